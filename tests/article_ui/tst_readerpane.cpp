// SPDX-License-Identifier: MIT
// Proves: an article is read, quoted by mouse, by keys and by drag, marked and measured, and nothing in it is
// taken for HTML
#include "article/quotemeter.h"
#include "article/readerpane.h"
#include "article/readerview.h"
#include "support/gallery.h"
#include "support/testmain.h"
#include "widgets/excerptmime.h"

#include <QClipboard>
#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QScrollBar>
#include <QTextBlock>
#include <QToolButton>

using namespace Postil;
using namespace Qt::StringLiterals;

class ReaderPaneTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<ReaderPane> m_pane;
    ReaderView *m_view = nullptr;

    static Article article()
    {
        Article made;
        made.url = u"https://dw.example/reset"_s;
        made.headline = u"Russia sees a chance"_s;
        made.outlet = u"DW"_s;
        made.markdown = u"The **first** paragraph has [a link](https://example.com/a) in it.\n\n"
                        "The second paragraph is short.\n\n"
                        "The third goes on."_s;
        return made;
    }

    void open(const Article &article)
    {
        QSignalSpy shown(m_view, &ReaderView::shown);
        m_pane->setArticle(article);
        QTRY_COMPARE(shown.count(), 1);
    }

    void select(const QString &words)
    {
        const qsizetype at = m_view->document()->toRawText().indexOf(words);
        QVERIFY(at >= 0);
        QTextCursor cursor(m_view->document());
        cursor.setPosition(int(at));
        cursor.setPosition(int(at + words.size()), QTextCursor::KeepAnchor);
        m_view->setTextCursor(cursor);
    }

    QString textOf(const DocumentRange &range) const
    {
        return m_view->document()->toRawText().sliced(range.from, range.to - range.from);
    }

    QPoint pointOf(const QString &words) const
    {
        QTextCursor cursor(m_view->document());
        cursor.setPosition(int(m_view->document()->toRawText().indexOf(words)) + 2);
        return m_view->cursorRect(cursor).center();
    }

