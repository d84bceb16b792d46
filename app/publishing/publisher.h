// SPDX-License-Identifier: MIT
// Publisher: sends posts to one account. Every service has its own; publishing/catalogue.h makes them.
//
// What is awaited belongs to the caller: a publisher outlives the tasks it gave out. Errors beside those
// named: Network and Timeout (the blog was not reached, or nobody knows whether it got the post), SignIn (the
// blog does not know us, or no longer), Refused (the blog or we will not do it), Storage, Cancelled.
#pragma once

#include "base/result.h"
#include "publishing/publication.h"
#include "publishing/receipt.h"
#include "publishing/remotepost.h"

#include <QCoroTask>
#include <QStringList>
#include <QUrl>

#include <functional>
#include <optional>
#include <stop_token>

namespace Postil {

class HttpClient;
class SecretStore;

// What publishers work with; it outlives them.
struct PublishTools
{
    HttpClient *http = nullptr;
    SecretStore *secrets = nullptr;
    std::function<void(const QUrl &)> openBrowser = {}; // the system's, for signing in
};

class Publisher
{
public:
    virtual ~Publisher() = default;

    // Ends the programs that this runs, such as git and sftp, now and from now on: Cancelled. What goes by
    // way of the HttpClient is stopped there.
    virtual void stop() {}

    // Whether this account can publish, without publishing anything: what was found, a sentence each.
    [[nodiscard]] virtual QCoro::Task<Result<QStringList>> test() = 0;
    // Sends a new post. Where Publication::attempt says that it may stand there already, this looks first,
    // and a post of the same slug and title is this very post and not a second one. Another post in its place
    // is a Conflict.
    [[nodiscard]] virtual QCoro::Task<Result<Receipt>> create(Publication publication) = 0;
    // Conflict where the post is no longer as `before` left it; nothing is changed then. NotFound. Whoever
    // means to write over a change passes the revision that fetch() has told.
    [[nodiscard]] virtual QCoro::Task<Result<Receipt>> update(Receipt before, Publication publication) = 0;
    [[nodiscard]] virtual QCoro::Task<Result<RemotePost>> fetch(Receipt receipt) = 0;
    // Takes the post away, so that it can be had back where the service has a way. Conflict as above.
    [[nodiscard]] virtual QCoro::Task<Result<void>> trash(Receipt receipt) = 0;

    // What services may lack: each is Refused unless the catalogue's features name it.
    // Brings back what trash() took away, as `publication` says it was. NotFound: it is gone for good. What was
    // not taken away is left as it is.
    [[nodiscard]] virtual QCoro::Task<Result<Receipt>> restore(Receipt receipt, Publication publication);
    // The newest first, whoever wrote them with whatever.
    [[nodiscard]] virtual QCoro::Task<Result<QList<RemoteSummary>>> list(RemoteQuery query);
    // The post that readers find at an address. NotFound.
    [[nodiscard]] virtual QCoro::Task<Result<RemotePost>> find(QUrl address);
    // Whether this very post stands there, by its slug and title, without sending anything: its receipt, or
    // nothing where it does not. Where a service has no better way, the newest posts of its list are looked
    // through.
    [[nodiscard]] virtual QCoro::Task<Result<std::optional<Receipt>>> lookFor(Publication publication);
    [[nodiscard]] virtual QCoro::Task<Result<UploadedMedia>> upload(MediaFile file);
    // Whether a picture of this name was uploaded: its answer may have been lost. Nothing where it was not, or
    // the service cannot be asked.
    [[nodiscard]] virtual QCoro::Task<Result<std::optional<UploadedMedia>>> lookForUpload(MediaFile file);
    // Has the user let us in, in the system's browser, and keeps what lets us in in the keyring. Returns what
    // the account should remember of it (Account::options), such as the user's name.
    [[nodiscard]] virtual QCoro::Task<Result<QMap<QString, QString>>> signIn(std::stop_token stop);
    // The page of the blog on which the user, in the system's browser, has a password made for us, to be brought
    // here by the clipboard. No secret is needed, nor sent.
    [[nodiscard]] virtual QCoro::Task<Result<QUrl>> approvalPage();

protected:
    [[nodiscard]] static Error cannot(const QString &what);
};

} // namespace Postil
