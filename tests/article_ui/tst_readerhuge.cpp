// SPDX-License-Identifier: MIT
// Proves: a long article, in whatever shape, comes in piece by piece while the window goes on
#include "article/articlepieces.h"
#include "article/readerpane.h"
#include "article/readerview.h"
#include "support/testmain.h"

#include <QScrollBar>
#include <QTextBlock>
#include <QTimer>

#include <ctime>
#include <utility>

using namespace Postil;
using namespace Qt::StringLiterals;

namespace {

double processorMilliseconds()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
}

} // namespace

class ReaderHugeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsVeryLongIsShownInPart()
    {
        ReaderPane pane;
        pane.resize(420, 600);
        pane.show();
        Article article;
        article.headline = u"A very long one"_s;
        article.markdown = u"Ten words of it, or so many as these are.\n\n"_s.repeated(20'000);
        QSignalSpy shown(pane.findChild<ReaderView *>(u"readerView"_s), &ReaderView::shown);
        pane.setArticle(article);
        QTRY_COMPARE_WITH_TIMEOUT(shown.count(), 1, 200'000);
        const auto *view = pane.findChild<ReaderView *>(u"readerView"_s);
        QVERIFY(view->document()->characterCount() <= longestShown + 1000);
        QVERIFY(view->document()->characterCount() > longestShown - 1000);
        const auto *notice = pane.findChild<QLabel *>(u"noticeText"_s);
        QVERIFY(notice && notice->text().contains(u"very long"_s));
    }

    void neverFreezes_data()
    {
        QTest::addColumn<QString>("markdown");
        const QString sentence =
            u"Words that **go on** and [on](https://example.com/) without an end in sight. "_s;
        const int length = 500'000; // unoptimised builds take minutes for ten times as much
        QTest::newRow("paragraphs") << (sentence.repeated(6) + u"\n\n"_s).repeated(length / 480);
        QTest::newRow("one paragraph") << u"word "_s.repeated(length / 5);
        QTest::newRow("one word") << u"x"_s.repeated(length);
        QTest::newRow("list") << u"- item\n"_s.repeated(10'000);
        QTest::newRow("nested quotations") << u">"_s.repeated(20'000) + u" deep"_s;
        QTest::newRow("nested lists") << [] {
            QString text;
            for (int i = 0; i < 500; ++i)
                text += u" "_s.repeated(i) + u"- x\n"_s;
            return text;
        }();
        QTest::newRow("table") << u"| a | b |\n|---|---|\n"_s + u"| one | two |\n"_s.repeated(5'000);
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

        // The longest work between two turns of the event loop. Counted in this thread's own processor
        // time: what else the machine does is not the window's doing.
        double longest = 0;
        double before = processorMilliseconds();
        int turnCount = 0;
        QTimer turns;
        QObject::connect(&turns, &QTimer::timeout, &pane, [&] {
            const double now = processorMilliseconds();
            longest = std::max(longest, now - std::exchange(before, now));
            ++turnCount;
        });
        Article article;
        article.headline = u"A long one"_s;
        const QString lastWord = u"theend"_s;
        article.markdown = markdown + u"\n\n"_s + lastWord;
        turns.start(0);
        pane.setArticle(article);
        QTRY_COMPARE_WITH_TIMEOUT(shown.count(), 1, 200'000);
        const double building = std::exchange(longest, 0);
        view->verticalScrollBar()->setValue(view->verticalScrollBar()->maximum() / 2);
        pane.resize(500, 600);
        turnCount = 0;
        QTRY_VERIFY_WITH_TIMEOUT(turnCount > 2000, 60'000);
        // Built anew in the new width, or laid out anew, with the place read in sight.
        QTRY_VERIFY_WITH_TIMEOUT(view->document()->textWidth() == view->viewport()->width(), 60'000);
        qInfo("longest turn %.0f ms; after a scroll and a resize %.0f ms", building, longest);
        // Times are told, not judged: a busy machine has slow turns.
        QVERIFY(view->document()->toPlainText().contains(lastWord));
    }
};

POSTIL_TEST_MAIN(ReaderHugeTest)
#include "tst_readerhuge.moc"
