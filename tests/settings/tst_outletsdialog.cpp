// SPDX-License-Identifier: MIT
// Proves: the names that the user gave to outlets are seen, added, changed, removed, exported and imported;
// the bookmarklet is copied
#include "article/outletregistry.h"
#include "settings/bookmarkletdialog.h"
#include "settings/outletsdialog.h"
#include "source/incoming.h"
#include "support/testmain.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QtTest>

using namespace Postil;
using namespace Qt::StringLiterals;

class OutletsDialogTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesAreKept()
    {
        const QTemporaryDir folder;
        OutletRegistry registry(folder.filePath(u"outlets.json"_s));
        QVERIFY(registry.learn(u"example.com"_s, u"Example"_s));
        OutletsDialog dialog(registry);
        dialog.show();
        auto *table = dialog.findChild<QTableWidget *>(u"outletTable"_s);
        QCOMPARE(table->rowCount(), 1);
        QCOMPARE(table->item(0, 0)->text(), u"example.com"_s);
        QCOMPARE(table->item(0, 1)->text(), u"Example"_s);

        QTest::keyClicks(dialog.findChild<QLineEdit *>(u"outletHost"_s), u"https://www.gull.example/news"_s);
        QTest::keyClicks(dialog.findChild<QLineEdit *>(u"outletName"_s), u"The Gull"_s);
        QTest::mouseClick(dialog.findChild<QPushButton *>(u"outletAdd"_s), Qt::LeftButton);
        QCOMPARE(registry.name(u"gull.example"_s), u"The Gull"_s);
        QCOMPARE(table->rowCount(), 2);

        table->item(0, 1)->setText(u"Exemplar"_s);
        QCOMPARE(registry.name(u"example.com"_s), u"Exemplar"_s);

        const QString file = folder.filePath(u"shared.json"_s);
        dialog.exportTo(file);
        table->setCurrentCell(0, 0);
        QTest::mouseClick(dialog.findChild<QPushButton *>(u"outletRemove"_s), Qt::LeftButton);
        QCOMPARE(registry.name(u"example.com"_s), QString());
        dialog.importFrom(file);
        QCOMPARE(registry.name(u"example.com"_s), u"Exemplar"_s);
        QCOMPARE(OutletRegistry(folder.filePath(u"outlets.json"_s)).name(u"example.com"_s), u"Exemplar"_s);

        dialog.importFrom(folder.filePath(u"nowhere.json"_s));
        QVERIFY(dialog.findChild<QLabel *>(u"outletMessage"_s)->text().contains(u"could not be read"_s));
    }

    void anEmptyNameIsRefused()
    {
        OutletRegistry registry;
        OutletsDialog dialog(registry);
        dialog.show();
        QTest::keyClicks(dialog.findChild<QLineEdit *>(u"outletHost"_s), u"example.com"_s);
        QTest::mouseClick(dialog.findChild<QPushButton *>(u"outletAdd"_s), Qt::LeftButton);
        QVERIFY(!dialog.findChild<QLabel *>(u"outletMessage"_s)->text().isEmpty());
        QVERIFY(registry.corrections().isEmpty());
    }

    void theBookmarkletIsCopied()
    {
        BookmarkletDialog dialog;
        dialog.show();
        QTest::mouseClick(dialog.findChild<QPushButton *>(u"bookmarkCopy"_s), Qt::LeftButton);
        QCOMPARE(QGuiApplication::clipboard()->text(), bookmarklet());
        QVERIFY(QGuiApplication::clipboard()->mimeData()->hasFormat(u"text/x-moz-url"_s));
    }
};

POSTIL_TEST_MAIN(OutletsDialogTest)
#include "tst_outletsdialog.moc"
