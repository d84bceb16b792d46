// SPDX-License-Identifier: MIT
// Proves: every part of the Post column is typed in place, undone across fields, formatted and pasted into by
// keys and mouse
#include "support/composewindow.h"
#include "support/testmain.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTextBlock>
#include <QTextLayout>
#include <QToolButton>

#include <algorithm>

using namespace Postil;
using namespace Qt::StringLiterals;
using Postil::Test::ComposeWindow;

class ComposePaneTest : public QObject
{
    Q_OBJECT

    static Post samplePost()
    {
        Post post;
        post.title = u"Kremlin"_s;
        post.excerpts = {{.markdown = u"One."_s, .source = {}, .captured = {}},
                         {.markdown = u"Two."_s, .source = {}, .captured = {}}};
        post.commentary = u"First.\n\nSecond.\n\nThird."_s;
        return post;
    }

private Q_SLOTS:
    void typesIntoEveryField()
    {
        ComposeWindow w;
        w.session.addExcerpt({.markdown = u"Quoted."_s, .source = {}, .captured = {}});
        w.type(w.find("titleEdit"), u"Kremlin Wants"_s);
        w.type(w.find("sourceOutlet"), u"DW"_s);
        w.type(w.find("sourceHeadline"), u"Russia sees"_s);
        w.click(w.find("sourceLink"));
        w.type(w.find("sourceUrl"), u"https://dw.com/a"_s);
        w.type(w.find("sourceByline"), u"A. Writer"_s);
        w.type(w.find("commentaryEdit"), u"No reset."_s);
        auto *excerpt = w.find("excerptEdit0");
        w.click(excerpt);
        QTest::keyClick(excerpt, Qt::Key_End, Qt::ControlModifier);
        w.type(excerpt, u" More."_s);
        w.click(w.find("detailsFold"));
        w.type(w.find("labels"), u"Russia, Mueller, "_s);
        w.type(w.find("slug"), u"reset"_s);
        w.type(w.find("leadUrl"), u"https://dw.com/i.jpg"_s);
        const Post &post = w.session.post();
        QCOMPARE(post.title, u"Kremlin Wants"_s);
        QCOMPARE(post.source.outlet, u"DW"_s);
        QCOMPARE(post.source.headline, u"Russia sees"_s);
        QCOMPARE(post.source.url, u"https://dw.com/a"_s);
        QCOMPARE(post.source.byline, u"A. Writer"_s);
        QCOMPARE(post.commentary, u"No reset."_s);
        QCOMPARE(post.excerpts[0].markdown, u"Quoted. More."_s);
        QCOMPARE(post.labels, QStringList({u"Russia"_s, u"Mueller"_s}));
        QCOMPARE(w.find<QLineEdit>("labels")->text(), u"Russia, Mueller, "_s);
        QCOMPARE(post.slug, u"reset"_s);
        QCOMPARE(post.leadMedia->url, u"https://dw.com/i.jpg"_s);
    }

