// SPDX-License-Identifier: MIT
// Proves: the library searches, opens, throws away and brings back drafts by mouse and keys, with 60,000 of
// them
#include "library/draftmodel.h"
#include "library/librarypane.h"
#include "support/testmain.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPushButton>

using namespace Postil;
using namespace Qt::StringLiterals;

class PaintCounter : public QObject
{
public:
    explicit PaintCounter(QWidget *widget) { widget->installEventFilter(this); }
    [[nodiscard]] int count() const { return m_count; }

protected:
    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::Paint)
            ++m_count;
        return false;
    }

private:
    int m_count = 0;
};

class LibraryPaneTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<LibraryPane> m_pane;
    QListView *m_list = nullptr;

    static QList<DraftSummary> drafts(int count)
    {
        QList<DraftSummary> made;
        const QDateTime now = QDateTime::currentDateTimeUtc();
        for (int i = 0; i < count; ++i)
            made.append({QUuid::createUuidV5(QUuid(), QByteArray::number(i)), u"Draft %1"_s.arg(i), u"DW"_s,
                         now.addSecs(-60 * i), Folder::Drafts});
        return made;
    }

    QPoint rowCentre(int row) const { return m_list->visualRect(m_list->model()->index(row, 0)).center(); }
    QString titleAt(int row) const
    {
        return m_list->model()->index(row, 0).data(DraftModel::TitleRole).toString();
    }

