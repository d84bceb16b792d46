// SPDX-License-Identifier: MIT
// Proves: a picture that is pasted, dropped or chosen is described before it goes into the post, is seen
// in the preview, taken back by undo, and published into a site's folder with the post
// Links: Qt6::WebEngineWidgets
#include "compose/session.h"
#include "mainwindow/mainwindow.h"
#include "media/pictureaddress.h"
#include "publishing/accountstore.h"
#include "support/desk.h"
#include "support/gallery.h"
#include "support/hand.h"
#include "support/pictures.h"
#include "support/testmain.h"
#include "widgets/theme.h"

#include <QAction>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QDir>
#include <QDropEvent>
#include <QFileDialog>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QUndoStack>
#include <QWebEngineScript>
#include <QWebEngineView>

using namespace Postil;
using namespace Postil::Test;
using namespace Qt::StringLiterals;

class PicturesTest : public QObject
{
    Q_OBJECT

    [[nodiscard]] QPlainTextEdit *commentary() const
    {
        return m_desk->window().findChild<QPlainTextEdit *>(u"commentaryEdit"_s);
    }
    [[nodiscard]] const Post &post() const { return m_desk->window().session().post(); }

    static QImage redAndBlue() { return QImage::fromData(cameraJpeg({300, 150})); }

    void pasteImage()
    {
        auto *data = new QMimeData;
        data->setImageData(redAndBlue());
        QGuiApplication::clipboard()->setMimeData(data);
        Hand(&m_desk->window()).press(Qt::Key_V, Qt::ControlModifier);
    }

