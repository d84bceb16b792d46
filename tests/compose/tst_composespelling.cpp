// SPDX-License-Identifier: MIT
// Proves: what the editor writes is spelled as it is typed, in the post's language, without code and
// addresses; a menu by mouse and key mends, learns and ignores; a long text holds nobody up
#include "support/composewindow.h"
#include "support/testmain.h"
#include "support/wordlist.h"
#include "widgets/spellingmarks.h"

#include <QApplication>
#include <QLabel>
#include <QMenu>
#include <QPlainTextEdit>

using namespace Postil;
using namespace Postil::Test;
using namespace Qt::StringLiterals;

namespace {

Post samplePost()
{
    Post post;
    post.title = u"Teh castle"_s;
    post.excerpts = {{.markdown = u"Teh quoted words."_s, .source = {}, .captured = {}}};
    post.commentary = u"So **teh** end.\n\n`teh` and [teh](https://teh.example) teh\n"_s;
    post.coverage = {{.heading = u"Teh rest"_s, .links = {}}};
    post.language = u"en"_s;
    return post;
}

// A post on the screen, with a dictionary that lacks these words.
struct SpelledWindow : ComposeWindow
{
    explicit SpelledWindow(const QSet<QString> &wrong, const Post &post = samplePost()) : words(wrong)
    {
        session.open(QUuid::createUuid(), post, {});
        pane.setSpelling(words);
    }

    WordList words;
};

} // namespace

class ComposeSpellingTest : public QObject
{
    Q_OBJECT

    static QStringList marked(const GrowingEdit *edit)
    {
        QStringList words;
        for (const SpellingMark &mark : edit->spellingMarks())
            words.append(edit->toPlainText().sliced(mark.start, mark.length));
        return words;
    }

    // The menu that came up at the word, by the name of one of its actions.
    static QAction *inMenu(const QString &name)
    {
        QAction *found = nullptr;
        (void)QTest::qWaitFor([&] {
            const auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
            found = menu ? menu->findChild<QAction *>(name) : nullptr;
            for (QAction *action : menu ? menu->actions() : QList<QAction *>()) {
                if (!found && action->objectName() == name)
                    found = action;
            }
            return found != nullptr;
        });
        return found;
    }

    static void openMenuByKey(GrowingEdit *edit)
    {
        QContextMenuEvent event(QContextMenuEvent::Keyboard, edit->cursorRect().center(),
                                edit->viewport()->mapToGlobal(edit->cursorRect().center()));
        QCoreApplication::sendEvent(edit->viewport(), &event);
    }

private Q_SLOTS:
    void whatTheEditorWroteIsMarked()
    {
        SpelledWindow w({u"Teh"_s, u"teh"_s});
        auto *commentary = w.find<GrowingEdit>("commentaryEdit");
        QTRY_COMPARE(marked(commentary), (QStringList{u"teh"_s, u"teh"_s, u"teh"_s}));
        QCOMPARE(commentary->spellingMarks().constFirst().start, 5);
        QTRY_COMPARE(marked(w.find<GrowingEdit>("titleEdit")), QStringList(u"Teh"_s));
        QTRY_COMPARE(marked(w.find<GrowingEdit>("coverageHeading0")), QStringList(u"Teh"_s));
        // What others wrote is theirs.
        QCOMPARE(marked(w.find<GrowingEdit>("excerptEdit0")), QStringList());
    }

    void marksGoAlongWithTheText()
    {
        SpelledWindow w({u"teh"_s});
        auto *commentary = w.find<GrowingEdit>("commentaryEdit");
        QTRY_COMPARE(marked(commentary).size(), 3);
        w.click(commentary);
        QTest::keyClick(commentary, Qt::Key_Home, Qt::ControlModifier);
        QTest::keyClicks(commentary, u"Well. "_s);
        QCOMPARE(marked(commentary), (QStringList{u"teh"_s, u"teh"_s, u"teh"_s}));
        // A word is told of when it is finished.
        QTest::keyClick(commentary, Qt::Key_End, Qt::ControlModifier);
        QTest::keyClicks(commentary, u" and teh"_s);
        QTRY_COMPARE(commentary->findChild<SpellingMarks *>()->marks().size(), 4);
        // Only an editor with the focus has a word that is not finished.
        w.pane.activateWindow();
        commentary->setFocus();
        QTRY_COMPARE(marked(commentary).size(), 3);
        QTest::keyClicks(commentary, u" "_s);
        QTRY_COMPARE(marked(commentary).size(), 4);
    }

