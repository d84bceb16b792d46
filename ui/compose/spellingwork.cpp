// SPDX-License-Identifier: MIT
#include "compose/spellingwork.h"

#include "compose/session.h"
#include "post/spelledwords.h"
#include "spelling/spellchecker.h"
#include "widgets/growingedit.h"
#include "widgets/spellingmarks.h"

namespace Postil {

SpellingWork::SpellingWork(Session &session, QObject *parent) : QObject(parent), m_session(session)
{
    connect(&session, &Session::changed, this, &SpellingWork::refresh);
    connect(&session, &Session::styleChanged, this, &SpellingWork::refresh);
}

void SpellingWork::setChecker(SpellChecker &checker)
{
    m_checker = &checker;
    m_language = spellingLanguage(m_session.post(), m_session.style());
    for (const Covered &covered : std::as_const(m_covered)) {
        if (covered.edit)
            covered.edit->setSpelling(m_checker, m_language, covered.kind);
    }
    askForDictionary();
}

void SpellingWork::cover(GrowingEdit *edit, SpelledText kind)
{
    m_covered.removeIf([](const Covered &covered) { return !covered.edit; });
    m_covered.append({edit, kind});
    if (m_checker)
        edit->setSpelling(m_checker, m_language, kind);
}

void SpellingWork::refresh()
{
    if (m_checker && m_language != spellingLanguage(m_session.post(), m_session.style()))
        setChecker(*m_checker);
}

QCoro::Task<void> SpellingWork::askForDictionary()
{
    const QPointer guard(this);
    const QString language = m_language;
    const auto answer = co_await m_checker->unknown(language, {});
    if (guard && language == m_language)
        Q_EMIT noticeChanged(answer ? QString() : answer.error().message);
}

} // namespace Postil