private Q_SLOTS:
    void init()
    {
        m_pane = std::make_unique<ReaderPane>();
        m_view = m_pane->findChild<ReaderView *>(u"readerView"_s);
        QVERIFY(m_view);
        m_pane->resize(420, 600);
        m_pane->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_pane.get()));
    }

    void cleanup() { m_pane.reset(); }

    void selectionIsQuotedByKeys()
    {
        open(article());
        QSignalSpy quoted(m_pane.get(), &ReaderPane::quoteRequested);
        select(u"first paragraph has a link"_s);
        QTest::keyClick(m_view, Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(quoted.count(), 1);
        const auto excerpt = quoted.takeFirst().first().value<Excerpt>();
        QCOMPARE(excerpt.markdown, u"**first** paragraph has [a link](https://example.com/a)"_s);
        QCOMPARE(excerpt.captured, u"first paragraph has a link"_s);
        QCOMPARE(excerpt.source, u"https://dw.example/reset"_s);
        QVERIFY(!m_view->textCursor().hasSelection());
    }

    void selectionIsQuotedByTheButton()
    {
        open(article());
        auto *button = m_view->findChild<QPushButton *>(u"quoteButton"_s);
        QVERIFY(button && !button->isVisible());
        select(u"The second"_s);
        QTRY_VERIFY(button->isVisible());
        QVERIFY(m_view->viewport()->rect().contains(button->geometry()));
        QSignalSpy quoted(m_pane.get(), &ReaderPane::quoteRequested);
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(quoted.count(), 1);
        QCOMPARE(quoted.first().first().value<Excerpt>().markdown, u"The second"_s);
        QVERIFY(!button->isVisible());
    }

    void draggingWithTheMouseSelects()
    {
        open(article());
        const QPoint from = pointOf(u"second"_s);
        QTest::mousePress(m_view->viewport(), Qt::LeftButton, {}, from);
        QTest::mouseMove(m_view->viewport(), from + QPoint(60, 0));
        QTest::mouseRelease(m_view->viewport(), Qt::LeftButton, {}, from + QPoint(60, 0));
        QVERIFY(m_view->textCursor().hasSelection());
        QVERIFY(m_view->findChild<QPushButton *>(u"quoteButton"_s)->isVisible());
    }

    void aHeldKeyQuotesOnce()
    {
        open(article());
        QSignalSpy quoted(m_pane.get(), &ReaderPane::quoteRequested);
        m_view->setFocus(Qt::TabFocusReason);
        QTest::keyClick(m_view, Qt::Key_J);
        for (const auto &[key, modifiers] :
             {std::pair(Qt::Key_Space, Qt::NoModifier), std::pair(Qt::Key_Return, Qt::ControlModifier)}) {
            quoted.clear();
            QTest::keyPress(m_view, key, modifiers);
            QKeyEvent again(QEvent::KeyPress, key, modifiers, {}, true);
            QApplication::sendEvent(m_view, &again);
            QTest::keyRelease(m_view, key, modifiers);
            QCOMPARE(quoted.count(), 1);
        }
    }

    void paragraphsAreQuotedByKeys()
    {
        open(article());
        QSignalSpy quoted(m_pane.get(), &ReaderPane::quoteRequested);
        m_view->setFocus(Qt::TabFocusReason);
        QTest::keyClick(m_view, Qt::Key_J);
        QTest::keyClick(m_view, Qt::Key_Space);
        QTest::keyClick(m_view, Qt::Key_Down);
        QTest::keyClick(m_view, Qt::Key_Space);
        QTest::keyClick(m_view, Qt::Key_K);
        QTest::keyClick(m_view, Qt::Key_Up);
        QTest::keyClick(m_view, Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(quoted.count(), 3);
        QCOMPARE(quoted.at(0).first().value<Excerpt>().captured, u"The second paragraph is short."_s);
        QCOMPARE(quoted.at(1).first().value<Excerpt>().captured, u"The third goes on."_s);
        QCOMPARE(quoted.at(2).first().value<Excerpt>().captured, u"The first paragraph has a link in it."_s);
    }

    void whatSaysNothingIsPassedOver()
    {
        Article parted = article();
        parted.markdown = u"The first.\n\n---\n\nThe second."_s;
        open(parted);
        QSignalSpy quoted(m_pane.get(), &ReaderPane::quoteRequested);
        m_view->setFocus(Qt::TabFocusReason);
        QTest::keyClick(m_view, Qt::Key_J);
        QTest::keyClick(m_view, Qt::Key_Space);
        QCOMPARE(quoted.count(), 1);
        QCOMPARE(quoted.first().first().value<Excerpt>().captured, u"The second."_s);
    }

    void spaceShowsTheParagraphBeforeItQuotes()
    {
        open(article());
        QSignalSpy quoted(m_pane.get(), &ReaderPane::quoteRequested);
        m_view->setFocus(Qt::MouseFocusReason);
        QTest::keyClick(m_view, Qt::Key_Space);
        QCOMPARE(quoted.count(), 0);
        QTest::keyClick(m_view, Qt::Key_Space);
        QCOMPARE(quoted.count(), 1);
    }

    void shiftArrowsSelect()
    {
        open(article());
        m_view->setFocus(Qt::TabFocusReason);
        for (int i = 0; i < 3; ++i)
            QTest::keyClick(m_view, Qt::Key_Right, Qt::ShiftModifier);
        QCOMPARE(m_view->textCursor().selectedText(), u"The"_s);
        QTest::keyClick(m_view, Qt::Key_Escape);
        QVERIFY(!m_view->textCursor().hasSelection());
    }

    void quotesAreMarkedAndMeasured()
    {
        auto *meter = m_pane->findChild<QuoteMeter *>(u"quoteMeter"_s);
        QCOMPARE(meter->text(), QString()); // of no article
        open(article());
        m_pane->setQuoteLimit(4);
        m_pane->setExcerpts({{u"The *second*"_s, article().url, u"The second  paragraph"_s},
                             {u"gone"_s, article().url, u"is not in there"_s},
                             {u"The third goes"_s, u"https://elsewhere.example/"_s, u"The third"_s}});
        QCOMPARE(m_view->quotes().size(), 1);
        QCOMPARE(textOf(m_view->quotes().first()), u"The second paragraph"_s);
        QCOMPARE(meter->text(), u"3 words quoted · 18 % of the article"_s);
        m_pane->setExcerpts({{u"The second paragraph is short."_s, article().url, {}}});
        QCOMPARE(meter->text(), u"5 words quoted, 1 over the limit · 29 % of the article"_s);
        QCOMPARE(textOf(m_view->quotes().first()), u"The second paragraph is short."_s);
        m_pane->setExcerpts({});
        QVERIFY(m_view->quotes().isEmpty());
    }

    void marksComeBackAfterAChangeOfSize()
    {
        open(article());
        m_pane->setExcerpts({{u"x"_s, {}, u"The third goes on."_s}});
        select(u"second"_s);
        QSignalSpy shown(m_view, &ReaderView::shown);
        QSignalSpy sizes(m_pane.get(), &ReaderPane::textSizeChanged);
        const double before = m_pane->textSize();
        QTest::mouseClick(m_pane->findChild<QToolButton *>(u"textLarger"_s), Qt::LeftButton);
        QTRY_COMPARE(shown.count(), 1);
        QCOMPARE(sizes.count(), 1);
        QVERIFY(m_pane->textSize() > before);
        QCOMPARE(m_view->textCursor().selectedText(), u"second"_s);
        QCOMPARE(textOf(m_view->quotes().first()), u"The third goes on."_s);
    }

    void theSelectionTravelsAsAnExcerpt()
    {
        open(article());
        select(u"first paragraph has a link"_s);
        QTest::keyClick(m_view, Qt::Key_C, Qt::ControlModifier);
        const QMimeData *mime = QGuiApplication::clipboard()->mimeData();
        QCOMPARE(mime->text(), u"first paragraph has a link"_s);
        QVERIFY2(mime->html().contains(u"<a href=\"https://example.com/a\">a link</a>"_s),
                 qPrintable(mime->html()));
        const auto excerpt = excerptFromMime(*mime);
        QVERIFY(excerpt);
        QCOMPARE(excerpt->markdown, u"**first** paragraph has [a link](https://example.com/a)"_s);
        QCOMPARE(excerpt->source, article().url);
    }

    void aLinkSaysWhereItGoes()
    {
        open(article());
        QSignalSpy opened(m_pane.get(), &ReaderPane::openExternally);
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, pointOf(u"a link"_s));
        QTRY_VERIFY(m_pane->findChild<QWidget *>(u"linkBar"_s));
        auto *bar = m_pane->findChild<QWidget *>(u"linkBar"_s);
        QTRY_VERIFY(bar->isVisible());
        QVERIFY(bar->findChild<QLabel *>(u"linkAddress"_s)->text().contains(u"example.com/a"_s));
        QCOMPARE(opened.count(), 0);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QVERIFY(!bar->isVisible());
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, pointOf(u"a link"_s));
        QTRY_VERIFY(bar->isVisible());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QCOMPARE(opened.count(), 1);
        QCOMPARE(opened.first().first().toUrl(), QUrl(u"https://example.com/a"_s));
    }

    void findsWords()
    {
        open(article());
        QTest::keyClick(m_view, Qt::Key_F, Qt::ControlModifier);
        auto *field = m_pane->findChild<QLineEdit *>(u"findField"_s);
        auto *count = m_pane->findChild<QLabel *>(u"findCount"_s);
        QTRY_VERIFY(field->isVisible());
        QTest::keyClicks(field, u"PARAGRAPH"_s);
        QCOMPARE(count->text(), u"1 of 2"_s);
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(count->text(), u"2 of 2"_s);
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(count->text(), u"1 of 2"_s);
        QTest::keyClick(field, Qt::Key_Return, Qt::ShiftModifier);
        QCOMPARE(count->text(), u"2 of 2"_s);
        QTest::keyClicks(field, u" zzz"_s);
        QCOMPARE(count->text(), u"nowhere"_s);
        QTest::keyClick(field, Qt::Key_Escape);
        QVERIFY(!field->isVisible());
        QVERIFY(m_view->hasFocus());
    }

    void hostileHeadlinesAreText()
    {
        Article hostile = article();
        hostile.headline = u"<h1>Big</h1> <img src=\"file:///etc/passwd\"> {{ x }}"_s;
        hostile.outlet = u"<b>DW</b>"_s;
        hostile.byline = u"By\n\n<script>alert(1)</script>"_s;
        hostile.markdown = u"<table><tr><td>x</td></tr></table>\n\nText \u202Ewith marks."_s;
        open(hostile);
        const QString text = m_view->document()->toPlainText();
        QVERIFY(text.contains(hostile.headline));
        QVERIFY(text.contains(u"<b>DW</b>"_s));
        QVERIFY(text.contains(u"By <script>alert(1)</script>"_s));
        QVERIFY(text.contains(u"<table><tr><td>x</td></tr></table>"_s));
    }

    void errorsOfferAWayOn()
    {
        open(article());
        const QString message = u"<b>dw.example</b> did not answer. Try again later."_s;
        m_pane->showError({ErrorKind::Timeout, message}, u"https://dw.example/"_s);
        auto *label = m_pane->findChild<QLabel *>(u"stateText"_s);
        QVERIFY(label->isVisible());
        QCOMPARE(label->text(), message);
        QCOMPARE(label->textFormat(), Qt::PlainText);
        m_pane->resize(320, 600); // as in a small window
        m_pane->offerPlainText();
        QTRY_COMPARE(Test::cutOff(*m_pane), QStringList());
        QSignalSpy retried(m_pane.get(), &ReaderPane::retryRequested);
        QSignalSpy pasted(m_pane.get(), &ReaderPane::pasteRequested);
        QSignalSpy opened(m_pane.get(), &ReaderPane::openExternally);
        QTest::mouseClick(m_pane->findChild<QPushButton *>(u"stateRetry"_s), Qt::LeftButton);
        QTest::mouseClick(m_pane->findChild<QPushButton *>(u"statePaste"_s), Qt::LeftButton);
        QTest::mouseClick(m_pane->findChild<QPushButton *>(u"stateBrowser"_s), Qt::LeftButton);
        QCOMPARE(retried.first().first().toString(), u"https://dw.example/"_s);
        QCOMPARE(pasted.count(), 1);
        QCOMPARE(opened.first().first().toUrl(), QUrl(u"https://dw.example/"_s));
        QTest::mouseClick(m_pane->findChild<QPushButton *>(u"stateBack"_s), Qt::LeftButton);
        QVERIFY(m_view->isVisible());
        // Nothing that cannot be opened is offered.
        m_pane->setArticle({});
        m_pane->showError({ErrorKind::BadInput, u"No."_s}, u"javascript:alert(1)"_s);
        QVERIFY(!m_pane->findChild<QPushButton *>(u"stateBrowser"_s)->isVisible());
        QVERIFY(!m_pane->findChild<QPushButton *>(u"stateBack"_s)->isVisible());
    }

    void rightToLeft()
    {
        Article arabic = article();
        arabic.direction = u"rtl"_s;
        arabic.language = u"ar"_s;
        arabic.markdown = u"قال المتحدث إن **التقرير** صدر.\n\nReuters نقلت الخبر.\n\n- بند"_s;
        open(arabic);
        for (QTextBlock block = m_view->document()->begin(); block.isValid(); block = block.next())
            QCOMPARE(block.textDirection(), Qt::RightToLeft);
        QSignalSpy quoted(m_pane.get(), &ReaderPane::quoteRequested);
        select(u"المتحدث إن التقرير"_s);
        QTest::keyClick(m_view, Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(quoted.first().first().value<Excerpt>().markdown, u"المتحدث إن **التقرير**"_s);
    }

    void dropsAndPastesAreHandedOn()
    {
        QString seen;
        connect(m_pane.get(), &ReaderPane::contentGiven, this,
                [&](const QMimeData *mime) { seen = mime->text(); });
        QMimeData mime;
        mime.setText(u"https://dw.example/a"_s);
        QDragEnterEvent enter({10, 100}, Qt::CopyAction, &mime, Qt::LeftButton, {});
        QApplication::sendEvent(m_pane.get(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop({10, 100}, Qt::CopyAction, &mime, Qt::LeftButton, {});
        QApplication::sendEvent(m_pane.get(), &drop);
        QCOMPARE(seen, u"https://dw.example/a"_s);
        open(article());
        QSignalSpy pasted(m_pane.get(), &ReaderPane::pasteRequested);
        QTest::keyClick(m_view, Qt::Key_V, Qt::ControlModifier);
        QTRY_COMPARE(pasted.count(), 1);
    }

    void noArticleAnyMore()
    {
        open(article());
        m_pane->setArticle({});
        QVERIFY(!m_view->isVisible());
        QVERIFY(m_pane->findChild<QLabel *>(u"stateHeading"_s)->isVisible());
    }
};

POSTIL_TEST_MAIN(ReaderPaneTest)
#include "tst_readerpane.moc"
