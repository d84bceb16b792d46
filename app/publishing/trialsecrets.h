// SPDX-License-Identifier: MIT
// The secrets of an account that is being set up: what is typed or signed in for stays in memory until the
// account is saved; what was not changed comes from the store behind it.
#pragma once

#include "secrets/secretstore.h"

#include <QMap>

namespace Postil {

class TrialSecrets final : public SecretStore
{
public:
    explicit TrialSecrets(SecretStore &behind) : m_behind(behind) {} // outlives this

    QCoro::Task<Result<QString>> read(QString key) override;
    QCoro::Task<Result<Keeping>> write(QString key, QString secret) override;
    QCoro::Task<Result<void>> remove(QString key) override;
    QCoro::Task<Keeping> keeping() override;

    [[nodiscard]] const QMap<QString, QString> &written() const { return m_written; }
    void forget() { m_written.clear(); }
    [[nodiscard]] SecretStore &behind() { return m_behind; }

private:
    SecretStore &m_behind;
    QMap<QString, QString> m_written;
};

} // namespace Postil
