// SPDX-License-Identifier: MIT
// Which of the system's dictionaries a language is checked by.
#pragma once

#include <QLocale>
#include <QString>
#include <QStringList>

namespace Postil {

// `language`: BCP 47, empty: that of `here`; `available`: "en_US", "de". Of a language without a region the
// one that is spoken here, or the one of its own country. A region that is named must be there: British
// spelling is not checked by an American dictionary. Empty: there is none.
[[nodiscard]] QString dictionaryFor(const QString &language, const QStringList &available,
                                    const QLocale &here);

// "There is no dictionary …": what to do about it, too.
[[nodiscard]] QString noDictionarySentence(const QString &language, const QLocale &here);

} // namespace Postil
