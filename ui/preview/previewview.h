// SPDX-License-Identifier: MIT
// The locked web view that shows a rendered page. Interface only; Chromium stands behind it in preview/engine.
// Scripts are off, every request is blocked, links never navigate: they are reported.
#pragma once

#include "post/postplace.h"

#include <QString>

#include <functional>

class QWidget;

namespace Postil {

enum class PageShade { Light, Dark };

class PreviewView
{
public:
    virtual ~PreviewView() = default;

    [[nodiscard]] virtual QWidget *widget() const = 0;
    // Patches the page to `html`, a whole document (Form::HtmlPage): no reload, the scroll position stays.
    // Calls that come while a patch is under way are folded: the last one wins.
    virtual void show(const QString &html) = 0;
    // Marks the block under the caret and scrolls it into view where it is out of sight.
    virtual void mark(PostPlace place) = 0;
    virtual void setShade(PageShade shade) = 0; // which of the style's colours the page shows
    virtual void setZoom(double factor) = 0;

    // Set by the owner; called on the GUI thread.
    std::function<void()> patched;                      // what show() was given last is in the DOM
    std::function<void(const QString &)> linkHovered;   // address, or empty when left
    std::function<void(const QString &)> linkActivated; // safeHref of a clicked link
    std::function<void(const QString &)> failed;        // a sentence: the renderer went away, …; it recovers by itself
};

} // namespace Postil
