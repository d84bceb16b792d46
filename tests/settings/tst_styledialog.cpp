// SPDX-License-Identifier: MIT
// Proves: house styles are copied, changed, checked and removed in their dialog, and the About dialog shows
// every licence
#include "post/stylecatalogue.h"
#include "settings/aboutdialog.h"
#include "settings/styledialog.h"
#include "settings/stylesample.h"

#include "support/testmain.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>

using namespace Postil;
using namespace Qt::StringLiterals;

class StyleDialogTest : public QObject
{
    Q_OBJECT

private:
    template <typename T>
    static T *find(QWidget &dialog, const QString &name)
    {
        T *widget = dialog.findChild<T *>(name);
        if (!widget)
            qFatal("no %s", qPrintable(name));
        return widget;
    }
    static void type(QLineEdit *edit, const QString &text)
    {
        edit->setFocus();
        edit->selectAll();
        QTest::keyClicks(edit, text);
    }
    static void click(QWidget &dialog, const QString &name)
    {
        QTest::mouseClick(find<QPushButton>(dialog, name), Qt::LeftButton);
    }

private Q_SLOTS:
    void duplicateChangeRemove()
    {
        const QTemporaryDir folder;
        StyleCatalogue catalogue(folder.path());
        StyleDialog dialog(catalogue, u"news-digest"_s);
        dialog.show();
        QSignalSpy changed(&dialog, &StyleDialog::stylesChanged);
        auto *name = find<QLineEdit>(dialog, u"styleName"_s);
        QCOMPARE(name->text(), u"News digest"_s);
        QVERIFY(!find<QPushButton>(dialog, u"styleRemove"_s)->isEnabled());
        QVERIFY(!find<QPushButton>(dialog, u"styleSave"_s)->isEnabled());

        click(dialog, u"styleDuplicate"_s);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(name->text(), u"News digest (copy)"_s);
        type(name, u"Mine"_s);
        type(find<QLineEdit>(dialog, u"styleEditorLabel"_s), u"Note:"_s);
        type(find<QLineEdit>(dialog, u"styleLightLabel"_s), u"#112233"_s);
        find<QSpinBox>(dialog, u"styleQuoteLimit"_s)->setValue(120);
        for (const QString &choice : {u"styleReadMoreTarget"_s, u"styleLinkCredit"_s}) {
            auto *box = find<QComboBox>(dialog, choice);
            box->setFocus();
            QTest::keyClick(box, Qt::Key_Down);
        }
        QVERIFY(find<StyleSample>(dialog, u"styleSample"_s)->lines().join(u'\n').contains(u"Note: "));
        click(dialog, u"styleSave"_s);
        QCOMPARE(changed.count(), 2);
        const Result<HouseStyle> mine = catalogue.find(u"Mine"_s);
        QVERIFY(mine);
        QCOMPARE(mine->editorLabel, u"Note:"_s);
        QCOMPARE(mine->light.label, u"#112233"_s);
        QCOMPARE(mine->quoteLimitWords, 120);
        QCOMPARE(mine->readMoreTarget, ReadMoreTarget::Quote);
        QCOMPARE(mine->linkCredit, LinkCredit::AuthorAndOutlet);
        QCOMPARE(find<QListWidget>(dialog, u"styleList"_s)->currentItem()->text(), u"Mine"_s);

        click(dialog, u"styleRemove"_s);
        QCOMPARE(catalogue.styles().size(), 2);
        QCOMPARE(name->text(), u"Plain"_s);
    }

    void problemsAreSaidInPlace()
    {
        const QTemporaryDir folder;
        StyleCatalogue catalogue(folder.path());
        StyleDialog dialog(catalogue, u"plain"_s);
        dialog.show();
        auto *problem = find<QLabel>(dialog, u"styleProblem"_s);
        QCOMPARE(problem->text(), QString());
        type(find<QLineEdit>(dialog, u"styleDarkLink"_s), u"red"_s);
        QVERIFY(problem->text().contains(u"red"));
        QVERIFY(!find<QPushButton>(dialog, u"styleSave"_s)->isEnabled());
        // Another style cannot be chosen away over it.
        auto *list = find<QListWidget>(dialog, u"styleList"_s);
        QTest::keyClick(list, Qt::Key_Down);
        QCOMPARE(list->currentItem()->text(), u"Plain"_s);
        QCOMPARE(find<QLineEdit>(dialog, u"styleDarkLink"_s)->text(), u"red"_s);
        click(dialog, u"styleRevert"_s);
        QCOMPARE(problem->text(), QString());
        QTest::keyClick(list, Qt::Key_Down);
        QCOMPARE(find<QLineEdit>(dialog, u"styleName"_s)->text(), u"News digest"_s);
    }

    void licences()
    {
        AboutDialog dialog;
        dialog.show();
        QVERIFY(find<QLabel>(dialog, u"aboutVersion"_s)->text().contains(QLatin1StringView(POSTIL_VERSION)));
        auto *list = find<QListWidget>(dialog, u"aboutLibraries"_s);
        QStringList names;
        for (int i = 0; i < list->count(); ++i) {
            list->setCurrentRow(i);
            names.append(list->item(i)->text());
            QVERIFY2(find<QPlainTextEdit>(dialog, u"aboutLicence"_s)->toPlainText().size() > 100,
                     qPrintable(names.last()));
        }
        for (const QString &library :
             {u"readability"_s, u"dompurify"_s, u"idiomorph"_s, u"turndown"_s, u"turndown-plugin-gfm"_s})
            QVERIFY2(names.contains(library), qPrintable(library));
    }
};

POSTIL_TEST_MAIN(StyleDialogTest)
#include "tst_styledialog.moc"
