// SPDX-License-Identifier: MIT
// Proves: an article becomes the line of coverage an editor would write, and nothing written is replaced;
// a story that stands twice in a post is noticed
#include "coverage/repeatedlinks.h"
#include "coverage/storylink.h"
#include "post/linkedaddresses.h"

#include <QtTest>

using namespace Postil;
using namespace Qt::StringLiterals;

class StoryLinkTest : public QObject
{
    Q_OBJECT

    static Article article(const QString &headline, const QString &url = {})
    {
        Article article;
        article.headline = headline;
        article.url = url;
        article.outlet = u"The Wire"_s;
        article.byline = u"B. Scribe"_s;
        return article;
    }
    static RelatedLink at(const QString &url)
    {
        return {.headline = {}, .url = url, .author = {}, .outlet = {}, .note = {}};
    }

private Q_SLOTS:
    void notes_data()
    {
        QTest::addColumn<QString>("headline");
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("clean");
        QTest::addColumn<QString>("note");
        const auto row = [](const char *headline, const char *address, const char *clean, const char *note) {
            QTest::newRow(headline) << QString::fromUtf8(headline) << QString::fromUtf8(address)
                                    << QString::fromUtf8(clean) << QString::fromUtf8(note);
        };
        row("Putin reacts", "https://a.example/news/1", "Putin reacts", "");
        row("WATCH: Putin reacts", "https://a.example/news/1", "Putin reacts", "Video");
        row("Putin reacts (Video)", "https://a.example/news/1", "Putin reacts", "Video");
        row("Putin reacts – video", "https://a.example/news/1", "Putin reacts", "Video");
        row("Putin at work [PHOTOS]", "https://a.example/news/1", "Putin at work", "Photos");
        row("Elections live: who wins?", "https://a.example/politics/live/2026/elections",
            "Elections live: who wins?", "Live");
        row("Putin on film", "https://a.example/video/2026/putin", "Putin on film", "Video");
        row("The market for luxury", "https://a.example/news/watch", "The market for luxury", "");
        row("A speech", "https://www.youtube.com/watch?v=abc", "A speech", "Video");
        row("Watch", "https://a.example/watch", "Watch", "");
        row("Video games sell", "https://a.example/news/1", "Video games sell", "");
    }
    void notes()
    {
        QFETCH(QString, headline);
        QFETCH(QString, address);
        const RelatedLink link = storyLink(article(headline), address);
        QTEST(link.headline, "clean");
        QTEST(link.note, "note");
        QCOMPARE(link.outlet, u"The Wire"_s);
        QCOMPARE(link.author, u"B. Scribe"_s);
    }

    void notesOfStructuredData_data()
    {
        QTest::addColumn<QString>("said");
        QTest::addColumn<QString>("headline");
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("note");
        const QString plain = u"https://a.example/news/1"_s;
        QTest::newRow("video") << u"video"_s << u"A speech"_s << plain << u"Video"_s;
        QTest::newRow("photos") << u"photos"_s << u"A speech"_s << plain << u"Photos"_s;
        QTest::newRow("live") << u"live"_s << u"A speech"_s << plain << u"Live"_s;
        QTest::newRow("paywall") << u"paywall"_s << u"A speech"_s << plain << u"Paywall"_s;
        QTest::newRow("headline first") << u"live"_s << u"WATCH: A speech"_s << plain << u"Video"_s;
        QTest::newRow("data before address")
            << u"live"_s << u"A speech"_s << u"https://a.example/video/1"_s << u"Live"_s;
        QTest::newRow("address before paywall")
            << u"paywall"_s << u"A speech"_s << u"https://a.example/video/1"_s << u"Video"_s;
        QTest::newRow("unknown") << u"odd"_s << u"A speech"_s << plain << QString();
    }
    void notesOfStructuredData()
    {
        QFETCH(const QString, said);
        QFETCH(const QString, headline);
        QFETCH(const QString, address);
        Article story = article(headline);
        story.note = said;
        QTEST(storyLink(story, address).note, "note");
    }

    void canonicalAddress_data()
    {
        QTest::addColumn<QString>("named");
        QTest::addColumn<QString>("fetched");
        QTest::addColumn<QString>("address");
        QTest::newRow("named") << u"https://a.example/s"_s << u"https://a.example/s?id=1"_s
                               << u"https://a.example/s"_s;
        QTest::newRow("none") << u""_s << u"https://a.example/s?id=1&utm_source=x"_s
                              << u"https://a.example/s?id=1"_s;
        QTest::newRow("front page") << u"https://a.example/"_s << u"https://a.example/s"_s
                                    << u"https://a.example/s"_s;
        QTest::newRow("front page itself")
            << u"https://a.example/"_s << u"https://a.example"_s << u"https://a.example/"_s;
        QTest::newRow("script") << u"javascript:x"_s << u"https://a.example/s"_s << u"https://a.example/s"_s;
    }
    void canonicalAddress()
    {
        QFETCH(QString, named);
        QFETCH(QString, fetched);
        QTEST(storyLink(article(u"x"_s, named), fetched).url, "address");
    }

    void nothingWrittenIsReplaced()
    {
        const RelatedLink found{u"Barges wait"_s, u"https://a.example/s"_s, u"B. Scribe"_s, u"The Wire"_s,
                                u"Video"_s};
        RelatedLink given = at(u"https://a.example/s?utm_id=1"_s);
        QCOMPARE(completed(given, found, LinkCredit::AuthorAndOutlet), found);
        RelatedLink short_ = found;
        short_.author.clear();
        QCOMPARE(completed(given, found, LinkCredit::Outlet), short_);
        given.headline = u"My own words"_s;
        const RelatedLink own = completed(given, found, LinkCredit::AuthorAndOutlet);
        QCOMPARE(own, (RelatedLink{u"My own words"_s, found.url, found.author, found.outlet, {}}));
        given.outlet = u"Wire"_s;
        given.note = u"Map"_s;
        QCOMPARE(completed(given, found, LinkCredit::AuthorAndOutlet),
                 (RelatedLink{u"My own words"_s, found.url, {}, u"Wire"_s, u"Map"_s}));
        QCOMPARE(completed(given, {}, LinkCredit::AuthorAndOutlet), given);
    }

    void twiceInAPost()
    {
        Post post;
        post.source.url = u"https://a.example/source"_s;
        post.coverage = {
            {u"One"_s, {at(u"https://a.example/1"_s), at(u"http://www.a.example/source/"_s), at({})}},
            {u"Two"_s, {at({}), at(u"https://m.a.example/1?fbclid=x#top"_s), at(u"https://a.example/2"_s)}}};
        const QList<RepeatedLink> expected{{{PostPart::Coverage, 0, 1}, {PostPart::Source}},
                                           {{PostPart::Coverage, 1, 1}, {PostPart::Coverage, 0, 0}}};
        QCOMPARE(repeatedLinks(post), expected);
        QCOMPARE(linkedAddresses(post).size(), 5);
        QCOMPARE(repeatedLinks({}), QList<RepeatedLink>());
    }
};

QTEST_GUILESS_MAIN(StoryLinkTest)
#include "tst_storylink.moc"
