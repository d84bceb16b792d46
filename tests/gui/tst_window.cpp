// SPDX-License-Identifier: MIT
// Proves: the window takes what is dropped and pasted, asks before it deletes, fits small screens, and keeps
// the draft
#include "article/readerpane.h"
#include "compose/session.h"
#include "library/library.h"
#include "library/librarypane.h"
#include "support/burden.h"
#include "support/desk.h"
#include "support/editor.h"
#include "support/testmain.h"
#include "widgets/excerptmime.h"
#include "widgets/icons.h"

#include <QClipboard>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMessageBox>
#include <QMimeData>
#include <QRegularExpression>
#include <QScreen>
#include <QTabBar>
#include <QTemporaryDir>
#include <QToolButton>

using namespace Postil;
using namespace Postil::Test;
using namespace Qt::StringLiterals;

class WindowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_desk = std::make_unique<Desk>(m_folder->path(),
                                        QDateTime(QDate(2026, 3, 25), QTime(10, 42), QTimeZone::UTC));
        QVERIFY(m_desk->open());
    }

    void cleanup()
    {
        QVERIFY(m_desk->close());
        m_desk.reset();
    }

    void aDraggedPassageIsQuoted()
    {
        MainWindow &window = m_desk->window();
        const Excerpt excerpt{u"A *passage*."_s, u"https://example.com/a"_s, u"A passage."_s};
        const auto mime = toMime(excerpt);
        QDragEnterEvent enter(QPoint(600, 600), Qt::CopyAction, mime.get(), Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&window, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(600, 600), Qt::CopyAction, mime.get(), Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&window, &drop);
        QCOMPARE(window.session().post().excerpts, QList{excerpt});
        Editor(*m_desk).hand().press(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(window.session().post().excerpts, QList<Excerpt>());
    }

    void closesAtOnceWhereNothingIsKept()
    {
        QVERIFY(m_desk->close());
        QVERIFY(m_desk->open(Desk::Keeps::Nothing));
        m_desk->window().close();
        QTRY_VERIFY(!m_desk->window().isVisible());
    }

    // The first paint does without icons.
    void everyIconReachesTheScreen()
    {
        MainWindow &window = m_desk->window();
        const auto isBlank = [&](const QToolButton *button) {
            const QRect middle(button->mapTo(&window, button->rect().center()) - QPoint(6, 6), QSize(12, 12));
            const QImage image =
                window.screen()
                    ->grabWindow(window.winId(), middle.x(), middle.y(), middle.width(), middle.height())
                    .toImage();
            QImage blank(image.size(), image.format());
            blank.fill(image.pixelColor(0, 0));
            return image == blank;
        };
        int seen = 0;
        for (const QToolButton *button : window.findChildren<QToolButton *>()) {
            if (button->visibleRegion().isEmpty() || button->icon().isNull())
                continue;
            QTRY_VERIFY2(!isBlank(button), qPrintable(button->toolTip()));
            ++seen;
        }
        QVERIFY(seen >= 5); // menu, undo, redo, and the widths of the preview at least
    }

    // Drawn in one colour, and still a sign with something in it.
    void aWarningKeepsItsExclamationMark()
    {
        // Across the sign from edge to edge; icons are empty until the first paint is on the screen.
        const auto runs = [] {
            const QImage image = icon(u"dialog-warning"_s).pixmap(QSize(32, 32), 1.0).toImage();
            QString found;
            for (int x = 0; x < image.width(); ++x) {
                const QChar now = image.pixelColor(x, 15).alpha() > 128 ? u'#' : u'.';
                if (!found.endsWith(now))
                    found += now;
            }
            return found;
        };
        QTRY_COMPARE(runs(), u".#.#."_s);
    }

    void aLongDraftComesBackWhole()
    {
        const auto fill = [&](int paragraphs) {
            Session &session = m_desk->window().session();
            Post post = session.post();
            post.commentary =
                QStringList(paragraphs, u"Words of a paragraph, again and again. "_s.repeated(9))
                    .join(u"\n\n"_s);
            post.coverage = {{u"More"_s,
                              {{.headline = u"Below"_s,
                                .url = u"https://example.com/b"_s,
                                .author = {},
                                .outlet = {},
                                .note = {}}}}};
            session.edit(u"Typing"_s, post);
        };
        for (const int paragraphs : {1, 40}) { // in sight from the first paint on, and far below it
            fill(paragraphs);
            QVERIFY(m_desk->close());
            QVERIFY(m_desk->open());
            const auto row = [&] { return m_desk->window().findChild<QWidget *>(u"link0_0"_s); };
            QTRY_VERIFY2(row(), qPrintable(QString::number(paragraphs)));
            QCOMPARE(row()->findChild<QLineEdit *>(u"headline"_s)->text(), u"Below"_s);
        }
    }

    void aNewPostLeavesTheOldMessage()
    {
        Editor editor(*m_desk);
        m_desk->window().openInput(u"/no/such/file.html"_s);
        auto *message = m_desk->window().findChild<QLabel *>(u"statusMessage"_s);
        QTRY_VERIFY(!message->text().isEmpty());
        editor.hand().press(Qt::Key_N, Qt::ControlModifier);
        QCOMPARE(message->text(), QString());
    }

    void checksTellAndLeadToThePlace()
    {
        Editor editor(*m_desk);
        QVERIFY(editor.writeCommentary(u"So far. TODO: say more."_s));
        auto *tabs = m_desk->window().findChild<QTabBar *>(u"previewTabs"_s);
        QTRY_COMPARE(tabs->tabText(3), u"Checks (2)"_s);
        QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(3).center());
        auto *checks = editor.hand().find<QListWidget>(u"checks"_s);
        QVERIFY(checks);
        QCOMPARE(checks->count(), 2);
        QCOMPARE(checks->item(1)->text(), u"“TODO” is left in the text."_s);
        QTest::mouseClick(checks->viewport(), Qt::LeftButton, {},
                          checks->visualItemRect(checks->item(1)).center());
        auto *commentary = editor.hand().find<QPlainTextEdit>(u"commentaryEdit"_s);
        QTRY_VERIFY(commentary->hasFocus());
        QCOMPARE(commentary->textCursor().selectedText(), u"TODO"_s);
        editor.hand().press(Qt::Key_A, Qt::ControlModifier);
        editor.hand().type(u"Nothing more to say."_s);
        QVERIFY(editor.writeTitle(u"A title"_s));
        QTRY_COMPARE(tabs->tabText(3), u"Checks"_s);
        QCOMPARE(checks->count(), 0);
    }

    void pastedTextBecomesTheArticle()
    {
        Editor editor(*m_desk);
        m_desk->window().setFocus();
        editor.hand().paste(
            u"A headline of its own\n\nThe first paragraph of what was pasted, long enough to be one.\n\n"
            "And the second, which says a little more than that."_s);
        QTRY_VERIFY_WITH_TIMEOUT(m_desk->window().session().article(), 20000);
        QVERIFY(m_desk->window().session().article()->text.contains(u"And the second"_s));
    }

    void whatCannotBeReadIsToldAndTheDraftStays()
    {
        Editor editor(*m_desk);
        QVERIFY(editor.writeTitle(u"Half written"_s));
        for (const QByteArray &bytes :
             {QByteArray(), QByteArray("\0\1\2\3\377\376", 6).repeated(1000),
              QByteArray("%PDF-1.7\n%\342\343\317\323\n"), QByteArray("<div>").repeated(20'000)}) {
            QFile file(m_folder->filePath(u"bad.html"_s));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(bytes);
            file.close();
            editor.hand().press(Qt::Key_L, Qt::ControlModifier);
            editor.hand().type(file.fileName());
            editor.hand().press(Qt::Key_Return);
            QTRY_VERIFY_WITH_TIMEOUT(
                editor.hand().find(u"stateText"_s) || m_desk->window().session().article(), 20000);
            QCOMPARE(m_desk->window().session().post().title, u"Half written"_s);
        }
    }

    // Fifty megabytes by the clipboard, into the window and into a field, and by a dropped file. How long the
    // window was held goes to the output: it is asked to be 100 ms at most.
    void whatIsHugeIsToldAndTheDraftStays_data()
    {
        QTest::addColumn<QString>("format");
        QTest::addColumn<QByteArray>("unit");
        QTest::addColumn<QString>("place");
        QTest::newRow("text into the window")
            << u"text/plain"_s << QByteArray("Words again and again. ") << QString();
        QTest::newRow("html into the window")
            << u"text/html"_s << QByteArray("<p>Words again.</p>") << QString();
        QTest::newRow("text into the title")
            << u"text/plain"_s << QByteArray("Words again and again. ") << u"titleEdit"_s;
        QTest::newRow("text into the commentary")
            << u"text/plain"_s << QByteArray("Words again and again.\n\n") << u"commentaryEdit"_s;
        QTest::newRow("html into the commentary")
            << u"text/html"_s << QByteArray("<p>Words again.</p>") << u"commentaryEdit"_s;
        QTest::newRow("a file") << u"file"_s << QByteArray("<p>Words again.</p>") << QString();
    }
    void whatIsHugeIsToldAndTheDraftStays()
    {
        QFETCH(const QString, format);
        QFETCH(const QByteArray, unit);
        QFETCH(const QString, place);
        Editor editor(*m_desk);
        QVERIFY(editor.writeTitle(u"Half written"_s));
        const Post before = m_desk->window().session().post();
        const QByteArray bytes = unit.repeated(50'000'000 / unit.size());
        auto *mime = new QMimeData;
        if (format == "file"_L1) {
            QFile file(m_folder->filePath(u"huge.html"_s));
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
            mime->setUrls({QUrl::fromLocalFile(file.fileName())});
        } else {
            mime->setData(format, bytes);
        }
        QGuiApplication::clipboard()->setMimeData(mime);
        QWidget *target = place.isEmpty() ? &m_desk->window() : editor.hand().find(place);
        target->setFocus();
        const auto told = [this] {
            QStringList texts;
            for (const QString &name : {u"stateText"_s, u"statusMessage"_s}) {
                const auto *label = m_desk->window().findChild<QLabel *>(name);
                texts.append(label && label->isVisible() ? label->text() : QString());
            }
            return texts;
        };
        Burden burden;
        QTest::keyClick(target, Qt::Key_V, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(
            told().join(u' ').contains(QRegularExpression(u"\\blarger? |too long"_s)), 20000);
        qInfo("held for %d ms, %d ms in all: %s", int(burden.held()), int(burden.elapsed()),
              qPrintable(told().join(u' ')));
        QCOMPARE(m_desk->window().session().post(), before);
    }

    void deletingForGoodAsksFirst()
    {
        Editor editor(*m_desk);
        QVERIFY(editor.writeTitle(u"To be thrown away"_s));
        const QUuid id = m_desk->window().session().id();
        editor.hand().press(Qt::Key_S, Qt::ControlModifier);
        auto *pane = m_desk->window().findChild<LibraryPane *>();
        Q_EMIT pane->eraseRequested(id);
        QTRY_VERIFY(m_desk->window().findChild<QMessageBox *>(u"eraseQuestion"_s));
        QCOMPARE(m_desk->window().session().post().title, u"To be thrown away"_s); // not yet
        auto *box = m_desk->window().findChild<QMessageBox *>(u"eraseQuestion"_s);
        const auto buttons = box->buttons();
        for (QAbstractButton *button : buttons) {
            if (box->buttonRole(button) == QMessageBox::DestructiveRole)
                QTest::mouseClick(button, Qt::LeftButton);
        }
        QTRY_VERIFY(m_desk->window().session().id() != id);
    }

    void smallScreensShareAPlace()
    {
        MainWindow &window = m_desk->window();
        Editor editor(*m_desk);
        window.resize(1024, 700);
        QTRY_VERIFY(editor.hand().find(u"sideTabs"_s));
        editor.hand().press(Qt::Key_4, Qt::AltModifier);
        QTRY_VERIFY(editor.hand().find(u"previewPane"_s));
        editor.hand().press(Qt::Key_1, Qt::AltModifier);
        QTRY_VERIFY(editor.hand().find(u"readerPane"_s) && !editor.hand().find(u"previewPane"_s));
        window.resize(1440, 900);
        QTRY_VERIFY(editor.hand().find(u"readerPane"_s) && editor.hand().find(u"previewPane"_s));
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Desk> m_desk;
};

POSTIL_TEST_MAIN(WindowTest)
#include "tst_window.moc"
