// SPDX-License-Identifier: MIT
// Every account of the user, in one file that is written whole or not at all. No secret is in it.
#pragma once

#include "publishing/account.h"

#include <QList>

namespace Postil {

class AccountStore
{
public:
    // `file`: resources/schema/accounts.schema.json; need not exist. Reading never fails: a broken file is
    // left as it is and said in problem().
    explicit AccountStore(QString file);

    [[nodiscard]] const QList<Account> &accounts() const { return m_accounts; } // by name
    [[nodiscard]] const QString &problem() const { return m_problem; }          // one sentence, or empty
    // By id, or else by name, whatever its capitals. NotFound names those there are; Storage: the file could
    // not be read.
    [[nodiscard]] Result<Account> find(const QString &name) const;

    // Adds the account, or takes the place of the one with its id; an account without one gets it from its
    // name. Returns it as it was kept. BadInput; Storage, also where the file could not be read: what may be
    // mended by hand is not written over.
    Result<Account> save(Account account);
    Result<void> remove(const QString &id); // NotFound, Storage

private:
    [[nodiscard]] std::unexpected<Error> unreadable() const;
    void reload();
    Result<void> keep(QList<Account> accounts);

    QString m_file;
    QString m_problem;
    QList<Account> m_accounts;
};

} // namespace Postil
