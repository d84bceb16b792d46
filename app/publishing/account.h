// SPDX-License-Identifier: MIT
// Account: a blog that posts are sent to, as the user set it up. It holds no secret: passwords and tokens are
// in the system's keyring, under the account's id.
#pragma once

#include "base/result.h"

#include <QJsonObject>
#include <QMap>
#include <QString>
#include <QStringList>
#include <QTimeZone>

namespace Postil {

struct Account
{
    QString id = {};                     // [a-z0-9-]+, stays the same when the name changes
    QString name = {};                   // for people, one line
    QString service = {};                // id of its row in the catalogue (publishing/catalogue.h)
    QString folder = {};                 // of a site on this computer, an absolute path; empty for others
    QString address = {};                // of the blog, http or https; may be empty where `folder` says it
    QString style = {};                  // id of the house style of its posts; empty: the post's own
    QStringList labels = {};             // every post gets these
    QString timeZone = {};               // IANA name; empty: this computer's
    QMap<QString, QString> options = {}; // what the service knows of more, such as "git": "push"

    bool operator==(const Account &) const = default;
};

// The blog's time zone; this computer's where the account names none that the system knows.
[[nodiscard]] QTimeZone zoneOf(const Account &account);

// How wide the account's pictures may be, in pixels: its option "picture-width". 0: as wide as they are.
inline constexpr int usualPictureWidth = 1600;
[[nodiscard]] int pictureWidthOf(const Account &account);

// Where the keyring has a secret of the account: "account-id/password".
[[nodiscard]] QString secretKey(const Account &account, const QString &name);

// The JSON form of one account, version 1, as it stands in the file of resources/schema/accounts.schema.json.
// BadInput names the field that is missing or makes no sense.
[[nodiscard]] QJsonObject toJson(const Account &account);
[[nodiscard]] Result<Account> accountFromJson(const QJsonObject &json);

} // namespace Postil
