// SPDX-License-Identifier: MIT
// A folder on a WebDAV server (RFC 4918). What stands there is named by its ETag where the server gives one,
// so that it replaces only what we have seen (RFC 9110, If-Match and If-None-Match); not every server heeds
// that, so the bytes are compared before as well.
//
// Account options: "server" (https://host/folder/; http only on this computer), "user"; secret "password".
#pragma once

#include "publishing/pageserver.h"

namespace Postil {

struct HttpAnswer;

class WebDavServer final : public PageServer
{
public:
    WebDavServer(Account account, const PublishTools &tools);

    QCoro::Task<Result<QStringList>> test() override;
    QCoro::Task<Result<std::optional<StoredPage>>> read(QString name) override;
    QCoro::Task<Result<void>> write(QString name, QByteArray bytes,
                                    std::optional<StoredPage> before) override;
    QCoro::Task<Result<void>> remove(QString name, StoredPage before) override;

private:
    using Headers = QList<std::pair<QByteArray, QByteArray>>;
    [[nodiscard]] QCoro::Task<Result<HttpAnswer>> send(QByteArray method, QString name, Headers headers,
                                                       QByteArray body) const;

    Account m_account;
    PublishTools m_tools;
};

} // namespace Postil
