// SPDX-License-Identifier: MIT
#include "dom/engine/lockedprofile.h"

#include <QWebEngineDownloadRequest>
#include <QWebEngineSettings>
#include <QWebEngineUrlRequestInfo>
#include <QWebEngineUrlRequestInterceptor>
#include <QWebEngineUrlScheme>

namespace Postil {

// Nothing leaves: the only thing that is ever loaded is our own empty page, which setHtml() hands over as a
// data: address of the main frame (and LockedPage vetoes every other navigation of it), and pictures of this
// computer's where the profile has them.
class RequestBlocker : public QWebEngineUrlRequestInterceptor
{
public:
    using QWebEngineUrlRequestInterceptor::QWebEngineUrlRequestInterceptor;

    void interceptRequest(QWebEngineUrlRequestInfo &info) override
    {
        const bool ownPage = info.resourceType() == QWebEngineUrlRequestInfo::ResourceTypeMainFrame
                             && info.requestUrl().scheme() == QLatin1String("data");
        const bool picture = allowsPictures
                             && info.resourceType() == QWebEngineUrlRequestInfo::ResourceTypeImage
                             && info.requestUrl().scheme() == QLatin1String(PictureScheme);
        info.block(!ownPage && !picture);
    }

    bool allowsPictures = false;
};

void registerPictureScheme()
{
    QWebEngineUrlScheme scheme(PictureScheme);
    scheme.setSyntax(QWebEngineUrlScheme::Syntax::Path);
    QWebEngineUrlScheme::registerScheme(scheme);
}

LockedProfile::LockedProfile(QObject *parent)
    : QWebEngineProfile(parent), // without a name: off the record
      m_blocker(new RequestBlocker(this))
{
    setUrlRequestInterceptor(m_blocker);
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

void LockedProfile::allowPictures(QWebEngineUrlSchemeHandler *handler)
{
    installUrlSchemeHandler(PictureScheme, handler);
    m_blocker->allowsPictures = true;
}

} // namespace Postil