    void undoesAcrossFieldsWithTheCaretAtTheChange()
    {
        ComposeWindow w;
        w.session.open(QUuid::createUuid(), samplePost(), {});
        auto *title = w.find<QPlainTextEdit>("titleEdit");
        auto *commentary = w.find<QPlainTextEdit>("commentaryEdit");
        w.click(title);
        QTest::keyClick(title, Qt::Key_Home);
        w.type(title, u"The "_s);
        w.click(commentary);
        QTest::keyClick(commentary, Qt::Key_Home, Qt::ControlModifier);
        w.type(commentary, u"Well. "_s);
        QCOMPARE(w.session.undoStack()->count(), 2);

        QTest::keyClick(commentary, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(commentary->toPlainText(), samplePost().commentary);
        QCOMPARE(commentary->textCursor().position(), 0);
        QVERIFY(commentary->hasFocus());
        QTest::keyClick(commentary, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(w.session.post(), samplePost());
        QVERIFY(title->hasFocus());
        QTest::keyClick(title, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(title->toPlainText(), u"The Kremlin"_s);
        QCOMPARE(title->textCursor().position(), 4);
        QTest::keyClick(title, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(commentary->hasFocus());
        QCOMPARE(commentary->textCursor().position(), 6);
    }

    void showsMarkdownAsWhatItMeans()
    {
        ComposeWindow w;
        w.session.addExcerpt({.markdown = u"a **strong** word"_s, .source = {}, .captured = {}});
        w.type(w.find("commentaryEdit"), u"a **strong** word"_s);
        const auto isBold = [](const QPlainTextEdit *edit, int position) {
            const auto formats = edit->document()->firstBlock().layout()->formats();
            return std::ranges::any_of(formats, [&](const QTextLayout::FormatRange &range) {
                return range.start <= position && position < range.start + range.length
                       && range.format.fontWeight() >= QFont::Bold;
            });
        };
        for (const char *name : {"commentaryEdit", "excerptEdit0"}) {
            QTRY_VERIFY2(isBold(w.find<QPlainTextEdit>(name), 5), name);
            QVERIFY2(!isBold(w.find<QPlainTextEdit>(name), 15), name);
        }
    }

    void lineFieldsUndoThroughTheSession()
    {
        ComposeWindow w;
        auto *outlet = w.find<QLineEdit>("sourceOutlet");
        w.type(w.find("titleEdit"), u"T"_s);
        w.type(outlet, u"DW"_s);
        QTest::keyClick(outlet, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(outlet->text(), QString());
        QTest::keyClick(outlet, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(w.session.post(), Post());
    }

    void keepsCaretAndSelectionWhenTheTextChangesElsewhere()
    {
        ComposeWindow w;
        w.session.open(QUuid::createUuid(), samplePost(), {});
        auto *commentary = w.find<QPlainTextEdit>("commentaryEdit");
        QTextCursor cursor = commentary->textCursor();
        cursor.setPosition(8);
        cursor.setPosition(15, QTextCursor::KeepAnchor);
        commentary->setTextCursor(cursor);
        QCOMPARE(commentary->textCursor().selectedText(), u"Second."_s);
        Post post = samplePost();
        post.commentary.replace(u"First."_s, u"In the first place."_s);
        w.session.edit(u"Edit"_s, post);
        QCOMPARE(commentary->textCursor().selectedText(), u"Second."_s);
    }

    void emptyLinesAtTheEndAreTypingAndNotText()
    {
        ComposeWindow w;
        auto *commentary = w.find<QPlainTextEdit>("commentaryEdit");
        w.type(commentary, u"One"_s);
        QTest::keyClick(commentary, Qt::Key_Return);
        QTest::keyClick(commentary, Qt::Key_Return);
        QCOMPARE(w.session.post().commentary, u"One"_s);
        QCOMPARE(commentary->toPlainText(), u"One\n\n"_s);
        w.type(commentary, u"Two"_s);
        QCOMPARE(w.session.post().commentary, u"One\n\nTwo"_s);
    }

    void anotherDraftResetsTheFields()
    {
        ComposeWindow w;
        w.session.open(QUuid::createUuid(), samplePost(), {});
        QCOMPARE(w.find<QPlainTextEdit>("excerptEdit1")->toPlainText(), u"Two."_s);
        w.session.open(QUuid::createUuid(), Post(), {});
        QCOMPARE(w.find<QPlainTextEdit>("titleEdit")->toPlainText(), QString());
        QCOMPARE(w.find<QPlainTextEdit>("commentaryEdit")->toPlainText(), QString());
        QTRY_VERIFY(!w.pane.findChild<QWidget *>(u"excerptEdit0"_s));
        QVERIFY(!w.session.undoStack()->canUndo());
    }

    void passagesMoveAndGo()
    {
        ComposeWindow w;
        w.session.open(QUuid::createUuid(), samplePost(), {});
        auto *first = w.find<QPlainTextEdit>("excerptEdit0");
        auto *second = w.find<QPlainTextEdit>("excerptEdit1");
        w.click(first);
        QTest::keyClick(first, Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(w.session.post().excerpts[0].markdown, u"Two."_s);
        QVERIFY(second->hasFocus());
        QCOMPARE(second->toPlainText(), u"One."_s);
        w.click(w.find("excerptUp1"));
        QCOMPARE(w.session.post().excerpts[0].markdown, u"One."_s);
        w.click(w.find("excerptRemove0"));
        QCOMPARE(w.session.post().excerpts.size(), 1);
        QCOMPARE(first->toPlainText(), u"Two."_s);
        QTest::keyClick(first, Qt::Key_Delete, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(w.session.post().excerpts.isEmpty());
        for (int i = 0; i < 4; ++i)
            w.session.undoStack()->undo();
        QCOMPARE(w.session.post(), samplePost());
        QCOMPARE(w.find<QPlainTextEdit>("excerptEdit1")->toPlainText(), u"Two."_s);
    }

    void formatsByKeysAndUndoes()
    {
        ComposeWindow w;
        auto *commentary = w.find<QPlainTextEdit>("commentaryEdit");
        w.type(commentary, u"a word"_s);
        QTest::keyClick(commentary, Qt::Key_B, Qt::ControlModifier);
        QCOMPARE(w.session.post().commentary, u"a **word**"_s);
        QTest::keyClick(commentary, Qt::Key_I, Qt::ControlModifier);
        QCOMPARE(w.session.post().commentary, u"a ***word***"_s);
        QTest::keyClick(commentary, Qt::Key_B, Qt::ControlModifier);
        QCOMPARE(w.session.post().commentary, u"a *word*"_s);
        QTest::keyClick(commentary, Qt::Key_Z, Qt::ControlModifier);
        QTest::keyClick(commentary, Qt::Key_Z, Qt::ControlModifier);
        QTest::keyClick(commentary, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(w.session.post().commentary, u"a word"_s);
        for (QAction *action : w.pane.formatActions()) {
            if (action->objectName() == "formatList"_L1)
                action->trigger();
        }
        QCOMPARE(w.session.post().commentary, u"- a word"_s);
        w.click(w.find("titleEdit"));
        for (QAction *action : w.pane.formatActions())
            QVERIFY(!action->isEnabled());
    }

    void linksBySelectionAndClipboardOrByAsking()
    {
        ComposeWindow w;
        auto *commentary = w.find<QPlainTextEdit>("commentaryEdit");
        w.type(commentary, u"word"_s);
        QTest::keyClick(commentary, Qt::Key_A, Qt::ControlModifier);
        QGuiApplication::clipboard()->setText(u"https://example.com/a"_s);
        QTest::keyClick(commentary, Qt::Key_K, Qt::ControlModifier);
        QCOMPARE(w.session.post().commentary, u"[word](https://example.com/a)"_s);
        QTest::keyClick(commentary, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(w.session.post().commentary, u"word"_s);

        QGuiApplication::clipboard()->setText(u"no address"_s);
        QTest::keyClick(commentary, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(commentary, Qt::Key_K, Qt::ControlModifier);
        auto *address = w.find<QLineEdit>("linkAddress");
        QVERIFY(address->hasFocus());
        QTest::keyClicks(address, u"example.com/b"_s);
        QTest::keyClick(address, Qt::Key_Return);
        QCOMPARE(w.session.post().commentary, u"[word](https://example.com/b)"_s);
        QVERIFY(commentary->hasFocus());
        QTest::keyClick(commentary, Qt::Key_Left);
        QTest::keyClick(commentary, Qt::Key_K, Qt::ControlModifier);
        QCOMPARE(w.session.post().commentary, u"word"_s);
    }

    void pastesHtmlAsMarkdownWhenTheAnswerComes()
    {
        ComposeWindow w;
        std::function<void(const QString &)> answer;
        w.pane.setHtmlToMarkdown([&](const QString &html, auto done) {
            QVERIFY(html.contains(u"<b>"_s));
            answer = done;
        });
        auto *commentary = w.find<QPlainTextEdit>("commentaryEdit");
        const auto rich = [] {
            auto *data = new QMimeData;
            data->setText(u"bold"_s);
            data->setHtml(u"<b>bold</b><script>alert(1)</script>"_s);
            return data;
        };
        w.type(commentary, u"ac"_s);
        QTest::keyClick(commentary, Qt::Key_Left);
        w.paste(commentary, rich());
        QCOMPARE(w.session.post().commentary, u"ac"_s);
        QTest::keyClick(commentary, Qt::Key_Home);
        w.type(commentary, u"x"_s);
        answer(u"**bold**"_s);
        QCOMPARE(w.session.post().commentary, u"xa**bold**c"_s);
        QTest::keyClick(commentary, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(w.session.post().commentary, u"xac"_s);
        w.paste(commentary, rich());
        answer(QString());
        QVERIFY(w.session.post().commentary.contains(u"bold"_s));
        QVERIFY(!w.session.post().commentary.contains(u"**"_s));
        w.pane.setHtmlToMarkdown({});
        QTest::keyClick(commentary, Qt::Key_A, Qt::ControlModifier);
        w.paste(commentary, rich());
        QCOMPARE(w.session.post().commentary, u"bold"_s);
    }

    void cleansWhatIsPasted()
    {
        ComposeWindow w;
        w.pasteText(w.find("titleEdit"), QString(u"One\r\nTwo"_s + QChar(0) + u"\x1b!"_s));
        QCOMPARE(w.session.post().title, u"One Two!"_s);
        w.pasteText(w.find("commentaryEdit"), u"One\r\nTwo\u2029Three\u00a0Four"_s);
        QCOMPARE(w.session.post().commentary, u"One\nTwo\nThree\u00a0Four"_s);
    }

    void refusesFiftyMegabytesAtOnce()
    {
        ComposeWindow w;
        QSignalSpy message(&w.pane, &ComposePane::statusMessage);
        auto *data = new QMimeData;
        data->setText(u"word "_s.repeated(10'000'000));
        QGuiApplication::clipboard()->setMimeData(data);
        for (const char *name : {"commentaryEdit", "titleEdit", "sourceOutlet"}) {
            auto *field = w.find(name);
            w.click(field);
            QElapsedTimer timer;
            timer.start();
            QTest::keyClick(field, Qt::Key_V, Qt::ControlModifier);
            QVERIFY2(timer.elapsed() < 100, qPrintable(QString::number(timer.elapsed())));
        }
        QCOMPARE(message.count(), 3);
        QVERIFY(message[0][0].toString().contains(u"too long"_s));
        QCOMPARE(w.session.post(), Post());
        QGuiApplication::clipboard()->clear();
    }

    void takesTenKilobytesOfEmoji()
    {
        ComposeWindow w;
        const QString emoji = u"👩‍🚀🇺🇦"_s.repeated(1000);
        w.pasteText(w.find("commentaryEdit"), emoji);
        QCOMPARE(w.session.post().commentary, emoji);
        auto *commentary = w.find<QPlainTextEdit>("commentaryEdit");
        QTest::keyClick(commentary, Qt::Key_Backspace);
        w.session.undoStack()->undo();
        QCOMPARE(w.session.post().commentary, emoji);
    }

    void tellsThePlaceOfTheCaretAndRevealsPlaces()
    {
        ComposeWindow w;
        w.session.open(QUuid::createUuid(), samplePost(), {});
        QSignalSpy places(&w.pane, &ComposePane::placeChanged);
        w.pane.reveal({PostPart::Commentary, 0, 2});
        QCOMPARE(w.pane.place(), (PostPlace{PostPart::Commentary, 0, 2}));
        auto *commentary = w.find<QPlainTextEdit>("commentaryEdit");
        QVERIFY(commentary->hasFocus());
        QCOMPARE(commentary->textCursor().block().text(), u"Third."_s);
        QTest::keyClick(commentary, Qt::Key_Up);
        QTest::keyClick(commentary, Qt::Key_Up);
        QCOMPARE(w.pane.place(), (PostPlace{PostPart::Commentary, 0, 1}));
        w.click(w.find("excerptEdit1"));
        QCOMPARE(w.pane.place(), (PostPlace{PostPart::Excerpt, 1, 0}));
        w.pane.focusTitle();
        QCOMPARE(w.pane.place(), PostPlace());
        QCOMPARE(places.last()[0].value<PostPlace>(), PostPlace());
    }

    void countsWordsUnderTheLabelOfTheHouse()
    {
        ComposeWindow w;
        HouseStyle style;
        style.editorLabel = u"WNU Editor:"_s;
        w.session.setStyle(style, Session::StyleChange::Resolved);
        bool labelled = false;
        for (const QLabel *label : w.pane.findChildren<QLabel *>())
            labelled = labelled || label->text() == "WNU Editor"_L1;
        QVERIFY(labelled);
        w.type(w.find("commentaryEdit"), u"There is no U.S. - Russia **reset**."_s);
        QTRY_COMPARE(w.find<QLabel>("wordCount")->text(), u"6 words"_s);
    }

    void saysHowManyWordsOnceTheyAreCounted()
    {
        ComposeWindow w;
        Post post;
        post.commentary = u"Three words here."_s;
        ComposePane pane(w.session);
        QCOMPARE(pane.findChild<QLabel *>(u"wordCount"_s)->text(), QString()); // rather than "0 words"
        w.session.open(QUuid::createUuid(), post, {});
        pane.show();
        QTRY_COMPARE(pane.findChild<QLabel *>(u"wordCount"_s)->text(), u"3 words"_s);
    }

    void growsWithTheTextAndFollowsTheCaret()
    {
        ComposeWindow w;
        auto *commentary = w.find<QPlainTextEdit>("commentaryEdit");
        const int before = commentary->height();
        w.pasteText(commentary, u"line\n"_s.repeated(200) + u"end"_s);
        QVERIFY(commentary->height() > before + 200 * 10);
        const auto caretSeen = [&] {
            const QRect caret = commentary->cursorRect();
            const QPoint at = commentary->viewport()->mapTo(w.pane.viewport(), caret.center());
            return w.pane.viewport()->rect().contains(at);
        };
        QTRY_VERIFY(caretSeen());
        QTest::keyClick(commentary, Qt::Key_PageUp);
        QVERIFY(commentary->textCursor().blockNumber() > 100);
        QTest::keyClick(commentary, Qt::Key_Home, Qt::ControlModifier);
        QTRY_VERIFY(caretSeen());
    }

    void keepsItsWidthWhenThePostOutgrowsThePane()
    {
        ComposeWindow w;
        auto *commentary = w.find<QPlainTextEdit>("commentaryEdit");
        const int before = commentary->width();
        w.pasteText(commentary, u"line\n"_s.repeated(200) + u"end"_s);
        QTRY_VERIFY(w.pane.verticalScrollBar()->maximum() > 0);
        QCOMPARE(commentary->width(), before);
    }

    void tabGoesThroughTheFieldsInOrder()
    {
        ComposeWindow w;
        w.session.addExcerpt({.markdown = u"Quoted."_s, .source = {}, .captured = {}});
        w.pane.focusTitle();
        QStringList order;
        for (int i = 0; i < 40 && order.count(u"titleEdit"_s) < 2; ++i) {
            QWidget *focus = QApplication::focusWidget();
            QVERIFY(focus);
            QVERIFY2(!focus->accessibleName().isEmpty() || qobject_cast<QAbstractButton *>(focus),
                     qPrintable(focus->objectName()));
            order.append(focus->objectName());
            QTest::keyClick(focus, Qt::Key_Tab);
        }
        const QStringList wanted{u"titleEdit"_s,    u"sourceOutlet"_s,   u"sourceHeadline"_s,
                                 u"excerptEdit0"_s, u"commentaryEdit"_s, u"coverageHeading0"_s,
                                 u"addLink0"_s,     u"addGroup"_s,       u"detailsFold"_s};
        QStringList seen;
        for (const QString &name : std::as_const(order)) {
            if (wanted.contains(name) && !seen.contains(name))
                seen.append(name);
        }
        QCOMPARE(seen, wanted);
    }
};

POSTIL_TEST_MAIN(ComposePaneTest)
#include "tst_composepane.moc"
