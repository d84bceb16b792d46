// SPDX-License-Identifier: MIT
// Proves: coverage links are added, typed, pasted as lists, dropped, dragged, stepped by key between groups,
// removed and undone
#include "compose/linkrow.h"
#include "support/composewindow.h"
#include "support/testmain.h"

#include <QDropEvent>
#include <QLineEdit>
#include <QPushButton>

using namespace Postil;
using namespace Qt::StringLiterals;
using Postil::Test::ComposeWindow;

class CoverageRowsTest : public QObject
{
    Q_OBJECT

    static RelatedLink link(const QString &headline, const QString &outlet = {})
    {
        return {.headline = headline, .url = {}, .author = {}, .outlet = outlet, .note = {}};
    }

    static Post twoGroups()
    {
        Post post;
        post.title = u"T"_s;
        post.coverage = {{.heading = u"First"_s, .links = {link(u"a"_s), link(u"b"_s), link(u"c"_s)}},
                         {.heading = u"Second"_s, .links = {link(u"d"_s)}}};
        return post;
    }

    // "abc|d": the headlines, group by group.
    static QString order(const Session &session)
    {
        QStringList groups;
        for (const CoverageGroup &group : session.post().coverage) {
            QString headlines;
            for (const RelatedLink &link : group.links)
                headlines += link.headline;
            groups.append(headlines);
        }
        return groups.join(u'|');
    }

    // Gives new rows their places, as the next turn of the event loop would.
    static void layOut() { QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest); }

    static void drag(ComposeWindow &w, const char *row, const QPoint &toGlobal)
    {
        auto *handle = w.find("handle", w.find(row));
        const QPoint from = handle->rect().center();
        const QPoint to = handle->mapFromGlobal(toGlobal);
        QTest::mousePress(handle, Qt::LeftButton, {}, from);
        QTest::mouseMove(handle, from + QPoint(0, 15));
        QTest::mouseMove(handle, to);
        QTest::mouseRelease(handle, Qt::LeftButton, {}, to);
    }

