// SPDX-License-Identifier: MIT
// Receipt: what came back when a post was sent. With it the post is found on the blog again, and a change
// that somebody else made there is noticed.
#pragma once

#include "base/result.h"
#include "publishing/publication.h"

#include <QDateTime>
#include <QJsonObject>
#include <QString>

namespace Postil {

struct Receipt
{
    QString account;  // Account::id
    QString remoteId; // the service's own: a number, an address, a path in the site's folder
    QString url;      // where readers find the post; empty where that is not known
    QString revision; // of what stands there now, in the service's own form; to compare with, nothing else
    PublishState state = PublishState::Live;
    QDateTime time; // when it was sent, UTC

    bool operator==(const Receipt &) const = default;
};

// The JSON form, version 1; documented in resources/schema/receipt.schema.json.
[[nodiscard]] QJsonObject toJson(const Receipt &receipt);
[[nodiscard]] Result<Receipt> receiptFromJson(const QJsonObject &json);

} // namespace Postil
