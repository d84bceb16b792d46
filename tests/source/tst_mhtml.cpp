// SPDX-License-Identifier: MIT
// Proves: pages saved as one file are read as their browser showed them, and a broken or hostile one ends in
// a sentence, at once
#include "source/charset.h"
#include "source/file.h"
#include "source/mhtml.h"
#include "support/result.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QtTest>

using namespace Postil;
using namespace Qt::StringLiterals;

namespace {

// As Chromium writes it: folded header, "start"-less, CRLF, the page first.
QByteArray saved(const QByteArray &part, const QByteArray &end = "\r\n------Boundary--\r\n")
{
    return "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://www.example.com/snapshot\r\n"
           "Subject: =?utf-8?Q?Caf=C3=A9?=\r\nDate: Mon, 25 Mar 2019 10:38:00 -0000\r\nMIME-Version: 1.0\r\n"
           "Content-Type: "
           "multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"----Boundary\"\r\n\r\n\r\n"
           "------Boundary\r\n"
           + part + end;
}

QByteArray htmlPart(const QByteArray &body, const QByteArray &encoding = "quoted-printable",
                    const QByteArray &charset = "utf-8")
{
    return "Content-Type: text/html; charset=\"" + charset + "\"\r\nContent-ID: <frame-1@mhtml.blink>\r\n"
           + "Content-Transfer-Encoding: " + encoding
           + "\r\nContent-Location: https://www.example.com/story?a=1\r\n\r\n" + body;
}

const QByteArray picture =
    "\r\n------Boundary\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n"
    "Content-Location: https://www.example.com/a.png\r\n\r\niVBORw0KGgo=";

} // namespace

class MhtmlTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsPages_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QString>("text");
        QTest::newRow("quoted-printable")
            << saved(htmlPart("<p class=3D\"a\">Caf=C3=A9 =\r\nand more\r\n<p>2 + 2 =3D 4=20\r\n") + picture)
            << u"<p class=\"a\">Café and more\n<p>2 + 2 = 4 \n"_s;
        QTest::newRow("what is no escape stays")
            << saved(htmlPart("<p>=ZZ = =3 =e2=82=ac \t\r\n=C3=A9=")) << u"<p>=ZZ = =3 €\né"_s;
        QTest::newRow("base64") << saved(htmlPart("PHA+Q2Fmw6k8\r\nL3A+\r\n", "Base64") + picture)
                                << u"<p>Café</p>"_s;
        QTest::newRow("as it is") << saved(htmlPart("<p>a--b\r\n--\r\n------Boundary2\r\n=3D", "8bit"))
                                  << u"<p>a--b\r\n--\r\n------Boundary2\r\n=3D"_s;
        QTest::newRow("windows-1251")
            << saved(htmlPart("<p>=CF=F0=E8=E2=E5=F2", "quoted-printable", "windows-1251")) << u"<p>Привет"_s;
        // What the transport says counts before what the page says of itself.
        QTest::newRow("wrong charset in the page")
            << saved(htmlPart("<meta charset=3Dkoi8-r><p>=C3=A9")) << u"<meta charset=koi8-r><p>é"_s;
        QTest::newRow("unknown charset")
            << saved(htmlPart("<p>=C3=A9", "quoted-printable", "x-nonsense")) << u"<p>é"_s;
        QTest::newRow("UTF-7 is never believed")
            << saved(htmlPart("<p>+ADw-script+AD4-", "7bit", "utf-7")) << u"<p>+ADw-script+AD4-"_s;
        QTest::newRow("line feeds alone") << saved(htmlPart("<p>x=3Dy")).replace("\r\n", "\n") << u"<p>x=y"_s;
        QTest::newRow("the page is not the first part")
            << "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b; start=\"<root@x>\"\n\n"
               "--b\nContent-Type: text/html\nContent-ID: <frame@x>\n\n<p>frame\n"
               "--b\nContent-Type: text/html\nContent-ID: <root@x>\nContent-Location: "
               "https://www.example.com/story?a=1\n"
               "\n<p>root\n--b--\n"_ba
            << u"<p>root"_s;
        QTest::newRow("nested") << saved(
            "Content-Type: multipart/alternative; boundary=in\r\n\r\nfor old readers\r\n--in\r\n"
            "Content-Type: text/plain\r\n\r\nplain\r\n--in\r\n"
            + htmlPart("<p>inner") + "\r\n--in--\r\n")
                                << u"<p>inner"_s;
        QTest::newRow("a repeated field does not count") << saved(
            "Content-Type: text/html; charset=utf-8\r\nContent-Type: text/plain;\r\n charset=koi8-r\r\n"
            "Content-Location: https://www.example.com/story?a=1\r\n\r\n<p>\xc3\xa9")
                                                         << u"<p>é"_s;
    }
    void readsPages()
    {
        QFETCH(const QByteArray, file);
        QVERIFY(isMhtml(file));
        const auto page = readMhtml({file, QUrl(u"file:///tmp/a.mhtml"_s), {}, {}});
        POSTIL_VERIFY_OK(page);
        QCOMPARE(page->url, QUrl(u"https://www.example.com/story?a=1"_s));
        QCOMPARE(page->contentType, u"text/html"_s);
        QTEST(decodeHtml(*page), "text");
    }

    void addresses_data()
    {
        QTest::addColumn<QByteArray>("location");
        QTest::addColumn<QString>("url");
        const QString snapshot = u"https://www.example.com/snapshot"_s;
        QTest::newRow("http") << "http://x.example/%C3%A9"_ba << u"http://x.example/%C3%A9"_s;
        QTest::newRow("none") << ""_ba << snapshot;
        for (const char *location : {"cid:frame@x", "file:///etc/passwd", "javascript:alert(1)", "/relative",
                                     "https://user:pw@x.example/", "data:text/html,x"})
            QTest::newRow(location) << QByteArray(location) << snapshot;
    }
    void addresses()
    {
        QFETCH(const QByteArray, location);
        QFETCH(const QString, url);
        QByteArray file = saved("Content-Type: text/html\r\nContent-Location: " + location + "\r\n\r\n<p>x");
        const QUrl own(u"file:///tmp/a.mhtml"_s);
        QCOMPARE(readMhtml({file, own, {}, {}})->url, QUrl(url));
        file.replace("Snapshot-Content-Location", "X-Nothing");
        QCOMPARE(readMhtml({file, own, {}, {}})->url,
                 url == u"https://www.example.com/snapshot"_s ? own : QUrl(url));
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<QString>("says");
        const ErrorKind bad = ErrorKind::BadInput;
        const ErrorKind large = ErrorKind::TooLarge;
        QTest::newRow("HTML") << "<!doctype html><p>x"_ba << bad << u"not a saved web page"_s;
        QTest::newRow("a mail") << "MIME-Version: 1.0\nContent-Type: text/html\n\n<p>x"_ba << bad
                                << u"not a saved web page"_s;
        QTest::newRow("no boundary")
            << "Content-Type: multipart/related\n\n--\nContent-Type: text/html\n\n<p>x\n----\n"_ba << bad
            << u"where its parts begin"_s;
        QTest::newRow("empty boundary") << "Content-Type: multipart/related; boundary=\"\"\n\n<p>x"_ba << bad
                                        << u"where its parts begin"_s;
        QTest::newRow("boundary that never comes")
            << "Content-Type: multipart/related; boundary=b\n\nContent-Type: text/html\n\n<p>x"_ba << bad
            << u"no web page"_s;
        QTest::newRow("no part") << "Content-Type: multipart/related; boundary=b\n\n--b--\n"_ba << bad
                                 << u"no web page"_s;
        QTest::newRow("pictures only") << saved(picture.sliced(18)) << bad << u"no web page"_s;
        QTest::newRow("cut short") << saved(htmlPart("<p>The first half of"), "") << bad
                                   << u"in the middle"_s;
        QTest::newRow("cut short inside")
            << saved("Content-Type: multipart/alternative; boundary=in\r\n\r\n--in\r\n"
                     + htmlPart("<p>The first half"))
            << bad << u"in the middle"_s;
        QTest::newRow("cut in the header") << saved("Content-Type: text/html", "") << bad << u"no web page"_s;
        QTest::newRow("unknown encoding")
            << saved(htmlPart("begin 644 a", "x-uuencode")) << bad << u"does not know"_s;
        QByteArray deep = "<p>x";
        QByteArray type = "text/html";
        for (int i = 0; i < 2000; ++i) {
            const QByteArray boundary = "b" + QByteArray::number(i);
            deep = "--" + boundary + "\nContent-Type: " + type + "\n\n" + deep + "\n--" + boundary + "--\n";
            type = "multipart/related; boundary=" + boundary;
        }
        QTest::newRow("2,000 deep") << "Content-Type: " + type + "\n\n" + deep << large << u"too deep"_s;
        QTest::newRow("in itself")
            << "Content-Type: multipart/related; boundary=b\n\n"
                   + ("--b\nContent-Type: multipart/related; boundary=b\n\n"_ba).repeated(2000)
            << bad << u"no web page"_s;
        QTest::newRow("huge") << saved(htmlPart(QByteArray(8 * 1024 * 1024 + 1, 'x'), "binary")) << large
                              << u"8 MiB"_s;
        QTest::newRow("a million parts")
            << "Content-Type: multipart/related; boundary=b\n\n" + "--b\n\n\n"_ba.repeated(1'000'000) << bad
            << u"no web page"_s;
        QTest::newRow("endless header")
            << "Content-Type: multipart/related; boundary=b\n" + "X-A: y\n"_ba.repeated(1'000'000) << bad
            << u"not a saved web page"_s;
        QTest::newRow("endless line") << "Content-Type: multipart/related;" + QByteArray(20'000'000, ' ')
                                      << bad << u"not a saved web page"_s;
        QTest::newRow("a boundary everywhere")
            << "Content-Type: multipart/related; boundary=b\n\n" + "x--b"_ba.repeated(3'000'000) << bad
            << u"no web page"_s;
    }
    void refuses()
    {
        QFETCH(const QByteArray, file);
        QElapsedTimer time;
        time.start();
        const auto page = readMhtml({file, QUrl(u"file:///tmp/a.mhtml"_s), {}, {}});
        const qint64 elapsed = time.elapsed();
        QVERIFY(!page);
        QTEST(page.error().kind, "kind");
        QFETCH(const QString, says);
        QVERIFY2(page.error().message.contains(says), qPrintable(page.error().message));
        QVERIFY2(elapsed < 3000, qPrintable(QString::number(elapsed)));
    }

    void everyCutEndsInAPageOrASentence()
    {
        const QByteArray whole = saved(htmlPart("<p class=3D\"a\">Caf=C3=A9") + picture);
        for (qsizetype length = 0; length < whole.size(); ++length) {
            const auto page = readMhtml({whole.first(length), {}, {}, {}});
            if (page)
                QCOMPARE(page->bytes, "<p class=\"a\">Caf\xc3\xa9"_ba);
            else
                QVERIFY(page.error().message.endsWith(u'.'));
        }
    }

    void noiseEndsInAPageOrASentence()
    {
        QRandomGenerator random(20190325);
        const QByteArray whole = saved("Content-Type: multipart/alternative; boundary=in\r\n\r\n--in\r\n"
                                       + htmlPart("<p class=3D\"a\">Caf=C3=A9") + "\r\n--in--\r\n" + picture);
        const QByteArrayList pieces{
            "\r\n", "\n",       "--",      "------Boundary",    "--in",      ":", ";",  "=",    "\"",
            "\\",   "boundary", "start=<", "multipart/related", "text/html", " ", "\t", "\0"_ba};
        for (int i = 0; i < 5'000; ++i) {
            QByteArray file = whole;
            for (int n = 1 + random.bounded(6); n > 0; --n) {
                const qsizetype at = random.bounded(int(file.size()));
                if (random.bounded(2))
                    file.insert(at, pieces[random.bounded(int(pieces.size()))]);
                else
                    file.remove(at, random.bounded(20));
            }
            const auto page = readMhtml({file, {}, {}, {}});
            if (page)
                QVERIFY(page->bytes.size() <= file.size());
            else
                QVERIFY2(page.error().message.endsWith(u'.'), file.constData());
        }
    }

    void filesOfTheUsers()
    {
        const QTemporaryDir folder;
        const auto write = [&folder](const QString &name, const QByteArray &bytes) {
            QFile file(folder.filePath(name));
            return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
        };
        QVERIFY(write(u"page.mhtml"_s, saved(htmlPart("<p>Caf=C3=A9"))));
        QVERIFY(write(u"page.html"_s, saved(htmlPart("<p>Caf=C3=A9"))));
        QVERIFY(write(u"cut.mhtml"_s, saved(htmlPart("<p>Caf=C3=A9"), "")));
        QVERIFY(write(u"plain.mht"_s, "<!doctype html><p>x"));
        for (const QString &name : {u"page.mhtml"_s, u"page.html"_s}) {
            const auto page = QCoro::waitFor(readFile(folder.filePath(name)));
            POSTIL_VERIFY_OK(page);
            QCOMPARE(page->url, QUrl(u"https://www.example.com/story?a=1"_s));
            QCOMPARE(decodeHtml(*page), u"<p>Café"_s);
        }
        QCOMPARE(QCoro::waitFor(readFile(folder.filePath(u"cut.mhtml"_s))).error().kind, ErrorKind::BadInput);
        const auto plain = QCoro::waitFor(readFile(folder.filePath(u"plain.mht"_s)));
        POSTIL_VERIFY_OK(plain);
        QCOMPARE(plain->bytes, "<!doctype html><p>x"_ba);
        QCOMPARE(plain->contentType, QString());
    }
};

QTEST_GUILESS_MAIN(MhtmlTest)
#include "tst_mhtml.moc"
