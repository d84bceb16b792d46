// SPDX-License-Identifier: MIT
#include "dom/engine/lockedpage.h"

#include "dom/engine/lockedprofile.h"

#include <QFile>
#include <QLoggingCategory>
#include <QWebEngineCertificateError>
#include <QWebEngineClientCertificateSelection>
#include <QWebEngineDesktopMediaRequest>
#include <QWebEngineFileSystemAccessRequest>
#include <QWebEngineFullScreenRequest>
#include <QWebEngineNewWindowRequest>
#include <QWebEnginePermission>
#include <QWebEngineRegisterProtocolHandlerRequest>
#include <QWebEngineScript>
#include <QWebEngineScriptCollection>

using namespace Qt::StringLiterals;

namespace Postil {

Q_LOGGING_CATEGORY(logPage, "postil.engine.page", QtWarningMsg)

namespace {

constexpr auto world = QWebEngineScript::ApplicationWorld;

// The policy would hold alone: no script, no frame, no form, nothing fetched but pictures of this computer's
// (PictureScheme), where the profile has any; the style of the page is inline.
const QString emptyDocument = uR"(<!DOCTYPE html>
<html><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data: postil-media:; form-action 'none'"><meta name="referrer" content="no-referrer"></head><body></body></html>)"_s;

} // namespace

LockedPage::LockedPage(LockedProfile *profile, const QStringList &scripts_, QObject *parent)
    : QWebEnginePage(profile, parent)
{
    for (const QString &name : scripts_) {
        QFile file(u":/postil/web/"_s + name);
        if (!file.open(QIODevice::ReadOnly)) {
            qCCritical(logPage) << "missing script" << name;
            continue;
        }
        QWebEngineScript script;
        script.setName(name);
        script.setSourceCode(QString::fromUtf8(file.readAll()));
        script.setWorldId(world);
        script.setInjectionPoint(QWebEngineScript::DocumentReady);
        script.setRunsOnSubFrames(false);
        scripts().insert(script);
    }
    refuseRequests();
    connect(this, &QWebEnginePage::loadFinished, this, [this](bool ok) {
        if (!m_opening)
            return; // a navigation that was vetoed
        m_opening = false;
        if (ok)
            Q_EMIT ready();
        else
            Q_EMIT broken();
    });
    connect(this, &QWebEnginePage::renderProcessTerminated, this,
            [this](RenderProcessTerminationStatus status, int) {
                m_opening = false;
                qCInfo(logPage) << "the renderer ended:" << status;
                Q_EMIT broken();
            });
    connect(this, &QWebEnginePage::newWindowRequested, this,
            [this](const QWebEngineNewWindowRequest &request) {
                if (request.isUserInitiated())
                    Q_EMIT linkActivated(request.requestedUrl());
            });
}

void LockedPage::refuseRequests()
{
    connect(this, &QWebEnginePage::permissionRequested, this,
            [](const QWebEnginePermission &request) { request.deny(); });
    connect(this, &QWebEnginePage::fullScreenRequested, this,
            [](QWebEngineFullScreenRequest request) { request.reject(); });
    connect(this, &QWebEnginePage::registerProtocolHandlerRequested, this,
            [](QWebEngineRegisterProtocolHandlerRequest request) { request.reject(); });
    connect(this, &QWebEnginePage::fileSystemAccessRequested, this,
            [](QWebEngineFileSystemAccessRequest request) { request.reject(); });
    connect(this, &QWebEnginePage::desktopMediaRequested, this,
            [](const QWebEngineDesktopMediaRequest &request) { request.cancel(); });
    connect(this, &QWebEnginePage::selectClientCertificate, this,
            [](QWebEngineClientCertificateSelection selection) { selection.selectNone(); });
    connect(this, &QWebEnginePage::certificateError, this,
            [](QWebEngineCertificateError error) { error.rejectCertificate(); });
}

void LockedPage::open()
{
    m_opening = true;
    setHtml(emptyDocument);
}

void LockedPage::run(const QString &script, const std::function<void(const QVariant &)> &done)
{
    runJavaScript(script, world, done);
}

bool LockedPage::acceptNavigationRequest(const QUrl &url, NavigationType type, bool isMainFrame)
{
    if (m_opening && isMainFrame && url.scheme() == "data"_L1)
        return true;
    if (type == NavigationTypeLinkClicked && isMainFrame)
        Q_EMIT linkActivated(url);
    return false;
}

QWebEnginePage *LockedPage::createWindow(WebWindowType)
{
    return nullptr;
}

QStringList LockedPage::chooseFiles(FileSelectionMode, const QStringList &, const QStringList &)
{
    return {};
}

void LockedPage::javaScriptAlert(const QUrl &, const QString &) {}

bool LockedPage::javaScriptConfirm(const QUrl &, const QString &)
{
    return false;
}

bool LockedPage::javaScriptPrompt(const QUrl &, const QString &, const QString &, QString *)
{
    return false;
}

void LockedPage::javaScriptConsoleMessage(JavaScriptConsoleMessageLevel, const QString &message, int line,
                                          const QString &source)
{
    qCDebug(logPage) << source << line << message;
}

} // namespace Postil
