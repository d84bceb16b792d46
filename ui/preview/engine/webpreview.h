// SPDX-License-Identifier: MIT
// The PreviewView that Chromium stands behind: one LockedPage that is opened once and patched ever after.
#pragma once

#include "media/mediastore.h"
#include "preview/previewview.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <memory>
#include <optional>

namespace Postil {

class LockedPage;
class LockedProfile;
class PreviewWidget;

class WebPreview : public QObject, public PreviewView
{
    Q_OBJECT

public:
    WebPreview(QWidget *parent, MediaStore pictures);
    ~WebPreview() override;

    [[nodiscard]] QWidget *widget() const override;
    void show(const QString &html) override;
    void mark(PostPlace place) override;
    void setShade(PageShade shade) override;
    void setZoom(double factor) override;

private:
    void openPage();
    void pageReady();
    void pageLost(const QString &sentence);
    void patch();
    void sendMark();
    void sendShade();
    void activate(const QUrl &url);

    std::unique_ptr<LockedProfile> m_profile;
    QPointer<PreviewWidget> m_view;
    LockedPage *m_page = nullptr;
    bool m_ready = false;
    int m_losses = 0; // in a row, without a patch between them

    QString m_wanted; // what show() was given last
    QString m_shown;  // what the page holds
    bool m_pageHoldsShown = false;
    bool m_patchDue = false;
    bool m_patching = false;
    quint64 m_serial = 0; // of the page: an answer of an older one is late

    std::optional<PostPlace> m_place;
    PageShade m_shade = PageShade::Light;
    double m_zoom = 1;
    QTimer m_watchdog;
};

} // namespace Postil
