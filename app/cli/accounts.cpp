// SPDX-License-Identifier: MIT
// postil accounts list | test NAME
#include "cli/streams.h"
#include "cli/verb.h"
#include "publishing/accountstore.h"
#include "publishing/catalogue.h"
#include "source/fetcher.h"

#include <QCoreApplication>

namespace Postil {

using namespace Qt::StringLiterals;

namespace {

struct AccountsVerbText
{
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

QByteArray accountLines(const QList<Account> &accounts)
{
    QString lines;
    for (const Account &account : accounts)
        lines += QStringList{account.id, account.name, account.service,
                             account.folder.isEmpty() ? account.address : account.folder}
                     .join(u'\t')
                 + u'\n';
    return lines.toUtf8();
}

QCoro::Task<Result<void>> testAccount(Account account, CliServices services)
{
    const std::unique_ptr<HttpClient> http = services.http();
    const std::shared_ptr<SecretStore> secrets = services.secrets();
    const auto publisher = makePublisher(account, {.http = http.get(), .secrets = secrets.get()});
    if (!publisher)
        co_return std::unexpected(publisher.error());
    const auto found = co_await (*publisher)->test();
    if (!found)
        co_return std::unexpected(found.error());
    co_return writeOutput(u"-"_s, (found->join(u'\n') + u'\n').toUtf8());
}

} // namespace

QString accountsUsage()
{
    return AccountsVerbText::tr(
        "postil accounts list\n    your blogs, a line each: id, name, kind, address or folder\n"
        "postil accounts test NAME\n    whether the blog can be published to; nothing is sent\n");
}

QCoro::Task<int> runAccounts(QStringList arguments, CliServices services)
{
    const AccountStore store(services.accounts);
    Result<void> done;
    if (arguments == QStringList{u"list"_s} && !store.problem().isEmpty()) {
        done = failure(ErrorKind::Storage, store.problem());
    } else if (arguments == QStringList{u"list"_s}) {
        done = writeOutput(u"-"_s, accountLines(store.accounts()));
    } else if (arguments.size() == 2 && arguments.first() == "test"_L1) {
        const Result<Account> account = store.find(arguments.at(1));
        if (account)
            done = co_await testAccount(*account, services);
        else
            done = std::unexpected(account.error());
    } else {
        complain(AccountsVerbText::tr("Wrong usage. See postil accounts --help."));
        co_return ExitUsage;
    }
    if (!done) {
        complain(done.error().message);
        co_return ExitFailed;
    }
    co_return 0;
}

} // namespace Postil
