// SPDX-License-Identifier: MIT
// Proves: posts are exported and articles opened through the dialogs themselves: a safe name is suggested, a
// file that is there is replaced only after a question, cancelling changes nothing
#include "compose/session.h"
#include "mainwindow/mainwindow.h"
#include "support/desk.h"
#include "support/editor.h"
#include "support/golden.h"
#include "support/shared.h"
#include "support/testmain.h"

#include <QDialogButtonBox>
#include <QFileDialog>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QTemporaryDir>

using namespace Postil;
using namespace Postil::Test;
using namespace Qt::StringLiterals;

class FileDialogsTest : public QObject
{
    Q_OBJECT

    [[nodiscard]] QFileDialog *dialog(const QString &name) const
    {
        QFileDialog *found = nullptr;
        const bool isThere = QTest::qWaitFor([&] {
            found = m_desk->window().findChild<QFileDialog *>(name);
            return found && found->isVisible();
        });
        return isThere ? found : nullptr;
    }

    static void answer(QFileDialog *dialog, const QString &path)
    {
        auto *field = dialog->findChild<QLineEdit *>(u"fileNameEdit"_s);
        QVERIFY(field);
        field->setText(path); // typed, its list of files would open over the button
        auto *buttons = dialog->findChild<QDialogButtonBox *>();
        const bool saves = dialog->acceptMode() == QFileDialog::AcceptSave;
        QTest::mouseClick(buttons->button(saves ? QDialogButtonBox::Save : QDialogButtonBox::Open),
                          Qt::LeftButton);
    }

    void waitForTheWindow()
    {
        QTRY_VERIFY(!m_desk->window().findChild<QDialog *>());
        m_desk->window().activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&m_desk->window()));
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_desk = std::make_unique<Desk>(m_folder->path(),
                                        QDateTime(QDate(2026, 3, 25), QTime(10, 42), QTimeZone::UTC),
                                        Desk::Dialogs::Real);
        QVERIFY(m_desk->open());
    }

    void cleanup()
    {
        QVERIFY(m_desk->close());
        m_desk.reset();
    }

    void aPostIsExported()
    {
        Editor editor(*m_desk);
        QVERIFY(editor.writeTitle(u"../A “title”: with / everything?"_s));
        QVERIFY(editor.writeCommentary(u"First."_s));
        const QString path = m_folder->filePath(u"post.md"_s);

        editor.hand().press(Qt::Key_E, Qt::ControlModifier | Qt::AltModifier);
        auto *asked = dialog(u"exportDialog"_s);
        QVERIFY(asked);
        const QString suggested = asked->findChild<QLineEdit *>(u"fileNameEdit"_s)->text();
        QCOMPARE(suggested, u"a-title-with-everything.md"_s);
        QTest::keyClick(asked, Qt::Key_Escape);
        waitForTheWindow();
        QVERIFY(!QFile::exists(path));

        editor.hand().press(Qt::Key_E, Qt::ControlModifier | Qt::AltModifier);
        asked = dialog(u"exportDialog"_s);
        QVERIFY(asked);
        answer(asked, path);
        QTRY_VERIFY(Test::readFile(path).contains("First."));
        waitForTheWindow();

        editor.hand().press(Qt::Key_3, Qt::AltModifier);
        editor.hand().press(Qt::Key_End, Qt::ControlModifier);
        editor.hand().type(u" Second."_s);
        for (const bool isReplaced : {false, true}) {
            editor.hand().press(Qt::Key_E, Qt::ControlModifier | Qt::AltModifier);
            asked = dialog(u"exportDialog"_s);
            QVERIFY(asked);
            answer(asked, path);
            QMessageBox *question = nullptr;
            QTRY_VERIFY((question = m_desk->window().findChild<QMessageBox *>(u"replaceQuestion"_s)));
            if (isReplaced)
                QTest::mouseClick(question->findChild<QPushButton *>(u"replaceFile"_s), Qt::LeftButton);
            else
                QTest::keyClick(question, Qt::Key_Escape);
            waitForTheWindow();
            QTRY_COMPARE(Test::readFile(path).contains("Second."), isReplaced);
        }
    }

    // As it is: it need not be changed first.
    void anImportedPostIsKept()
    {
        Editor editor(*m_desk);
        editor.hand().press(Qt::Key_O, Qt::ControlModifier | Qt::ShiftModifier);
        auto *asked = dialog(u"openDialog"_s);
        QVERIFY(asked);
        answer(asked, sourcePath(u"tests/corpus/digest-harbour/post.json"_s));
        QTRY_VERIFY_WITH_TIMEOUT(m_desk->window().session().post().title.startsWith(u"Harbour"_s), 20000);
        const auto *list = m_desk->window().findChild<QAbstractItemView *>(u"libraryList"_s);
        QTRY_COMPARE(list->model()->rowCount(), 1);
    }

    void anArticleIsOpened()
    {
        Editor editor(*m_desk);
        editor.hand().press(Qt::Key_O, Qt::ControlModifier);
        auto *asked = dialog(u"openDialog"_s);
        QVERIFY(asked);
        answer(asked, sourcePath(u"tests/corpus/site/article.html"_s));
        QTRY_VERIFY_WITH_TIMEOUT(m_desk->window().session().article(), 20000);
        QCOMPARE(m_desk->window().session().article()->outlet, u"North Sea Post"_s);
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Desk> m_desk;
};

POSTIL_TEST_MAIN(FileDialogsTest)
#include "tst_filedialogs.moc"
