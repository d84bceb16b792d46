// SPDX-License-Identifier: MIT
// Proves: oversized, nested, broken and binary HTML ends in seconds, and a stuck or killed renderer costs one
// call only
#include "support/renderers.h"
#include "support/testmain.h"
#include "support/webengine.h"

#include <csignal>

using namespace Postil;
using namespace Qt::StringLiterals;

class DomLimitsTest : public QObject
{
    Q_OBJECT

private:
    Result<ExtractedPage> extract(const QString &html)
    {
        return Test::await(m_worker->extract({html, QUrl(u"https://example.com/"_s)}));
    }
    void verifyWorks()
    {
        const auto result = Test::await(m_worker->clean({u"<p>fine</p>"_s, {}}));
        QVERIFY2(result, qUtf8Printable(Test::sentence(result)));
        QCOMPARE(result->text, u"fine"_s);
    }

    std::unique_ptr<DomWorker> m_worker;

private Q_SLOTS:
    void init() { m_worker = Test::webEngine().createDomWorker(); }
    void cleanup() { m_worker.reset(); }

    void bombs_data()
    {
        QTest::addColumn<QString>("html");
        QTest::addColumn<bool>("readable");
        QTest::newRow("20,000 nested div") << u"<div>"_s.repeated(20000) + u"text"_s << false;
        QTest::newRow("5,000 nested tables") << u"<table><tr><td>"_s.repeated(5000) + u"text"_s << false;
        QTest::newRow("5,000 b and p") << u"<b id=x><p>"_s.repeated(5000) + u"text"_s << false;
        QTest::newRow("200,000 entities") << u"<p>"_s + u"&nvlt;"_s.repeated(200000) << true;
        QTest::newRow("NUL in a tag name") << u"<scr\0ipt>alert(1)</scr\0ipt>\0<p>text"_s << true;
        QTest::newRow("formatting never closed") << [] {
            QString html;
            for (int i = 0; i < 5000; ++i)
                html += u"<b id=%1><p>x"_s.arg(i);
            return html;
        }() << false;
        QTest::newRow("200,000 attributes") << [] {
            QString html = u"<p "_s;
            for (int i = 0; i < 200000; ++i)
                html += u"a%1=1 "_s.arg(i);
            return html + u">text"_s;
        }() << false;
        QTest::newRow("200,000 elements") << u"<p>x</p>"_s.repeated(200000) << false;
        QTest::newRow("9 million characters") << QString(9'000'000, u'x') << false;
        QTest::newRow("lone surrogates") << u"<p>a"_s + QChar(0xd800) + u"b text</p>"_s << true;
        QTest::newRow("noise") << [] {
            QString html = u"<p>text</p>"_s;
            quint32 state = 1;
            for (int i = 0; i < 200000; ++i)
                html += QChar(char16_t((state = state * 1664525 + 1013904223) >> 25));
            return html;
        }() << true;
    }

    void bombs()
    {
        QFETCH(const QString, html);
        QElapsedTimer timer;
        timer.start();
        const auto result = extract(html);
        // The watchdog of five seconds, and what starting a new renderer takes on a busy machine.
        QVERIFY2(timer.elapsed() < 30000, qPrintable(QString::number(timer.elapsed())));
        QTEST(result.has_value(), "readable");
        // The watchdog may come first on a slow machine.
        if (!result)
            QVERIFY2(result.error().kind == ErrorKind::TooLarge || result.error().kind == ErrorKind::Timeout,
                     qPrintable(result.error().message));
        verifyWorks();
        timer.restart();
        const auto plain = Test::await(m_worker->plainText({html, {}}));
        QVERIFY2(plain, qUtf8Printable(Test::sentence(plain)));
        QVERIFY(!plain->text.isEmpty());
        QVERIFY2(timer.elapsed() < 10000, qPrintable(QString::number(timer.elapsed())));
    }

