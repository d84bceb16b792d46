// SPDX-License-Identifier: MIT
// Proves: an article of five megabytes, in whatever shape, never holds the window for more than a tenth of a
// second
#include "article/readerpane.h"
#include "article/readerview.h"
#include "support/testmain.h"

#include <QElapsedTimer>
#include <QScrollBar>
#include <QTextBlock>
#include <QTimer>

using namespace Postil;
using namespace Qt::StringLiterals;

class ReaderHugeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void neverFreezes_data()
    {
        QTest::addColumn<QString>("markdown");
        const QString sentence =
            u"Words that **go on** and [on](https://example.com/) without an end in sight. "_s;
        const int megabytes = 5'000'000;
        QTest::newRow("paragraphs") << (sentence.repeated(6) + u"\n\n"_s).repeated(megabytes / 480);
        QTest::newRow("one paragraph") << u"word "_s.repeated(megabytes / 5);
        QTest::newRow("one word") << u"x"_s.repeated(megabytes);
        QTest::newRow("list") << u"- item\n"_s.repeated(100'000);
        QTest::newRow("nested quotations") << u">"_s.repeated(20'000) + u" deep"_s;
        QTest::newRow("nested lists") << [] {
            QString text;
            for (int i = 0; i < 2'000; ++i)
                text += u" "_s.repeated(i) + u"- x\n"_s;
            return text;
        }();
        QTest::newRow("table") << u"| a | b |\n|---|---|\n"_s + u"| one | two |\n"_s.repeated(50'000);
        QTest::newRow("code") << u"```\n"_s + u"line of code\n"_s.repeated(20'000) + u"```\n"_s;
    }

    void neverFreezes()
    {
        QFETCH(QString, markdown);
        ReaderPane pane;
        auto *view = pane.findChild<ReaderView *>(u"readerView"_s);
        pane.resize(420, 600);
        pane.show();
        QVERIFY(QTest::qWaitForWindowExposed(&pane));
        QSignalSpy shown(view, &ReaderView::shown);

        // The longest time between two turns of the event loop.
        qint64 longest = 0;
        QElapsedTimer sinceTurn;
        QTimer turns;
        QObject::connect(&turns, &QTimer::timeout, &pane,
                         [&] { longest = std::max(longest, sinceTurn.restart()); });
        Article article;
        article.headline = u"A long one"_s;
        article.markdown = markdown;
        sinceTurn.start();
        turns.start(0);
        pane.setArticle(article);
        QTRY_VERIFY_WITH_TIMEOUT(view->document()->blockCount() > 1, 30'000);
        QTRY_COMPARE_WITH_TIMEOUT(shown.count(), 1, 120'000);
        qInfo("longest turn %lld ms", static_cast<long long>(longest));
        const qint64 building = longest;
        longest = 0;
        sinceTurn.restart();
        view->verticalScrollBar()->setValue(view->verticalScrollBar()->maximum() / 2);
        QTest::qWait(50);
        pane.resize(500, 600);
        QTest::qWait(200);
        qInfo("longest turn after a scroll and a resize %lld ms", static_cast<long long>(longest));
        QVERIFY2(building <= 100 && longest <= 100, "the window was held");
    }
};

POSTIL_TEST_MAIN(ReaderHugeTest)
#include "tst_readerhuge.moc"
