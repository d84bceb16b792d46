// SPDX-License-Identifier: MIT
// The door to the module that holds all code on Qt Network, KTextTemplate, KDE Syntax Highlighting and Sonnet
// (postil_late). Those bring some forty libraries along, and relocating them takes longer than painting the
// window: so nothing else links to them, and the module is loaded after the first paint, or when first
// needed. late/doors.cpp has what the rest of the program calls.
#pragma once

#include "base/result.h"
#include "net/httpclient.h"
#include "net/oauth.h"
#include "publishing/networkwatch.h"
#include "rendering/templateset.h"
#include "spelling/spellchecker.h"
#include "widgets/highlighting.h"

#include <QtPlugin>

namespace Postil {

class InstanceChannel;

class LateModule
{
public:
    virtual ~LateModule() = default;
    // `cacheFolder`: of answers that outlive this run; empty: none do.
    virtual std::unique_ptr<HttpClient> createHttpClient(const QStringList &languages,
                                                         const QString &cacheFolder) = 0;
    virtual std::unique_ptr<SpellChecker> createSpellChecker() = 0;
    virtual std::unique_ptr<InstanceChannel> createInstanceChannel(const QString &name) = 0;
    // As the functions of these names.
    virtual QCoro::Task<OAuthResult<OAuthToken>> signIn(HttpClient &http, OAuthSignIn request,
                                                        OpenInBrowser open) = 0;
    virtual QCoro::Task<OAuthResult<OAuthToken>> renew(HttpClient &http, OAuthEndpoints endpoints,
                                                       OAuthClient client, OAuthToken token,
                                                       std::stop_token stop) = 0;
    virtual std::unique_ptr<NetworkWatch> networkWatchOfSystem() = 0;
    virtual std::unique_ptr<TemplateSet> makeTemplateSet(QStringList folders) = 0;
    virtual QVariant safeHtml(const QString &html) = 0;
    virtual std::unique_ptr<Highlighting> makeHighlighting() = 0;
};

// Loads the module from ../lib/postil beside the program; ErrorKind::Engine, with what to install, where it
// is missing. For the main thread.
[[nodiscard]] Result<LateModule *> lateModule();

// Has another thread load it, so that it is there when it is needed; then, in this one, does `then`.
void prepareLateModule(std::function<void()> then);

} // namespace Postil

#define PostilLateModule_iid "org.postil.LateModule/1"
Q_DECLARE_INTERFACE(Postil::LateModule, PostilLateModule_iid)
