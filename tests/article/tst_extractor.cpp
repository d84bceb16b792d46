// SPDX-License-Identifier: MIT
// Proves: a page of bytes becomes an article with headline, outlet, byline, date and address, or one clear
// sentence
#include "article/extractor.h"
#include "article/outlet.h"
#include "support/testmain.h"
#include "support/webengine.h"

using namespace Postil;
using namespace Qt::StringLiterals;

class ExtractorTest : public QObject
{
    Q_OBJECT

private:
    [[nodiscard]] Result<Article> extract(const QByteArray &bytes, const QString &type = u"text/html"_s)
    {
        return Test::await(
            Extractor(*m_worker).extract({.bytes = bytes,
                                          .url = QUrl(u"https://news.example.com/2019/03/25/story?x=1#top"_s),
                                          .contentType = type,
                                          .charset = {}}));
    }

    std::unique_ptr<DomWorker> m_worker;

private Q_SLOTS:
    void initTestCase() { m_worker = Test::webEngine().createDomWorker(); }
    void cleanupTestCase() { m_worker.reset(); }

    void readsAPage()
    {
        const QByteArray paragraph =
            "<p>" + QByteArray("Words of the story, many of them, with commas, go here. ").repeated(12)
            + "</p>";
        const auto article = extract(
            "<!DOCTYPE html><html lang=en-GB><head><meta charset=windows-1252><title>Caf\xe9 opens | Example "
            "News</title>"
            "<link rel=canonical href=/story/1><meta property=og:site_name content='Example News | All that "
            "fits'>"
            "<meta property=og:image content=/lead.jpg>"
            "<script "
            "type=application/ld+json>{\"@context\":\"https://"
            "schema.org\",\"@type\":\"NewsArticle\",\"headline\":\"Caf\xe9 opens\","
            "\"datePublished\":\"2019-03-25T14:30:00+01:00\",\"author\":[{\"@type\":\"Person\",\"name\":\"By "
            "Ann Lee\"},{\"name\":\"Bo Li\"}]}</script>"
            "</head><body><nav><a href=/>Home</a></nav><article><h1>Caf\xe9 opens</h1>"
            + paragraph + "<p>See <a href='/more'>more</a>.</p>" + paragraph + "</article></body></html>");
        QVERIFY2(article, qUtf8Printable(Test::sentence(article)));
        QCOMPARE(article->headline, u"Café opens"_s);
        QCOMPARE(article->outlet, u"Example News"_s);
        QCOMPARE(article->byline, u"Ann Lee, Bo Li"_s);
        QCOMPARE(article->published, u"2019-03-25T14:30:00+01:00"_s);
        QCOMPARE(article->url, u"https://news.example.com/story/1"_s);
        QCOMPARE(article->image, u"https://news.example.com/lead.jpg"_s);
        QCOMPARE(article->language, u"en-GB"_s);
        QVERIFY(article->markdown.contains(u"See [more](https://news.example.com/more)."_s));
        QVERIFY(!article->text.contains(u"Home"_s));
        QVERIFY(article->captured.isValid());
    }

    void readsPlainText()
    {
        const auto article =
            extract("A headline\r\n\r\nFirst *line* <b>\nsecond\n\nLast [one](x)", u"text/plain"_s);
        QVERIFY2(article, qUtf8Printable(Test::sentence(article)));
        QCOMPARE(article->headline, u"A headline"_s);
        QCOMPARE(article->text, u"First *line* <b>\nsecond\n\nLast [one](x)"_s);
        QCOMPARE(article->html, u"<p>First *line* &lt;b&gt;<br>second</p>\n<p>Last [one](x)</p>"_s);
        QVERIFY(article->markdown.startsWith(uR"(First \*line\* \<b>)"_s));
        QCOMPARE(article->url, u"https://news.example.com/2019/03/25/story?x=1"_s);
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("says");
        QTest::addColumn<ErrorKind>("kind");
        QTest::newRow("empty") << QByteArray(" \n") << u"text/html"_s << u"empty"_s << ErrorKind::BadInput;
        QTest::newRow("PDF") << QByteArray("%PDF-1.7 x") << u"application/pdf"_s << u"PDF"_s
                             << ErrorKind::BadInput;
        QTest::newRow("PDF said to be HTML")
            << QByteArray("%PDF-1.7 x") << u"text/html"_s << u"PDF"_s << ErrorKind::BadInput;
        QTest::newRow("picture") << QByteArray("\x89PNG\r\n\x1a\n") << QString() << u"picture"_s
                                 << ErrorKind::BadInput;
        QTest::newRow("program") << QByteArray("MZ") << u"application/octet-stream"_s << u"program"_s
                                 << ErrorKind::BadInput;
        QTest::newRow("feed") << QByteArray("<rss/>") << u"application/rss+xml"_s << u"feed"_s
                              << ErrorKind::BadInput;
        QTest::newRow("binary") << QByteArray(4000, '\x01') << u"text/html"_s << u"binary"_s
                                << ErrorKind::BadInput;
        QTest::newRow("zeros") << QByteArray(4000, '\0') << u"text/html"_s << u"binary"_s
                               << ErrorKind::BadInput;
        QTest::newRow("no text") << QByteArray("<html><body><img src=x></body></html>") << u"text/html"_s
                                 << u"No text"_s << ErrorKind::BadInput;
        QTest::newRow("huge") << QByteArray(9 << 20, 'a') << u"text/html"_s << u"larger"_s
                              << ErrorKind::TooLarge;
    }

    void refuses()
    {
        QFETCH(const QByteArray, bytes);
        QFETCH(const QString, type);
        const auto article = extract(bytes, type);
        QVERIFY(!article);
        QTEST(article.error().kind, "kind");
        QFETCH(const QString, says);
        QVERIFY2(article.error().message.contains(says), qUtf8Printable(article.error().message));
    }

    void namesOutlets_data()
    {
        QTest::addColumn<QString>("site");
        QTest::addColumn<QString>("host");
        QTest::addColumn<QString>("name");
        QTest::newRow("said") << u"The Daily Planet"_s << u"x.example"_s << u"The Daily Planet"_s;
        QTest::newRow("slogan") << u"Planet - News and views"_s << u"x.example"_s << u"Planet"_s;
        QTest::newRow("said as a host") << u"DW.COM"_s << u"www.dw.com"_s << u"DW"_s;
        QTest::newRow("nothing said") << QString() << u"www.japan-times.co.jp"_s << u"Japan Times"_s;
        QTest::newRow("sub-domain") << QString() << u"news.bbc.co.uk"_s << u"BBC"_s;
        QTest::newRow("IP") << QString() << u"127.0.0.1"_s << u"127.0.0.1"_s;
        QTest::newRow("nothing") << QString() << QString() << QString();
    }

    void namesOutlets()
    {
        QFETCH(const QString, site);
        QFETCH(const QString, host);
        QTEST(outletName(site, host), "name");
    }
};

POSTIL_TEST_MAIN(ExtractorTest)
#include "tst_extractor.moc"
