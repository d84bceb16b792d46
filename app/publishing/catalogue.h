// SPDX-License-Identifier: MIT
// Every service that posts can be sent to, a row each: the only place that knows them by name. The window and
// the command line ask here what an account can do, and get its publisher.
#pragma once

#include "base/result.h"
#include "publishing/account.h"
#include "publishing/publisher.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <memory>

namespace Postil {

// What a service does by itself.
struct PublishFeatures
{
    bool drafts = false;   // keeps a post that only the editor sees
    bool schedule = false; // brings a post out at its time
    bool built = false;    // readers get what is there when the site is built next
    bool labels = false;
    bool media = false;  // takes pictures
    bool update = false; // changes a post that is there
    bool trash = false;  // takes a post away
    bool restore = false; // and brings it back
    bool list = false;   // tells what posts it has, whoever sent them
    bool find = false;   // knows a post by the address that readers have of it
    bool privatePosts = false;
    bool passwordPosts = false; // a post can be read by those who know its password
    bool slug = false;          // gives a post the name in its address that we ask for
    bool summary = false;
    bool signIn = false;   // lets us in by way of the browser
    bool approval = false; // has a page that makes a password for us, which the user brings here

    bool operator==(const PublishFeatures &) const = default;
};

// Something that an account of this service has to say, beside its name.
struct ServiceField
{
    enum class Kind {
        Address, // Account::address
        Folder,  // Account::folder
        Option,  // Account::options[key]
        Secret,  // in the keyring, under secretKey(account, key)
    };
    Kind kind = Kind::Option;
    QString key = {};
    QString label = {}; // "&User name"
    QString hint = {};  // where to get it, a sentence
    bool required = true;
    QString pattern = {}; // of a secret that is copied from the approval page: a regular expression, of all of it

    bool operator==(const ServiceField &) const = default;
};

struct PublishService
{
    QString id;   // Account::service
    QString name; // for people
    PublishFeatures features;
    QList<Form> forms; // the renderings that a Publication for it needs
    QList<ServiceField> fields = {};
    QStringList notes = {}; // what its users should know before they publish, a sentence or two each

    bool operator==(const PublishService &) const = default;
};

[[nodiscard]] QList<PublishService> publishServices();
[[nodiscard]] Result<PublishService> findService(const QString &id); // NotFound names those there are
// What kind of site a folder holds, told by its configuration: a service's id. NotFound where there is no
// folder.
[[nodiscard]] Result<QString> serviceOfFolder(const QString &folder);
// Nothing is read or sent yet. NotFound where no row has the account's service.
[[nodiscard]] Result<std::unique_ptr<Publisher>> makePublisher(const Account &account,
                                                               const PublishTools &tools);

} // namespace Postil
