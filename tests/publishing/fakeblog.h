// SPDX-License-Identifier: MIT
// A blog in memory, with a publisher that has the troubles the test asks for.
#pragma once

#include "net/httpcall.h"
#include "publishing/account.h"
#include "publishing/publisher.h"
#include "rendering/renderer.h"

#include <QCoroFuture>
#include <QPromise>

#include <algorithm>
#include <memory>
#include <optional>

namespace Postil::Test {

// What happens to a call that changes something.
struct Trouble
{
    enum When {
        Before, // nothing was done
        After,  // all was done, and then this happened to the answer
    };
    When when = After;
    std::optional<Error> error = {}; // nothing: no answer ever comes, until the call is stopped
};

struct FakeBlog
{
    struct Standing
    {
        QString id;
        QString slug;
        QString title;
        QString content;
        PublishState state = PublishState::Live;
        int revision = 1;
    };

    QList<Standing> posts;
    QList<Standing> trashed;
    QStringList calls;                          // "create", "update", "trash", "lookFor", "fetch"
    QList<std::optional<Trouble>> troubles;     // of the next calls, in order
    std::optional<Error> blind;                 // what looking ends with
    std::function<void(const Publication &)> onCreate;
    int running = 0;                            // calls under way
    int mostRunning = 0;

    [[nodiscard]] Standing *find(const QString &id)
    {
        const auto found = std::ranges::find(posts, id, &Standing::id);
        return found == posts.end() ? nullptr : &*found;
    }
};

// Holds every call until it is stopped.
class StallingClient : public HttpClient
{
public:
    QCoro::Task<Result<HttpResponse>> get(HttpRequest) override
    {
        co_return failure(ErrorKind::Refused, QStringLiteral("This client only sends."));
    }
    QCoro::Task<Result<HttpAnswer>> send(HttpCall call) override
    {
        auto promise = std::make_shared<QPromise<void>>();
        promise->start();
        const std::stop_callback stopped(call.stop, [promise] { promise->finish(); });
        const QFuture<void> future = promise->future();
        co_await future;
        co_return failure(ErrorKind::Cancelled, QStringLiteral("It was stopped."));
    }
};

class FakePublisher : public Publisher
{
public:
    FakePublisher(std::shared_ptr<FakeBlog> blog, HttpClient *http) : m_blog(std::move(blog)), m_http(http) {}

    QCoro::Task<Result<QStringList>> test() override { co_return QStringList(); }

    QCoro::Task<Result<Receipt>> create(Publication publication) override
    {
        const Running running(m_blog);
        const auto trouble = begin(QStringLiteral("create"));
        if (m_blog->onCreate)
            m_blog->onCreate(publication);
        if (const auto ended = co_await suffer(trouble, Trouble::Before))
            co_return std::unexpected(*ended);
        const auto there = std::ranges::find(m_blog->posts, publication.post.slug, &FakeBlog::Standing::slug);
        if (there != m_blog->posts.end()) {
            if (publication.attempt == Attempt::Again && there->title == publication.post.title)
                co_return receiptOf(*there);
            co_return failure(ErrorKind::Conflict, QStringLiteral("Another post has this address."));
        }
        m_blog->posts.append({.id = QString::number(m_blog->posts.size() + 1),
                              .slug = publication.post.slug,
                              .title = publication.post.title,
                              .content = publication.content(Form::HtmlFragment),
                              .state = publication.when.state});
        const Receipt receipt = receiptOf(m_blog->posts.last());
        if (const auto ended = co_await suffer(trouble, Trouble::After))
            co_return std::unexpected(*ended);
        co_return receipt;
    }

    QCoro::Task<Result<Receipt>> update(Receipt before, Publication publication) override
    {
        const Running running(m_blog);
        const auto trouble = begin(QStringLiteral("update"));
        if (const auto ended = co_await suffer(trouble, Trouble::Before))
            co_return std::unexpected(*ended);
        FakeBlog::Standing *post = m_blog->find(before.remoteId);
        if (!post)
            co_return gone();
        if (QString::number(post->revision) != before.revision)
            co_return failure(ErrorKind::Conflict, QStringLiteral("Somebody changed the post."));
        post->title = publication.post.title;
        post->content = publication.content(Form::HtmlFragment);
        ++post->revision;
        const Receipt receipt = receiptOf(*post);
        if (const auto ended = co_await suffer(trouble, Trouble::After))
            co_return std::unexpected(*ended);
        co_return receipt;
    }

    QCoro::Task<Result<RemotePost>> fetch(Receipt receipt) override
    {
        m_blog->calls += QStringLiteral("fetch");
        if (m_blog->blind)
            co_return std::unexpected(*m_blog->blind);
        const FakeBlog::Standing *post = m_blog->find(receipt.remoteId);
        if (!post)
            co_return gone();
        co_return RemotePost{.receipt = receiptOf(*post),
                             .title = post->title,
                             .content = post->content,
                             .form = Form::HtmlFragment,
                             .slug = post->slug};
    }

