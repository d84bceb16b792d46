// SPDX-License-Identifier: MIT
// Proves: the XML-RPC interface of a real WordPress takes a post from draft to trash, schedules it, keeps its
// HTML and labels as they were sent, and locks what was changed meanwhile
#include "net/qthttpclient.h"
#include "publishing/catalogue.h"
#include "secrets/sessionsecretstore.h"
#include "support/result.h"
#include "support/wordpress.h"

#include <QBuffer>
#include <QCoroTask>
#include <QImage>
#include <QtTest>

using namespace Postil;
using namespace Postil::Test;
using namespace Qt::StringLiterals;

namespace {

Post wordPressPost(const QString &slug)
{
    Post post;
    post.title = u"The \"harbour\": closed <for> good & all, 5 < 6 &amp; ’tis"_s;
    post.slug = slug;
    post.source.url = u"https://news.example/harbour"_s;
    post.source.headline = u"Harbour closed"_s;
    post.source.outlet = u"News"_s;
    post.commentary = u"What it means.\n\nMore *soon*."_s;
    post.labels = QStringList{u"résumé & notes"_s, u"Sea, the"_s, u"c++"_s};
    return post;
}

QDateTime second()
{
    return QDateTime::fromSecsSinceEpoch(QDateTime::currentSecsSinceEpoch(), QTimeZone::UTC);
}

} // namespace

class XmlRpcWordPressTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (const QString reason = m_blog.start({u"WP_ZONE=America/New_York"_s}); !reason.isEmpty())
            QSKIP(qPrintable(reason));
        m_blog.rest(u"admin"_s, "POST", u"wp/v2/categories"_s, {{"name"_L1, u"Résumé & notes"_s}});
    }

    void lifeCycle()
    {
        const auto blog = publisher(u"editor"_s);
        const auto tested = wait(blog->test());
        POSTIL_VERIFY_OK(tested);
        QVERIFY2(tested->join(u' ').contains(u"WordPress"_s), qPrintable(tested->join(u'\n')));

        Post post = wordPressPost(u"harbour-closed"_s);
        const Publication first = publicationOf(post, {PublishState::Draft, {}});
        const auto draft = wait(blog->create(first));
        POSTIL_VERIFY_OK(draft);
        QCOMPARE(draft->state, PublishState::Draft);
        auto read = wait(blog->fetch(*draft));
        POSTIL_VERIFY_OK(read);
        QCOMPARE(read->title, post.title);
        QCOMPARE(read->content, first.content(Form::HtmlFragment));
        QCOMPARE(read->slug, post.slug);
        QCOMPARE(read->summary, u"In short"_s);
        QStringList labels = read->labels;
        labels.sort(Qt::CaseInsensitive);
        QCOMPARE(labels, (QStringList{u"c++"_s, u"Résumé & notes"_s, u"Sea, the"_s}));
        QCOMPARE(read->receipt.revision, draft->revision);

        // Whoever tries again finds it, in either state.
        Publication again = first;
        again.attempt = Attempt::Again;
        QCOMPARE(wait(blog->create(again))->remoteId, draft->remoteId);

        post.date = QDateTime(QDate(2024, 2, 29), QTime(23, 30), QTimeZone::UTC);
        const Publication second = publicationOf(post);
        const auto live = wait(blog->update(*draft, second));
        POSTIL_VERIFY_OK(live);
        QCOMPARE(live->state, PublishState::Live);
        QCOMPARE(live->url, m_blog.url(u"/harbour-closed/"_s).toString());
        read = wait(blog->fetch(*live));
        QCOMPARE(read->date, post.date);
        QCOMPARE(read->labels.size(), 3);
        // Readers get the HTML as it was sent: no paragraph was put into it.
        QVERIFY(m_blog.page(u"/harbour-closed/"_s)
                    .contains(second.content(Form::HtmlFragment).section(u'\n', 4, 6)));

        const auto found = wait(blog->find(QUrl(live->url)));
        POSTIL_VERIFY_OK(found);
        QCOMPARE(found->receipt.revision, live->revision);
        QCOMPARE(wait(blog->list({.text = u"harbour"_s}))->size(), 1);

        m_blog.rest(u"admin"_s, "POST", "wp/v2/posts/"_L1 + live->remoteId, {{"title"_L1, u"Theirs"_s}});
        QCOMPARE(wait(blog->update(*live, second)).error().kind, ErrorKind::Conflict);
        QCOMPARE(wait(blog->trash(*live)).error().kind, ErrorKind::Conflict);
        read = wait(blog->fetch(*live));
        QCOMPARE(read->title, u"Theirs"_s);
        const auto over = wait(blog->update(read->receipt, second));
        POSTIL_VERIFY_OK(over);

        POSTIL_VERIFY_OK(wait(blog->trash(*over)));
        QCOMPARE(wait(blog->trash(*over)).error().kind,
                 ErrorKind::NotFound); // else it would be gone for good
        QCOMPARE(wait(blog->fetch(*over)).error().kind, ErrorKind::NotFound);
        QCOMPARE(m_blog.rest(u"admin"_s, "GET", "wp/v2/posts/"_L1 + over->remoteId + "?context=edit"_L1)
                     .object()
                     .value("status"_L1)
                     .toString(),
                 u"trash"_s);
    }

    void schedules()
    {
        const auto blog = publisher(u"editor"_s);
        const PublishTime later{PublishState::Scheduled, second().addDays(3)};
        const Post post = wordPressPost(u"later"_s);
        const auto scheduled = wait(blog->create(publicationOf(post, later)));
        POSTIL_VERIFY_OK(scheduled);
        QCOMPARE(scheduled->state, PublishState::Scheduled);
        QCOMPARE(wait(blog->fetch(*scheduled))->date, later.at);
        const auto live = wait(blog->update(*scheduled, publicationOf(post)));
        POSTIL_VERIFY_OK(live);
        QCOMPARE(live->state, PublishState::Live);
        Publication hidden = publicationOf(post);
        hidden.audience = Audience::Private;
        POSTIL_VERIFY_OK(wait(blog->update(*live, hidden)));
        const auto back = wait(blog->fetch(*live));
        const auto draft = wait(blog->update(back->receipt, publicationOf(post, {PublishState::Draft, {}})));
        POSTIL_VERIFY_OK(draft);
        QCOMPARE(draft->state, PublishState::Draft);
    }

    void takesPictures()
    {
        QByteArray bytes;
        QBuffer buffer(&bytes);
        QImage image(64, 48, QImage::Format_RGB32);
        image.fill(Qt::darkCyan);
        QVERIFY(buffer.open(QIODevice::WriteOnly) && image.save(&buffer, "PNG"));
        const auto media = wait(
            publisher(u"editor"_s)->upload({.name = u"castle.png"_s, .type = "image/png", .bytes = bytes}));
        POSTIL_VERIFY_OK(media);
        QVERIFY(media->url.startsWith(m_blog.url().toString()) && media->url.endsWith("castle.png"_L1));
        QVERIFY(!media->remoteId.isEmpty());
        const auto none = wait(publisher(u"contributor"_s)
                                   ->upload({.name = u"castle.png"_s, .type = "image/png", .bytes = bytes}));
        QCOMPARE(none.error().kind, ErrorKind::Refused);
    }

    void rightsAndPasswords()
    {
        const auto contributor = publisher(u"contributor"_s);
        QCOMPARE(wait(contributor->create(publicationOf(wordPressPost(u"mine"_s)))).error().kind,
                 ErrorKind::Refused);
        (void)wait(m_secrets.write(u"contributor/password"_s, u"wrong-wrong-wrong"_s));
        const auto tested = wait(contributor->test());
        QCOMPARE(tested.error().kind, ErrorKind::SignIn);
        QVERIFY(!tested.error().message.contains(u"wrong-wrong"_s));
    }

private:
    template <typename T>
    T wait(QCoro::Task<T> task)
    {
        return QCoro::waitFor(std::move(task));
    }

    std::unique_ptr<Publisher> publisher(const QString &user)
    {
        const Account account{.id = user,
                              .name = user,
                              .service = u"metaweblog"_s,
                              .address = m_blog.url().toString(),
                              .timeZone = u"America/New_York"_s,
                              .options = {{u"user"_s, user}}};
        (void)wait(m_secrets.write(user + "/password"_L1, m_blog.password(user)));
        return std::move(*makePublisher(account, {.http = &m_http, .secrets = &m_secrets}));
    }

    static Publication publicationOf(const Post &post, PublishTime when = {})
    {
        static const Renderer renderer{QString()};
        HouseStyle style;
        style.id = u"plain"_s;
        style.editorLabel = u"Editor:"_s;
        Publication publication = preparePublication(post, style, Account{}, when,
                                                     findService(u"metaweblog"_s)->forms, renderer, second());
        publication.summary = u"In short"_s;
        return publication;
    }

    WordPress m_blog;
    SessionSecretStore m_secrets;
    QtHttpClient m_http{QStringList()};
};

QTEST_GUILESS_MAIN(XmlRpcWordPressTest)
#include "tst_xmlrpcwordpress.moc"
