// SPDX-License-Identifier: MIT
// Proves: the address field takes addresses, hands on articles pasted or dropped, and stops what is under way
#include "source/addressbar.h"
#include "support/testmain.h"

#include <QAction>
#include <QClipboard>
#include <QDropEvent>
#include <QMimeData>

using namespace Postil;
using namespace Qt::StringLiterals;

class AddressBarTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<AddressBar> m_bar;

    static std::unique_ptr<QMimeData> mimeOf(const QString &text, const QString &html = {},
                                             const QList<QUrl> &urls = {})
    {
        auto mime = std::make_unique<QMimeData>();
        if (!text.isNull())
            mime->setText(text);
        if (!html.isEmpty())
            mime->setHtml(html);
        if (!urls.isEmpty())
            mime->setUrls(urls);
        return mime;
    }

private Q_SLOTS:
    void init()
    {
        m_bar = std::make_unique<AddressBar>();
        m_bar->resize(500, 32);
        m_bar->show();
        m_bar->setFocus();
        QVERIFY(QTest::qWaitForWindowExposed(m_bar.get()));
    }

    void cleanup() { m_bar.reset(); }

    void returnEntersTheAddress()
    {
        QSignalSpy entered(m_bar.get(), &AddressBar::addressEntered);
        QTest::keyClick(m_bar.get(), Qt::Key_Return);
        QCOMPARE(entered.count(), 0);
        QTest::keyClicks(m_bar.get(), u" dw.example/a "_s);
        QTest::keyClick(m_bar.get(), Qt::Key_Return);
        QCOMPARE(entered.count(), 1);
        QCOMPARE(entered.first().first().toString(), u"dw.example/a"_s);
    }

    void paste_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("html");
        QTest::addColumn<QList<QUrl>>("urls");
        QTest::addColumn<QString>("field"); // what ends up in it; empty: handed on
        const QList<QUrl> none;
        QTest::newRow("address") << u"https://dw.example/a\n"_s << QString() << none
                                 << u"https://dw.example/a"_s;
        QTest::newRow("address as a link")
            << u"https://dw.example/a"_s << u"<a href=\"x\">y</a>"_s
            << QList<QUrl>{QUrl(u"https://dw.example/a"_s)} << u"https://dw.example/a"_s;
        QTest::newRow("some words") << u"peace talks"_s << QString() << none << u"peace talks"_s;
        QTest::newRow("formatted words") << u"peace talks"_s << u"<b>peace</b> talks"_s << none << QString();
        QTest::newRow("article") << u"One paragraph.\n\nAnother."_s << QString() << none << QString();
        QTest::newRow("very long line") << u"word "_s.repeated(1000) << QString() << none << QString();
        QTest::newRow("file") << u"file:///tmp/a.html"_s << QString()
                              << QList<QUrl>{QUrl(u"file:///tmp/a.html"_s)} << QString();
    }

    void paste()
    {
        QFETCH(QString, text);
        QFETCH(QString, html);
        QFETCH(QList<QUrl>, urls);
        QFETCH(QString, field);
        QSignalSpy given(m_bar.get(), &AddressBar::contentGiven);
        QGuiApplication::clipboard()->setMimeData(mimeOf(text, html, urls).release());
        QTest::keyClick(m_bar.get(), Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(m_bar->text(), field);
        QCOMPARE(given.count(), field.isEmpty() ? 1 : 0);
    }

    void dropIsHandedOn()
    {
        QString seen;
        connect(m_bar.get(), &AddressBar::contentGiven, this,
                [&](const QMimeData *mime) { seen = mime->text(); });
        const auto mime = mimeOf(u"https://dw.example/a"_s);
        QDragEnterEvent enter({10, 10}, Qt::CopyAction, mime.get(), Qt::LeftButton, {});
        QApplication::sendEvent(m_bar.get(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop({10, 10}, Qt::CopyAction, mime.get(), Qt::LeftButton, {});
        QApplication::sendEvent(m_bar.get(), &drop);
        QCOMPARE(seen, u"https://dw.example/a"_s);
        QVERIFY(m_bar->text().isEmpty());
    }

    void stops()
    {
        QSignalSpy cancelled(m_bar.get(), &AddressBar::cancelRequested);
        auto *cancel = m_bar->findChild<QAction *>(u"addressCancel"_s);
        QVERIFY(!cancel->isVisible());
        m_bar->setBusy(u"Fetching dw.example…"_s);
        QVERIFY(cancel->isVisible());
        QTest::keyClick(m_bar.get(), Qt::Key_Escape);
        QCOMPARE(cancelled.count(), 1);
        cancel->trigger();
        QCOMPARE(cancelled.count(), 2);
        m_bar->setIdle();
        QVERIFY(!cancel->isVisible());
        QTest::keyClick(m_bar.get(), Qt::Key_Escape);
        QCOMPARE(cancelled.count(), 2);
    }

    void progressIsALineThatGrows()
    {
        const auto filled = [this](qint64 received, qint64 total) {
            m_bar->setProgress(received, total);
            const QImage image = m_bar->grab().toImage();
            const QImage before = m_idle;
            int changed = 0;
            for (int x = 0; x < image.width(); ++x)
                changed += image.pixel(x, image.height() - 2) != before.pixel(x, image.height() - 2);
            return changed;
        };
        m_idle = m_bar->grab().toImage();
        m_bar->setBusy(u"Fetching…"_s);
        const int quarter = filled(25, 100);
        const int most = filled(90, 100);
        QVERIFY2(quarter > 20 && most > 2 * quarter, qPrintable(u"%1 %2"_s.arg(quarter).arg(most)));
        QVERIFY(filled(100'000, -1) > 20);
    }

    void showsWhereTheArticleCameFrom()
    {
        m_bar->clearFocus();
        m_bar->setShown(u"https://www.dw.example/a"_s);
        QCOMPARE(m_bar->text(), u"dw.example/a"_s);
        m_bar->setFocus(Qt::ShortcutFocusReason);
        QCOMPARE(m_bar->text(), u"https://www.dw.example/a"_s);
        QCOMPARE(m_bar->selectedText(), m_bar->text());
        QTest::keyClicks(m_bar.get(), u"other"_s);
        QTest::keyClick(m_bar.get(), Qt::Key_Escape);
        QCOMPARE(m_bar->text(), u"https://www.dw.example/a"_s);
    }

private:
    QImage m_idle;
};

POSTIL_TEST_MAIN(AddressBarTest)
#include "tst_addressbar.moc"
