// SPDX-License-Identifier: MIT
// Proves: an address or a folder tells what kind of blog is there, and what makes no sense says so
#include "net/qthttpclient.h"
#include "publishing/catalogue.h"
#include "publishing/detection.h"
#include "publishing/pagelinks.h"
#include "publishing/rsd.h"
#include "servers/testserver.h"
#include "support/result.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace Postil;
using namespace Postil::Test;
using namespace Qt::StringLiterals;

namespace {

HttpAnswer pageOf(const QByteArray &body, const QByteArray &link = {})
{
    HttpAnswer answer{.status = 200, .headers = {}, .body = body, .url = QUrl(u"https://blog.example/a/"_s)};
    if (!link.isEmpty())
        answer.headers.append("Link", link);
    return answer;
}

} // namespace

class DetectionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsLinksOfHeadersAndPage()
    {
        const PageLinks page = readPageLinks(pageOf(
            "<!doctype html><!-- <link rel=micropub href=/no> --><script>'<link rel=micropub "
            "href=/no>'</script>"
            "<TITLE>A &amp; B\n blog</TITLE><link rel='EditURI' type=\"application/rsd+xml\" "
            "href='xmlrpc.php?rsd&amp;x=1'/>"
            "<link href=//other.example/mp rel=\"micropub me\"><link rel=evil href=javascript:alert(1)>"
            "<meta content=\"WordPress 6.8\" name=Generator>",
            "<https://blog.example/wp-json/>; rel=\"https://api.w.org/\", </x,y>; title=\"a, b\"; rel=next"));
        QCOMPARE(page.title, u"A & B blog"_s);
        QCOMPARE(page.generator, u"WordPress 6.8"_s);
        QCOMPARE(page.target(u"https://api.w.org/"_s), QUrl(u"https://blog.example/wp-json/"_s));
        QCOMPARE(page.target(u"next"_s), QUrl(u"https://blog.example/x,y"_s));
        QCOMPARE(page.target(u"edituri"_s), QUrl(u"https://blog.example/a/xmlrpc.php?rsd&x=1"_s));
        QCOMPARE(page.target(u"micropub"_s), QUrl(u"https://other.example/mp"_s));
        QVERIFY(page.target(u"evil"_s).isEmpty());
    }

    void brokenPagesEnd_data()
    {
        QTest::addColumn<QByteArray>("page");
        for (const QByteArray page :
             {"<link", "<link rel", "<link rel=", "<link rel='x", "<link = = =>", "<!-- <link", "<title>x",
              "<script>", "<link rel=x href", "<", "<link/rel=x/href=y>"})
            QTest::addRow("%s", page.constData()) << page;
        QTest::newRow("many") << QByteArray("<link rel=a ").repeated(100'000);
        QTest::newRow("quotes") << QByteArray("<link rel=\"").repeated(100'000);
    }
    void brokenPagesEnd()
    {
        QFETCH(QByteArray, page);
        QVERIFY(readPageLinks(pageOf(page)).title.isEmpty());
    }

    void readsRsd()
    {
        const QUrl base(u"https://blog.example/rsd.xml"_s);
        const QList<RsdApi> apis =
            readRsd("<?xml version='1.0'?><rsd version='1.0' "
                    "xmlns='http://archipelago.phrasewise.com/rsd'><service><apis>"
                    "<api name='WordPress' blogID='1' preferred='true' apiLink='/xmlrpc.php'/>"
                    "<api name='Evil' apiLink='file:///etc/passwd'/></apis></service></rsd>",
                    base);
        QCOMPARE(apis.size(), 1);
        QCOMPARE(apis.constFirst(),
                 (RsdApi{u"WordPress"_s, QUrl(u"https://blog.example/xmlrpc.php"_s), u"1"_s, true}));
        QVERIFY(readRsd("<!DOCTYPE rsd [<!ENTITY a 'b'>]><rsd><api name='&a;' apiLink='/x'/></rsd>", base)
                    .isEmpty());
        QVERIFY(readRsd("<html/>", base).isEmpty());
        QVERIFY(readRsd("", base).isEmpty());
    }

    void finds_data()
    {
        QTest::addColumn<QByteArray>("page");
        QTest::addColumn<QByteArray>("link");
        QTest::addColumn<QString>("service");
        QTest::newRow("WordPress, header")
            << QByteArray("<title>B</title>") << QByteArray("</wp-json/>; rel=\"https://api.w.org/\"")
            << u"wordpress"_s;
        QTest::newRow("WordPress, page")
            << QByteArray("<link rel='https://api.w.org/' href='/?rest_route=/'>") << QByteArray()
            << u"wordpress"_s;
        QTest::newRow("WordPress, generator")
            << QByteArray("<meta name=generator content='WordPress 6.8'>") << QByteArray() << u"wordpress"_s;
        QTest::newRow("Ghost") << QByteArray("<meta name=generator content='Ghost 5.130'>") << QByteArray()
                               << u"ghost"_s;
        QTest::newRow("Blogger") << QByteArray("<meta content='blogger' name='generator'/>") << QByteArray()
                                 << u"blogger"_s;
        QTest::newRow("Micropub") << QByteArray("<link rel=micropub href=/mp>") << QByteArray()
                                  << u"micropub"_s;
        QTest::newRow("XML-RPC") << QByteArray("<link rel=EditURI href=/rsd>") << QByteArray()
                                 << u"metaweblog"_s;
    }
    void finds()
    {
        QFETCH(QByteArray, page);
        QFETCH(QByteArray, link);
        QFETCH(QString, service);
        if (!findService(service))
            QSKIP("Postil cannot publish to this kind of blog.");
        TestServer server;
        server.redirect("/", "/blog/", 301);
        QList<std::pair<QByteArray, QByteArray>> headers;
        if (!link.isEmpty())
            headers.append({"Link", link});
        server.route("/blog/", {200, "text/html", page, headers});
        server.route("/rsd",
                     {200, "text/xml", "<rsd><api name='MetaWeblog' blogID='7' apiLink='/rpc'/></rsd>", {}});
        QtHttpClient http({});
        const auto found = QCoro::waitFor(detectBlogs(server.url().toString(), http));
        POSTIL_VERIFY_OK(found);
        QCOMPARE(found->constFirst().account.service, service);
        QVERIFY(!found->constFirst().account.name.isEmpty());
        if (service == "metaweblog"_L1) {
            QCOMPARE(found->constFirst().account.address, server.url(u"/rpc"_s).toString());
            QCOMPARE(found->constFirst().account.options.value(u"blog"_s), u"7"_s);
        } else {
            QCOMPARE(found->constFirst().account.address, server.url(u"/blog"_s).toString());
        }
    }

    void aStaticSiteWantsItsFolder()
    {
        TestServer server;
        server.route("/", {200, "text/html", "<meta name=generator content='Hugo 0.131'>", {}});
        QtHttpClient http({});
        const auto found = QCoro::waitFor(detectBlogs(server.url().toString(), http));
        QVERIFY(!found);
        QVERIFY(found.error().message.contains(u"Hugo"_s));
        const auto nothing = QCoro::waitFor(detectBlogs(server.url(u"/none"_s).toString(), http));
        QVERIFY(!nothing);
        QCOMPARE(nothing.error().kind, ErrorKind::NotFound);
        QCOMPARE(QCoro::waitFor(detectBlogs(u"what?"_s, http)).error().kind, ErrorKind::BadInput);
    }

    void aFolderIsEnough()
    {
        QTemporaryDir folder;
        QFile config(folder.filePath(u"hugo.toml"_s));
        QVERIFY(config.open(QIODevice::WriteOnly) && config.write("baseURL = 'https://blog.example/'\n") > 0);
        config.close();
        QtHttpClient http({});
        const auto found = QCoro::waitFor(detectBlogs(folder.path(), http));
        POSTIL_VERIFY_OK(found);
        QCOMPARE(found->constFirst().account.service, u"hugo"_s);
        QCOMPARE(found->constFirst().account.folder, folder.path());
    }
};

QTEST_GUILESS_MAIN(DetectionTest)
#include "tst_detection.moc"
