// SPDX-License-Identifier: MIT
// Proves: what comes in from outside goes into an empty post at once and asks where a post is under way; a
// new address on the clipboard is offered once; a page that shows little says what to do,
// and one that takes too long to read gives its text
#include "compose/session.h"
#include "mainwindow/mainwindow.h"
#include "servers/testserver.h"
#include "support/desk.h"
#include "support/editor.h"
#include "support/shared.h"
#include "support/testmain.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QTemporaryDir>

using namespace Postil;
using namespace Postil::Test;
using namespace Qt::StringLiterals;

class IncomingWorkTest : public QObject
{
    Q_OBJECT

    [[nodiscard]] QString address(const QString &page) const { return m_server->url(u'/' + page).toString(); }
    [[nodiscard]] const Session &session() const { return m_desk->window().session(); }
    [[nodiscard]] QString question() const
    {
        const auto *label = m_desk->window().findChild<QLabel *>(u"offerQuestion"_s);
        return label->isVisible() ? label->text() : QString();
    }

    // Something is copied elsewhere, and the editor comes back.
    void comeBackWith(const QString &text)
    {
        QWidget other;
        other.show();
        other.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&other));
        QGuiApplication::clipboard()->setText(text);
        other.close();
        m_desk->window().activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&m_desk->window()));
        QCoreApplication::processEvents();
    }

