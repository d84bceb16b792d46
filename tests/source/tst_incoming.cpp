// SPDX-License-Identifier: MIT
// Proves: what other programs hand over is read within bounds, and nothing but a web page
// or a text comes in that way
#include "source/incoming.h"
#include "support/result.h"

#include <QRandomGenerator>
#include <QtTest>

using namespace Postil;
using namespace Qt::StringLiterals;

class IncomingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data()
    {
        QTest::addColumn<QString>("argument");
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("title");
        QTest::addColumn<QString>("text");
        QTest::newRow("address") << u"postil:new?url=https%3A%2F%2Fdw.com%2Fa%3Fb%3D1%26c%3D2"_s
                                 << u"https://dw.com/a?b=1&c=2"_s << QString() << QString();
        QTest::newRow("everything")
            << u"postil:new?url=http%3A%2F%2Fx.example%2F&title=A%20%26%20B&text=One%0D%0Atwo%0A"_s
            << u"http://x.example/"_s << u"A & B"_s << u"One\ntwo"_s;
        QTest::newRow("as a form writes it")
            << u"postil:new?text=one+two+%2B+three&title=a+b&url=https%3A%2F%2Fx.example%2Fc%2B%2B"_s
            << u"https://x.example/c++"_s << u"a b"_s << u"one two + three"_s;
        QTest::newRow("not encoded") << u"postil:new?url=https://x.example/a+b#part"_s
                                     << u"https://x.example/a+b"_s << QString() << QString();
        QTest::newRow("text alone") << u"postil:new?text=Caf%C3%A9"_s << QString() << QString() << u"Café"_s;
        QTest::newRow("with an authority") << u"postil://new/?text=x"_s << QString() << QString() << u"x"_s;
        QTest::newRow("capitals") << u"POSTIL:NEW?TEXT=x"_s << QString() << QString() << u"x"_s;
        QTest::newRow("more than is known")
            << u"postil:new?publish=1&text=x&textual=y&text=z"_s << QString() << QString() << u"x"_s;
        QTest::newRow("control characters") << u"postil:new?title=a%00%1Bb%0Ac&text=x%00%07y%ED%A0%80"_s
                                            << QString() << u"ab c"_s << u"xy\ufffd\ufffd\ufffd"_s;
        QTest::newRow("encoded twice stays")
            << u"postil:new?text=%2526"_s << QString() << QString() << u"%26"_s;
        QTest::newRow("long title") << u"postil:new?text=x&title="_s + QString(499, u'a') + u"%F0%9F%98%80"_s
                                    << QString() << QString(499, u'a') << u"x"_s;
        QTest::newRow("text at the limit") << u"postil:new?text="_s + QString(longestIncomingText, u'a')
                                           << QString() << QString() << QString(longestIncomingText, u'a');
    }
    void reads()
    {
        QFETCH(const QString, argument);
        QFETCH(const QString, url);
        QFETCH(const QString, title);
        QFETCH(const QString, text);
        QVERIFY(isIncoming(argument));
        const auto incoming = readIncoming(argument);
        POSTIL_VERIFY_OK(incoming);
        QCOMPARE(incoming->url, QUrl(url));
        QCOMPARE(incoming->title, title);
        QCOMPARE(incoming->text, text);
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("argument");
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<QString>("says");
        const ErrorKind bad = ErrorKind::BadInput;
        const ErrorKind large = ErrorKind::TooLarge;
        QTest::newRow("nothing") << QString() << bad << u"not an address"_s;
        QTest::newRow("a web address") << u"https://x.example/postil:new"_s << bad << u"not an address"_s;
        QTest::newRow("no verb") << u"postil:"_s << bad << u"does not know"_s;
        QTest::newRow("unknown verb")
            << u"postil:publish?url=https%3A%2F%2Fx.example"_s << bad << u"publish"_s;
        QTest::newRow("verb in a path") << u"postil:new/publish?text=x"_s << bad << u"new/publish"_s;
        QTest::newRow("encoded verb") << u"postil:n%65w?text=x"_s << bad << u"does not know"_s;
        QTest::newRow("no query") << u"postil:new"_s << bad << u"neither"_s;
        QTest::newRow("title alone") << u"postil:new?title=x"_s << bad << u"neither"_s;
        QTest::newRow("empty") << u"postil:new?url=&text=%20%0A"_s << bad << u"neither"_s;
        for (const char *url :
             {"javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "ftp://x.example/",
              "x.example/a", "mailto:a@x.example", "https://", "https://user:pw@x.example/", "http://a b/",
              "https://x.example\\@127.0.0.1/", "postil:new?text=x", "https%253A%252F%252Fx.example"}) {
            QTest::newRow(url) << u"postil:new?text=x&url="_s + QLatin1StringView(url) << bad
                               << u"not the address of a web page"_s;
        }
        QTest::newRow("long address")
            << u"postil:new?url=https://x.example/"_s + QString(8000, u'a') << bad << u"not the address"_s;
        QTest::newRow("endless address")
            << u"postil:new?url=https://x.example/"_s + QString(30'000, u'a') << large << u"longer"_s;
        QTest::newRow("long text") << u"postil:new?text="_s + QString(longestIncomingText + 1, u'a') << large
                                   << u"Select less"_s;
        QTest::newRow("huge") << u"postil:new?text="_s + QString(longestIncoming, u'a') << large
                              << u"Select less"_s;
    }
    void refuses()
    {
        QFETCH(const QString, argument);
        const auto incoming = readIncoming(argument);
        QVERIFY(!incoming);
        QTEST(incoming.error().kind, "kind");
        QFETCH(const QString, says);
        QVERIFY2(incoming.error().message.contains(says), qPrintable(incoming.error().message));
        QVERIFY(incoming.error().message.size() < 500);
    }

    void bookmarkletIsAnAddressThatStaysAsItIs()
    {
        QVERIFY(bookmarklet().startsWith(u"javascript:"));
        QVERIFY(bookmarklet().size() < 2000);
        for (const QChar c : bookmarklet())
            QVERIFY2(c > u' ' && c < u'\x7f' && !u"\"%#<>`"_s.contains(c), qPrintable(QString(c)));
    }

    void noiseEndsInABoundedAnswer()
    {
        QRandomGenerator random(20190325);
        const QStringList pieces{u"postil:new"_s,
                                 u"?"_s,
                                 u"&"_s,
                                 u"="_s,
                                 u"url"_s,
                                 u"title"_s,
                                 u"text"_s,
                                 u"%"_s,
                                 u"%E2%82"_s,
                                 u"%00"_s,
                                 u"https://x.example/"_s,
                                 u"%2F"_s,
                                 u"//"_s,
                                 u"#"_s,
                                 u"\xd800"_s,
                                 u"+"_s,
                                 u"javascript:"_s,
                                 u"\u202e"_s,
                                 u"a b"_s};
        for (int i = 0; i < 20'000; ++i) {
            QString argument = i % 2 ? u"postil:new?"_s : QString();
            for (int n = random.bounded(12); n > 0; --n)
                argument += pieces[random.bounded(int(pieces.size()))];
            const auto incoming = readIncoming(argument);
            if (!incoming) {
                QVERIFY2(incoming.error().message.endsWith(u'.'), qPrintable(argument));
                continue;
            }
            QVERIFY(incoming->url.isEmpty() || incoming->url.scheme().startsWith(u"http"));
            QVERIFY(!incoming->title.contains(u'\n') && !incoming->text.contains(QChar::Null));
            QVERIFY(incoming->text.isValidUtf16());
        }
    }
};

QTEST_GUILESS_MAIN(IncomingTest)
#include "tst_incoming.moc"