    // More elements than Readability is asked about: the densest box is the article, and no more than that.
    void aPageAsLargeAsABookIsReadWithoutWhatStandsBeside()
    {
        const QString paragraph = u"<p>Tide %1 came <em>late</em>, and the <a href=/boats>boats</a> that had "
                                  "waited since the morning went out, one after the other, until dark.</p>"_s;
        QString html = u"<title>Tides</title><nav><a href=/>Home</a> <a href=/a>About us</a></nav>"
                       "<article><h1>Tides</h1>"_s;
        for (int i = 0; i < 7'000; ++i)
            html += paragraph.arg(i);
        html += u"</article><aside class=sidebar><p>Most read this week: harbour fees rise again, and nobody "
                "is surprised.</p></aside><footer><p>All rights reserved.</p></footer>"_s;
        const auto page = extract(html);
        QVERIFY2(page, qUtf8Printable(Test::sentence(page)));
        QCOMPARE(page->title, u"Tides"_s);
        QVERIFY2(page->text.startsWith(u"Tide 0 came late, and the boats"_s),
                 qPrintable(page->text.left(200)));
        QVERIFY2(page->text.endsWith(u"until dark."_s), qPrintable(page->text.right(200)));
        QCOMPARE(page->text.count(u"Tide "_s), 7'000);
        QVERIFY(!page->text.contains(u"Most read"_s));
    }

    void stuckRendererIsGivenUp()
    {
        // Text at the bottom of deep nesting is looked at once on every level: minutes of work within the
        // limits.
        const QString slow =
            u"<section>"_s.repeated(450) + (u"<i>"_s + u"word "_s.repeated(30) + u"</i>"_s).repeated(45'000);
        const auto stuck = Test::await(m_worker->clean({slow, {}}));
        QVERIFY(!stuck);
        QCOMPARE(stuck.error().kind, ErrorKind::Timeout);
        verifyWorks();
        QTRY_COMPARE_WITH_TIMEOUT(Test::rendererPids().size(), 1, 20000);
        const auto plain = Test::await(m_worker->plainText({slow, {}}));
        QVERIFY2(plain, qUtf8Printable(Test::sentence(plain)));
        QVERIFY(plain->text.startsWith(u"word word"_s));
    }

    void plainTextIsWhatABrowserShows()
    {
        const auto plain = Test::await(m_worker->plainText(
            {u"<!DOCTYPE html><html><head><title>Tides &amp; ports</title><style>p { color: red }</style>"
             "<script>if (a < b) document.write('<p>no')</script></head><body onload=alert(1)>"
             "<nav><a href=/>Home</a></nav><!-- <p>no --><h1>The <i>ebb</i></h1>"
             "<p title='a > b'>One &lt;b&gt; two<br>three</p><svg><text>no</text></svg>"
             "<noscript><img src=x onerror=alert(1)></noscript><ul><li>4 < 5<li>six</ul>"
             "<select><option>no</select><video>never closed, so part of the text"_s,
             QUrl(u"https://example.com/"_s)}));
        QVERIFY2(plain, qUtf8Printable(Test::sentence(plain)));
        QCOMPARE(plain->title, u"Tides & ports"_s);
        QCOMPARE(plain->text,
                 u"Home\n\nThe ebb\n\nOne <b> two\n\nthree\n\n4 < 5\n\nsix\n\nnever closed, so part of the text"_s);
        QVERIFY2(plain->html.startsWith(u"<p>Home</p><p>The ebb</p><p>One &lt;b&gt; two</p>"_s),
                 qPrintable(plain->html));
        QVERIFY(plain->markdown.contains(uR"(One \<b> two)"_s));
        QVERIFY(plain->byline.isEmpty());
    }

    void killedRendererCostsOneCall()
    {
        verifyWorks();
        const QList<qint64> before = Test::rendererPids();
        QCOMPARE(before.size(), 1);
        ::kill(pid_t(before.first()), SIGSTOP);
        auto first = m_worker->clean({u"<p>one</p>"_s, {}});
        auto second = m_worker->clean({u"<p>two</p>"_s, {}});
        ::kill(pid_t(before.first()), SIGKILL);
        const auto lost = Test::await(std::move(first));
        QVERIFY(!lost);
        QCOMPARE(lost.error().kind, ErrorKind::Engine);
        const auto kept = Test::await(std::move(second));
        QVERIFY2(kept, qUtf8Printable(Test::sentence(kept)));
        QCOMPARE(kept->text, u"two"_s);
    }

    void destroyedWorkerAnswersWhatWaits()
    {
        QList<ErrorKind> kinds;
        for (int i = 0; i < 3; ++i)
            m_worker->clean({u"<p>x</p>"_s, {}}).then([&kinds](const Result<CleanFragment> &result) {
                kinds.append(result ? ErrorKind::BadInput : result.error().kind);
            });
        m_worker.reset();
        QTRY_COMPARE(kinds,
                     (QList<ErrorKind>{ErrorKind::Cancelled, ErrorKind::Cancelled, ErrorKind::Cancelled}));
    }
};

POSTIL_TEST_MAIN(DomLimitsTest)
#include "tst_domlimits.moc"
