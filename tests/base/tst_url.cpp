// SPDX-License-Identifier: MIT
// Proves: links carry honest http, https and mailto addresses unchanged and nothing else; what people type
// becomes a URL or is refused
#include "base/url.h"

#include "support/shared.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

using namespace Postil;
using namespace Qt::StringLiterals;

class UrlTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void honest_data()
    {
        QTest::addColumn<QString>("address");
        for (const char *address :
             {"http://example.com", "https://example.com/a?b=c&d[]=e#f", "HTTPS://EXAMPLE.com/%E2%82%AC",
              "https://example.com/a_(b)*c*/~x;y,z!$&'+=:@", "http://example.com:8080/",
              "http://93.184.216.34/x", "https://www.example.com./",
              "http://[2606:2800:220:1:248:1893:25c8:1946]:80/", "https://a_b.example/?q=100%25",
              "https://xn--bcher-kva.example/", "mailto:editor@example.com?subject=a%20b",
              "http://localhost:8000/draft"})
            QTest::newRow(address) << QString::fromLatin1(address);
    }
    void honest()
    {
        QFETCH(QString, address);
        QCOMPARE(safeHref(address), address);
        QCOMPARE(safeHref(u"  %1\n"_s.arg(address)), address);
    }

    void encoded()
    {
        QCOMPARE(safeHref(u"https://bücher.example:81/straße"_s),
                 u"https://xn--bcher-kva.example:81/stra%C3%9Fe"_s);
        QCOMPARE(safeHref(u"https://example.com/a b\"<>`{|}^%zz👩"_s),
                 u"https://example.com/a%20b%22%3C%3E%60%7B%7C%7D%5E%25zz%F0%9F%91%A9"_s);
        QCOMPARE(safeHref(u"https://example.com/?a=\\b"_s), u"https://example.com/?a=%5Cb"_s);
        QCOMPARE(safeHref(safeHref(u"https://example.com/é %"_s)), u"https://example.com/%C3%A9%20%25"_s);
    }

    void refused_data()
    {
        QTest::addColumn<QString>("address");
        const QStringList addresses{u""_s,
                                    u"example.com"_s,
                                    u"/a"_s,
                                    u"//example.com"_s,
                                    u"javascript:alert(1)"_s,
                                    u"JaVaScRiPt:alert(1)"_s,
                                    u"java\nscript:alert(1)"_s,
                                    u"\u00a0javascript:alert(1)"_s,
                                    u"\u2003javascript:alert(1)"_s,
                                    u"\1javascript:alert(1)"_s,
                                    u"data:text/html,x"_s,
                                    u"vbscript:x"_s,
                                    u"file:///etc/passwd"_s,
                                    u"view-source:http://a/"_s,
                                    u"blob:http://a/"_s,
                                    u"ftp://example.com/"_s,
                                    u"http:example.com"_s,
                                    u"http:/example.com"_s,
                                    u"http:///x"_s,
                                    u"http://"_s,
                                    u"http://?x"_s,
                                    u"http://user:pw@example.com/"_s,
                                    u"http://user@example.com/"_s,
                                    u"http://example.com\\@127.0.0.1/"_s,
                                    u"http://example.com/\\x"_s,
                                    u"http:\\\\example.com"_s,
                                    u"http://exa\u202emple.com/"_s,
                                    u"http://example.com/\u202e"_s,
                                    u"http://example.com/\tx"_s,
                                    u"http://exa mple.com/"_s,
                                    u"http://a..b/"_s,
                                    u"http://-a.example/"_s,
                                    u"http://example.com:0/"_s,
                                    u"http://example.com:99999/"_s,
                                    u"http://example.com:x/"_s,
                                    u"http://example.com:/"_s,
                                    u"http://[::1/"_s,
                                    u"http://[x]/"_s,
                                    u"http://2130706433/"_s,
                                    u"http://0x7f.1/"_s,
                                    u"http://0177.0.0.1/"_s,
                                    u"http://127.1/"_s,
                                    u"http://127。0。0。1/"_s,
                                    u"http://①27.0.0.1/"_s,
                                    u"http://ｅｘａｍｐｌｅ.com/"_s,
                                    u"http://example%2ecom/"_s,
                                    u"mailto:"_s,
                                    u"mailto:x"_s,
                                    u"mailto://a@b"_s};
        for (const QString &address : addresses)
            QTest::newRow(qPrintable(address)) << address;
    }
    void refused()
    {
        QFETCH(QString, address);
        QCOMPARE(safeHref(address), QString());
        QVERIFY(!typedUrl(address) || address == u"example.com");
    }

    void corpus()
    {
        POSTIL_SHARED_OR_SKIP(path, "corpora/hostile/own-urls.json");
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonArray cases = QJsonDocument::fromJson(file.readAll()).array();
        QVERIFY(cases.size() > 60);
        for (const QJsonValue &entry : cases) {
            const QString input = entry[u"input"].toString();
            const QString href = safeHref(input);
            // Its "deny" is about fetching; a link may lead to a private address. What comes out is one that
            // every reader takes for the same.
            if (entry[u"expect"] == u"allow"_s)
                QVERIFY2(!href.isEmpty(), qPrintable(input));
            if (!href.isEmpty()) {
                const QUrl url(href, QUrl::StrictMode);
                QVERIFY2(url.isValid() && url.userInfo().isEmpty() && url.scheme().startsWith(u"http"),
                         qPrintable(input));
                QVERIFY(!href.contains(u'\\'));
            }
        }
    }

    void typed()
    {
        QCOMPARE(typedUrl(u" example.com/a "_s), QUrl(u"https://example.com/a"_s));
        QCOMPARE(typedUrl(u"http://example.com"_s), QUrl(u"http://example.com"_s));
        QCOMPARE(typedUrl(u"example.com:8080"_s), QUrl(u"https://example.com:8080"_s));
        QCOMPARE(typedUrl(u"localhost:8000/x"_s), QUrl(u"http://localhost:8000/x"_s));
        QCOMPARE(typedUrl(u"bücher.example"_s)->host(QUrl::FullyEncoded), u"xn--bcher-kva.example"_s);
        QVERIFY(!typedUrl(u"http://example.com\\@127.0.0.1/"_s));
        QVERIFY(!typedUrl(u"javascript:alert(1)"_s));
        QVERIFY(!typedUrl(u"javascript:a.b"_s));
        QVERIFY(!typedUrl(u"mailto:a@example.com"_s));
        QVERIFY(!typedUrl(u"two words.com"_s));
        QVERIFY(!typedUrl(u"Kremlin"_s));
        QVERIFY(!typedUrl(u"me@example.com"_s));
    }

    void displayed_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("shown");
        const auto row = [](const char *name, const QString &address, const QString &shown) {
            QTest::newRow(name) << address << shown;
        };
        row("plain", u"https://www.example.com/"_s, u"example.com"_s);
        row("path", u"http://example.com/caf%C3%A9?q=1"_s, u"example.com/café?q=1"_s);
        row("international", u"https://xn--bcher-kva.example/"_s, u"bücher.example"_s);
        row("Japanese", u"https://例え.jp/"_s, u"例え.jp"_s);
        row("mixed scripts", u"https://pаypal.com/"_s, u"xn--pypal-4ve.com"_s);
        row("all look-alikes", u"https://аррӏе.com/"_s, u"xn--80ak6aa92e.com"_s);
        row("user name", u"https://bank.com@evil.example/"_s, u"evil.example"_s);
        row("bidi", u"https://example.com/\u202egnp.exe"_s, u"example.com/gnp.exe"_s);
        row("encoded bidi", u"https://example.com/%E2%80%AEx"_s, u"example.com/%E2%80%AEx"_s);
        row("mail", u"mailto:a@b.example"_s, u"mailto:a@b.example"_s);
        row("other scheme", u"ftp://example.com/x"_s, u"ftp://example.com/x"_s);
        row("no address", u"what is this"_s, u"what is this"_s);
    }
    void displayed()
    {
        QFETCH(QString, address);
        QFETCH(QString, shown);
        QCOMPARE(displayUrl(address), shown);
    }
};

QTEST_GUILESS_MAIN(UrlTest)
#include "tst_url.moc"
