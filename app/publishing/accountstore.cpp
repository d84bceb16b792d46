// SPDX-License-Identifier: MIT
#include "publishing/accountstore.h"

#include "base/filewriter.h"
#include "base/jsonreader.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>

#include <algorithm>

namespace Postil {

using namespace Qt::StringLiterals;

namespace {

constexpr int AccountsVersion = 1;
constexpr qint64 MaximumAccountBytes = 1024 * 1024;

struct AccountStoreText
{
    Q_DECLARE_TR_FUNCTIONS(Accounts)
};

Result<QList<Account>> accountsFromJson(const QJsonObject &object)
{
    JsonReader json(object, "accounts"_L1, AccountsVersion);
    if (!json.ok())
        return json.finish(QList<Account>());
    QList<Account> accounts;
    const QJsonArray rows = object.value("accounts"_L1).toArray();
    for (const QJsonValue &row : rows) {
        const Result<Account> account = accountFromJson(row.toObject());
        if (!account)
            return std::unexpected(account.error());
        const bool twice = std::ranges::contains(accounts, account->id, &Account::id);
        if (twice)
            return failure(ErrorKind::BadInput,
                           AccountStoreText::tr("The account “%1” stands there twice.").arg(account->id));
        accounts.append(*account);
    }
    return accounts;
}

QString idForAccount(const QString &name, const QList<Account> &accounts)
{
    QString stem;
    for (const QChar c : name.normalized(QString::NormalizationForm_KD).toLower()) {
        if (c.unicode() < 0x80 && c.isLetterOrNumber())
            stem += c;
        else if (!c.isMark() && !stem.isEmpty() && !stem.endsWith(u'-'))
            stem += u'-';
    }
    stem.truncate(50);
    while (stem.endsWith(u'-'))
        stem.chop(1);
    if (stem.isEmpty())
        stem = u"blog"_s;
    QString id = stem;
    for (int number = 2; std::ranges::contains(accounts, id, &Account::id); ++number)
        id = stem + u'-' + QString::number(number);
    return id;
}

} // namespace

AccountStore::AccountStore(QString file) : m_file(std::move(file))
{
    reload();
}

void AccountStore::reload()
{
    m_problem.clear();
    m_accounts.clear();
    QFile file(m_file);
    if (m_file.isEmpty() || !file.exists())
        return;
    const auto told = [this](const QString &reason) {
        m_problem = AccountStoreText::tr("The accounts in “%1” cannot be read. %2")
                        .arg(QDir::toNativeSeparators(m_file), reason);
    };
    if (!file.open(QIODevice::ReadOnly))
        return told(file.errorString() + u'.');
    Result<QList<Account>> accounts =
        parseJsonObject(file.read(MaximumAccountBytes + 1), MaximumAccountBytes).and_then(accountsFromJson);
    if (!accounts)
        return told(accounts.error().message);
    m_accounts = std::move(*accounts);
    std::ranges::stable_sort(
        m_accounts, [](const Account &a, const Account &b) { return a.name.localeAwareCompare(b.name) < 0; });
}

std::unexpected<Error> AccountStore::unreadable() const
{
    return failure(ErrorKind::Storage,
                   AccountStoreText::tr("%1 Mend the file or move it away, and try again.").arg(m_problem));
}

Result<Account> AccountStore::find(const QString &name) const
{
    for (const Account &account : m_accounts) {
        if (account.id == name)
            return account;
    }
    for (const Account &account : m_accounts) {
        if (account.name.compare(name, Qt::CaseInsensitive) == 0)
            return account;
    }
    if (!m_problem.isEmpty())
        return unreadable();
    if (m_accounts.isEmpty())
        return failure(
            ErrorKind::NotFound,
            AccountStoreText::tr("There is no account “%1”, nor any other. Add one first.").arg(name));
    QStringList ids;
    for (const Account &account : m_accounts)
        ids.append(account.id);
    return failure(
        ErrorKind::NotFound,
        AccountStoreText::tr("There is no account “%1”. There are: %2.").arg(name, ids.join(u", "_s)));
}

Result<Account> AccountStore::save(Account account)
{
    reload(); // the window and the command line may be open at once
    account.name = account.name.simplified();
    if (account.id.isEmpty())
        account.id = idForAccount(account.name, m_accounts);
    // What could not be read back is not written.
    Result<Account> again = accountFromJson(toJson(account));
    if (!again)
        return again;
    QList<Account> accounts = m_accounts;
    accounts.removeIf([&account](const Account &other) { return other.id == account.id; });
    accounts.append(*again);
    return keep(std::move(accounts)).transform([&again] { return *again; });
}

Result<void> AccountStore::remove(const QString &id)
{
    reload();
    if (!m_problem.isEmpty())
        return unreadable();
    QList<Account> accounts = m_accounts;
    if (accounts.removeIf([&id](const Account &account) { return account.id == id; }) == 0)
        return failure(ErrorKind::NotFound, AccountStoreText::tr("There is no account “%1”.").arg(id));
    return keep(std::move(accounts));
}

Result<void> AccountStore::keep(QList<Account> accounts)
{
    if (!m_problem.isEmpty())
        return unreadable();
    QJsonArray rows;
    for (const Account &account : std::as_const(accounts))
        rows.append(toJson(account));
    QJsonObject json = jsonForm("accounts"_L1, AccountsVersion);
    json.insert("accounts"_L1, rows);
    if (!QDir().mkpath(QFileInfo(m_file).absolutePath()))
        return failure(
            ErrorKind::Storage,
            AccountStoreText::tr("The folder of “%1” cannot be made.").arg(QDir::toNativeSeparators(m_file)));
    return writeFile(m_file, QJsonDocument(json).toJson(), Overwrite::Yes).transform([this] { reload(); });
}

} // namespace Postil
