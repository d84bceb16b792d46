// SPDX-License-Identifier: MIT
// The network, made when it is first asked for something.
#pragma once

#include "net/httpclient.h"

#include <QStringList>

#include <memory>

namespace Postil {

class LateHttpClient final : public HttpClient
{
public:
    // `languages`: BCP 47, what pages should be in, best first. `cacheFolder`: of answers that outlive this
    // run; empty: none do.
    explicit LateHttpClient(QStringList languages, QString cacheFolder = {});
    ~LateHttpClient() override;

    QCoro::Task<Result<HttpResponse>> get(HttpRequest request) override;
    QCoro::Task<Result<HttpAnswer>> send(HttpCall call) override;

private:
    [[nodiscard]] Result<HttpClient *> client();

    QStringList m_languages;
    QString m_cacheFolder;
    std::unique_ptr<HttpClient> m_client;
};

} // namespace Postil
