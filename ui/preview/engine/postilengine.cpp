// SPDX-License-Identifier: MIT
// What the module gives: see preview/webengine.h.
#include "dom/engine/domengine.h"
#include "dom/engine/lockedprofile.h"
#include "preview/engine/webpreview.h"
#include "preview/webengine.h"

#include <QObject>
#include <QQuickWindow>

namespace Postil {

class PostilEngine : public QObject, public WebEngineModule
{
    Q_OBJECT
    Q_PLUGIN_METADATA(IID PostilWebEngineModule_iid)
    Q_INTERFACES(Postil::WebEngineModule)

public:
    // Posts and articles are still pages: Chromium draws them in software at once. That spares the window's
    // first paint the graphics driver, and the editor the driver's crashes.
    PostilEngine()
    {
        QQuickWindow::setGraphicsApi(QSGRendererInterface::Software);
        registerPictureScheme();
    }

    std::unique_ptr<DomWorker> createDomWorker() override { return std::make_unique<DomEngine>(); }
    std::unique_ptr<PreviewView> createPreview(QWidget *parent, MediaStore pictures) override
    {
        return std::make_unique<WebPreview>(parent, std::move(pictures));
    }
};

} // namespace Postil

#include "postilengine.moc"
