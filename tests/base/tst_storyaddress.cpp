// SPDX-License-Identifier: MIT
// Proves: addresses of one story are known for the same, and those of two stories are not
#include "base/storyaddress.h"

#include <QtTest>

using namespace Postil;
using namespace Qt::StringLiterals;

class StoryAddressTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sameStory_data()
    {
        QTest::addColumn<QString>("other");
        for (const char *other :
             {"https://example.com/news/2026/story-1", "http://example.com/news/2026/story-1",
              "https://www.example.com/news/2026/story-1", "https://WWW.Example.COM:443/news/2026/story-1/",
              "http://m.example.com:80/news/2026/story-1#comments",
              "https://amp.example.com/news/2026/story-1",
              "https://example.com/news/2026/story-1?utm_source=x&utm_medium=y",
              "https://example.com/news/2026/story-1?fbclid=1",
              "https://example.com//news//2026/story-1/index.html",
              "https://example.com/news/2026/story-1/amp", "https://example.com/news/2026/story-1/amp/?amp=1",
              "https://example.com/news/2026/story%2D1",
              "https://example.com/news/2026/story-1#:~:text=words",
              "https://example.com/news/2026/story-1?ref=home",
              "https://www.google.com/amp/s/example.com/news/2026/story-1",
              "https://example-com.cdn.ampproject.org/c/s/www.example.com/news/2026/story-1",
              "  https://example.com/news/2026/story-1  "})
            QTest::newRow(other) << QString::fromUtf8(other);
    }
    void sameStory()
    {
        QFETCH(QString, other);
        QCOMPARE(storyKey(other), u"example.com/news/2026/story-1"_s);
    }

    void anotherStory_data()
    {
        QTest::addColumn<QString>("one");
        QTest::addColumn<QString>("other");
        QTest::newRow("path") << u"https://example.com/a"_s << u"https://example.com/b"_s;
        QTest::newRow("letters") << u"https://example.com/a"_s << u"https://example.com/A"_s;
        QTest::newRow("query") << u"https://example.com/?p=1"_s << u"https://example.com/?p=2"_s;
        QTest::newRow("query or none") << u"https://example.com/?p=1"_s << u"https://example.com/"_s;
        QTest::newRow("port") << u"https://example.com:8443/a"_s << u"https://example.com/a"_s;
        QTest::newRow("site") << u"https://news.example.com/a"_s << u"https://example.com/a"_s;
        QTest::newRow("short domain") << u"https://m.com/a"_s << u"https://com/a"_s;
        QTest::newRow("no AMP") << u"https://www.google.com/maps/s/example.com"_s << u"https://example.com"_s;
    }
    void anotherStory()
    {
        QFETCH(QString, one);
        QFETCH(QString, other);
        QVERIFY(!storyKey(one).isEmpty());
        QVERIFY(storyKey(one) != storyKey(other));
    }

    void orderOfTheQuery()
    {
        QCOMPARE(storyKey(u"https://example.com/?b=2&a=1"_s),
                 storyKey(u"http://example.com?a=1&utm_id=3&b=2"_s));
        QCOMPARE(storyKey(u"https://пример.рф/новость"_s),
                 storyKey(u"https://xn--e1afmkfd.xn--p1ai/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D1%8C/"_s));
    }

    void noAddress()
    {
        for (const QString &address :
             {u""_s, u"javascript:alert(1)"_s, u"mailto:a@example.com"_s, u"https://"_s, u"/relative"_s,
              u"https://user:pw@example.com/"_s, u"http://a b.com/"_s})
            QCOMPARE(storyKey(address), QString());
    }

    void tracking_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("clean");
        QTest::newRow("none") << u"https://example.com/a?id=1&x=%20#part"_s
                              << u"https://example.com/a?id=1&x=%20#part"_s;
        QTest::newRow("all") << u"https://example.com/a?utm_source=x&fbclid=y"_s
                             << u"https://example.com/a"_s;
        QTest::newRow("some") << u"https://example.com/a?utm_source=x&id=1&gclid=z#part"_s
                              << u"https://example.com/a?id=1#part"_s;
        QTest::newRow("capitals") << u"https://example.com/a?UTM_Source=x"_s << u"https://example.com/a"_s;
        QTest::newRow("look-alike") << u"https://example.com/a?utmost=x&shape=y"_s
                                    << u"https://example.com/a?utmost=x&shape=y"_s;
        QTest::newRow("in the fragment")
            << u"https://example.com/a#?utm_source=x"_s << u"https://example.com/a#?utm_source=x"_s;
        QTest::newRow("not the web") << u"mailto:a@example.com?share=1"_s
                                     << u"mailto:a@example.com?share=1"_s;
        QTest::newRow("no address") << u"why? share=1"_s << u"why? share=1"_s;
    }
    void tracking()
    {
        QFETCH(QString, address);
        QFETCH(QString, clean);
        QCOMPARE(withoutTracking(address), clean);
        QCOMPARE(withoutTracking(clean), clean);
    }
};

QTEST_GUILESS_MAIN(StoryAddressTest)
#include "tst_storyaddress.moc"
