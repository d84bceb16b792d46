// SPDX-License-Identifier: MIT
// Proves: outlets have the names that citations use, what the user corrects is kept, and no broken file or
// list loses any of it
#include "article/extractor.h"
#include "article/outletregistry.h"
#include "dom/domworker.h"
#include "support/jsonschema.h"
#include "support/result.h"
#include "support/shared.h"

#include <QFile>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QtTest>

using namespace Postil;
using namespace Qt::StringLiterals;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray list(const QByteArray &outlets)
{
    return R"({"postil": "outlets", "version": 1, "outlets": [)" + outlets + "]}";
}

// A page that says nothing but this.
class OnePage : public DomWorker
{
public:
    QCoro::Task<Result<ExtractedPage>> extract(HtmlInput) override
    {
        ExtractedPage page;
        page.text = u"Text."_s;
        page.siteName = u"Example News"_s;
        page.canonicalUrl = canonical;
        co_return page;
    }
    QCoro::Task<Result<ExtractedPage>> plainText(HtmlInput input) override { return extract(input); }
    QCoro::Task<Result<CleanFragment>> clean(HtmlInput) override { co_return CleanFragment(); }
    QCoro::Task<Result<QList<HtmlBlock>>> outline(HtmlInput) override { co_return QList<HtmlBlock>(); }

    QString canonical;
};

} // namespace

class OutletRegistryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_file = m_dir->filePath(u"data/outlets.json"_s);
    }

    void shipped()
    {
        const QByteArray json = contentOf(Test::sourcePath(u"resources/outlets/outlets.json"_s));
        QCOMPARE(Test::schemaViolation(u"outlets"_s, {QJsonDocument::fromJson(json).object()}), QString());
        const auto names = readOutlets(json);
        POSTIL_VERIFY_OK(names);
        QVERIFY(QSet<QString>(names->cbegin(), names->cend()).size() >= 300);
        // A domain that would stand twice, or that no host leads to, is a slip.
        QCOMPARE(json.count("\"name\""), QSet<QString>(names->cbegin(), names->cend()).size());
        const OutletRegistry registry;
        QCOMPARE(registry.problem(), QString());
        for (const auto &[domain, name] : names->asKeyValueRange())
            QCOMPARE(registry.name(domain), name);
    }

    void names_data()
    {
        QTest::addColumn<QString>("host");
        QTest::addColumn<QString>("name");
        QTest::newRow("plain") << u"dw.com"_s << u"DW"_s;
        QTest::newRow("www") << u"www.dw.com"_s << u"DW"_s;
        QTest::newRow("alternate") << u"www.bbc.co.uk"_s << u"BBC"_s;
        QTest::newRow("sub-domain") << u"edition.cnn.com"_s << u"CNN"_s;
        QTest::newRow("deep sub-domain") << u"a.b.c.reuters.com"_s << u"Reuters"_s;
        QTest::newRow("telephone") << u"m.spiegel.de"_s << u"Der Spiegel"_s;
        QTest::newRow("a sub-domain of its own") << u"finance.yahoo.com"_s << u"Yahoo Finance"_s;
        QTest::newRow("below it") << u"uk.finance.yahoo.com"_s << u"Yahoo Finance"_s;
        QTest::newRow("capitals and dot") << u"WWW.NYTimes.com."_s << u"New York Times"_s;
        QTest::newRow("looks alike") << u"notreuters.com"_s << QString();
        QTest::newRow("reuters in front") << u"reuters.com.example"_s << QString();
        QTest::newRow("another") << u"harbour-news.example"_s << QString();
        QTest::newRow("country") << u"co.uk"_s << QString();
        QTest::newRow("address") << u"127.0.0.1"_s << QString();
        QTest::newRow("nothing") << QString() << QString();
        QTest::newRow("no host") << u"a b/c"_s << QString();
    }
    void names()
    {
        QFETCH(const QString, host);
        QTEST(OutletRegistry().name(host), "name");
    }

    void learns()
    {
        OutletRegistry registry(m_file);
        POSTIL_VERIFY_OK(registry.learn(u"www.harbour.example"_s, u"  Harbour\n News "_s));
        POSTIL_VERIFY_OK(registry.learn(u"dw.com"_s, u"Deutsche Welle"_s));
        POSTIL_VERIFY_OK(registry.learn(u"blog.harbour.example"_s, u"Quay Notes"_s));
        POSTIL_VERIFY_OK(registry.learn(u"zürich.example"_s, u"Zürich heute"_s));
        // Also after a restart.
        for (const OutletRegistry &one : {registry, OutletRegistry(m_file)}) {
            QCOMPARE(one.problem(), QString());
            QCOMPARE(one.name(u"harbour.example"_s), u"Harbour News"_s);
            QCOMPARE(one.name(u"news.harbour.example"_s), u"Harbour News"_s);
            QCOMPARE(one.name(u"blog.harbour.example"_s), u"Quay Notes"_s);
            QCOMPARE(one.name(u"www.dw.com"_s), u"Deutsche Welle"_s);
            QCOMPARE(one.name(u"xn--zrich-kva.example"_s), u"Zürich heute"_s);
            QCOMPARE(one.corrections().size(), 4);
            QCOMPARE(one.corrections().first(), (Outlet{u"Deutsche Welle"_s, {u"dw.com"_s}}));
        }
        QCOMPARE(Test::schemaViolation(u"outlets"_s, {QJsonDocument::fromJson(contentOf(m_file)).object()}),
                 QString());
    }

    void refusesWhatIsNoCorrection()
    {
        OutletRegistry registry(m_file);
        for (const QString &host : {u""_s, u"harbour"_s, u"a b.example"_s, u"https://x.example/a"_s})
            QCOMPARE(registry.learn(host, u"X"_s).error().kind, ErrorKind::BadInput);
        for (const QString &name : {u""_s, u" \n "_s, QString(81, u'x')})
            QCOMPARE(registry.learn(u"harbour.example"_s, name).error().kind, ErrorKind::BadInput);
        QVERIFY(!QFile::exists(m_file));
        QVERIFY(registry.corrections().isEmpty());
    }

    void forgets()
    {
        OutletRegistry registry(m_file);
        POSTIL_VERIFY_OK(registry.learn(u"dw.com"_s, u"Deutsche Welle"_s));
        QCOMPARE(registry.remove(u"bbc.com"_s).error().kind, ErrorKind::NotFound);
        POSTIL_VERIFY_OK(registry.remove(u"www.dw.com"_s));
        QCOMPARE(registry.name(u"dw.com"_s), u"DW"_s);
        QCOMPARE(OutletRegistry(m_file).corrections(), QList<Outlet>());
    }

    void twoAtOnce()
    {
        OutletRegistry window(m_file);
        OutletRegistry commandLine(m_file);
        POSTIL_VERIFY_OK(window.learn(u"a.example"_s, u"A"_s));
        POSTIL_VERIFY_OK(commandLine.learn(u"b.example"_s, u"B"_s));
        POSTIL_VERIFY_OK(window.learn(u"c.example"_s, u"C"_s));
        POSTIL_VERIFY_OK(commandLine.remove(u"a.example"_s));
        POSTIL_VERIFY_OK(window.learn(u"d.example"_s, u"D"_s));
        QCOMPARE(window.corrections(),
                 (QList<Outlet>{
                     {u"B"_s, {u"b.example"_s}}, {u"C"_s, {u"c.example"_s}}, {u"D"_s, {u"d.example"_s}}}));
        // Another one's broken file is not written over either.
        QFile file(m_file);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("{") == 1);
        file.close();
        POSTIL_VERIFY_OK(window.learn(u"e.example"_s, u"E"_s));
        QCOMPARE(window.corrections().size(), 4);
        QCOMPARE(contentOf(m_file + u".broken"_s), "{");
    }

    void travels()
    {
        OutletRegistry one;
        POSTIL_VERIFY_OK(one.learn(u"harbour.example"_s, u"Harbour News"_s));
        POSTIL_VERIFY_OK(one.learn(u"harbour.test"_s, u"Harbour News"_s));
        OutletRegistry other(m_file);
        POSTIL_VERIFY_OK(other.learn(u"harbour.test"_s, u"Old"_s));
        POSTIL_VERIFY_OK(other.learn(u"kept.example"_s, u"Kept"_s));
        POSTIL_VERIFY_OK(other.importJson(one.exported()));
        QCOMPARE(OutletRegistry(m_file).corrections(),
                 (QList<Outlet>{{u"Harbour News"_s, {u"harbour.example"_s, u"harbour.test"_s}},
                                {u"Kept"_s, {u"kept.example"_s}}}));
    }

    void brokenLists_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<QString>("says");
        const ErrorKind bad = ErrorKind::BadInput;
        QTest::newRow("empty") << ""_ba << bad << u"JSON"_s;
        QTest::newRow("cut") << list("{").chopped(9) << bad << u"line 1"_s;
        QTest::newRow("another form") << R"({"postil": "post", "version": 1})"_ba << bad << u"outlets"_s;
        QTest::newRow("newer") << R"({"postil": "outlets", "version": 2})"_ba << bad << u"newer"_s;
        QTest::newRow("no list") << R"({"postil": "outlets", "version": 1, "outlets": {}})"_ba << bad
                                 << u"outlets"_s;
        QTest::newRow("no name") << list(R"({"domains": ["a.example"]})") << bad << u"outlets[0].name"_s;
        QTest::newRow("long name") << list(R"({"name": ")" + QByteArray(81, 'x') + R"(", "domains": []})")
                                   << bad << u"name"_s;
        QTest::newRow("number") << list(R"({"name": "A", "domains": [7]})") << bad << u"domains[0]"_s;
        QTest::newRow("no domain") << list(R"({"name": "A", "domains": ["javascript:1"]})") << bad
                                   << u"example.com"_s;
        QTest::newRow("deep") << QByteArray(100'000, '[') << bad << u"JSON"_s;
        QTest::newRow("large") << list(R"({"name": "A", "domains": []})" + QByteArray(1'000'000, ' '))
                               << ErrorKind::TooLarge << u"limit"_s;
    }
    void brokenLists()
    {
        QFETCH(const QByteArray, json);
        QFETCH(const QString, says);
        OutletRegistry registry(m_file);
        POSTIL_VERIFY_OK(registry.learn(u"kept.example"_s, u"Kept"_s));
        const QByteArray before = contentOf(m_file);
        const auto imported = registry.importJson(json);
        QVERIFY(!imported);
        QTEST(imported.error().kind, "kind");
        QVERIFY2(imported.error().message.contains(says), qPrintable(imported.error().message));
        QCOMPARE(contentOf(m_file), before);
        QCOMPARE(registry.name(u"kept.example"_s), u"Kept"_s);

        // The same as the user's file: said, left alone, and put aside before it is written anew.
        QFile file(m_file);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(json), json.size());
        file.close();
        OutletRegistry next(m_file);
        QVERIFY2(next.problem().contains(m_file), qPrintable(next.problem()));
        QCOMPARE(next.name(u"dw.com"_s), u"DW"_s);
        QCOMPARE(contentOf(m_file), json);
        POSTIL_VERIFY_OK(next.learn(u"new.example"_s, u"New"_s));
        QCOMPARE(next.problem(), QString());
        QCOMPARE(contentOf(m_file + u".broken"_s), json);
        QCOMPARE(OutletRegistry(m_file).name(u"new.example"_s), u"New"_s);
    }

    void whatCannotBeKeptIsNotLearned()
    {
        // Its folder is no folder, so that not even root can write there.
        OutletRegistry full(u"/dev/full/outlets.json"_s);
        QCOMPARE(full.learn(u"dw.com"_s, u"Deutsche Welle"_s).error().kind, ErrorKind::Storage);
        QCOMPARE(full.name(u"dw.com"_s), u"DW"_s);
    }

    void namesArticles_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("canonical");
        QTest::addColumn<QString>("outlet");
        QTest::newRow("known") << u"https://www.dw.com/a"_s << QString() << u"DW"_s;
        QTest::newRow("not known") << u"https://harbour.example/a"_s << QString() << u"Example News"_s;
        QTest::newRow("a copy") << u"https://copies.example/a"_s << u"https://www.dw.com/a"_s << u"DW"_s;
        QTest::newRow("a known site's copy of a page")
            << u"https://www.dw.com/a"_s << u"https://harbour.example/a"_s << u"DW"_s;
        QTest::newRow("a file") << u"file:///tmp/a.html"_s << u"https://www.bbc.com/news/1"_s << u"BBC"_s;
    }
    void namesArticles()
    {
        QFETCH(const QString, url);
        QFETCH(const QString, canonical);
        OnePage dom;
        dom.canonical = canonical;
        const Page page{"<p>Text.", QUrl(url), u"text/html"_s, {}};
        const OutletRegistry registry;
        const auto article = QCoro::waitFor(Extractor(dom, &registry).extract(page));
        POSTIL_VERIFY_OK(article);
        QTEST(article->outlet, "outlet");
        const auto unnamed = QCoro::waitFor(Extractor(dom).extract(page));
        QCOMPARE(unnamed->outlet, u"Example News"_s);
    }

private:
    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_file;
};

QTEST_GUILESS_MAIN(OutletRegistryTest)
#include "tst_outletregistry.moc"
