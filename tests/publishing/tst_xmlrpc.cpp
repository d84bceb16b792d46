// SPDX-License-Identifier: MIT
// Proves: what XML-RPC carries arrives as it was sent, and hostile or broken answers end in an error at once
#include "publishing/xmlrpc/blogentry.h"
#include "publishing/xmlrpc/xmlrpcfault.h"
#include "publishing/xmlrpc/xmlrpcmessage.h"
#include "support/result.h"

#include <QtTest>

using namespace Postil;
using namespace Qt::StringLiterals;

namespace {

QByteArray replyOf(const QByteArray &value)
{
    return "<?xml version=\"1.0\"?>\n<methodResponse><params><param><value>" + value
           + "</value></param></params></methodResponse>";
}

} // namespace

class XmlRpcTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void callsAreWritten()
    {
        const QDateTime time(QDate(2026, 1, 2), QTime(5, 4, 3), QTimeZone::fromSecondsAheadOfUtc(7200));
        const QByteArray xml = xmlRpcCall(
            u"a.b"_s, {u"<b> & \u202E\x01\uFFFE“”"_s, 7, true, QByteArray("\0\xff", 2), time,
                       QVariantMap{{u"list"_s, QStringList{u"x"_s, u"y"_s}}, {u"none"_s, QVariantList()}}});
        QCOMPARE(
            xml,
            QByteArray(
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?><methodCall><methodName>a.b</methodName><params>"
                "<param><value><string>&lt;b&gt; &amp; \u202E“”</string></value></param>"
                "<param><value><int>7</int></value></param>"
                "<param><value><boolean>1</boolean></value></param>"
                "<param><value><base64>AP8=</base64></value></param>"
                "<param><value><dateTime.iso8601>20260102T03:04:03Z</dateTime.iso8601></value></param>"
                "<param><value><struct><member><name>list</name><value><array><data>"
                "<value><string>x</string></value><value><string>y</string></value>"
                "</data></array></value></member><member><name>none</name><value><array><data/>"
                "</array></value></member></struct></value></param></params></methodCall>\n"));
    }

    void repliesAreRead()
    {
        const auto reply = readXmlRpcReply(
            "\n \n"
            + replyOf(
                "<struct><member><name>bare</name><value>a &lt;b&gt; &#8217; <![CDATA[<c>]]></value></member>"
                "<member><name>int</name><value> <i4>-5</i4> </value></member>"
                "<member><name>long</name><value><i8>5000000000</i8></value></member>"
                "<member><name>bits</name><value><base64>AP8=\n</base64></value></member>"
                "<member><name>none</name><value/></member><member><name>nil</name><value><nil/></value></"
                "member>"
                "<member><name>list</name><value><array><data><value><boolean>1</boolean></value>\n"
                "<value><array><data/></array></value><value><double>1.5</double></value></data></array></"
                "value>"
                "</member></struct>"));
        POSTIL_VERIFY_OK(reply);
        const QVariantMap fields = reply->value.toMap();
        QCOMPARE(fields.value(u"bare"_s).toString(), u"a <b> ’ <c>"_s);
        QCOMPARE(fields.value(u"int"_s).toInt(), -5);
        QCOMPARE(fields.value(u"long"_s).toLongLong(), 5'000'000'000);
        QCOMPARE(fields.value(u"bits"_s).toByteArray(), QByteArray("\0\xff", 2));
        QCOMPARE(fields.value(u"none"_s).toString(), QString());
        const QVariantList list = fields.value(u"list"_s).toList();
        QCOMPARE(list.size(), 3);
        QCOMPARE(list.at(0).toBool(), true);
        QCOMPARE(list.at(1).toList().size(), 0);
        QCOMPARE(list.at(2).toDouble(), 1.5);
    }

    void faultsAreRead()
    {
        const auto reply = readXmlRpcReply("<methodResponse><fault><value><struct><member><name>faultCode</"
                                           "name><value><int>403</int></value></member>"
                                           "<member><name>faultString</name><value><string>Wrong</string></"
                                           "value></member></struct></value></fault>"
                                           "</methodResponse>");
        POSTIL_VERIFY_OK(reply);
        QCOMPARE(reply->fault, (XmlRpcFault{403, u"Wrong"_s}));
    }

    void brokenRepliesAreNone_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("HTML") << QByteArray("<!doctype html><title>Log in</title>");
        QTest::newRow("a warning first") << "<br/>PHP Warning" + replyOf("1");
        QTest::newRow("cut") << replyOf("<string>text</string>").chopped(30);
        QTest::newRow("cut behind the value") << replyOf("<string>text</string>").chopped(5);
        QTest::newRow("something behind it") << replyOf("1") + "<p>";
        QTest::newRow("another type") << replyOf("<date>1</date>");
        QTest::newRow("no number") << replyOf("<int>one</int>");
        QTest::newRow("no value") << QByteArray("<methodResponse><params/></methodResponse>");
        QTest::newRow("empty") << QByteArray("<methodResponse/>");
        QTest::newRow("no member") << replyOf("<struct><x/></struct>");
        QTest::newRow("no data") << replyOf("<array/>");
        QTest::newRow("markup in a string") << replyOf("<string>a<b>c</b></string>");
        QTest::newRow("fault without words") << QByteArray("<methodResponse><fault/></methodResponse>");
        QTest::newRow("a document type") << "<!DOCTYPE methodResponse>" + replyOf("1");
        QTest::newRow("an entity") << "<!DOCTYPE m [<!ENTITY x \"y\">]>" + replyOf("&x;");
        QTest::newRow("a file") << "<!DOCTYPE m [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
                                       + replyOf("&x;");
        QByteArray laughs = "<!DOCTYPE m [<!ENTITY l0 \"ha\">";
        for (int step = 1; step < 40; ++step)
            laughs += "<!ENTITY l" + QByteArray::number(step) + " \""
                      + ("&l" + QByteArray::number(step - 1) + ';').repeated(10) + "\">";
        QTest::newRow("a billion laughs") << laughs + "]>" + replyOf("&l39;");
        QTest::newRow("deep") << replyOf(QByteArray("<array><data><value>").repeated(100'000)
                                         + QByteArray("</value></data></array>").repeated(100'000));
        QTest::newRow("deep elsewhere") << "<methodResponse><params>" + QByteArray("<x>").repeated(1'000'000);
        QTest::newRow("too many values")
            << replyOf("<array><data>" + QByteArray("<value>1</value>").repeated(60'000) + "</data></array>");
    }
    void brokenRepliesAreNone()
    {
        QFETCH(const QByteArray, bytes);
        QElapsedTimer timer;
        timer.start();
        const auto reply = readXmlRpcReply(bytes);
        QVERIFY(!reply);
        QCOMPARE(reply.error().kind, ErrorKind::BadInput);
        QVERIFY2(timer.elapsed() < 2000, qPrintable(QString::number(timer.elapsed())));
    }

    void deepestThatIsRead()
    {
        QVERIFY(readXmlRpcReply(replyOf(QByteArray("<array><data><value>").repeated(80)
                                        + QByteArray("</value></data></array>").repeated(80))));
    }

    void times()
    {
        const QTimeZone zone("Europe/Berlin");
        const auto read = [&](const QString &text) { return timeOf(text, zone).toString(Qt::ISODate); };
        QCOMPARE(read(u"20260102T03:04:05"_s), u"2026-01-02T02:04:05Z"_s);
        QCOMPARE(read(u"20260702T03:04:05"_s), u"2026-07-02T01:04:05Z"_s);
        QCOMPARE(read(u" 20260102T03:04:05Z "_s), u"2026-01-02T03:04:05Z"_s);
        QCOMPARE(read(u"2026-01-02T03:04:05+05:30"_s), u"2026-01-01T21:34:05Z"_s);
        QCOMPARE(read(u"20260102T030405-0100"_s), u"2026-01-02T04:04:05Z"_s);
        for (const QString &none :
             {u""_s, u"0000"_s, u"20261302T00:00:00"_s, u"20260102T25:00:00"_s, u"now"_s})
            QVERIFY(!timeOf(none, zone).isValid());
    }

    void faultsAreSentences_data()
    {
        QTest::addColumn<XmlRpcFault>("fault");
        QTest::addColumn<ErrorKind>("kind");
        const auto row = [](const char *text, qint64 code, ErrorKind kind) {
            QTest::addRow("%lld %s", qlonglong(code), text)
                << XmlRpcFault{code, QString::fromUtf8(text)} << kind;
        };
        row("Falscher Benutzername oder falsches Passwort.", 403, ErrorKind::SignIn);
        row("Invalid login", 1, ErrorKind::SignIn);
        row("Authentication failed", 0, ErrorKind::SignIn);
        row("Sorry, you are not allowed to publish posts on this site.", 401, ErrorKind::Refused);
        row("XML-RPC services are disabled on this site.", 405, ErrorKind::Refused);
        row("Invalid post ID.", 404, ErrorKind::NotFound);
        row("No such entry '7'", 4, ErrorKind::NotFound);
        row("There is a revision of this post that is more recent.", 409, ErrorKind::Conflict);
        row("server error. requested method wp.newPost does not exist.", -32601, ErrorKind::Refused);
        row("Disk full", 500, ErrorKind::Refused);
    }
    void faultsAreSentences()
    {
        QFETCH(const XmlRpcFault, fault);
        QFETCH(const ErrorKind, kind);
        const Error error = errorOfFault(fault, u"blog.example"_s);
        QCOMPARE(error.kind, kind);
        QVERIFY(error.message.contains(u"blog.example"_s) && error.message.contains(fault.text));
    }

    void posts_are_compared()
    {
        OutgoingEntry ours{.title = u"The “harbour”"_s,
                           .content = u"<p>It's <b>closed</b> &amp; done</p>"_s,
                           .slug = u"the-harbour"_s};
        BlogEntry there{.title = u"The  “harbour”"_s};
        QVERIFY(!isSamePost(there, ours));
        there.link = u"https://b.example/2026/the_harbour.html"_s;
        QVERIFY(isSamePost(there, ours));
        there.slug = u"the-harbour-2"_s;
        QVERIFY(!isSamePost(there, ours));
        there.content = u"<div>It’s closed&#038;\n<!-- more --> done</div>"_s;
        QVERIFY(isSamePost(there, ours));
        there.content += u"!1"_s;
        QVERIFY(!isSamePost(there, ours));
        there.slug = u"the-harbour"_s;
        there.title = u"Another"_s;
        QVERIFY(!isSamePost(there, ours));
        QVERIFY(!isSameText(u"<p></p>"_s, u""_s));
    }
};

QTEST_GUILESS_MAIN(XmlRpcTest)
#include "tst_xmlrpc.moc"
