// SPDX-License-Identifier: MIT
// Proves: postil fetch writes an article in each form, and a batch goes on past every broken line and page
#include "cli/fetch.h"
#include "dom/domworker.h"
#include "net/qthttpclient.h"
#include "servers/testserver.h"

#include <QBuffer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QtTest>

using namespace Postil;
using namespace Postil::Test;
using namespace Qt::StringLiterals;

namespace {

// Stands in for Chromium: what it is given comes back in every field.
class EchoWorker : public DomWorker
{
public:
    QCoro::Task<Result<ExtractedPage>> extract(HtmlInput input) override
    {
        static const QRegularExpression tags(u"<[^>]*>"_s);
        if (input.html.contains(u"slow"))
            co_return failure(ErrorKind::Timeout, u"The page takes too long to read."_s);
        ExtractedPage page;
        page.text = QString(input.html).remove(tags).trimmed();
        page.title = page.text.left(20);
        page.siteName = u"Example Post"_s;
        page.canonicalUrl = input.url.toString();
        page.html = input.html.trimmed();
        page.markdown = u"*"_s + page.text + u'*';
        co_return page;
    }
    QCoro::Task<Result<ExtractedPage>> plainText(HtmlInput input) override
    {
        ExtractedPage page;
        page.text = u"all of "_s + input.html;
        co_return page;
    }
    QCoro::Task<Result<CleanFragment>> clean(HtmlInput input) override
    {
        co_return CleanFragment{input.html, input.html, input.html};
    }
    QCoro::Task<Result<QList<HtmlBlock>>> outline(HtmlInput) override { co_return QList<HtmlBlock>(); }
};

} // namespace

class FetchVerbTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        write(u"a.html"_s, "<html><p>Rivers run dry</p>");
        m_server = std::make_unique<TestServer>(m_dir->path());
    }

    void forms_data()
    {
        QTest::addColumn<QString>("form");
        QTest::addColumn<QByteArray>("output");
        QTest::newRow("markdown") << u"markdown"_s << "*Rivers run dry*\n"_ba;
        QTest::newRow("html") << u"html"_s << "<html><p>Rivers run dry</p>\n"_ba;
        QTest::newRow("text") << u"text"_s << "Rivers run dry\n"_ba;
    }
    void forms()
    {
        QFETCH(QString, form);
        QFETCH(QByteArray, output);
        QCOMPARE(run({m_dir->filePath(u"a.html"_s), u"--to"_s, form}), 0);
        QCOMPARE(m_out, output);
        QCOMPARE(run({m_server->url(u"/a.html"_s).toString(), u"--to"_s, form}), 0);
        QCOMPARE(m_out, output);
        QCOMPARE(run({u"-"_s, u"--to"_s, form}, "<html><p>Rivers run dry</p>"), 0);
        QCOMPARE(m_out, output);
        const QString file = m_dir->filePath(u"out"_s);
        QCOMPARE(run({m_dir->filePath(u"a.html"_s), u"-o"_s, file, u"--to"_s, form}), 0);
        QCOMPARE(m_out, "");
        QFile written(file);
        QVERIFY(written.open(QIODevice::ReadOnly));
        QCOMPARE(written.readAll(), output);
    }

    void json()
    {
        QCOMPARE(run({u"--base-url"_s, u"https://example.org/a"_s, m_dir->filePath(u"a.html"_s)}), 0);
        const QJsonObject article = QJsonDocument::fromJson(m_out).object();
        QCOMPARE(article[u"title"_s].toString(), u"Rivers run dry"_s);
        QCOMPARE(article[u"articleBody"_s].toString(), u"Rivers run dry"_s);
        QCOMPARE(article[u"canonicalUrl"_s].toString(), u"https://example.org/a"_s);
        QCOMPARE(article[u"siteName"_s].toString(), u"Example Post"_s);
    }

    void failures_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("code");
        QTest::newRow("nothing") << QStringList{} << 2;
        QTest::newRow("two inputs") << QStringList{u"a"_s, u"b"_s} << 2;
        QTest::newRow("unknown form") << QStringList{u"a.html"_s, u"--to"_s, u"docx"_s} << 2;
        QTest::newRow("unknown option") << QStringList{u"--frobnicate"_s} << 2;
        QTest::newRow("batch and input") << QStringList{u"a.html"_s, u"--batch"_s, u"b"_s} << 2;
        QTest::newRow("missing file") << QStringList{u"missing.html"_s} << 1;
        QTest::newRow("missing list") << QStringList{u"--batch"_s, u"missing.jsonl"_s} << 1;
        QTest::newRow("bad base") << QStringList{u"-"_s, u"--base-url"_s, u"ftp://x"_s} << 1;
        QTest::newRow("bad output") << QStringList{u"-"_s, u"-o"_s, u"/no/such/folder/x"_s} << 1;
        QTest::newRow("nobody there") << QStringList{u"http://127.0.0.1:1/"_s} << 1;
    }
    void failures()
    {
        QFETCH(QStringList, arguments);
        QFETCH(int, code);
        QCOMPARE(run(arguments, "<p>x"), code);
        QCOMPARE(m_out, "");
        QVERIFY(m_err.startsWith("postil fetch: "));
        QVERIFY(m_err.endsWith('\n'));
    }

    void aPageThatTakesTooLong()
    {
        write(u"slow.html"_s, "<html><p>slow");
        const QString file = m_dir->filePath(u"slow.html"_s);
        QCOMPARE(run({file}), 1);
        QCOMPARE(m_err, "postil fetch: The page takes too long to read. Or take all the text of the page with "
                        "--plain.\n");
        QCOMPARE(run({file, u"--plain"_s, u"--to"_s, u"text"_s}), 0);
        QCOMPARE(m_out, "all of <html><p>slow\n");
        QCOMPARE(run({u"--batch"_s, file, u"--plain"_s}), 2);
        // What fails in another way is not cured by it.
        QCOMPARE(run({u"missing.html"_s}), 1);
        QVERIFY(!m_err.contains("--plain"));
    }

    void batch()
    {
        write(u"b.html"_s, "<p>second");
        write(u"slow.html"_s, "<p>slow");
        const QByteArray folder = m_dir->path().toUtf8();
        const QByteArray list = "{\"id\":\"1\",\"file\":\"" + folder
                                + "/a.html\",\"base_url\":\"https://example.org/1\"}\n"
                                  "\n"
                                  "not json\n"
                                  "{\"id\":3,\"file\":\""
                                + folder
                                + "/missing.html\"}\r\n"
                                  "{\"id\":\"4\",\"url\":\""
                                + m_server->url(u"/b.html"_s).toEncoded()
                                + "\"}\n"
                                  "{\"id\":\"5\"}\n"
                                  "[1,2]\n"
                                  "{\"id\":\"7\",\"file\":\""
                                + folder
                                + "/slow.html\"}\n"
                                  "{\"id\":\"8\",\"url\":\"javascript:alert(1)\"}\n"
                                  "{\"file\":\""
                                + folder + "/b.html\"}";
        write(u"list.jsonl"_s, list);
        QCOMPARE(run({u"--batch"_s, m_dir->filePath(u"list.jsonl"_s)}), 0);
        const QList<QByteArray> lines = m_out.trimmed().split('\n');
        QCOMPARE(lines.size(), 9);
        const QJsonObject first = QJsonDocument::fromJson(lines[0]).object();
        QCOMPARE(first[u"id"_s], QJsonValue(u"1"_s));
        QCOMPARE(first[u"canonicalUrl"_s].toString(), u"https://example.org/1"_s);
        QVERIFY(first[u"ms"_s].isDouble());
        QCOMPARE(first.size(), 13);
        const QList<QJsonValue> ids{u"1"_s,           QJsonValue::Null, 3,      u"4"_s,          u"5"_s,
                                    QJsonValue::Null, u"7"_s,           u"8"_s, QJsonValue::Null};
        const QList<bool> good{true, false, false, true, false, false, false, false, true};
        for (qsizetype i = 0; i < lines.size(); ++i) {
            const QJsonObject line = QJsonDocument::fromJson(lines[i]).object();
            QCOMPARE(line[u"id"_s], ids[i]);
            QCOMPARE(line.contains(u"error"_s), !good[i]);
            if (!good[i])
                QCOMPARE(line.size(), 2);
        }
        const QByteArray before = m_out;
        QCOMPARE(run({u"--batch"_s, u"-"_s, u"-o"_s, m_dir->filePath(u"out.jsonl"_s)}, list), 0);
        QFile out(m_dir->filePath(u"out.jsonl"_s));
        QVERIFY(out.open(QIODevice::ReadOnly));
        QCOMPARE(out.readAll().count('\n'), before.count('\n'));
    }

private:
    int run(const QStringList &arguments, const QByteArray &input = {})
    {
        QBuffer in;
        in.setData(input);
        QBuffer out;
        QBuffer err;
        in.open(QIODevice::ReadOnly);
        out.open(QIODevice::WriteOnly);
        err.open(QIODevice::WriteOnly);
        QtHttpClient http({});
        EchoWorker dom;
        const int code = QCoro::waitFor(runFetch(arguments, FetchTools{http, dom, in, out, err}));
        m_out = out.data();
        m_err = err.data();
        return code;
    }

    void write(const QString &name, const QByteArray &bytes) const
    {
        QFile file(m_dir->filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<TestServer> m_server;
    QByteArray m_out;
    QByteArray m_err;
};

QTEST_GUILESS_MAIN(FetchVerbTest)
#include "tst_fetchverb.moc"
