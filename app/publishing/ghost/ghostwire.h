// SPDX-License-Identifier: MIT
// Posts as Ghost's Admin API has them.
//
// Ghost takes posts apart into its editor's own cards and writes their HTML anew, without our class names and
// quotation marks. So a post is sent as one HTML card, which Ghost keeps as it is; in Ghost's editor it is
// one, too. The lead image becomes Ghost's feature image, which themes show above the post, and is left out
// of the card.
#pragma once

#include "publishing/account.h"
#include "publishing/publication.h"
#include "publishing/receipt.h"
#include "publishing/remotepost.h"

#include <QJsonObject>

namespace Postil {

// A time as the API takes it.
[[nodiscard]] QString ghostTime(const QDateTime &time);

// Everything of a post that is ours, but for its slug, its state and time.
[[nodiscard]] QJsonObject ghostFields(const Publication &publication);

// {"posts": [post]}, and back.
[[nodiscard]] QByteArray ghostBody(const QJsonObject &post);
[[nodiscard]] QJsonObject ghostPostIn(const QJsonObject &answer);

[[nodiscard]] PublishState ghostState(const QJsonObject &post);
[[nodiscard]] QDateTime ghostPublished(const QJsonObject &post); // UTC
// Ghost's updated_at counts in whole seconds only: a hash of what stands there makes up for it.
[[nodiscard]] QString ghostRevision(const QJsonObject &post);

// Whether the post says what the publication does: by title and words; and in the other fields.
[[nodiscard]] bool isSameGhostPost(const QJsonObject &post, const Publication &publication);
[[nodiscard]] bool hasSameDetails(const QJsonObject &post, const Publication &publication);

[[nodiscard]] Receipt ghostReceipt(const Account &account, const QJsonObject &post);
[[nodiscard]] RemotePost ghostRemotePost(const Account &account, const QJsonObject &post);
[[nodiscard]] RemoteSummary ghostSummary(const QJsonObject &post);

} // namespace Postil
