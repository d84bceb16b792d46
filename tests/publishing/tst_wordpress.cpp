// SPDX-License-Identifier: MIT
// Proves: on a real WordPress a post is saved as a draft, published, scheduled, changed, taken back, found,
// listed and put into the trash, arrives as it was rendered, goes over nobody's work, and every failure says
// what to do
#include "library/library.h"
#include "media/pictureaddress.h"
#include "net/qthttpclient.h"
#include "publishing/catalogue.h"
#include "publishing/postpasswords.h"
#include "publishing/uploads.h"
#include "publishing/wordpress/guardedhtml.h"
#include "support/memorysecrets.h"
#include "support/pictures.h"
#include "support/result.h"
#include "support/shared.h"
#include "support/wordpress.h"

#include <QBuffer>
#include <QImage>
#include <QJsonArray>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QtTest>

using namespace Postil;
using namespace Postil::Test;
using namespace Qt::StringLiterals;

namespace {

const PublishTime AsDraft{PublishState::Draft, {}};
const PublishTime Now{PublishState::Live, {}};

PublishTime at(const QDateTime &time)
{
    return {PublishState::Scheduled, time};
}

QDateTime wholeSeconds(const QDateTime &time)
{
    return QDateTime::fromSecsSinceEpoch(time.toSecsSinceEpoch(), QTimeZone::UTC);
}

QByteArray picture(const QSize &size)
{
    QImage image(size, QImage::Format_RGB32);
    for (int y = 0; y < size.height(); ++y) {
        for (int x = 0; x < size.width(); ++x)
            image.setPixelColor(x, y, QColor::fromHsv((x * 7 + y * 13) % 360, (x * y) % 256, 200));
    }
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

Post harbourPost(const QString &slug)
{
    Post post;
    post.title = u"It's the \"harbour\" -- AT&T <closed> ("_s + slug + u')';
    post.slug = slug;
    post.source = {.url = u"https://news.example/harbour?a=1&b=2"_s,
                   .headline = u"Harbour 'closed' ... [gallery] 4x4"_s,
                   .outlet = u"News"_s,
                   .byline = {},
                   .published = {}};
    Excerpt excerpt;
    excerpt.markdown = u"It's \"closed\" -- *for good*.\n\n- one\n- two\n\n`a -- \"b\"`"_s;
    post.excerpts.append(excerpt);
    post.commentary = u"What it means :) Wordpress.\n\nhttps://www.youtube.com/watch?v=x"_s;
    return post;
}

} // namespace

class WordPressTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (const QString reason = m_blog.start(); !reason.isEmpty())
            QSKIP(qPrintable(reason));
    }

    void testTellsWhatTheAccountMay()
    {
        const auto admin = QCoro::waitFor(publisher(u"admin"_s)->test());
        POSTIL_VERIFY_OK(admin);
        QVERIFY(admin->constFirst().contains(u"“Harbour & News”"_s));
        QVERIFY2(admin->contains(u"This account may publish."_s), qPrintable(admin->join(u'\n')));
        QCOMPARE(admin->size(), 3);
        const auto contributor = QCoro::waitFor(publisher(u"contributor"_s)->test());
        POSTIL_VERIFY_OK(contributor);
        QVERIFY(contributor->join(u' ').contains(u"but not publish"_s));
        QVERIFY(contributor->join(u' ').contains(u"not upload"_s));
        const auto author = QCoro::waitFor(publisher(u"author"_s, {{u"labels"_s, u"categories"_s}})->test());
        POSTIL_VERIFY_OK(author);
        QVERIFY(author->join(u' ').contains(u"not make categories"_s));
        const auto subscriber = QCoro::waitFor(publisher(u"subscriber"_s)->test());
        QVERIFY(!subscriber);
        QCOMPARE(subscriber.error().kind, ErrorKind::Refused);
    }

    void wrongPasswordsAreTold_data()
    {
        QTest::addColumn<QString>("user");
        QTest::addColumn<QString>("password");
        QTest::newRow("nonsense") << u"admin"_s << u"abcd efgh ijkl mnop qrst uvwx"_s;
        QTest::newRow("the one to log in with") << u"admin"_s << u"login-of-admin"_s;
        QTest::newRow("nobody") << u"nobody"_s << u"abcd efgh ijkl mnop qrst uvwx"_s;
        QTest::newRow("none") << u"admin"_s << QString();
    }
    void wrongPasswordsAreTold()
    {
        QFETCH(QString, user);
        QFETCH(QString, password);
        const Account account = accountOf(user);
        const auto made = makeFor(account, password);
        for (const Error &error :
             {QCoro::waitFor(made->test()).error(),
              QCoro::waitFor(made->create(prepared(account, harbourPost(u"never"_s), Now))).error()}) {
            QCOMPARE(error.kind, ErrorKind::SignIn);
            QVERIFY2(error.message.contains(u"application password"_s), qPrintable(error.message));
            QVERIFY(password.isEmpty() || !error.message.contains(password));
        }
        QVERIFY(!onBlog(u"never"_s));
    }

    void aWholeLife()
    {
        const Account account = accountOf(u"editor"_s);
        Post post = harbourPost(u"whole-life"_s);
        post.labels = {u"Ships & more"_s, u"Harbour"_s};
        post.date = wholeSeconds(QDateTime::currentDateTimeUtc().addDays(-1)); // it stands in the rendering
        // A draft.
        const auto draft = create(account, post, AsDraft);
        POSTIL_VERIFY_OK(draft);
        QCOMPARE(draft->state, PublishState::Draft);
        QVERIFY(draft->url.isEmpty());
        QVERIFY(m_blog.page(u"/whole-life/"_s).startsWith(u"404"));
        // Live.
        const auto live = update(account, *draft, post, Now);
        POSTIL_VERIFY_OK(live);
        QCOMPARE(live->state, PublishState::Live);
        QCOMPARE(live->remoteId, draft->remoteId);
        QCOMPARE(live->url, m_blog.url(u"/whole-life/"_s).toString());
        QVERIFY(m_blog.page(u"/whole-life/"_s).startsWith(u"200"));
        // Changed.
        post.commentary = u"Something else."_s;
        const auto changed = update(account, *live, post, Now);
        POSTIL_VERIFY_OK(changed);
        QVERIFY(changed->revision != live->revision);
        QVERIFY(m_blog.page(u"/whole-life/"_s).contains(u"Something else."_s));
        // Read back.
        const auto fetched = QCoro::waitFor(publisherOf(account)->fetch(*changed));
        POSTIL_VERIFY_OK(fetched);
        QCOMPARE(fetched->receipt.revision, changed->revision);
        QCOMPARE(fetched->title, post.title);
        QCOMPARE(fetched->slug, post.slug);
        QCOMPARE(fetched->labels, QStringList({u"Harbour"_s, u"Ships & more"_s}));
        QCOMPARE(guardedHtml(fetched->content), guardedHtml(rendered(account, post)));
        // Taken back.
        const auto unpublished = update(account, *changed, post, AsDraft);
        POSTIL_VERIFY_OK(unpublished);
        QCOMPARE(unpublished->state, PublishState::Draft);
        QVERIFY(m_blog.page(u"/whole-life/"_s).startsWith(u"404"));
        // Into the trash, where it can be had back, and no further.
        POSTIL_VERIFY_OK(QCoro::waitFor(publisherOf(account)->trash(*unpublished)));
        QCOMPARE(onBlog(draft->remoteId.toInt())["status"_L1].toString(), u"trash"_s);
        POSTIL_VERIFY_OK(QCoro::waitFor(publisherOf(account)->trash(*unpublished)));
        QCOMPARE(QCoro::waitFor(publisherOf(account)->fetch(*unpublished)).error().kind, ErrorKind::NotFound);
        QCOMPARE(update(account, *unpublished, post, Now).error().kind, ErrorKind::NotFound);
        // What is in the trash is nobody's: the slug is free.
        const auto again = create(account, post, Now);
        POSTIL_VERIFY_OK(again);
        QCOMPARE(again->url, m_blog.url(u"/whole-life/"_s).toString());
        // What was deleted for good is gone.
        m_blog.rest(u"admin"_s, "DELETE", "wp/v2/posts/"_L1 + again->remoteId + "?force=true"_L1);
        for (const Error &error : {update(account, *again, post, Now).error(),
                                   QCoro::waitFor(publisherOf(account)->fetch(*again)).error(),
                                   QCoro::waitFor(publisherOf(account)->trash(*again)).error()})
            QCOMPARE(error.kind, ErrorKind::NotFound);
    }

    void whatReadersSeeIsWhatWasRendered_data()
    {
        QTest::addColumn<QString>("user");
        QTest::newRow("an editor, who may write any HTML") << u"editor"_s;
        QTest::newRow("an author, whose HTML is filtered") << u"author"_s;
    }
    void whatReadersSeeIsWhatWasRendered()
    {
        QFETCH(QString, user);
        const Account account = accountOf(user);
        const Post post = harbourPost("seen-by-"_L1 + user);
        const auto receipt = create(account, post, Now);
        POSTIL_VERIFY_OK(receipt);
        // Paragraphs, quotation marks, dashes: letter for letter, but for what shows nothing.
        const QString html = withoutFiltered(guardedHtml(rendered(account, post)).section(u'\n', 1, -2));
        const QString seen = withoutFiltered(m_blog.page(u"/seen-by-%1/"_s.arg(user)));
        QVERIFY2(seen.contains(html), qPrintable(html + "\n\nin\n\n"_L1 + seen));
        const auto fetched = QCoro::waitFor(publisherOf(account)->fetch(*receipt));
        POSTIL_VERIFY_OK(fetched);
        QCOMPARE(fetched->title, post.title);
    }

    void scheduledPostsAreTheServers()
    {
        const Account account = accountOf(u"editor"_s);
        const QDateTime tomorrow = wholeSeconds(QDateTime::currentDateTimeUtc().addDays(1));
        const Post post = harbourPost(u"tomorrow"_s);
        const auto scheduled = create(account, post, at(tomorrow));
        POSTIL_VERIFY_OK(scheduled);
        QCOMPARE(scheduled->state, PublishState::Scheduled);
        QCOMPARE(scheduled->url, m_blog.url(u"/tomorrow/"_s).toString());
        QCOMPARE(QCoro::waitFor(publisherOf(account)->fetch(*scheduled))->date, tomorrow);
        QVERIFY(m_blog.page(u"/tomorrow/"_s).startsWith(u"404"));
        // Moved.
        const auto later = update(account, *scheduled, post, at(tomorrow.addDays(1)));
        POSTIL_VERIFY_OK(later);
        QCOMPARE(QCoro::waitFor(publisherOf(account)->fetch(*later))->date, tomorrow.addDays(1));
        // At once after all: WordPress would go on waiting if the date stayed.
        const auto live = update(account, *later, post, Now);
        POSTIL_VERIFY_OK(live);
        QCOMPARE(live->state, PublishState::Live);
        QVERIFY(m_blog.page(u"/tomorrow/"_s).startsWith(u"200"));
        // A live post becomes no younger when it is changed, but older when its own date says so.
        const QDateTime date = QCoro::waitFor(publisherOf(account)->fetch(*live))->date;
        const auto same = update(account, *live, post, Now);
        POSTIL_VERIFY_OK(same);
        QCOMPARE(QCoro::waitFor(publisherOf(account)->fetch(*same))->date, date);
        Post older = post;
        older.date = tomorrow.addYears(-1);
        const auto backdated = update(account, *same, older, Now);
        POSTIL_VERIFY_OK(backdated);
        QCOMPARE(QCoro::waitFor(publisherOf(account)->fetch(*backdated))->date, older.date);
    }

    void goesOverNobodysWork()
    {
        const Account account = accountOf(u"author"_s);
        Post post = harbourPost(u"contested"_s);
        const auto first = create(account, post, Now);
        POSTIL_VERIFY_OK(first);
        // The same second: WordPress's times cannot tell.
        m_blog.rest(u"editor"_s, "POST", "wp/v2/posts/"_L1 + first->remoteId,
                    {{"content"_L1, u"<p>theirs</p>"_s}});
        post.commentary = u"mine"_s;
        const auto conflict = update(account, *first, post, Now);
        QCOMPARE(conflict.error().kind, ErrorKind::Conflict);
        QCOMPARE(QCoro::waitFor(publisherOf(account)->trash(*first)).error().kind, ErrorKind::Conflict);
        const auto theirs = QCoro::waitFor(publisherOf(account)->fetch(*first));
        POSTIL_VERIFY_OK(theirs);
        QCOMPARE(theirs->content, u"<p>theirs</p>"_s);
        // Knowingly over it.
        const auto mine = update(account, theirs->receipt, post, Now);
        POSTIL_VERIFY_OK(mine);
        QVERIFY(m_blog.page(u"/contested/"_s).contains(u"mine"_s));
        // An update whose answer was lost is not taken for somebody else's.
        const auto lost = update(account, theirs->receipt, post, Now, Attempt::Again);
        POSTIL_VERIFY_OK(lost);
        QCOMPARE(lost->revision, mine->revision);
        QCOMPARE(update(account, theirs->receipt, post, Now).error().kind, ErrorKind::Conflict);
    }

    void aTakenSlugIsNoSecondPost()
    {
        const Account account = accountOf(u"author"_s);
        const Post post = harbourPost(u"taken"_s);
        const auto first = create(account, post, Now);
        POSTIL_VERIFY_OK(first);
        const auto second = create(account, post, Now);
        QCOMPARE(second.error().kind, ErrorKind::Conflict);
        QVERIFY(second.error().message.contains(u"taken"_s));
        // The first attempt's answer was lost.
        const auto again = create(account, post, Now, Attempt::Again);
        POSTIL_VERIFY_OK(again);
        QCOMPARE(again->remoteId, first->remoteId);
        QCOMPARE(again->revision, first->revision);
        Post other = post;
        other.title = u"Another"_s;
        QCOMPARE(create(account, other, Now, Attempt::Again).error().kind, ErrorKind::Conflict);
        // A draft of somebody else that authors do not see makes WordPress number ours.
        m_blog.rest(u"editor"_s, "POST", u"wp/v2/posts"_s,
                    {{"slug"_L1, u"hidden"_s}, {"title"_L1, u"x"_s}, {"status"_L1, u"private"_s}});
        const Post hidden = harbourPost(u"hidden"_s);
        const auto numbered = create(account, hidden, Now);
        POSTIL_VERIFY_OK(numbered);
        QVERIFY2(numbered->url.endsWith("/hidden-2/"_L1), qPrintable(numbered->url));
        const auto found = create(account, hidden, Now, Attempt::Again);
        POSTIL_VERIFY_OK(found);
        QCOMPARE(found->remoteId, numbered->remoteId);
    }

    void labelsByName()
    {
        // As people wrote them on the blog.
        m_blog.rest(u"admin"_s, "POST", u"wp/v2/categories"_s, {{"name"_L1, u"Résumé & notes"_s}});
        Account account = accountOf(u"author"_s);
        account.options.insert(u"labels"_s, u"categories"_s);
        account.options.insert(u"category"_s, u"uncategorized"_s);
        Post post = harbourPost(u"labelled"_s);
        post.labels = {u"résumé & Notes"_s, u"Brand <new>"_s};
        const auto receipt = create(account, post, Now);
        POSTIL_VERIFY_OK(receipt);
        // An author may make no category: it becomes a tag.
        const QJsonObject there = onBlog(receipt->remoteId.toInt());
        QCOMPARE(there["categories"_L1].toArray().size(), 2);
        QCOMPARE(there["tags"_L1].toArray().size(), 1);
        QCOMPARE(QCoro::waitFor(publisherOf(account)->fetch(*receipt))->labels,
                 QStringList({u"Résumé & notes"_s, u"Brand <new>"_s}));
        // An editor may.
        account.options.insert(u"user"_s, u"editor"_s);
        post.slug = u"labelled-too"_s;
        post.title = u"Labelled too"_s;
        const auto second = create(account, post, Now);
        POSTIL_VERIFY_OK(second);
        QCOMPARE(onBlog(second->remoteId.toInt())["categories"_L1].toArray().size(), 3);
        // As tags, in whatever spelling, and none of them twice; then none at all.
        Account tagging = accountOf(u"author"_s);
        post.slug = u"tagged"_s;
        post.labels = {u"BRAND <NEW>"_s, u"c++ qt"_s};
        const auto tagged = create(tagging, post, Now);
        POSTIL_VERIFY_OK(tagged);
        QCOMPARE(QCoro::waitFor(publisherOf(tagging)->fetch(*tagged))->labels,
                 QStringList({u"Brand <new>"_s, u"c++ qt"_s}));
        post.labels = {u"C++ Qt"_s};
        const auto fewer = update(tagging, *tagged, post, Now);
        POSTIL_VERIFY_OK(fewer);
        QCOMPARE(QCoro::waitFor(publisherOf(tagging)->fetch(*fewer))->labels, QStringList(u"c++ qt"_s));
        post.labels.clear();
        const auto none = update(tagging, *fewer, post, Now);
        POSTIL_VERIFY_OK(none);
        QVERIFY(QCoro::waitFor(publisherOf(tagging)->fetch(*none))->labels.isEmpty());
    }

    // Of a post on this computer, through two libraries that know nothing of each other.
    void eachPictureGoesUpOnce()
    {
        QTemporaryDir dir;
        const MediaStore store(dir.filePath(u"media"_s));
        const auto stored = QCoro::waitFor(store.add(cameraJpeg({1900, 1000}, 6)));
        POSTIL_VERIFY_OK(stored);
        Account account = accountOf(u"author"_s);
        account.options.insert(u"picture-width"_s, u"800"_s);
        Post post = harbourPost(u"own-picture"_s);
        post.commentary = u"![A \"castle\" & more](%1)\n\nSeen."_s.arg(pictureAddress(stored->name));
        post.leadMedia = {.url = pictureAddress(stored->name), .alt = u"A castle"_s, .caption = {}};
        const auto complete = [&](const QString &library) {
            auto opened = QCoro::waitFor(Library::open(dir.filePath(library)));
            const auto made = publisherOf(account);
            Publication publication = prepared(account, post, Now);
            const auto pictures =
                QCoro::waitFor(uploadPictures(publication, {.account = account,
                                                            .publisher = made.get(),
                                                            .library = opened->get(),
                                                            .media = store,
                                                            .owner = this}));
            publication.pictures = pictures.value_or(QList<PlacedPicture>());
            return publication;
        };
        const auto media = [this] {
            return m_blog.rest(u"editor"_s, "GET", u"wp/v2/media?search=picture-&context=edit"_s).array();
        };
        const Publication first = complete(u"one.sqlite"_s);
        QCOMPARE(first.pictures.size(), 1);
        const auto receipt = QCoro::waitFor(publisherOf(account)->create(withPlacedPictures(first)));
        POSTIL_VERIFY_OK(receipt);
        QCOMPARE(media().size(), 1);
        const QJsonObject there = media().first().toObject();
        QCOMPARE(there["source_url"_L1].toString(), first.pictures.constFirst().url);
        QCOMPARE(there["media_details"_L1]["width"_L1].toInt(), 800); // turned, it is 1000 wide
        QCOMPARE(there["media_details"_L1]["height"_L1].toInt(), 1520);
        QCOMPARE(there["alt_text"_L1].toString(), u"A castle"_s);
        const QJsonObject live = onBlog(receipt->remoteId.toInt());
        QCOMPARE(live["featured_media"_L1].toInt(), there["id"_L1].toInt());
        const QString content = live["content"_L1]["raw"_L1].toString();
        QVERIFY2(content.contains(first.pictures.constFirst().url), qPrintable(content));
        QVERIFY(content.contains("alt=\"A &quot;castle&quot; &amp; more\""_L1));
        QVERIFY(!content.contains("postil.invalid"_L1));
        // What readers get of it.
        QNetworkAccessManager network;
        const std::unique_ptr<QNetworkReply> reply(
            network.get(QNetworkRequest(QUrl(first.pictures.constFirst().url))));
        QTRY_VERIFY(reply->isFinished());
        const QByteArray bytes = reply->readAll();
        QCOMPARE(QImage::fromData(bytes).size(), QSize(800, 1520));
        QVERIFY(!bytes.contains(PlaceWord) && !bytes.contains("Exif"));

        // The update of the same library, and another library that has to ask the blog.
        for (const QString &library : {u"one.sqlite"_s, u"two.sqlite"_s}) {
            const Publication again = complete(library);
            QCOMPARE(again.pictures, first.pictures);
        }
        QCOMPARE(media().size(), 1);
        post.title += u" again"_s;
        POSTIL_VERIFY_OK(QCoro::waitFor(
            publisherOf(account)->update(*receipt, withPlacedPictures(complete(u"one.sqlite"_s)))));
        QCOMPARE(media().size(), 1);
        // Read back, the post leads to the picture on this computer again.
        const auto back = QCoro::waitFor(publisherOf(account)->fetch(*receipt));
        POSTIL_VERIFY_OK(back);
        QCOMPARE(pictureNamesIn(withLocalPictures(back->content, first.pictures)), QStringList(stored->name));
    }

    void picturesGoUp()
    {
        const Account account = accountOf(u"author"_s);
        const auto uploaded = QCoro::waitFor(publisherOf(account)->upload(
            {u"castle-at-sea.png"_s, "image/png", picture({900, 600}), u"A castle \"at\" sea, ä"_s}));
        POSTIL_VERIFY_OK(uploaded);
        const QJsonObject media =
            m_blog.rest(u"editor"_s, "GET", "wp/v2/media/"_L1 + uploaded->remoteId).object();
        QCOMPARE(media["alt_text"_L1].toString(), u"A castle \"at\" sea, ä"_s);
        QCOMPARE(media["source_url"_L1].toString(), uploaded->url);
        // It is the featured image of a post that begins with it, of any size, found by another publisher
        // too.
        const QString medium = media["media_details"_L1]["sizes"_L1]["medium"_L1]["source_url"_L1].toString();
        QVERIFY(!medium.isEmpty());
        Post post = harbourPost(u"with-picture"_s);
        post.leadMedia = {.url = medium, .alt = u"A castle"_s, .caption = u"At sea"_s};
        const auto receipt = create(account, post, Now);
        POSTIL_VERIFY_OK(receipt);
        const QJsonObject there = onBlog(receipt->remoteId.toInt());
        QCOMPARE(there["featured_media"_L1].toInt(), uploaded->remoteId.toInt());
        QVERIFY(there["content"_L1]["raw"_L1].toString().contains(u"postil-lead"_s));
        // Where the theme shows it anyway.
        Account instead = account;
        instead.options.insert(u"featured"_s, u"instead"_s);
        const auto once = update(instead, *receipt, post, Now);
        POSTIL_VERIFY_OK(once);
        QVERIFY(
            !onBlog(receipt->remoteId.toInt())["content"_L1]["raw"_L1].toString().contains(u"postil-lead"_s));
        // What is no picture of the blog is none of it.
        post.leadMedia->url = u"https://elsewhere.example/castle-at-sea.png"_s;
        post.slug = u"foreign-picture"_s;
        post.title = u"Foreign picture"_s;
        const auto foreign = create(account, post, Now);
        POSTIL_VERIFY_OK(foreign);
        QCOMPARE(onBlog(foreign->remoteId.toInt())["featured_media"_L1].toInt(), 0);
        // Refused by the blog.
        const auto program =
            QCoro::waitFor(publisherOf(account)->upload({u"a.exe"_s, "application/x-msdownload", "MZ", {}}));
        QCOMPARE(program.error().kind, ErrorKind::Refused);
        const auto contributor = QCoro::waitFor(
            publisher(u"contributor"_s)->upload({u"a.png"_s, "image/png", picture({9, 9}), {}}));
        QCOMPARE(contributor.error().kind, ErrorKind::Refused);
    }

    void findsAndLists()
    {
        const Account account = accountOf(u"editor"_s);
        const auto live = create(account, harbourPost(u"findable"_s), Now);
        POSTIL_VERIFY_OK(live);
        const auto draft = create(account, harbourPost(u"unseen-draft"_s), AsDraft);
        POSTIL_VERIFY_OK(draft);
        const auto made = publisherOf(account);
        for (const QString &address :
             {live->url, live->url + "?utm_source=x#top"_L1,
              m_blog.url("/?p="_L1 + live->remoteId).toString(),
              m_blog.url("/wp-admin/post.php?post=%1&action=edit"_L1.arg(live->remoteId)).toString()}) {
            const auto found = QCoro::waitFor(made->find(QUrl(address)));
            POSTIL_VERIFY_OK(found);
            QCOMPARE(found->receipt.remoteId, live->remoteId);
            QCOMPARE(found->receipt.revision, live->revision);
        }
        for (const QString &address :
             {m_blog.url(u"/no-such-post/"_s).toString(), m_blog.url().toString(),
              u"https://elsewhere.example/findable/"_s, m_blog.url(u"/?p=999999"_s).toString()})
            QCOMPARE(QCoro::waitFor(made->find(QUrl(address))).error().kind, ErrorKind::NotFound);

        const auto all = QCoro::waitFor(made->list({.count = 3}));
        POSTIL_VERIFY_OK(all);
        QCOMPARE(all->size(), 3);
        QVERIFY(all->at(0).changed >= all->at(1).changed && all->at(1).changed >= all->at(2).changed);
        const auto drafts = QCoro::waitFor(made->list({.text = u"unseen-draft"_s}));
        POSTIL_VERIFY_OK(drafts);
        QCOMPARE(drafts->size(), 1);
        QCOMPARE(drafts->constFirst().remoteId, draft->remoteId);
        QCOMPARE(drafts->constFirst().title, harbourPost(u"unseen-draft"_s).title);
        QCOMPARE(drafts->constFirst().state, PublishState::Draft);
        QVERIFY(QCoro::waitFor(made->list({.text = u"nothingofthesort"_s}))->isEmpty());
        QCOMPARE(QCoro::waitFor(publisher(u"subscriber"_s)->list({})).error().kind, ErrorKind::Refused);
    }

    void privatePostsAreForTheHouse()
    {
        const Account account = accountOf(u"editor"_s);
        Publication publication = prepared(account, harbourPost(u"among-us"_s), Now);
        publication.audience = Audience::Private;
        publication.summary = u"In short: 1 < 2 & so on"_s;
        const auto receipt = QCoro::waitFor(publisherOf(account)->create(publication));
        POSTIL_VERIFY_OK(receipt);
        QCOMPARE(receipt->state, PublishState::Live);
        QVERIFY(m_blog.page(u"/among-us/"_s).startsWith(u"404"));
        QCOMPARE(onBlog(receipt->remoteId.toInt())["status"_L1].toString(), u"private"_s);
        QCOMPARE(QCoro::waitFor(publisherOf(account)->fetch(*receipt))->summary, publication.summary);
        publication.when = at(QDateTime::currentDateTimeUtc().addDays(1));
        QCOMPARE(QCoro::waitFor(publisherOf(account)->update(*receipt, publication)).error().kind,
                 ErrorKind::Refused);
    }

    void passwordsComeFromTheKeyring()
    {
        const Account account = accountOf(u"editor"_s);
        Publication publication = prepared(account, harbourPost(u"for-friends"_s), Now);
        publication.audience = Audience::Password;
        const auto without = QCoro::waitFor(publisherOf(account)->create(publication));
        QCOMPARE(without.error().kind, ErrorKind::BadInput);
        QVERIFY(!onBlog(u"for-friends"_s));
        auto made = publisherOf(account);
        POSTIL_VERIFY_OK(QCoro::waitFor(keepPostPassword(m_secrets, account, u"for-friends"_s, u"open sesame"_s)));
        auto receipt = QCoro::waitFor(made->create(publication));
        POSTIL_VERIFY_OK(receipt);
        const int number = receipt->remoteId.toInt();
        QCOMPARE(onBlog(number)["password"_L1].toString(), u"open sesame"_s);
        QVERIFY(!m_blog.page(u"/for-friends/"_s).contains(u"What it means"_s));
        QCOMPARE(QCoro::waitFor(made->fetch(*receipt))->audience, Audience::Password);
        // Forgotten here, it stays as it is there.
        POSTIL_VERIFY_OK(QCoro::waitFor(forgetPostPassword(m_secrets, account, u"for-friends"_s)));
        receipt = QCoro::waitFor(made->update(*receipt, publication));
        POSTIL_VERIFY_OK(receipt);
        QCOMPARE(onBlog(number)["password"_L1].toString(), u"open sesame"_s);
        publication.audience = Audience::Everyone;
        receipt = QCoro::waitFor(made->update(*receipt, publication));
        POSTIL_VERIFY_OK(receipt);
        QCOMPARE(onBlog(number)["password"_L1].toString(), QString());
        QVERIFY(m_blog.page(u"/for-friends/"_s).contains(u"What it means"_s));
    }

    void whatWasTakenAwayComesBack()
    {
        const Account account = accountOf(u"editor"_s);
        const Publication publication = prepared(account, harbourPost(u"comes-back"_s), Now);
        const auto made = publisherOf(account);
        const auto live = QCoro::waitFor(made->create(publication));
        POSTIL_VERIFY_OK(live);
        POSTIL_VERIFY_OK(QCoro::waitFor(made->trash(*live)));
        QVERIFY(m_blog.page(u"/comes-back/"_s).startsWith(u"404"));
        const auto back = QCoro::waitFor(made->restore(*live, publication));
        POSTIL_VERIFY_OK(back);
        QCOMPARE(back->url, live->url);
        QCOMPARE(back->state, PublishState::Live);
        QVERIFY(m_blog.page(u"/comes-back/"_s).startsWith(u"200"));
        // Again is nothing; gone for good is said.
        QCOMPARE(QCoro::waitFor(made->restore(*back, publication))->revision, back->revision);
        m_blog.rest(u"editor"_s, "DELETE", u"wp/v2/posts/%1?force=true"_s.arg(back->remoteId));
        QCOMPARE(QCoro::waitFor(made->restore(*back, publication)).error().kind, ErrorKind::NotFound);
    }

    void contributorsSaveDraftsOnly()
    {
        const Account account = accountOf(u"contributor"_s);
        const auto refused = create(account, harbourPost(u"too-bold"_s), Now);
        QCOMPARE(refused.error().kind, ErrorKind::Refused);
        QVERIFY(refused.error().message.contains(u"draft"_s));
        QVERIFY(!onBlog(u"too-bold"_s));
        POSTIL_VERIFY_OK(create(account, harbourPost(u"modest"_s), AsDraft));
        // Nor may an author change what is not theirs.
        const auto editors = create(accountOf(u"editor"_s), harbourPost(u"of-the-editor"_s), Now);
        POSTIL_VERIFY_OK(editors);
        const auto author = update(accountOf(u"author"_s), *editors, harbourPost(u"of-the-editor"_s), Now);
        QCOMPARE(author.error().kind, ErrorKind::Refused);
    }

    void plainAddressesAndAnotherZone()
    {
        WordPress plain;
        const QString reason = plain.start({u"WP_PERMALINKS=plain"_s, u"WP_ZONE=America/New_York"_s});
        QCOMPARE(reason, QString());
        const Account account = plain.account(u"editor"_s);
        const auto made = makeFor(account, plain.password(u"editor"_s));
        POSTIL_VERIFY_OK(QCoro::waitFor(made->test()));
        Publication publication = prepared(account, harbourPost(u"plain"_s), Now);
        publication.post.labels = {u"c++ & qt"_s};
        const auto live = QCoro::waitFor(made->create(publication));
        POSTIL_VERIFY_OK(live);
        QCOMPARE(live->url, plain.url("/?p="_L1 + live->remoteId).toString());
        const QDateTime tomorrow = wholeSeconds(QDateTime::currentDateTimeUtc().addDays(1));
        publication.when = at(tomorrow);
        const auto scheduled = QCoro::waitFor(made->update(*live, publication));
        POSTIL_VERIFY_OK(scheduled);
        QCOMPARE(scheduled->state, PublishState::Scheduled);
        const auto there = QCoro::waitFor(made->fetch(*scheduled));
        POSTIL_VERIFY_OK(there);
        QCOMPARE(there->date, tomorrow);
        QCOMPARE(there->labels, QStringList(u"c++ & qt"_s));
    }

    void applicationPasswordsThatAreOffAreTold()
    {
        WordPress off;
        QCOMPARE(off.start({u"WP_APPLICATION_PASSWORDS=off"_s, u"WP_UPLOAD_LIMIT=1M"_s}), QString());
        const auto made = makeFor(off.account(u"editor"_s), off.password(u"editor"_s));
        const auto tested = QCoro::waitFor(made->test());
        QCOMPARE(tested.error().kind, ErrorKind::SignIn);
        QVERIFY2(tested.error().message.contains(u"switched off"_s), qPrintable(tested.error().message));
        const auto page = QCoro::waitFor(made->approvalPage());
        QCOMPARE(page.error().kind, ErrorKind::Refused);
        QVERIFY2(page.error().message.contains(u"switched off"_s), qPrintable(page.error().message));
    }

    void whatIsTooLargeIsTold()
    {
        WordPress narrow;
        QCOMPARE(narrow.start({u"WP_UPLOAD_LIMIT=1M"_s}), QString());
        const auto made = makeFor(narrow.account(u"editor"_s), narrow.password(u"editor"_s));
        for (const qsizetype size : {1'500'000, 2'500'000}) { // for a file; for a request
            const QByteArray bytes = picture({20, 20}) + QByteArray(size, 'x');
            const auto uploaded =
                QCoro::waitFor(made->upload({u"large.png"_s, "image/png", bytes, u"alt"_s}));
            QVERIFY(!uploaded);
            QVERIFY2(uploaded.error().kind == ErrorKind::TooLarge
                         || uploaded.error().kind == ErrorKind::Refused,
                     qPrintable(uploaded.error().message));
        }
    }

