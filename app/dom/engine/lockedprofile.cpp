// SPDX-License-Identifier: MIT
#include "dom/engine/lockedprofile.h"

#include <QWebEngineDownloadRequest>
#include <QWebEngineSettings>
#include <QWebEngineUrlRequestInfo>
#include <QWebEngineUrlRequestInterceptor>

namespace Postil {

namespace {

// Nothing leaves: the only thing that is ever loaded is our own empty page, which setHtml() hands over as a
// data: address of the main frame (and LockedPage vetoes every other navigation of it).
class RequestBlocker : public QWebEngineUrlRequestInterceptor
{
public:
    using QWebEngineUrlRequestInterceptor::QWebEngineUrlRequestInterceptor;

    void interceptRequest(QWebEngineUrlRequestInfo &info) override
    {
        const bool ownPage = info.resourceType() == QWebEngineUrlRequestInfo::ResourceTypeMainFrame
                             && info.requestUrl().scheme() == QLatin1String("data");
        info.block(!ownPage);
    }
};

} // namespace

LockedProfile::LockedProfile(QObject *parent) : QWebEngineProfile(parent) // without a name: off the record
{
    setUrlRequestInterceptor(new RequestBlocker(this));
    setHttpCacheType(NoCache);
    setPersistentCookiesPolicy(NoPersistentCookies);
    setPushServiceEnabled(false);
    setSpellCheckEnabled(false);
    connect(this, &QWebEngineProfile::downloadRequested, this,
            [](QWebEngineDownloadRequest *download) { download->cancel(); });

    using Settings = QWebEngineSettings;
    for (const Settings::WebAttribute off : {Settings::JavascriptEnabled,
                                             Settings::JavascriptCanOpenWindows,
                                             Settings::JavascriptCanAccessClipboard,
                                             Settings::JavascriptCanPaste,
                                             Settings::LocalStorageEnabled,
                                             Settings::LocalContentCanAccessRemoteUrls,
                                             Settings::LocalContentCanAccessFileUrls,
                                             Settings::HyperlinkAuditingEnabled,
                                             Settings::ErrorPageEnabled,
                                             Settings::PluginsEnabled,
                                             Settings::PdfViewerEnabled,
                                             Settings::FullScreenSupportEnabled,
                                             Settings::ScreenCaptureEnabled,
                                             Settings::WebGLEnabled,
                                             Settings::Accelerated2dCanvasEnabled,
                                             Settings::ReadingFromCanvasEnabled,
                                             Settings::AutoLoadIconsForPage,
                                             Settings::TouchIconsEnabled,
                                             Settings::FocusOnNavigationEnabled,
                                             Settings::AllowRunningInsecureContent,
                                             Settings::AllowGeolocationOnInsecureOrigins,
                                             Settings::AllowWindowActivationFromJavaScript,
                                             Settings::DnsPrefetchEnabled,
                                             Settings::NavigateOnDropEnabled})
        settings()->setAttribute(off, false);
    settings()->setAttribute(Settings::WebRTCPublicInterfacesOnly, true);
    settings()->setAttribute(Settings::PlaybackRequiresUserGesture, true);
    settings()->setUnknownUrlSchemePolicy(Settings::DisallowUnknownUrlSchemes);
    settings()->setDefaultTextEncoding(QStringLiteral("utf-8"));
}

} // namespace Postil