private Q_SLOTS:
    void init()
    {
        m_pane = std::make_unique<LibraryPane>();
        m_list = m_pane->findChild<QListView *>(u"libraryList"_s);
        QVERIFY(m_list);
        m_pane->resize(230, 500);
        m_pane->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_pane.get()));
    }

    void cleanup() { m_pane.reset(); }

    void searchIsAnnouncedOnce()
    {
        QSignalSpy searched(m_pane.get(), &LibraryPane::searchChanged);
        auto *field = m_pane->findChild<QLineEdit *>(u"librarySearch"_s);
        QTest::keyClicks(field, u" peace talks "_s);
        QTRY_COMPARE(searched.count(), 1);
        QCOMPARE(searched.first().at(0).value<Folder>(), Folder::Drafts);
        QCOMPARE(searched.first().at(1).toString(), u"peace talks"_s);
        QTest::keyClick(field, Qt::Key_Return); // at once, and only that once
        QCOMPARE(searched.count(), 2);
        QTest::keyClick(field, Qt::Key_Escape);
        QCOMPARE(searched.count(), 3);
        QCOMPARE(searched.last().at(1).toString(), QString());
    }

    void paintsNothingAnewForTheSameAnswer()
    {
        const QList<DraftSummary> list = drafts(3);
        m_pane->setDrafts(list);
        m_pane->setCurrent(list[1].id);
        PaintCounter painted(m_list->viewport());
        m_list->viewport()->repaint();
        QCoreApplication::sendPostedEvents();
        const int before = painted.count();
        QVERIFY(before > 0); // what follows would be seen
        m_pane->setDrafts(list);
        m_pane->setCurrent(list[1].id);
        QCoreApplication::sendPostedEvents();
        QCOMPARE(painted.count(), before);
        m_pane->setDrafts(drafts(4));
        QTRY_VERIFY(painted.count() > before);
    }

    void foldersSwitch()
    {
        m_pane->setCounts({12, 3});
        auto *field = m_pane->findChild<QLineEdit *>(u"librarySearch"_s);
        QCOMPARE(field->placeholderText(), u"Search 12 posts"_s);
        QSignalSpy searched(m_pane.get(), &LibraryPane::searchChanged);
        QTest::mouseClick(m_pane->findChild<QWidget *>(u"folderTrash"_s), Qt::LeftButton);
        QCOMPARE(searched.count(), 1);
        QCOMPARE(searched.first().at(0).value<Folder>(), Folder::Trash);
        QCOMPARE(field->placeholderText(), u"Search 3 posts"_s);
        m_pane->setCounts({12, 1});
        QCOMPARE(field->placeholderText(), u"Search 1 post"_s);
    }

    void opensByMouseAndKeys()
    {
        const auto list = drafts(5);
        m_pane->setDrafts(list);
        QSignalSpy opened(m_pane.get(), &LibraryPane::openRequested);
        QTest::mouseClick(m_list->viewport(), Qt::LeftButton, {}, rowCentre(2));
        QCOMPARE(opened.takeFirst().first().toUuid(), list.at(2).id);
        auto *field = m_pane->findChild<QLineEdit *>(u"librarySearch"_s);
        field->setFocus();
        m_list->setCurrentIndex({});
        QTest::keyClick(field, Qt::Key_Down);
        QTest::keyClick(m_list, Qt::Key_Down);
        QTest::keyClick(m_list, Qt::Key_Return);
        QCOMPARE(opened.takeFirst().first().toUuid(), list.at(1).id);
    }

    void deletesAndUndoes()
    {
        const auto list = drafts(3);
        m_pane->setDrafts(list);
        QSignalSpy trashed(m_pane.get(), &LibraryPane::trashRequested);
        QSignalSpy restored(m_pane.get(), &LibraryPane::restoreRequested);
        QSignalSpy erased(m_pane.get(), &LibraryPane::eraseRequested);
        m_list->setCurrentIndex(m_list->model()->index(1, 0));
        QTest::keyClick(m_list, Qt::Key_Delete);
        QCOMPARE(trashed.first().first().toUuid(), list.at(1).id);
        auto *undo = m_pane->findChild<QPushButton *>(u"undoTrash"_s);
        QTRY_VERIFY(undo->isVisible());
        QTest::mouseClick(undo, Qt::LeftButton);
        QCOMPARE(restored.first().first().toUuid(), list.at(1).id);
        QVERIFY(!undo->isVisible());
        m_pane->setFolder(Folder::Trash);
        QTest::keyClick(m_list, Qt::Key_Delete);
        QCOMPARE(trashed.count(), 1);
        QCOMPARE(erased.count(), 1);
    }

    void contextMenu()
    {
        const auto list = drafts(3);
        m_pane->setDrafts(list);
        m_pane->setFolder(Folder::Trash);
        QSignalSpy restored(m_pane.get(), &LibraryPane::restoreRequested);
        Q_EMIT m_list->customContextMenuRequested(rowCentre(0));
        auto *menu = m_pane->findChild<QMenu *>(u"libraryMenu"_s);
        QVERIFY(menu);
        QTRY_VERIFY(menu->isVisible());
        QTest::keyClick(menu, Qt::Key_Down); // Open
        QTest::keyClick(menu, Qt::Key_Down); // Restore
        QTest::keyClick(menu, Qt::Key_Return);
        QCOMPARE(restored.count(), 1);
        QCOMPARE(restored.first().first().toUuid(), list.at(0).id);
    }

    void theKeyboardStaysWithItsDraft()
    {
        auto list = drafts(6);
        m_pane->setDrafts(list);
        m_pane->setCurrent(list.at(4).id);
        QCOMPARE(m_list->currentIndex().row(), 4);
        QVERIFY(m_list->currentIndex().data(DraftModel::OpenRole).toBool());
        list.move(4, 0); // it was saved
        list[0].changed = QDateTime::currentDateTimeUtc();
        m_pane->setDrafts(list);
        QCOMPARE(m_list->currentIndex().row(), 0);
        QVERIFY(m_list->currentIndex().data(DraftModel::OpenRole).toBool());
    }

    void modelKeepsItsWord()
    {
        DraftModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        auto list = drafts(20);
        const auto check = [&] {
            model.setDrafts(list);
            QCOMPARE(model.rowCount(), int(list.size()));
            for (int i = 0; i < list.size(); ++i)
                QCOMPARE(model.idAt(i), list.at(i).id);
        };
        check();
        list.removeAt(7);
        check();
        list.insert(3, {QUuid::createUuid(), u"New"_s, {}, {}, Folder::Drafts});
        check();
        list.move(9, 0);
        check();
        list.clear();
        check();
        list = drafts(3);
        check();
    }

    void hostileTitlesAndNone()
    {
        auto list = drafts(2);
        list[0].title = u"<b>x</b>\n\n\u202E"_s + u"\U0001F600"_s.repeated(5000);
        list[1].title.clear();
        m_pane->setDrafts(list);
        QVERIFY(!m_list->grab().isNull()); // painted without trouble
        QCOMPARE(titleAt(0), list.at(0).title);
    }

    void sixtyThousandRows()
    {
        auto list = drafts(60'000);
        QElapsedTimer time;
        time.start();
        m_pane->setDrafts(list);
        list.move(50'000, 0);
        m_pane->setDrafts(list);
        m_list->scrollToBottom();
        QVERIFY(!m_list->grab().isNull());
        qInfo("two lists of 60,000 and a scroll to the end: %lld ms", static_cast<long long>(time.elapsed()));
        // Only the rows in view are laid out: nowhere near a millisecond for each of the 60,000.
        QVERIFY(time.elapsed() < 5000);
    }
};

POSTIL_TEST_MAIN(LibraryPaneTest)
#include "tst_librarypane.moc"
