// SPDX-License-Identifier: MIT
// Proves: pasted addresses become lines of coverage in the window: read at once, told where that fails and
// tried again, stopped, undone, checked, and known where the story was linked before; a whole post takes
// twenty actions
#include "compose/session.h"
#include "mainwindow/mainwindow.h"
#include "servers/testserver.h"
#include "support/desk.h"
#include "support/editor.h"
#include "support/golden.h"
#include "support/shared.h"
#include "support/testmain.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMimeData>
#include <QRegularExpression>
#include <QTabBar>
#include <QTemporaryDir>

using namespace Postil;
using namespace Postil::Test;
using namespace Qt::StringLiterals;

class CoverageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
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
        m_server.reset();
    }

    void aPostInTwentyActions();
    void whatCannotBeReadIsTriedAgain();
    void readingIsStoppedAndUndone();
    void theSameStoryIsNoticed();
    void deadAndMovedLinksAreFound();
    void whatAnOutletIsCalledIsLearned();
    void linksOutOfAPageReachNoLocalAddress();

private:
    [[nodiscard]] QString address(const QString &page) const { return m_server->url(u'/' + page).toString(); }
    [[nodiscard]] QString fiveAddresses() const
    {
        QStringList lines;
        for (const QString &name : {u"agency"_s, u"weekly"_s, u"beacon"_s, u"video"_s, u"times"_s})
            lines.append(address(u"related-%1.html"_s.arg(name)));
        return lines.join(u'\n');
    }
    [[nodiscard]] QList<RelatedLink> links() const
    {
        const auto &coverage = m_desk->window().session().post().coverage;
        return coverage.isEmpty() ? QList<RelatedLink>() : coverage.first().links;
    }
    [[nodiscard]] bool isAllRead() const
    {
        const auto all = links();
        return !all.isEmpty()
               && std::ranges::none_of(all, [](const RelatedLink &link) { return link.headline.isEmpty(); });
    }
    [[nodiscard]] QString noticeOf(const QString &row) const
    {
        const auto *line = m_desk->window().findChild<QWidget *>(row);
        const auto *label = line ? line->findChild<QLabel *>(u"rowNotice"_s) : nullptr;
        return label && label->isVisible() ? label->text() : QString();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<TestServer> m_server;
    std::unique_ptr<Desk> m_desk;
};

