// SPDX-License-Identifier: MIT
// Posts as Blogger's API v3 has them: https://developers.google.com/blogger/docs/3.0/reference/posts
#pragma once

#include "publishing/account.h"
#include "publishing/publication.h"
#include "publishing/receipt.h"
#include "publishing/remotepost.h"

#include <QJsonObject>

#include <optional>

namespace Postil {

// Title, content and labels: all that is ours. Blogger makes the address itself, from the title.
[[nodiscard]] QJsonObject bloggerBody(const Publication &publication);
// A time as the API takes it.
[[nodiscard]] QString bloggerTime(const QDateTime &time);

[[nodiscard]] bool isInBloggerTrash(const QJsonObject &post);
// Only administrators are told the state; for others it shows in the rest of the post.
[[nodiscard]] PublishState bloggerState(const QJsonObject &post, const QDateTime &now);
[[nodiscard]] QDateTime bloggerPublished(const QJsonObject &post); // UTC
[[nodiscard]] QString bloggerRevision(const QJsonObject &post);

// Whether the post says what the publication does: by title and words; and by labels.
[[nodiscard]] bool isSamePost(const QJsonObject &post, const Publication &publication);
[[nodiscard]] bool hasSameLabels(const QJsonObject &post, const Publication &publication);

[[nodiscard]] Receipt bloggerReceipt(const Account &account, const QJsonObject &post, const QDateTime &now);
[[nodiscard]] RemotePost bloggerPost(const Account &account, const QJsonObject &post, const QDateTime &now);
[[nodiscard]] RemoteSummary bloggerSummary(const QJsonObject &post, const QDateTime &now);

} // namespace Postil
