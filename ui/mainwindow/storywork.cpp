// SPDX-License-Identifier: MIT
#include "mainwindow/storywork.h"

#include "article/readerpane.h"
#include "base/background.h"
#include "base/storyaddress.h"
#include "compose/composepane.h"
#include "compose/session.h"
#include "excerpt/quoteshare.h"
#include "excerpt/storychanges.h"
#include "library/library.h"
#include "mainwindow/services.h"

#include <QLocale>
#include <QPointer>

namespace Postil {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QString changesText(const StoryChanges &changes, const QDateTime &earlier, const QDateTime &now)
{
    const QLocale locale;
    const QDateTime local = earlier.toLocalTime();
    const QString time = locale.toString(local.time(), QLocale::ShortFormat);
    const QString when =
        local.date() == now.toLocalTime().date()
            ? time
            : StoryWork::tr("%1, %2").arg(locale.toString(local.date(), StoryWork::tr("d MMMM yyyy")), time);
    QStringList what;
    if (changes.headline)
        what.append(StoryWork::tr("its headline was “%1”").arg(changes.headline->before));
    if (changes.byline)
        what.append(changes.byline->before.isEmpty()
                        ? StoryWork::tr("it names an author now")
                        : StoryWork::tr("it was signed by %1").arg(changes.byline->before));
    if (!changes.quotes.isEmpty())
        what.append(changes.quotes.size() == 1
                        ? StoryWork::tr("one of your passages reads otherwise now")
                        : StoryWork::tr("%1 of your passages read otherwise now").arg(changes.quotes.size()));
    else if (changes.text)
        what.append(StoryWork::tr("its text was another, outside what you quote"));
    return StoryWork::tr("This article has changed since %1: %2.").arg(when, what.join(u"; "_s));
}

} // namespace

StoryWork::StoryWork(const Services &services, Session &session, ComposePane &compose, ReaderPane &reader,
                     QObject *parent)
    : QObject(parent), m_services(services), m_session(session), m_compose(compose), m_reader(reader)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(300ms);
    connect(&m_pause, &QTimer::timeout, this, &StoryWork::check);
    connect(&session, &Session::changed, &m_pause, qOverload<>(&QTimer::start));
    connect(&session, &Session::articleChanged, this, [this] {
        m_reader.setNotice({});
        m_pause.start();
    });
}

QCoro::Task<void> StoryWork::keep(Article article)
{
    if (!m_services.library || storyKey(article.url).isEmpty())
        co_return;
    const QPointer guard(this);
    const auto kept = co_await m_services.library->keepSnapshot(article);
    if (!guard || !kept || !kept->before || m_session.article() != article)
        co_return;
    const StoryChanges changes = storyChanges(*kept->before, article, m_session.post().excerpts);
    if (!changes.isEmpty())
        m_reader.setNotice(changesText(changes, kept->before->captured, m_services.now()));
}

QList<StoryWork::Question> StoryWork::questions() const
{
    QList<Question> questions;
    const auto &article = m_session.article();
    for (const Excerpt &excerpt : m_session.post().excerpts)
        questions.append(
            {excerpt.markdown, article && isFrom(excerpt, *article) ? article->text : excerpt.captured});
    return questions;
}

QCoro::Task<void> StoryWork::check()
{
    const QPointer guard(this);
    const QList<Question> asked = questions();
    if (asked == m_asked)
        co_return;
    m_asked = asked;
    const auto checks = co_await inBackground([asked] {
        QList<QuoteCheck> checks;
        for (const Question &question : asked)
            checks.append(question.original.isEmpty() ? QuoteCheck()
                                                      : checkQuote(question.markdown, question.original));
        return Result<QList<QuoteCheck>>(checks);
    });
    if (guard && checks && asked == questions())
        m_compose.setQuoteChecks(*checks);
}

} // namespace Postil
