// SPDX-License-Identifier: MIT
// The spelling of what the editor writes: in the language of the post, or else in that of its style.
#pragma once

#include "widgets/growingedit.h"

#include <QCoroTask>
#include <QList>
#include <QObject>
#include <QPointer>
#include <QString>

namespace Postil {

class Session;

class SpellingWork : public QObject
{
    Q_OBJECT

public:
    SpellingWork(Session &session, QObject *parent);

    // From then on; it outlives this. Until there is one, nothing is marked.
    void setChecker(SpellChecker &checker);
    void cover(GrowingEdit *edit, SpelledText kind);

Q_SIGNALS:
    void
    noticeChanged(const QString &sentence); // what keeps the spelling from being checked; empty: nothing does

private:
    struct Covered
    {
        QPointer<GrowingEdit> edit;
        SpelledText kind;
    };
    void refresh();
    QCoro::Task<void> askForDictionary();

    Session &m_session;
    SpellChecker *m_checker = nullptr;
    QString m_language;
    QList<Covered> m_covered;
};

} // namespace Postil
