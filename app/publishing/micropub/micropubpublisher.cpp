// SPDX-License-Identifier: MIT
#include "publishing/micropub/micropubpublisher.h"

#include "base/url.h"
#include "publishing/apianswer.h"
#include "publishing/micropub/indieauth.h"
#include "publishing/micropub/micropubentry.h"
#include "publishing/uploadname.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>

namespace Postil {

using namespace Qt::StringLiterals;

namespace {

constexpr int NewestEntries = 100;
// The site's clock may be behind ours, and what is dated in its future may be hidden.
constexpr int EntryClockSlack = 10 * 60; // seconds

struct MicropubText
{
    Q_DECLARE_TR_FUNCTIONS(Micropub)
};

std::unexpected<Error> changedEntry(const QString &title)
{
    return failure(ErrorKind::Conflict,
                   MicropubText::tr(
                       "“%1” is not on the blog as Postil left it, so nothing was changed there. Compare the "
                       "two first.")
                       .arg(saidPlainly(title)));
}

std::unexpected<Error> noListThere()
{
    return failure(
        ErrorKind::Refused,
        MicropubText::tr("Nobody knows whether this post arrived, and the site has no list to look for it. "
                         "Look there; if it is missing, send the post as a new one."));
}

QDateTime entryDate(const Publication &publication)
{
    const QDateTime past = QDateTime::currentDateTimeUtc().addSecs(-EntryClockSlack);
    const bool isPast = publication.post.date.isValid() && publication.post.date < past;
    return publication.when.state == PublishState::Live && isPast ? publication.post.date : QDateTime();
}

// Where the site says that the post, or the file, is.
QString locationOf(const HttpAnswer &answer)
{
    const QByteArray target = answer.headers.value("Location");
    return target.isEmpty() ? QString()
                            : safeHref(answer.url.resolved(QUrl::fromEncoded(target, QUrl::StrictMode))
                                           .toString(QUrl::FullyEncoded));
}

} // namespace

MicropubPublisher::MicropubPublisher(const Account &account, const PublishTools &tools)
    : m_site(account, tools), m_tools(tools)
{
}

RemotePost MicropubPublisher::postOf(const QString &url, const QJsonObject &properties) const
{
    RemotePost post = micropubPost(url, properties);
    post.receipt.account = m_site.account().id;
    return post;
}

QCoro::Task<Result<QStringList>> MicropubPublisher::test()
{
    const auto config = co_await m_site.open();
    if (!config)
        co_return std::unexpected(config.error());
    QStringList sentences{MicropubText::tr("Posts go to %1.").arg(config->endpoint.toDisplayString())};
    sentences +=
        config->states.contains(u"draft"_s) || m_site.account().options.value(u"drafts"_s) == "yes"_L1
            ? MicropubText::tr("It keeps drafts.")
            : MicropubText::tr("It does not say that it keeps drafts, so none are sent there.");
    if (!config->media.isEmpty())
        sentences += MicropubText::tr("It takes pictures.");
    co_return sentences;
}

// Why this site cannot do what is asked, where it cannot.
QCoro::Task<Result<void>> MicropubPublisher::check(Publication publication)
{
    if (publication.content(Form::HtmlFragment).isEmpty())
        co_return failure(ErrorKind::BadInput,
                          MicropubText::tr("The post was not rendered for this kind of blog."));
    if (publication.when.state == PublishState::Scheduled)
        co_return failure(
            ErrorKind::Refused,
            MicropubText::tr("Micropub has no way to say when a post shall come out, so it was not sent. "
                             "Publish it at its time."));
    if (publication.audience != Audience::Everyone)
        co_return failure(ErrorKind::Refused, MicropubText::tr("This kind of blog has no private posts."));
    if (publication.when.state != PublishState::Draft
        || m_site.account().options.value(u"drafts"_s) == "yes"_L1)
        co_return Result<void>();
    const auto config = co_await m_site.open();
    if (!config)
        co_return std::unexpected(config.error());
    if (!config->states.contains(u"draft"_s))
        co_return failure(
            ErrorKind::Refused,
            MicropubText::tr("The site does not say that it keeps drafts, and might show this one to "
                             "everybody. Keep it here until it is ready."));
    co_return Result<void>();
}

QCoro::Task<Result<QJsonObject>> MicropubPublisher::source(QString url)
{
    QList<std::pair<QString, QString>> items{{u"q"_s, u"source"_s}, {u"url"_s, url}};
    const auto answer = co_await m_site.query(std::move(items));
    if (!answer)
        co_return std::unexpected(answer.error());
    const QJsonObject properties = answer->value("properties"_L1).toObject();
    if (properties.isEmpty())
        co_return failure(ErrorKind::NotFound, MicropubText::tr("The site has no post at %1.").arg(url));
    co_return properties;
}

QCoro::Task<Result<QList<RemotePost>>> MicropubPublisher::newest(int count)
{
    QList<std::pair<QString, QString>> items{{u"q"_s, u"source"_s}, {u"limit"_s, QString::number(count)}};
    const auto answer = co_await m_site.query(std::move(items));
    if (!answer)
        co_return std::unexpected(answer.error());
    if (!answer->value("items"_L1).isArray())
        co_return failure(ErrorKind::Refused, MicropubText::tr("The site has no list of its posts."));
    QList<RemotePost> posts;
    for (const QJsonValue &item : answer->value("items"_L1).toArray()) {
        const QJsonObject properties = item.toObject().value("properties"_L1).toObject();
        const QString url = safeHref(properties.value("url"_L1).toArray().at(0).toString());
        if (!url.isEmpty() && posts.size() < count)
            posts.append(postOf(url, properties));
    }
    co_return posts;
}

QCoro::Task<Result<Receipt>> MicropubPublisher::create(Publication publication)
{
    if (const auto fine = co_await check(publication); !fine)
        co_return std::unexpected(fine.error());
    if (publication.attempt == Attempt::Again) {
        const auto posts = co_await newest(NewestEntries);
        if (!posts && (posts.error().kind == ErrorKind::Refused || posts.error().kind == ErrorKind::NotFound))
            co_return noListThere();
        if (!posts)
            co_return std::unexpected(posts.error());
        for (const RemotePost &there : *posts) {
            if (!isSameEntry(there, publication))
                continue;
            // A list may leave properties out.
            const auto whole = co_await source(there.receipt.remoteId);
            if (!whole)
                co_return std::unexpected(whole.error());
            co_return postOf(there.receipt.remoteId, *whole).receipt;
        }
        for (const RemotePost &there : *posts) {
            if (hasSlugOf(there, publication))
                co_return failure(
                    ErrorKind::Conflict,
                    MicropubText::tr("On the blog “%1” has the address that this post should get, and was "
                                     "left as it is. Give this one another address (slug).")
                        .arg(saidPlainly(there.title)));
        }
    }
    const QJsonObject body{{"type"_L1, QJsonArray{u"h-entry"_s}},
                           {"properties"_L1, micropubProperties(publication, entryDate(publication))}};
    const auto answer = co_await m_site.post(body);
    if (!answer)
        co_return std::unexpected(answer.error());
    const QString url = locationOf(*answer);
    if (url.isEmpty())
        co_return failure(
            ErrorKind::Network,
            MicropubText::tr("%1 took the post, but did not say where it is. Look there whether it is "
                             "complete.")
                .arg(answer->url.host()));
    const auto there = co_await source(url);
    if (there)
        co_return postOf(url, *there).receipt;
    // It is there all the same: some bring posts out a moment later (202), or do not let them be read.
    Receipt receipt = postOf(url, {}).receipt;
    receipt.revision.clear();
    receipt.state = publication.when.state;
    if (receipt.state == PublishState::Draft)
        receipt.url.clear();
    co_return receipt;
}

QCoro::Task<Result<Receipt>> MicropubPublisher::update(Receipt before, Publication publication)
{
    if (const auto fine = co_await check(publication); !fine)
        co_return std::unexpected(fine.error());
    const auto properties = co_await source(before.remoteId);
    if (!properties)
        co_return std::unexpected(properties.error());
    const RemotePost there = postOf(before.remoteId, *properties);
    if (there.receipt.revision != before.revision) {
        const bool isAsSent =
            there.content == publication.content(Form::HtmlFragment) && there.title == publication.post.title
            && there.labels == publication.post.labels && there.receipt.state == publication.when.state;
        if (publication.attempt == Attempt::Again && isAsSent) // an earlier attempt came through
            co_return there.receipt;
        co_return changedEntry(there.title);
    }
    const auto answer = co_await m_site.post(
        micropubUpdate(before.remoteId, publication, entryDate(publication), *properties));
    if (!answer)
        co_return std::unexpected(answer.error());
    const QString moved = answer->status == 201 ? locationOf(*answer) : QString();
    const QString url = moved.isEmpty() ? before.remoteId : moved;
    const auto now = co_await source(url);
    if (!now)
        co_return std::unexpected(now.error());
    co_return postOf(url, *now).receipt;
}

QCoro::Task<Result<RemotePost>> MicropubPublisher::fetch(Receipt receipt)
{
    const auto properties = co_await source(receipt.remoteId);
    if (!properties)
        co_return std::unexpected(properties.error());
    co_return postOf(receipt.remoteId, *properties);
}

QCoro::Task<Result<void>> MicropubPublisher::trash(Receipt receipt)
{
    const auto properties = co_await source(receipt.remoteId);
    if (!properties)
        co_return std::unexpected(properties.error());
    const RemotePost there = postOf(receipt.remoteId, *properties);
    if (there.receipt.revision != receipt.revision)
        co_return changedEntry(there.title);
    const QJsonObject body{{"action"_L1, u"delete"_s}, {"url"_L1, receipt.remoteId}};
    const auto answer = co_await m_site.post(body);
    if (!answer)
        co_return std::unexpected(answer.error());
    co_return Result<void>();
}

QCoro::Task<Result<QList<RemoteSummary>>> MicropubPublisher::list(RemoteQuery query)
{
    const QString text = query.text.trimmed();
    const int count = std::clamp(query.count, 1, NewestEntries);
    const auto posts = co_await newest(text.isEmpty() ? count : NewestEntries);
    if (!posts)
        co_return std::unexpected(posts.error());
    QList<RemoteSummary> rows;
    for (const RemotePost &there : *posts) {
        if (rows.size() < count && (there.title + u'\n' + there.content).contains(text, Qt::CaseInsensitive))
            rows.append({.remoteId = there.receipt.remoteId,
                         .url = there.receipt.url,
                         .title = there.title,
                         .state = there.receipt.state,
                         .changed = there.date,
                         .revision = there.receipt.revision});
    }
    co_return rows;
}

QCoro::Task<Result<RemotePost>> MicropubPublisher::find(QUrl address)
{
    const QString url = address.toString(QUrl::FullyEncoded);
    const auto properties = co_await source(url);
    if (!properties)
        co_return std::unexpected(properties.error());
    co_return postOf(url, *properties);
}

QCoro::Task<Result<UploadedMedia>> MicropubPublisher::upload(MediaFile file)
{
    const auto answer = co_await m_site.postFile(file);
    if (!answer)
        co_return std::unexpected(answer.error());
    const QString url = locationOf(*answer);
    if (url.isEmpty())
        co_return failure(
            ErrorKind::Network,
            MicropubText::tr("%1 took “%2”, but did not say where it is. Look there whether it arrived.")
                .arg(answer->url.host(), file.name));
    co_return UploadedMedia{.remoteId = url, .url = url};
}

QCoro::Task<Result<std::optional<UploadedMedia>>> MicropubPublisher::lookForUpload(MediaFile file)
{
    const auto addresses = co_await m_site.newestFiles();
    if (!addresses)
        co_return std::unexpected(addresses.error());
    for (const QString &address : *addresses) {
        if (const QString url = safeHref(address); !url.isEmpty() && isUploadOf(url, file.name))
            co_return UploadedMedia{.remoteId = url, .url = url};
    }
    co_return std::optional<UploadedMedia>();
}

QCoro::Task<Result<QMap<QString, QString>>> MicropubPublisher::signIn(std::stop_token stop)
{
    const Account &account = m_site.account();
    const QUrl typed(account.address, QUrl::StrictMode);
    const auto site = co_await discoverIndieAuth(m_tools.http, typed);
    if (!site)
        co_return std::unexpected(site.error());
    OAuthSignIn request{.endpoints = site->endpoints,
                        .client = indieAuthClient(account),
                        .scope = u"create update delete media"_s};
    request.parameters = {{u"me"_s, typed.toString(QUrl::FullyEncoded)}};
    request.stop = stop;
    OpenInBrowser open = [browser = m_tools.openBrowser](const QUrl &url) -> Result<void> {
        if (!browser)
            return failure(ErrorKind::Refused, MicropubText::tr("There is no browser here to sign in with."));
        browser(url);
        return {};
    };
    const auto token = co_await Postil::signIn(*m_tools.http, std::move(request), std::move(open));
    if (!token)
        co_return std::unexpected(token.error().error);
    if (const auto fine = co_await checkMe(m_tools.http, typed, token->me, site->endpoints); !fine)
        co_return std::unexpected(fine.error());
    if (!token->scope.split(u' ').contains(u"create"_s))
        co_return failure(
            ErrorKind::Refused,
            MicropubText::tr(
                "%1 let Postil in, but not to write posts. Sign in again, and allow it to create, "
                "update and delete posts and to upload media.")
                .arg(typed.host()));
    if (const auto kept = co_await keepToken(account, m_tools, *token); !kept)
        co_return std::unexpected(kept.error());
    co_return QMap<QString, QString>{
        {u"me"_s, token->me},
        {u"endpoint"_s, site->micropub.toString(QUrl::FullyEncoded)},
        {u"tokenEndpoint"_s, site->endpoints.token.toString(QUrl::FullyEncoded)}};
}

} // namespace Postil
