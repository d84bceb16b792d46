// SPDX-License-Identifier: MIT
// What the program links in place of postil_late: the same functions, each of which asks the module. Tests
// link the real ones.
#include "late/latemodule.h"

namespace Postil {

namespace {

class MissingTemplates final : public TemplateSet
{
public:
    explicit MissingTemplates(Error error) : m_error(std::move(error)) {}

    Result<QString> render(const QString &, const QHash<QString, QVariant> &) const override
    {
        return std::unexpected(m_error);
    }

private:
    Error m_error;
};

} // namespace

QCoro::Task<OAuthResult<OAuthToken>> signIn(HttpClient &http, OAuthSignIn request, OpenInBrowser open)
{
    const auto late = lateModule();
    if (!late)
        co_return oauthFailure(late.error());
    co_return co_await (*late)->signIn(http, std::move(request), std::move(open));
}

QCoro::Task<OAuthResult<OAuthToken>> renew(HttpClient &http, OAuthEndpoints endpoints, OAuthClient client,
                                           OAuthToken token, std::stop_token stop)
{
    const auto late = lateModule();
    if (!late)
        co_return oauthFailure(late.error());
    co_return co_await (*late)->renew(http, std::move(endpoints), std::move(client), std::move(token),
                                      std::move(stop));
}

std::unique_ptr<NetworkWatch> NetworkWatch::ofSystem()
{
    const auto late = lateModule();
    return late ? (*late)->networkWatchOfSystem() : std::make_unique<NetworkWatch>();
}

std::unique_ptr<TemplateSet> makeTemplateSet(QStringList folders)
{
    const auto late = lateModule();
    if (!late)
        return std::make_unique<MissingTemplates>(late.error());
    return (*late)->makeTemplateSet(std::move(folders));
}

QVariant safeHtml(const QString &html)
{
    const auto late = lateModule();
    return late ? (*late)->safeHtml(html) : QVariant(html);
}

std::unique_ptr<Highlighting> makeHighlighting()
{
    const auto late = lateModule();
    return late ? (*late)->makeHighlighting() : nullptr;
}

} // namespace Postil