private Q_SLOTS:
    void addsAndTypesALink()
    {
        ComposeWindow w;
        HouseStyle style;
        style.coverageHeading = u"More News On %1"_s;
        w.session.setStyle(style, Session::StyleChange::Resolved);
        w.type(w.find("titleEdit"), u"Reset"_s);
        w.click(w.find("addLink0"));
        auto *row = w.find("link0_0");
        auto *headline = w.find<QLineEdit>("headline", row);
        QVERIFY(headline->hasFocus());
        QTest::keyClicks(headline, u"Putin reacts"_s);
        QTest::keyClick(headline, Qt::Key_Tab);
        for (const auto &[name, text] :
             {std::pair("url", u"https://cnn.com/a"_s), std::pair("author", u"A. Writer"_s),
              std::pair("outlet", u"CNN"_s), std::pair("note", u"Video"_s)}) {
            auto *field = w.find<QLineEdit>(name, row);
            QVERIFY2(field->hasFocus(), name);
            QTest::keyClicks(field, text);
            QTest::keyClick(field, Qt::Key_Tab);
        }
        const QList<CoverageGroup> wanted{{.heading = u"More News On Reset"_s,
                                           .links = {{.headline = u"Putin reacts"_s,
                                                      .url = u"https://cnn.com/a"_s,
                                                      .author = u"A. Writer"_s,
                                                      .outlet = u"CNN"_s,
                                                      .note = u"Video"_s}}}};
        QCOMPARE(w.session.post().coverage, wanted);
        while (w.session.undoStack()->canUndo())
            w.session.undoStack()->undo();
        QCOMPARE(w.session.post(), Post());
    }

    void typingTheHeadingMakesTheGroup()
    {
        ComposeWindow w;
        w.type(w.find("coverageHeading0"), u"More"_s);
        QCOMPARE(w.session.post().coverage.size(), 1);
        QCOMPARE(w.session.post().coverage[0].heading, u"More"_s);
        QCOMPARE(w.session.undoStack()->count(), 1);
    }

    void returnGoesToTheNextLink()
    {
        ComposeWindow w;
        w.click(w.find("addLink0"));
        QTest::keyClicks(QApplication::focusWidget(), u"a"_s);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QTest::keyClicks(QApplication::focusWidget(), u"b"_s);
        QCOMPARE(order(w.session), u"ab"_s);
    }

    void pastesALotAtOnce()
    {
        ComposeWindow w;
        w.click(w.find("addLink0"));
        w.pasteText(QApplication::focusWidget(),
                    u"Russia savors -- AP\nPutin reacts (Video) -- CNN\n\nhttps://example.com/a\n"_s);
        const QList<RelatedLink> links = w.session.post().coverage[0].links;
        QCOMPARE(links.size(), 3);
        QCOMPARE(links[0], link(u"Russia savors"_s, u"AP"_s));
        QCOMPARE(links[1].note, u"Video"_s);
        QCOMPARE(links[2].url, u"https://example.com/a"_s);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(w.session.post().coverage[0].links.size(), 1);
    }

    void pastesAListFromABrowser()
    {
        ComposeWindow w;
        w.pane.setHtmlToMarkdown([](const QString &html, auto done) {
            QVERIFY(html.contains(u"<li>"_s));
            done(
                u"- [Russia savors](https://apnews.com/1) -- AP\n- [Putin reacts](https://cnn.com/2) (Video) -- CNN"_s);
        });
        w.click(w.find("addLink0"));
        auto *data = new QMimeData;
        data->setText(u"Russia savors -- AP\nPutin reacts (Video) -- CNN"_s);
        data->setHtml(u"<ul><li><a href='https://apnews.com/1'>Russia savors</a> -- AP</li></ul>"_s);
        w.paste(QApplication::focusWidget(), data);
        const QList<RelatedLink> links = w.session.post().coverage[0].links;
        QCOMPARE(links.size(), 2);
        QCOMPARE(links[0].url, u"https://apnews.com/1"_s);
        QCOMPARE(links[0].outlet, u"AP"_s);
        QCOMPARE(links[1].note, u"Video"_s);
    }

    void completesAddressesThatLackTheirScheme()
    {
        ComposeWindow w;
        w.click(w.find("addLink0"));
        auto *row = w.find("link0_0");
        w.type(w.find("url", row), u"example.com/a"_s);
        QTest::keyClick(w.find("url", row), Qt::Key_Tab);
        QCOMPARE(w.session.post().coverage[0].links[0].url, u"https://example.com/a"_s);
        w.session.undoStack()->undo();
        QVERIFY(w.session.post().coverage[0].links[0].url != u"https://example.com/a"_s);
    }

    void pastesPlainWordsIntoAField()
    {
        ComposeWindow w;
        w.click(w.find("addLink0"));
        auto *headline = qobject_cast<QLineEdit *>(QApplication::focusWidget());
        w.pasteText(headline, u"Just words "_s);
        w.pasteText(headline, u"https://example.com/a"_s);
        QCOMPARE(w.session.post().coverage[0].links.size(), 1);
        QCOMPARE(headline->text(), u"Just wordshttps://example.com/a"_s);
    }

    void stepsByKeyAcrossGroups()
    {
        ComposeWindow w;
        w.session.open(QUuid::createUuid(), twoGroups(), {});
        w.click(w.find("headline", w.find("link0_1")));
        const auto step = [](Qt::Key key) {
            QTest::keyClick(QApplication::focusWidget(), key, Qt::AltModifier);
        };
        step(Qt::Key_Up);
        QCOMPARE(order(w.session), u"bac|d"_s);
        step(Qt::Key_Up);
        QCOMPARE(order(w.session), u"bac|d"_s);
        for (int i = 0; i < 2; ++i)
            step(Qt::Key_Down);
        QCOMPARE(order(w.session), u"acb|d"_s);
        step(Qt::Key_Down);
        QCOMPARE(order(w.session), u"ac|bd"_s);
        step(Qt::Key_Down);
        QCOMPARE(order(w.session), u"ac|db"_s);
        QCOMPARE(qobject_cast<QLineEdit *>(QApplication::focusWidget())->text(), u"b"_s);
        step(Qt::Key_Up);
        step(Qt::Key_Up);
        QCOMPARE(order(w.session), u"acb|d"_s);
        while (w.session.undoStack()->canUndo())
            w.session.undoStack()->undo();
        QCOMPARE(w.session.post(), twoGroups());
    }

    void dragsWithinAndBetweenGroups()
    {
        ComposeWindow w;
        w.session.open(QUuid::createUuid(), twoGroups(), {});
        layOut();
        const auto below = [&](const char *row) {
            auto *widget = w.find(row);
            return widget->mapToGlobal(QPoint(20, widget->height() - 2));
        };
        drag(w, "link0_0", below("link0_1"));
        QCOMPARE(order(w.session), u"bac|d"_s);
        drag(w, "link0_2", below("link1_0"));
        QCOMPARE(order(w.session), u"ba|dc"_s);
        auto *top = w.find("link0_0");
        layOut();
        drag(w, "link1_1", top->mapToGlobal(QPoint(20, 1)));
        QCOMPARE(order(w.session), u"cba|d"_s);
        QCOMPARE(w.session.undoStack()->count(), 3);
    }

    void escapeCancelsADrag()
    {
        ComposeWindow w;
        w.session.open(QUuid::createUuid(), twoGroups(), {});
        layOut();
        auto *handle = w.find("handle", w.find("link0_0"));
        QTest::mousePress(handle, Qt::LeftButton, {}, handle->rect().center());
        QTest::mouseMove(handle, handle->rect().center() + QPoint(0, 60));
        QTest::keyClick(handle, Qt::Key_Escape);
        QTest::mouseRelease(handle, Qt::LeftButton, {}, handle->rect().center() + QPoint(0, 60));
        QCOMPARE(order(w.session), u"abc|d"_s);
    }

    void removesByKeyAndButton()
    {
        ComposeWindow w;
        w.session.open(QUuid::createUuid(), twoGroups(), {});
        auto *headline = w.find("headline", w.find("link0_1"));
        w.click(headline);
        QTest::keyClick(headline, Qt::Key_Delete, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(order(w.session), u"ac|d"_s);
        auto *handle = w.find("handle", w.find("link0_0"));
        QTest::mouseClick(handle, Qt::LeftButton);
        QVERIFY(handle->hasFocus());
        QTest::keyClick(handle, Qt::Key_Delete);
        QCOMPARE(order(w.session), u"c|d"_s);
        w.click(w.find("headline", w.find("link1_0")));
        w.click(w.find("remove", w.find("link1_0")));
        QCOMPARE(order(w.session), u"c|"_s);
        w.click(w.find("removeGroup1"));
        QCOMPARE(order(w.session), u"c"_s);
        while (w.session.undoStack()->canUndo())
            w.session.undoStack()->undo();
        QCOMPARE(w.session.post(), twoGroups());
    }

    void addsGroups()
    {
        ComposeWindow w;
        w.click(w.find("addLink0"));
        QTest::keyClicks(QApplication::focusWidget(), u"a"_s);
        w.click(w.find("addGroup"));
        QTest::keyClicks(QApplication::focusWidget(), u"Opinion"_s);
        w.click(w.find("addLink1"));
        QTest::keyClicks(QApplication::focusWidget(), u"b"_s);
        QCOMPARE(order(w.session), u"a|b"_s);
        QCOMPARE(w.session.post().coverage[1].heading, u"Opinion"_s);
    }

    void takesDroppedLinks()
    {
        ComposeWindow w;
        w.session.open(QUuid::createUuid(), twoGroups(), {});
        layOut();
        QMimeData data;
        data.setUrls({QUrl(u"https://example.com/x"_s, QUrl::StrictMode)});
        auto *row = w.find("link0_1");
        QWidget *section = row->parentWidget()->parentWidget();
        const QPoint at = row->mapTo(section, QPoint(10, 1));
        QDragEnterEvent enter(at, Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(section, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(at, Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(section, &drop);
        QCOMPARE(w.session.post().coverage[0].links[1].url, u"https://example.com/x"_s);
        QMimeData file;
        file.setUrls({QUrl::fromLocalFile(u"/etc/passwd"_s)});
        QDragEnterEvent enterFile(at, Qt::CopyAction, &file, Qt::LeftButton, {});
        enterFile.ignore();
        QApplication::sendEvent(section, &enterFile);
        QCOMPARE(w.session.undoStack()->count(), 1);
    }

    void undoOpensTheFieldOfTheChange()
    {
        ComposeWindow w;
        w.session.open(QUuid::createUuid(), twoGroups(), {});
        auto *row = w.find("link0_1");
        w.click(w.find("headline", row));
        auto *outlet = w.find<QLineEdit>("outlet", row);
        w.type(outlet, u"AP"_s);
        w.click(w.find("titleEdit"));
        QVERIFY(!outlet->isVisible());
        QTest::keyClick(w.find("titleEdit"), Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(outlet->hasFocus());
        QCOMPARE(order(w.session), u"abc|d"_s);
        QCOMPARE(w.session.post(), twoGroups());
    }
};

POSTIL_TEST_MAIN(CoverageRowsTest)
#include "tst_coveragerows.moc"
