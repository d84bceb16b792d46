// SPDX-License-Identifier: MIT
// Proves: what is pasted or dropped is told apart (address, HTML, text, files), whatever its wrapping claims
#include "source/clipboard.h"
#include "source/htmlclipboard.h"

#include <QMimeData>
#include <QRandomGenerator>
#include <QtTest>

using namespace Postil;
using namespace Qt::StringLiterals;

namespace {

// CF_HTML as Windows programs make it, with offsets of the test's choosing.
QString cfHtml(const QString &start, const QString &end, const QString &body)
{
    return u"Version:0.9\r\nStartHTML:0000000105\r\nEndHTML:0000000300\r\nStartFragment:%1\r\nEndFragment:%"
           u"2\r\n"
           "SourceURL:https://example.org/a?b=c\r\n"_s.arg(start, end)
           + body;
}

} // namespace

class ClipboardTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void address()
    {
        QMimeData data;
        data.setText(u" https://example.org/a?b=c \n"_s);
        QCOMPARE(fromMimeData(data).value(), Pasted(PastedUrl{QUrl(u"https://example.org/a?b=c"_s)}));
    }

    void aLinkDraggedFromABrowser()
    {
        QMimeData data;
        data.setUrls({QUrl(u"https://example.org/a"_s)});
        data.setText(u"https://example.org/a"_s);
        data.setHtml(u"<a href='https://example.org/a'>Headline</a>"_s);
        QCOMPARE(fromMimeData(data).value(), Pasted(PastedUrl{QUrl(u"https://example.org/a"_s)}));
    }

    void text()
    {
        QMimeData data;
        data.setText(u"One\r\ntwo www.example.org\0three"_s);
        QCOMPARE(fromMimeData(data).value(), Pasted(PastedText{u"One\ntwo www.example.orgthree"_s}));
    }

    void htmlFromChromium()
    {
        QMimeData data;
        data.setHtml(u"<meta charset='utf-8'><p>Quoted <b>text</b>"_s);
        data.setText(u"Quoted text"_s);
        data.setData(u"chromium/x-source-url"_s, "https://example.org/story");
        const auto pasted = std::get<PastedHtml>(fromMimeData(data).value());
        QVERIFY(pasted.html.endsWith(u"<p>Quoted <b>text</b>"));
        QCOMPARE(pasted.source, QUrl(u"https://example.org/story"_s));
        QCOMPARE(pasted.text, u"Quoted text"_s);
    }

    void htmlFromFirefox()
    {
        QMimeData data;
        const QString markup = u"<p>Žluťoučký"_s;
        data.setData(u"text/html"_s,
                     QByteArray("\xff\xfe")
                         + QByteArray(reinterpret_cast<const char *>(markup.utf16()), markup.size() * 2));
        const QString source = u"https://example.org/story\nThe title"_s;
        data.setData(u"text/x-moz-url-priv"_s,
                     QByteArray(reinterpret_cast<const char *>(source.utf16()), source.size() * 2));
        const auto pasted = std::get<PastedHtml>(fromMimeData(data).value());
        QCOMPARE(pasted.html, markup);
        QCOMPARE(pasted.source, QUrl(u"https://example.org/story"_s));
    }

    void sourcesThatAreNotWebPages()
    {
        for (const char *address :
             {"file:///home/eve/a.html", "javascript:alert(1)", "about:blank", "", "https://"}) {
            QMimeData data;
            data.setHtml(u"<p>x"_s);
            data.setData(u"chromium/x-source-url"_s, address);
            QCOMPARE(std::get<PastedHtml>(fromMimeData(data).value()).source, QUrl());
        }
    }

    void cfHtmlOffsets_data()
    {
        QTest::addColumn<QString>("start");
        QTest::addColumn<QString>("end");
        QTest::newRow("beyond the end") << u"10"_s << u"99999999"_s;
        QTest::newRow("negative") << u"-5"_s << u"20"_s;
        QTest::newRow("swapped") << u"200"_s << u"150"_s;
        QTest::newRow("in the header") << u"0"_s << u"50"_s;
        QTest::newRow("words") << u"here"_s << u"there"_s;
        QTest::newRow("overflow") << u"99999999999999999999"_s << u"99999999999999999999"_s;
        QTest::newRow("missing") << u""_s << u""_s;
    }
    void cfHtmlOffsets()
    {
        QFETCH(QString, start);
        QFETCH(QString, end);
        const HtmlClip clip = readHtmlClip(cfHtml(
            start, end, u"<html><body><!--StartFragment--><p>ü</p><!--EndFragment--></body></html>"_s));
        QCOMPARE(clip.html, u"<p>ü</p>"_s);
        QCOMPARE(clip.source, QUrl(u"https://example.org/a?b=c"_s));
    }

    void cfHtmlTrueOffsets()
    {
        const QString body = u"<html><body>é<p>ü</p>é</body></html>"_s;
        const QString empty = cfHtml(u"0000000000"_s, u"0000000000"_s, body);
        const qsizetype start = empty.toUtf8().indexOf("<p>");
        const qsizetype end = empty.toUtf8().indexOf("</p>") + 4;
        const auto digits = [](qsizetype n) { return QString::number(n).rightJustified(10, u'0'); };
        QCOMPARE(readHtmlClip(cfHtml(digits(start), digits(end), body)).html, u"<p>ü</p>"_s);
    }

    void files()
    {
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(u"/tmp/a b.html"_s), QUrl::fromLocalFile(u"/tmp/c.txt"_s)});
        QCOMPARE(fromMimeData(data).value(), Pasted(PastedFiles{{u"/tmp/a b.html"_s, u"/tmp/c.txt"_s}}));
    }

    void nothingIsOpenedOverTheNetwork()
    {
        for (const char *address :
             {"file://server/share/a.html", "smb://server/a", "ftp://server/a", "javascript:alert(1)"}) {
            QMimeData data;
            data.setUrls({QUrl::fromEncoded(address)});
            const auto pasted = fromMimeData(data);
            QVERIFY2(!pasted || std::holds_alternative<PastedText>(*pasted), address);
        }
    }

    void nothingToUse()
    {
        QMimeData data;
        QCOMPARE(fromMimeData(data).error().kind, ErrorKind::BadInput);
        data.setData(u"image/png"_s, "\x89PNG");
        QCOMPARE(fromMimeData(data).error().kind, ErrorKind::BadInput);
        data.setText(u" \n\t"_s);
        data.setHtml(u"<!--StartFragment--> <!--EndFragment-->"_s);
        QCOMPARE(fromMimeData(data).error().kind, ErrorKind::BadInput);
    }

    void huge()
    {
        QMimeData data;
        data.setText(QString(maximumPasteBytes + 1, u'x'));
        QCOMPARE(fromMimeData(data).error().kind, ErrorKind::TooLarge);
        QMimeData html;
        html.setHtml(QString(maximumPasteBytes + 1, u'<'));
        QCOMPARE(fromMimeData(html).error().kind, ErrorKind::TooLarge);
    }

    void noise()
    {
        QRandomGenerator random(5);
        const QStringList pieces{
            u"Version:0.9\n"_s,        u"StartFragment:"_s,     u"EndFragment:"_s, u"SourceURL:"_s, u"<"_s,
            u"<!--StartFragment-->"_s, u"<!--EndFragment-->"_s, u"12\n"_s,         u"-1\n"_s,       u"ü"_s};
        for (int i = 0; i < 5000; ++i) {
            QString html = i % 2 ? u"Version:"_s : QString();
            for (int piece = random.bounded(12); piece > 0; --piece)
                html += pieces.at(random.bounded(pieces.size()));
            const HtmlClip clip = readHtmlClip(html);
            QVERIFY(clip.html.size() <= html.size());
        }
    }
};

QTEST_MAIN(ClipboardTest)
#include "tst_clipboard.moc"