private Q_SLOTS:
    void init()
    {
        QGuiApplication::clipboard()->clear();
        m_folder = std::make_unique<QTemporaryDir>();
        m_server = std::make_unique<TestServer>(sourcePath(u"tests/corpus/site"_s));
        m_desk = std::make_unique<Desk>(m_folder->path(),
                                        QDateTime(QDate(2026, 3, 25), QTime(10, 42), QTimeZone::UTC));
        QVERIFY(m_desk->open());
    }

    void cleanup()
    {
        QVERIFY(m_desk->close());
        m_desk.reset();
    }

    void intoAnEmptyPostAtOnce()
    {
        m_desk->window().openInput(address(u"article.html"_s));
        QTRY_VERIFY_WITH_TIMEOUT(session().article(), 20000);
        QCOMPARE(question(), QString());

        // Without a word of it quoted.
        Editor editor(*m_desk);
        editor.hand().press(Qt::Key_Return, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(session().post().source.url, session().article()->url);
        QCOMPARE(session().post().title, session().article()->headline);
        QVERIFY(session().post().excerpts.isEmpty());
    }

    void aPostUnderWayIsAsked()
    {
        Editor editor(*m_desk);
        QVERIFY(editor.writeTitle(u"Under way"_s));
        const QUuid first = session().id();
        m_desk->window().openInput(address(u"related-times.html"_s));
        QVERIFY2(question().startsWith(u"What is 127.0.0.1"_s), qPrintable(question()));
        QVERIFY(!session().article());

        editor.hand().press(Qt::Key_Escape);
        QCOMPARE(question(), QString());

        m_desk->window().openInput(address(u"related-times.html"_s));
        editor.hand().click(u"offer2"_s); // related link
        QTRY_VERIFY_WITH_TIMEOUT(!session().post().coverage.isEmpty()
                                     && session().post().coverage.first().links.first().outlet
                                            == u"Mainland Times"_s,
                                 20000);
        m_desk->window().openInput(address(u"article.html"_s));
        editor.hand().click(u"offer1"_s); // source
        QTRY_VERIFY_WITH_TIMEOUT(session().article(), 20000);
        QCOMPARE(session().id(), first);
        QTRY_COMPARE(session().post().source.url, session().article()->url);
        QCOMPARE(session().post().title, u"Under way"_s);

        m_desk->window().openInput(address(u"related-weekly.html"_s));
        editor.hand().press(Qt::Key_Return); // a new post
        QTRY_VERIFY_WITH_TIMEOUT(session().article() && session().article()->outlet == u"Coastal Weekly"_s,
                                 20000);
        QVERIFY(session().id() != first);
    }

    void aProgramHandsOverAPageAndAPassage()
    {
        const auto handed = [](const QString &url, const QString &text) {
            return u"postil:new?url=%1&title=The%20report&text=%2"_s.arg(
                QString::fromLatin1(QUrl::toPercentEncoding(url)),
                QString::fromLatin1(QUrl::toPercentEncoding(text)));
        };
        // Not typed by the user, so nothing on this machine is asked; what came with it is kept all the same.
        m_desk->window().openInput(handed(address(u"article.html"_s), u"A *passage* of it"_s));
        QTRY_COMPARE_WITH_TIMEOUT(session().post().excerpts.size(), 1, 20000);
        QCOMPARE(session().post().excerpts.first().captured, u"A *passage* of it"_s);
        QCOMPARE(session().post().excerpts.first().markdown, u"A \\*passage\\* of it"_s);
        QCOMPARE(session().post().source.headline, u"The report"_s);
        QCOMPARE(session().post().source.url, address(u"article.html"_s));
        QVERIFY(!session().article());
        QVERIFY(m_server->requests().isEmpty());

        m_desk->window().openInput(handed(u"https://example.com/b"_s, u"Another passage"_s));
        QVERIFY2(question().contains(u"“The report” (example.com/b)"_s), qPrintable(question()));
        Editor(*m_desk).hand().click(u"offer2"_s); // quote the passage
        QCOMPARE(session().post().excerpts.size(), 2);
        QCOMPARE(session().post().excerpts.last().source, u"https://example.com/b"_s);

        const Post before = session().post();
        m_desk->window().openInput(u"postil:publish?url=https://example.com"_s);
        QCOMPARE(question(), QString());
        QCOMPARE(session().post(), before);
    }

    void theClipboardIsOfferedOnce()
    {
        comeBackWith(u"Call the printer at noon"_s);
        QCOMPARE(question(), QString());
        comeBackWith(address(u"related-times.html"_s));
        QTRY_VERIFY2(question().startsWith(u"New post from 127.0.0.1"_s), qPrintable(question()));

        // Any other key goes where it was meant to go, and the bar goes away.
        Editor editor(*m_desk);
        QVERIFY(editor.writeTitle(u"Title"_s));
        QCOMPARE(question(), QString());
        comeBackWith(address(u"related-times.html"_s));
        QCOMPARE(question(), QString());

        comeBackWith(address(u"related-weekly.html"_s));
        QTRY_VERIFY(!question().isEmpty());
        editor.hand().press(Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(session().article() && session().article()->outlet == u"Coastal Weekly"_s,
                                 20000);
        QVERIFY(session().post().title.isEmpty());

        m_desk->window().findChild<QAction *>(u"offerClipboard"_s)->trigger();
        comeBackWith(address(u"related-beacon.html"_s));
        QCOMPARE(question(), QString());
    }

    void aPageThatShowsLittleSaysWhatToDo()
    {
        ServerAnswer answer;
        answer.body = "<!DOCTYPE html><title>The quay - North Sea Post</title><h1>The quay</h1><p>Please "
                      "turn on JavaScript to "
                      "read this page.</p><script src=/app.js></script>";
        m_server->route("/thin.html", answer);
        Editor editor(*m_desk);
        QVERIFY(editor.openAddress(address(u"thin.html"_s)));
        auto *notice = m_desk->window().findChild<QWidget *>(u"articleNotice"_s);
        QVERIFY(notice);
        QTRY_VERIFY(notice->isVisible());
        QVERIFY(
            notice->findChild<QLabel *>(u"noticeText"_s)->text().contains(u"Only a few words were found"_s));
        QVERIFY(editor.openAddress(address(u"article.html"_s)));
        QVERIFY(!notice->isVisible());
    }

    void aPageThatTakesTooLongGivesItsText()
    {
        // Deep nesting around many elements: minutes of work.
        ServerAnswer answer;
        answer.body = "<!DOCTYPE html><title>The quay &amp; the tide</title><script>no()</script>"
                      + QByteArray("<section>").repeated(450)
                      + ("<i>" + QByteArray("word ").repeated(30) + "</i>").repeated(45'000);
        m_server->route("/slow.html", answer);
        Editor editor(*m_desk);
        editor.hand().press(Qt::Key_L, Qt::ControlModifier);
        editor.hand().type(address(u"slow.html"_s));
        editor.hand().press(Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(editor.hand().find(u"statePlainText"_s), 40000);
        QVERIFY(!session().article());
        editor.hand().click(u"statePlainText"_s);
        QTRY_VERIFY_WITH_TIMEOUT(session().article(), 40000);
        QCOMPARE(session().article()->headline, u"The quay & the tide"_s);
        QCOMPARE(session().article()->url, address(u"slow.html"_s));
        QVERIFY(session().article()->text.startsWith(u"word word"_s));
        const auto *notice = m_desk->window().findChild<QLabel *>(u"noticeText"_s);
        QTRY_VERIFY(notice && notice->isVisible());
        QVERIFY2(notice->text().contains(u"all the text of the page"_s), qPrintable(notice->text()));

        // Only where it helps.
        editor.hand().press(Qt::Key_L, Qt::ControlModifier);
        editor.hand().type(address(u"missing.html"_s));
        editor.hand().press(Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(editor.hand().find(u"stateRetry"_s), 20000);
        QVERIFY(!editor.hand().find(u"statePlainText"_s));
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<TestServer> m_server;
    std::unique_ptr<Desk> m_desk;
};

POSTIL_TEST_MAIN(IncomingWorkTest)
#include "tst_incomingwork.moc"
