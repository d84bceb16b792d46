// SPDX-License-Identifier: MIT
// The door to the module that holds all of QtWebEngine (postil_engine). Nothing else links to it, so that
// the window is painted before Chromium is even mapped.
#pragma once

#include "base/result.h"
#include "dom/domworker.h"
#include "media/mediastore.h"

#include <QtPlugin>

#include <memory>

class QWidget;

namespace Postil {

class PreviewView;

class WebEngineModule
{
public:
    virtual ~WebEngineModule() = default;
    virtual std::unique_ptr<DomWorker> createDomWorker() = 0;
    // The view's widget belongs to `parent`; making the first one holds the thread for about half a second.
    // Of `pictures` it shows those that a post names.
    virtual std::unique_ptr<PreviewView> createPreview(QWidget *parent, MediaStore pictures) = 0;
};

// Loads the module from ../lib/postil beside the program (or the installed place); ErrorKind::Engine, with
// what to install, where it is missing. Needs a QApplication.
[[nodiscard]] Result<WebEngineModule *> loadWebEngine();

} // namespace Postil

#define PostilWebEngineModule_iid "org.postil.WebEngineModule/2"
Q_DECLARE_INTERFACE(Postil::WebEngineModule, PostilWebEngineModule_iid)