void CoverageTest::aPostInTwentyActions()
{
    Editor editor(*m_desk);
    Hand &hand = editor.hand();
    const Session &session = m_desk->window().session();
    QVERIFY(editor.chooseStyle(u"News digest"_s)); // the style of the day: chosen once
    QTRY_VERIFY_WITH_TIMEOUT(hand.find(u"addressBar"_s), 5000);

    const int before = hand.actions();
    hand.press(Qt::Key_L, Qt::ControlModifier);
    hand.paste(address(u"article.html"_s));
    hand.press(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(session.article(), 20000);
    QTRY_VERIFY(hand.find(u"readerView"_s) && hand.find(u"readerView"_s)->hasFocus());
    for (int i = 0; i < 3; ++i) {
        hand.press(Qt::Key_J);
        hand.press(Qt::Key_Space);
    }
    QTRY_COMPARE(session.post().excerpts.size(), 3);
    hand.press(Qt::Key_3, Qt::AltModifier);
    const int typing = hand.actions();
    hand.type(u"There is going to be no reset before the election."_s);
    const int typed = hand.actions() - typing;
    hand.press(Qt::Key_5, Qt::AltModifier);
    hand.press(Qt::Key_Space);
    hand.paste(fiveAddresses());
    QTRY_VERIFY_WITH_TIMEOUT(isAllRead(), 20000);
    const QTemporaryDir out;
    QVERIFY(
        editor.exportWith(Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier, out.filePath(u"post.html"_s)));
    QVERIFY(editor.exportWith(Qt::Key_E, Qt::ControlModifier | Qt::AltModifier, out.filePath(u"post.md"_s)));
    const int actions = hand.actions() - before - typed;
    QVERIFY2(actions <= 20, qPrintable(QString::number(actions)));

    QCOMPARE(session.post().source.headline,
             u"Island council sees 'chance to reset ties' after harbour inquiry"_s);
    QCOMPARE(session.post().title, session.post().source.headline);
    QStringList lines;
    for (const RelatedLink &link : links()) {
        lines.append(link.headline + (link.note.isEmpty() ? u" -- "_s : u" (%1) -- "_s.arg(link.note))
                     + link.outlet);
        QVERIFY(link.url.startsWith(m_server->url().toString()));
    }
    QCOMPARE(lines,
             (QStringList{
                 u"Islands savour the inquiry's report but expect the freeze to stay -- Coast News Agency"_s,
                 u"Here's how the harbour report is playing on the quays -- Coastal Weekly"_s,
                 u"'A mountain has laboured': the islands' papers react to the inquiry -- Daily Beacon"_s,
                 u"The council and its papers react to the report (Video) -- NSTV"_s,
                 u"The report brings little relief for the islands -- Mainland Times"_s}));
    const QByteArray port = QByteArray::number(m_server->url().port());
    for (const QString &name : {u"post.html"_s, u"post.md"_s}) {
        QString text = QString::fromUtf8(Test::readFile(out.filePath(name)));
        text.replace(QLatin1StringView("127.0.0.1:" + port), "127.0.0.1"_L1); // another one each time
        text.replace(QRegularExpression(u"sum: \"[0-9a-f]+\""_s), u"sum: \"of lines with the port\""_s);
        const QString difference = compareGolden(corpusPath(u"gui-twenty-actions"_s, name), text.toUtf8());
        QVERIFY2(difference.isEmpty(), qPrintable(difference));
    }
}

void CoverageTest::whatCannotBeReadIsTriedAgain()
{
    Editor editor(*m_desk);
    editor.hand().click(u"addLink0"_s);
    editor.hand().paste(address(u"late.html"_s) + u'\n' + address(u"related-times.html"_s));
    QTRY_VERIFY_WITH_TIMEOUT(!noticeOf(u"link0_0"_s).isEmpty(), 20000);
    QVERIFY2(noticeOf(u"link0_0"_s).contains(u"404"_s), qPrintable(noticeOf(u"link0_0"_s)));
    QTRY_COMPARE(links().value(1).outlet, u"Mainland Times"_s);
    QCOMPARE(links().size(), 2); // the row stays
    editor.hand().click(u"addLink0"_s);
    editor.hand().paste(address(u"related-weekly.html"_s));
    QTRY_COMPARE_WITH_TIMEOUT(links().value(2).outlet, u"Coastal Weekly"_s, 20000);
    QVERIFY(noticeOf(u"link0_0"_s).contains(u"404"_s)); // and so does its reason

    ServerAnswer late;
    late.body = "<title>There at last - The Gull</title><h1>There at last</h1><p>"
                + QByteArray("Words of the story. ").repeated(40);
    m_server->route("/late.html", late);
    auto *row = m_desk->window().findChild<QWidget *>(u"link0_0"_s);
    QTest::mouseClick(row->findChild<QWidget *>(u"rowAction"_s), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(links().value(0).headline, u"There at last"_s, 20000);
    QTRY_COMPARE(noticeOf(u"link0_0"_s), QString());
}

void CoverageTest::readingIsStoppedAndUndone()
{
    m_server->routeRaw("/hangs.html", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>",
                       TestServer::Then::Hang);
    Editor editor(*m_desk);
    editor.hand().click(u"addLink0"_s);
    editor.hand().paste(address(u"hangs.html"_s) + u'\n' + address(u"related-weekly.html"_s));
    QTRY_COMPARE_WITH_TIMEOUT(links().value(1).outlet, u"Coastal Weekly"_s, 20000);
    QCOMPARE(links().value(1).headline, u"Here's how the harbour report is playing on the quays"_s);
    editor.hand().click(u"stopLinks"_s);
    QTRY_VERIFY(noticeOf(u"link0_0"_s).contains(u"Stopped"_s));
    QVERIFY(!editor.hand().find(u"stopLinks"_s));

    editor.hand().press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(links().value(1).headline, QString());
    editor.hand().press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY(links().size() < 2);
}

void CoverageTest::theSameStoryIsNoticed()
{
    Editor editor(*m_desk);
    QVERIFY(editor.writeTitle(u"The first post"_s));
    editor.hand().click(u"addLink0"_s);
    editor.hand().paste(address(u"related-times.html"_s) + u'\n'
                        + address(u"related-times.html?utm_source=x#top"_s));
    QTRY_VERIFY_WITH_TIMEOUT(isAllRead(), 20000);
    QTRY_VERIFY2(noticeOf(u"link0_1"_s).contains(u"twice"_s), qPrintable(noticeOf(u"link0_1"_s)));

    editor.hand().press(Qt::Key_N, Qt::ControlModifier);
    QTRY_VERIFY(m_desk->window().session().post().title.isEmpty());
    editor.hand().click(u"addLink0"_s);
    editor.hand().paste(address(u"related-times.html"_s) + u'\n' + address(u"related-weekly.html"_s));
    QTRY_VERIFY_WITH_TIMEOUT(noticeOf(u"link0_0"_s).contains(u"The first post"_s), 20000);
    QCOMPARE(noticeOf(u"link0_1"_s), QString());
}

void CoverageTest::deadAndMovedLinksAreFound()
{
    ServerAnswer page;
    page.body = "<title>An old story - The Gull</title><h1>An old story</h1><p>"
                + QByteArray("Words of it. ").repeated(60);
    m_server->route("/old.html", page);
    m_server->route("/gone.html", page);
    Editor editor(*m_desk);
    editor.hand().click(u"addLink0"_s);
    editor.hand().paste(address(u"old.html"_s) + u'\n' + address(u"gone.html"_s) + u'\n'
                        + address(u"related-times.html"_s));
    QTRY_VERIFY_WITH_TIMEOUT(isAllRead(), 20000);
    m_server->redirect("/old.html", "/new/story.html", 301);
    m_server->route("/new/story.html", page);
    ServerAnswer gone;
    gone.status = 410;
    m_server->route("/gone.html", gone);

    editor.hand().press(Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY_WITH_TIMEOUT(noticeOf(u"link0_1"_s).contains(u"410"_s), 20000);
    QTRY_VERIFY2_WITH_TIMEOUT(noticeOf(u"link0_0"_s).startsWith(u"Moved to"_s),
                              qPrintable(noticeOf(u"link0_0"_s)), 20000);
    QTRY_COMPARE(noticeOf(u"link0_2"_s), QString());
    // The Checks tab tells it as well, and leads there.
    auto *checks = m_desk->window().findChild<QTabBar *>(u"previewTabs"_s);
    QTest::mouseClick(checks, Qt::LeftButton, {}, checks->tabRect(3).center());
    auto *list = editor.hand().find<QListWidget>(u"checks"_s);
    const auto finding = [&list](const QString &part) -> QListWidgetItem * {
        return list->findItems(part, Qt::MatchContains).value(0);
    };
    QTRY_VERIFY(finding(u"410"_s) && finding(u"moved for good"_s));
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualItemRect(finding(u"410"_s)).center());
    QTRY_VERIFY(m_desk->window().findChild<QWidget *>(u"link0_1"_s)->isAncestorOf(QApplication::focusWidget()));
    // It is kept for the post while another one is open.
    const QUuid draft = m_desk->window().session().id();
    editor.hand().press(Qt::Key_N, Qt::ControlModifier);
    QTRY_VERIFY(m_desk->window().session().id() != draft);
    QTRY_VERIFY(!finding(u"410"_s));
    editor.hand().find<QAbstractItemView>(u"libraryList"_s)->setFocus();
    editor.hand().press(Qt::Key_End);
    editor.hand().press(Qt::Key_Return);
    QTRY_COMPARE(m_desk->window().session().id(), draft);
    QTRY_VERIFY(finding(u"410"_s));
    QTRY_VERIFY(noticeOf(u"link0_1"_s).contains(u"410"_s));
    auto *row = m_desk->window().findChild<QWidget *>(u"link0_0"_s);
    QTest::mouseClick(row->findChild<QWidget *>(u"rowAction"_s), Qt::LeftButton);
    QCOMPARE(links().value(0).url, address(u"new/story.html"_s));
    QCOMPARE(links().value(0).headline, u"An old story"_s);
    QTRY_COMPARE(noticeOf(u"link0_0"_s), QString());
}

void CoverageTest::whatAnOutletIsCalledIsLearned()
{
    Editor editor(*m_desk);
    editor.hand().click(u"addLink0"_s);
    editor.hand().paste(address(u"related-times.html"_s));
    QTRY_COMPARE_WITH_TIMEOUT(links().value(0).outlet, u"Mainland Times"_s, 20000);
    auto *row = m_desk->window().findChild<QWidget *>(u"link0_0"_s);
    auto *outlet = row->findChild<QLineEdit *>(u"outlet"_s);
    QTRY_VERIFY(outlet->isVisible());
    outlet->setFocus();
    editor.hand().press(Qt::Key_A, Qt::ControlModifier);
    editor.hand().type(u"M. Times"_s);
    editor.hand().press(Qt::Key_Tab);
    editor.hand().press(Qt::Key_N, Qt::ControlModifier);
    editor.hand().click(u"addLink0"_s);
    editor.hand().paste(address(u"related-weekly.html"_s)); // the same site: this one
    QTRY_COMPARE_WITH_TIMEOUT(links().value(0).outlet, u"M. Times"_s, 20000);
}

void CoverageTest::linksOutOfAPageReachNoLocalAddress()
{
    Editor editor(*m_desk);
    editor.hand().click(u"addLink0"_s);
    auto *mime = new QMimeData;
    const QString page = address(u"related-times.html"_s);
    mime->setHtml(u"<ul><li><a href=\"%1?a\">One</a></li><li><a href=\"%1?b\">Two</a></li></ul>"_s.arg(page));
    mime->setText(u"One\nTwo"_s);
    QGuiApplication::clipboard()->setMimeData(mime);
    editor.hand().press(Qt::Key_V, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(!noticeOf(u"link0_1"_s).isEmpty(), 20000);
    QCOMPARE(links().value(0).url, page + u"?a"_s);
    QVERIFY(m_server->requests().isEmpty());
}

POSTIL_TEST_MAIN(CoverageTest)
#include "tst_coverage.moc"
