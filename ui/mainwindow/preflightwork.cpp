// SPDX-License-Identifier: MIT
#include "mainwindow/preflightwork.h"

#include "base/background.h"
#include "compose/session.h"
#include "mainwindow/linkwork.h"
#include "mainwindow/services.h"
#include "post/linkedaddresses.h"
#include "post/spelledwords.h"
#include "publishing/accountstore.h"
#include "publishing/blogchoice.h"
#include "publishing/sentpost.h"
#include "settings/settingsstore.h"
#include "spelling/spellchecker.h"

#include <QPointer>

namespace Postil {

PreflightWork::PreflightWork(const Services &services, Session &session, LinkWork &links, QObject *parent)
    : QObject(parent), m_services(services), m_session(session), m_links(links)
{
}

BlogTraces PreflightWork::traces(const QList<ReceiptRow> &receipts) const
{
    BlogTraces traces{.style = m_session.style().id,
                      .lastUsed = m_services.settings->load().publishing.account};
    for (const Account &account : m_services.accounts->accounts()) {
        if (standingPost(receipts, account.id))
            traces.standsOn.append(account.id);
    }
    return traces;
}

QCoro::Task<Result<QList<PreflightFinding>>> PreflightWork::look(std::optional<Account> account,
                                                                 QDateTime goesAt)
{
    const QPointer guard(this);
    const auto closing = failure(ErrorKind::Cancelled, tr("The window was closed before this was done."));
    const QUuid draft = m_session.id();
    const Post post = m_session.post();
    const HouseStyle style = m_session.style();
    PreflightContext context{.article = m_session.article(),
                             .earlier = {},
                             .links = m_links.reports(),
                             .blog = {},
                             .now = m_services.now(),
                             .goesAt = goesAt};
    QList<ReceiptRow> receipts;
    if (m_services.library) {
        const auto earlier = co_await m_services.library->linkedBefore(linkedAddresses(post), draft);
        if (!guard)
            co_return closing;
        context.earlier = earlier.value_or(QList<EarlierLink>());
        receipts = (co_await m_services.library->receipts(draft)).value_or(QList<ReceiptRow>());
        if (!guard)
            co_return closing;
    }
    if (m_services.spelling) {
        const auto unknown =
            co_await m_services.spelling->unknown(spellingLanguage(post, style), spelledWordsOf(post));
        if (!guard)
            co_return closing;
        context.unknownWords = unknown.value_or(QSet<QString>());
    }
    if (m_services.accounts) {
        const BlogTraces known = traces(receipts);
        const QList<Account> &accounts = m_services.accounts->accounts();
        if (!account)
            account = likelyBlog(accounts, known);
        if (account) {
            setBlog(context, *account);
            context.wrongBlog = wrongBlogSentence(*account, accounts, known);
        }
    }
    co_return co_await inBackground([post, style, context, media = m_services.media]() mutable {
        context.missing = missingPictures(post, media);
        return Result<QList<PreflightFinding>>(preflight(post, style, context));
    });
}

} // namespace Postil
