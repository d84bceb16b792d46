// SPDX-License-Identifier: MIT
// Proves: raw hostile HTML shown in the preview runs nothing, requests nothing and navigates nowhere
// Links: Qt6::WebEngineWidgets
#include "preview/previewview.h"
#include "support/listener.h"
#include "support/testmain.h"
#include "support/webengine.h"
#include "support/xss.h"

#include <QWebEngineScript>
#include <QWebEngineView>

using namespace Postil;
using namespace Qt::StringLiterals;

class PreviewXssTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingHappens()
    {
        Test::Listener listener;
        QWidget window;
        const std::unique_ptr<PreviewView> preview = Test::webEngine().createPreview(&window, MediaStore({}));
        preview->widget()->resize(600, 400);
        window.resize(600, 400);
        window.show();
        int patches = 0;
        int expected = 1;
        QStringList activated;
        preview->patched = [&patches] { ++patches; };
        preview->linkActivated = [&activated](const QString &address) { activated.append(address); };
        auto *view = qobject_cast<QWebEngineView *>(preview->widget());
        QVERIFY(view);
        preview->show(u"<p>first</p>"_s);
        QTRY_COMPARE_WITH_TIMEOUT(patches, 1, 30000);
        int loads = 0; // a refused navigation ends with loadFinished(false)
        connect(view->page(), &QWebEnginePage::loadFinished, this,
                [&loads](bool ok) { loads += ok ? 1 : 0; });

        const QList<Test::XssCase> cases = Test::xssCases(listener.address());
        QVERIFY(cases.size() >= 30);
        for (const Test::XssCase &hostile : cases) {
            preview->show("<!DOCTYPE html><html><head></head><body>"_L1 + hostile.html + "</body></html>"_L1);
            ++expected;
            QTRY_COMPARE_WITH_TIMEOUT(patches, expected, 30000);
            std::optional<QVariant> fired;
            view->page()->runJavaScript(uR"((() => {
                for (const element of document.querySelectorAll("*"))
                    for (const type of ["mouseover", "mousedown", "focus", "error", "load", "toggle"])
                        element.dispatchEvent(new Event(type, {bubbles: true}));
                return document.documentElement.hasAttribute("data-fired")
                    || document.querySelector("script, iframe, object, embed, base, meta[http-equiv=refresh], form") !== null;
            })())"_s,
                                        QWebEngineScript::ApplicationWorld,
                                        [&fired](const QVariant &v) { fired = v; });
            QTRY_VERIFY_WITH_TIMEOUT(fired.has_value(), 20000);
            QVERIFY2(fired->isValid() && !fired->toBool(), qPrintable(hostile.id));
        }
        QCOMPARE(listener.connections(), 0);
        QCOMPARE(loads, 0);
        QCOMPARE(activated, QStringList());
    }
};

POSTIL_TEST_MAIN(PreviewXssTest)
#include "tst_previewxss.moc"