    QCoro::Task<Result<void>> trash(Receipt receipt) override
    {
        const Running running(m_blog);
        const auto trouble = begin(QStringLiteral("trash"));
        if (const auto ended = co_await suffer(trouble, Trouble::Before))
            co_return std::unexpected(*ended);
        if (!m_blog->find(receipt.remoteId))
            co_return gone();
        m_blog->trashed.append(*m_blog->find(receipt.remoteId));
        m_blog->posts.removeIf([&](const FakeBlog::Standing &post) { return post.id == receipt.remoteId; });
        if (const auto ended = co_await suffer(trouble, Trouble::After))
            co_return std::unexpected(*ended);
        co_return Result<void>();
    }

    QCoro::Task<Result<Receipt>> restore(Receipt receipt, Publication) override
    {
        const Running running(m_blog);
        const auto trouble = begin(QStringLiteral("restore"));
        if (const auto ended = co_await suffer(trouble, Trouble::Before))
            co_return std::unexpected(*ended);
        const auto found = std::ranges::find(m_blog->trashed, receipt.remoteId, &FakeBlog::Standing::id);
        if (found != m_blog->trashed.end()) {
            m_blog->posts.append(*found);
            m_blog->trashed.erase(found);
        }
        const FakeBlog::Standing *post = m_blog->find(receipt.remoteId);
        if (!post)
            co_return gone();
        const Receipt back = receiptOf(*post);
        if (const auto ended = co_await suffer(trouble, Trouble::After))
            co_return std::unexpected(*ended);
        co_return back;
    }

    QCoro::Task<Result<QList<RemoteSummary>>> list(RemoteQuery) override
    {
        m_blog->calls += QStringLiteral("list");
        if (m_blog->blind)
            co_return std::unexpected(*m_blog->blind);
        QList<RemoteSummary> rows;
        for (const FakeBlog::Standing &post : std::as_const(m_blog->posts))
            rows.append({.remoteId = post.id, .url = addressOf(post), .title = post.title});
        co_return rows;
    }

private:
    struct Running
    {
        explicit Running(std::shared_ptr<FakeBlog> fake) : blog(std::move(fake))
        {
            blog->mostRunning = std::max(blog->mostRunning, ++blog->running);
        }
        ~Running() { --blog->running; }
        Q_DISABLE_COPY_MOVE(Running)
        std::shared_ptr<FakeBlog> blog;
    };

    std::optional<Trouble> begin(const QString &call)
    {
        m_blog->calls += call;
        return m_blog->troubles.isEmpty() ? std::nullopt : m_blog->troubles.takeFirst();
    }
    QCoro::Task<std::optional<Error>> suffer(std::optional<Trouble> trouble, Trouble::When when)
    {
        if (!trouble || trouble->when != when)
            co_return std::nullopt;
        if (trouble->error)
            co_return trouble->error;
        const auto answer = co_await m_http->send({});
        co_return answer.error();
    }
    static std::unexpected<Error> gone()
    {
        return failure(ErrorKind::NotFound, QStringLiteral("The post is not on the blog any more."));
    }
    static QString addressOf(const FakeBlog::Standing &post)
    {
        return QStringLiteral("https://harbour.example/") + post.slug;
    }
    static Receipt receiptOf(const FakeBlog::Standing &post)
    {
        return {.account = {},
                .remoteId = post.id,
                .url = addressOf(post),
                .revision = QString::number(post.revision),
                .state = post.state,
                .time = {}};
    }

    std::shared_ptr<FakeBlog> m_blog;
    HttpClient *m_http;
};

// `service`: hugo schedules by itself, folder does not.
inline Account fakeAccount(const QString &id, const QString &service = QStringLiteral("hugo"))
{
    Account account;
    account.id = id;
    account.name = id;
    account.service = service;
    account.timeZone = QStringLiteral("Europe/Berlin");
    return account;
}

inline Publication samplePublication(const QString &slug, const QDateTime &now,
                                     const PublishTime &when = {PublishState::Live, {}},
                                     const QString &commentary = QStringLiteral("Worth *reading*."))
{
    Post post;
    post.title = QStringLiteral("Rivers run dry: ") + slug;
    post.slug = slug;
    post.commentary = commentary;
    post.source = {.url = QStringLiteral("https://example.org/rivers"),
                   .headline = QStringLiteral("Rivers run dry"),
                   .outlet = QStringLiteral("Example Post"),
                   .byline = {},
                   .published = {}};
    const Renderer renderer{QString()};
    HouseStyle style;
    style.id = QStringLiteral("harbour");
    style.name = QStringLiteral("Harbour");
    return preparePublication(post, style, fakeAccount(QStringLiteral("harbour")), when,
                              {Form::HtmlFragment, Form::Markdown}, renderer, now);
}

} // namespace Postil::Test
