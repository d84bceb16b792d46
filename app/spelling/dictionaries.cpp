// SPDX-License-Identifier: MIT
#include "spelling/dictionaries.h"

#include <QCoreApplication>

#include <algorithm>

namespace Postil {

using namespace Qt::StringLiterals;

namespace {

struct DictionaryText
{
    Q_DECLARE_TR_FUNCTIONS(Spelling)
};

QString wantedLanguage(const QString &language, const QLocale &here)
{
    QString wanted = language.isEmpty() ? here.name() : language;
    return wanted.replace(u'-', u'_');
}

} // namespace

QString dictionaryFor(const QString &language, const QStringList &available, const QLocale &here)
{
    const auto named = [&available](const QString &name) {
        const auto found = std::ranges::find_if(
            available, [&name](const QString &one) { return one.compare(name, Qt::CaseInsensitive) == 0; });
        return found == available.cend() ? QString() : *found;
    };
    const QString wanted = wantedLanguage(language, here);
    if (const QString exact = named(wanted); !exact.isEmpty())
        return exact;
    const QString stem = wanted.section(u'_', 0, 0);
    if (stem.isEmpty() || wanted.contains(u'_'))
        return stem.isEmpty() ? QString() : named(stem);
    const QString ofHere = here.name();
    const QString usual = QLocale(stem).name(); // "en_US", "de_DE"
    for (const QString &name : {ofHere.section(u'_', 0, 0) == stem ? ofHere : QString(), usual}) {
        if (const QString found = named(name); !name.isEmpty() && !found.isEmpty())
            return found;
    }
    for (const QString &one : available) {
        if (one.startsWith(stem + u'_', Qt::CaseInsensitive)
            || one.startsWith(stem + u'-', Qt::CaseInsensitive))
            return one;
    }
    return {};
}

QString noDictionarySentence(const QString &language, const QLocale &here)
{
    const QString wanted = wantedLanguage(language, here);
    return DictionaryText::tr(
               "Spelling is not checked: there is no dictionary of “%1” on this computer. Install one, for "
               "example the package hunspell-%2.")
        .arg(QString(wanted).replace(u'_', u'-'), QString(wanted).replace(u'_', u'-').toLower());
}

} // namespace Postil