    void theMenuMends()
    {
        SpelledWindow w({u"teh"_s});
        auto *commentary = w.find<GrowingEdit>("commentaryEdit");
        QTRY_COMPARE(marked(commentary).size(), 3);
        w.click(commentary);
        commentary->select(u"teh"_s, 0);
        openMenuByKey(commentary);
        QAction *first = inMenu(u"spellingSuggestion"_s);
        QVERIFY(first);
        QCOMPARE(first->text(), u"the"_s);
        first->trigger();
        QApplication::activePopupWidget()->close();
        QCOMPARE(w.session.post().commentary.first(14), u"So **the** end"_s);
        QTRY_COMPARE(marked(commentary).size(), 2);
        // One step, taken back as any other.
        QTest::keyClick(commentary, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(w.session.post().commentary.first(14), u"So **teh** end"_s);
        QTRY_COMPARE(marked(commentary).size(), 3);
    }

    void theMenuLearnsAndIgnores()
    {
        SpelledWindow w({u"teh"_s, u"Teh"_s});
        auto *commentary = w.find<GrowingEdit>("commentaryEdit");
        auto *title = w.find<GrowingEdit>("titleEdit");
        QTRY_COMPARE(marked(commentary).size(), 3);
        QTRY_COMPARE(marked(title).size(), 1);
        w.click(commentary);
        commentary->select(u"teh"_s, 0);
        openMenuByKey(commentary);
        QAction *learn = inMenu(u"spellingLearn"_s);
        QVERIFY(learn);
        learn->trigger();
        QApplication::activePopupWidget()->close();
        QTRY_COMPARE(marked(commentary), QStringList());
        QCOMPARE(w.words.learned, QStringList(u"teh"_s));
        w.click(title);
        title->select(u"Teh"_s, 0);
        openMenuByKey(title);
        QAction *ignore = inMenu(u"spellingIgnore"_s);
        QVERIFY(ignore);
        ignore->trigger();
        QApplication::activePopupWidget()->close();
        QTRY_COMPARE(marked(title), QStringList());
        QCOMPARE(w.words.learned.size(), 1);
    }

    void theLanguageCountsAndItsLackIsSaidOnce()
    {
        SpelledWindow w({u"teh"_s});
        auto *commentary = w.find<GrowingEdit>("commentaryEdit");
        QTRY_COMPARE(marked(commentary).size(), 3);
        Post post = w.session.post();
        post.language = u"tlh"_s;
        w.session.edit(u"Type"_s, post);
        QTRY_COMPARE(marked(commentary), QStringList());
        w.click(w.find("detailsFold"));
        QTRY_COMPARE(w.find<QLabel>("languageNotice")->text(), u"There is no dictionary of “tlh”."_s);
        QVERIFY(w.find<QLabel>("languageNotice")->isVisible());
        w.session.undoStack()->undo();
        QTRY_COMPARE(marked(commentary).size(), 3);
        QTRY_VERIFY(!w.find<QLabel>("languageNotice")->isVisible());
    }

    // The marks are there and the keys are not held up by them: what is typed is in the post at once.
    void aLongTextIsSpelledAsWell()
    {
        Post post = samplePost();
        QStringList paragraphs;
        for (int i = 0; i < 1000; ++i)
            paragraphs.append(
                u"One of teh twenty words that each of a thousand paragraphs of this long text has is not well written here."_s);
        post.commentary = paragraphs.join(u"\n\n"_s);
        SpelledWindow w({u"teh"_s}, post);
        auto *commentary = w.find<GrowingEdit>("commentaryEdit");
        QTRY_COMPARE(marked(commentary).size(), 1000);
        w.click(commentary);
        QTest::keyClick(commentary, Qt::Key_Home, Qt::ControlModifier);
        QTest::keyClicks(commentary, u"Well. "_s);
        QVERIFY(w.session.post().commentary.startsWith(u"Well. One of teh"_s));
        QCOMPARE(marked(commentary).size(), 1000);
        QCOMPARE(marked(commentary).constLast(), u"teh"_s);
    }
};

POSTIL_TEST_MAIN(ComposeSpellingTest)
#include "tst_composespelling.moc"
