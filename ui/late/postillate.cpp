// SPDX-License-Identifier: MIT
// What the module gives: see late/latemodule.h.
#include "late/instancechannel.h"
#include "late/latemodule.h"
#include "net/qthttpclient.h"
#include "spelling/sonnetchecker.h"

#include <kdsingleapplication.h>

#include <QObject>

namespace Postil {

namespace {

class SingleApplicationChannel final : public InstanceChannel
{
public:
    explicit SingleApplicationChannel(const QString &name) : m_application(name) {}

    bool isReceiver() const override { return m_application.isPrimaryInstance(); }
    void onMessage(std::function<void(const QByteArray &)> take) override
    {
        QObject::connect(&m_application, &KDSingleApplication::messageReceived, &m_application,
                         std::move(take));
    }
    bool send(const QByteArray &message) override { return m_application.sendMessage(message); }

private:
    KDSingleApplication m_application;
};

} // namespace

class PostilLate : public QObject, public LateModule
{
    Q_OBJECT
    Q_PLUGIN_METADATA(IID PostilLateModule_iid)
    Q_INTERFACES(Postil::LateModule)

public:
    std::unique_ptr<HttpClient> createHttpClient(const QStringList &languages,
                                                 const QString &cacheFolder) override
    {
        return std::make_unique<QtHttpClient>(languages, HttpLimits(),
                                              HttpCacheLimits{.folder = cacheFolder});
    }
    std::unique_ptr<SpellChecker> createSpellChecker() override { return std::make_unique<SonnetChecker>(); }
    std::unique_ptr<InstanceChannel> createInstanceChannel(const QString &name) override
    {
        return std::make_unique<SingleApplicationChannel>(name);
    }
    QCoro::Task<OAuthResult<OAuthToken>> signIn(HttpClient &http, OAuthSignIn request,
                                                OpenInBrowser open) override
    {
        return Postil::signIn(http, std::move(request), std::move(open));
    }
    QCoro::Task<OAuthResult<OAuthToken>> renew(HttpClient &http, OAuthEndpoints endpoints, OAuthClient client,
                                               OAuthToken token, std::stop_token stop) override
    {
        return Postil::renew(http, std::move(endpoints), std::move(client), std::move(token),
                             std::move(stop));
    }
    std::unique_ptr<NetworkWatch> networkWatchOfSystem() override { return NetworkWatch::ofSystem(); }
    std::unique_ptr<TemplateSet> makeTemplateSet(QStringList folders) override
    {
        return Postil::makeTemplateSet(std::move(folders));
    }
    QVariant safeHtml(const QString &html) override { return Postil::safeHtml(html); }
    std::unique_ptr<Highlighting> makeHighlighting() override { return Postil::makeHighlighting(); }
};

} // namespace Postil

#include "postillate.moc"