    [[nodiscard]] QDialog *question() const
    {
        QDialog *dialog = nullptr;
        const bool isThere = QTest::qWaitFor(
            [&] {
                dialog = m_desk->window().findChild<QDialog *>(u"pictureDialog"_s);
                return dialog && dialog->isVisible() && dialog->isActiveWindow();
            },
            15'000);
        return isThere ? dialog : nullptr;
    }

    void describe(const QString &alt)
    {
        QVERIFY(question());
        Hand hand(&m_desk->window());
        QTRY_COMPARE(QApplication::focusWidget(), hand.find(u"pictureAlt"_s));
        hand.type(alt);
        hand.press(Qt::Key_Return);
        QTRY_VERIFY(!m_desk->window().findChild<QDialog *>(u"pictureDialog"_s));
        m_desk->window().activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&m_desk->window()));
    }

    // As wide as the preview draws the picture of that description.
    [[nodiscard]] int widthInPreview(const QString &alt) const
    {
        auto *view = m_desk->window().findChild<QWebEngineView *>();
        if (!view)
            return -1;
        std::optional<QVariant> width;
        view->page()->runJavaScript(
            u"(() => { const p = document.querySelector('img[alt=\"%1\"]'); return p && p.complete ? p.naturalWidth : -1 })()"_s
                .arg(alt),
            QWebEngineScript::ApplicationWorld, [&width](const QVariant &value) { width = value; });
        return QTest::qWaitFor([&width] { return width.has_value(); }) ? width->toInt() : -1;
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_site = QDir(m_folder->filePath(u"site"_s));
        QVERIFY(m_site.mkpath(u"content/posts"_s));
        QFile config(m_site.filePath(u"hugo.toml"_s));
        QVERIFY(config.open(QIODevice::WriteOnly) && config.write("title = 'Harbour'\n") > 0);
        config.close();
        m_desk = std::make_unique<Desk>(m_folder->path(),
                                        QDateTime(QDate(2026, 3, 25), QTime(10, 42), QTimeZone::UTC),
                                        Desk::Dialogs::Real);
        const Account account{
            .id = {}, .name = u"Site"_s, .service = u"hugo"_s, .folder = m_site.canonicalPath()};
        QVERIFY(m_desk->accounts().save(account));
        QVERIFY(m_desk->open());
        Session &session = m_desk->window().session();
        Post start = session.post();
        start.title = u"A castle burns"_s;
        start.commentary = u"Sad."_s;
        session.edit(u"Type"_s, start);
        commentary()->setFocus();
        commentary()->moveCursor(QTextCursor::End);
    }

    void cleanup()
    {
        QVERIFY(m_desk->close());
        m_desk.reset();
    }

    void isPastedDescribedSeenAndPublished()
    {
        Hand hand(&m_desk->window());
        pasteImage();
        QVERIFY(question());
        QVERIFY(!hand.find<QPushButton>(u"pictureInsert"_s)->isEnabled());
        QVERIFY(hand.find<QLabel>(u"pictureFacts"_s)->text().startsWith(u"300 × 150"_s));
        QVERIFY(!hand.find<QLabel>(u"pictureShown"_s)->pixmap().isNull());
        describe(u"A [castle] & fire"_s);
        const QStringList names = pictureNamesIn(post().commentary);
        QCOMPARE(names.size(), 1);
        QCOMPARE(post().commentary,
                 u"Sad.\n\n![A \\[castle\\] &amp; fire](%1)"_s.arg(pictureAddress(names.constFirst())));
        QTRY_COMPARE_WITH_TIMEOUT(widthInPreview(u"A [castle] & fire"_s), 300, 60'000);
        hand.press(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(post().commentary, u"Sad."_s);
        hand.press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(pictureNamesIn(post().commentary), names);

        m_desk->window().findChild<QAction *>(u"publish"_s)->trigger();
        hand.click(u"publishConfirm"_s);
        const QDir images(m_site.filePath(u"static/images"_s));
        const QString page = m_site.filePath(u"content/posts/a-castle-burns.md"_s);
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(page), 20'000);
        QCOMPARE(images.entryList(QDir::Files).size(), 1);
        QFile file(page);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        QVERIFY2(text.contains("](/images/" + images.entryList(QDir::Files).constFirst().toUtf8() + ')'),
                 text);
        QCOMPARE(QImage(images.filePath(images.entryList(QDir::Files).constFirst())).size(), QSize(300, 150));
    }

    void mayBeDecorative()
    {
        Hand hand(&m_desk->window());
        pasteImage();
        QVERIFY(question());
        hand.click(u"pictureDecorative"_s);
        QVERIFY(!hand.find(u"pictureAlt"_s)->isEnabled());
        hand.click(u"pictureInsert"_s);
        QTRY_VERIFY(post().commentary.startsWith(u"Sad.\n\n![](https://"_s));
    }

    void cancellingChangesNothing()
    {
        pasteImage();
        QVERIFY(question());
        Hand(&m_desk->window()).press(Qt::Key_Escape);
        QTRY_VERIFY(!m_desk->window().findChild<QDialog *>(u"pictureDialog"_s));
        QCOMPARE(post().commentary, u"Sad."_s);
    }

    // Two files, one of which is none; a hostile one says why.
    void filesAreDropped()
    {
        const QString good = m_folder->filePath(u"castle.jpg"_s);
        const QString bad = m_folder->filePath(u"castle.png"_s);
        for (const auto &[path, bytes] :
             {std::pair(good, cameraJpeg({40, 20}, 6)), std::pair(bad, bombPng())}) {
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
        }
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(bad), QUrl::fromLocalFile(good)});
        QWidget *target = commentary()->viewport();
        const QPoint place = commentary()->cursorRect().center();
        QDragEnterEvent enter(place, Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(target, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(place, Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(target, &drop);
        describe(u"A castle"_s);
        QCOMPARE(pictureNamesIn(post().commentary).size(), 1);
        QTRY_COMPARE_WITH_TIMEOUT(widthInPreview(u"A castle"_s), 20, 60'000); // turned
    }

    void filesAreChosen()
    {
        const QString path = m_folder->filePath(u"castle.webp"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(cameraWebP({40, 20})) > 0);
        file.close();
        Hand(&m_desk->window()).press(Qt::Key_I, Qt::ControlModifier | Qt::ShiftModifier);
        QFileDialog *dialog = nullptr;
        QTRY_VERIFY((dialog = m_desk->window().findChild<QFileDialog *>(u"choosePictures"_s))
                    && dialog->isVisible());
        dialog->findChild<QLineEdit *>(u"fileNameEdit"_s)->setText(path);
        QTest::mouseClick(dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Open),
                          Qt::LeftButton);
        describe(u"A castle"_s);
        QVERIFY(post().commentary.contains(u".webp)"_s));
    }

    // Text with a picture of how it looks, as text processors copy it, is text.
    void textStaysText()
    {
        auto *data = new QMimeData;
        data->setText(u" And more."_s);
        data->setImageData(redAndBlue());
        QGuiApplication::clipboard()->setMimeData(data);
        Hand(&m_desk->window()).press(Qt::Key_V, Qt::ControlModifier);
        QTRY_COMPARE(post().commentary, u"Sad. And more."_s);
    }

    void theDialogInBothShades()
    {
        for (const auto &[shade, name] : {std::pair(ShadeChoice::Light, u"picture-light"_s),
                                          std::pair(ShadeChoice::Dark, u"picture-dark"_s)}) {
            m_desk->theme().setChoice(shade);
            commentary()->setFocus();
            pasteImage();
            QDialog *dialog = question();
            QVERIFY(dialog);
            Hand(&m_desk->window()).type(u"The old castle above the harbour, on fire"_s);
            picture(*dialog, name, 2);
            QCOMPARE(cutOff(*dialog), QStringList());
            Hand(&m_desk->window()).press(Qt::Key_Escape);
            QTRY_VERIFY(!m_desk->window().findChild<QDialog *>(u"pictureDialog"_s));
            m_desk->window().activateWindow();
            QVERIFY(QTest::qWaitForWindowActive(&m_desk->window()));
        }
        m_desk->theme().setChoice(ShadeChoice::Light);
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QDir m_site;
    std::unique_ptr<Desk> m_desk;
};

POSTIL_TEST_MAIN(PicturesTest)
#include "tst_pictures.moc"