private:
    [[nodiscard]] Account accountOf(const QString &user) const { return m_blog.account(user); }

    [[nodiscard]] std::unique_ptr<Publisher> makeFor(const Account &account, const QString &password)
    {
        m_secrets = {};
        if (!password.isEmpty())
            m_secrets.put(secretKey(account, u"password"_s), password);
        return *makePublisher(account, {.http = &m_client, .secrets = &m_secrets});
    }
    [[nodiscard]] std::unique_ptr<Publisher> publisherOf(const Account &account)
    {
        return makeFor(account, m_blog.password(account.options.value(u"user"_s)));
    }
    [[nodiscard]] std::unique_ptr<Publisher> publisher(const QString &user,
                                                       const QMap<QString, QString> &options = {})
    {
        Account account = accountOf(user);
        account.options.insert(options);
        return publisherOf(account);
    }

    [[nodiscard]] Publication prepared(const Account &account, const Post &post, const PublishTime &when,
                                       Attempt attempt = Attempt::First) const
    {
        Publication publication = preparePublication(post, {}, account, when, {Form::HtmlFragment},
                                                     m_renderer, QDateTime::currentDateTimeUtc());
        publication.attempt = attempt;
        return publication;
    }
    [[nodiscard]] QString rendered(const Account &account, const Post &post) const
    {
        return prepared(account, post, Now).content(Form::HtmlFragment);
    }
    Result<Receipt> create(const Account &account, const Post &post, const PublishTime &when,
                           Attempt attempt = Attempt::First)
    {
        return QCoro::waitFor(publisherOf(account)->create(prepared(account, post, when, attempt)));
    }
    Result<Receipt> update(const Account &account, const Receipt &before, const Post &post,
                           const PublishTime &when, Attempt attempt = Attempt::First)
    {
        return QCoro::waitFor(publisherOf(account)->update(before, prepared(account, post, when, attempt)));
    }

    // As the blog's administrator sees it.
    [[nodiscard]] QJsonObject onBlog(int id) const
    {
        return m_blog.rest(u"admin"_s, "GET", u"wp/v2/posts/%1?context=edit"_s.arg(id)).object();
    }
    [[nodiscard]] bool onBlog(const QString &slug) const
    {
        return !m_blog.rest(u"admin"_s, "GET", u"wp/v2/posts?status=any&slug=%1"_s.arg(slug))
                    .array()
                    .isEmpty();
    }

    WordPress m_blog;
    QtHttpClient m_client{QStringList()};
    MemorySecrets m_secrets;
    Renderer m_renderer{QString()};
};

QTEST_GUILESS_MAIN(WordPressTest)
#include "tst_wordpress.moc"
