// SPDX-License-Identifier: MIT
// What dictionaries say about words. Nothing is loaded before the first question; answers come when they are
// there, and may come after whoever asked has gone.
#pragma once

#include "base/result.h"

#include <QCoroTask>
#include <QObject>
#include <QSet>
#include <QString>
#include <QStringList>

namespace Postil {

class SpellChecker : public QObject
{
    Q_OBJECT

public:
    // `language` everywhere: BCP 47; empty: the system's.

    // Those of `words` that the dictionary does not have. NotFound: there is no dictionary of that language,
    // with a sentence that says how to get one.
    virtual QCoro::Task<Result<QSet<QString>>> unknown(QString language, QStringList words) = 0;
    // What may have been meant, the likeliest first; few.
    virtual QCoro::Task<QStringList> suggestions(QString language, QString word) = 0;
    // From now on the word is known: for good, in the user's own dictionary, or until the program ends.
    virtual void learn(const QString &language, const QString &word) = 0;
    virtual void ignore(const QString &word) = 0;

Q_SIGNALS:
    void changed(); // what was unknown may be known now
};

} // namespace Postil
