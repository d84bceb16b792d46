// SPDX-License-Identifier: MIT
// A folder that the system's own program sftp reaches. It signs in with the user's key or agent, never with a
// password, and only at hosts whose key is known; what ~/.ssh/config says counts.
//
// Account options: "server" (sftp://user@host:22/var/www/blog), "key" (file of the private key; empty: the
// user's usual ones), "knownHosts" (file with the keys of hosts; empty: the user's usual one).
#pragma once

#include "publishing/pageserver.h"
#include "publishing/program.h"

namespace Postil {

class SftpServer final : public PageServer
{
public:
    // `patience`: how long the server may be silent.
    explicit SftpServer(Account account, std::chrono::milliseconds patience = std::chrono::seconds(60));
    ~SftpServer() override; // a program at work is ended: Cancelled

    void stop() override;
    QCoro::Task<Result<QStringList>> test() override;
    QCoro::Task<Result<std::optional<StoredPage>>> read(QString name) override;
    // Beside its place first, then moved there: readers never see half a page.
    QCoro::Task<Result<void>> write(QString name, QByteArray bytes,
                                    std::optional<StoredPage> before) override;
    QCoro::Task<Result<void>> remove(QString name, StoredPage before) override;

private:
    [[nodiscard]] Result<ProgramCall> call(const QByteArray &commands) const;

    Account m_account;
    std::chrono::milliseconds m_patience;
    std::stop_source m_stop;
};

} // namespace Postil
