// SPDX-License-Identifier: MIT
// SentPost: a receipt with the post as it was sent: what stands on the blog, as far as we know, and the base
// of a three-way comparison with what is found there later.
#pragma once

#include "base/result.h"
#include "library/outboxrow.h"
#include "publishing/publication.h"
#include "publishing/receipt.h"

#include <QUuid>

#include <optional>

namespace Postil {

struct SentPost
{
    QUuid draft; // null: none
    Receipt receipt = {};
    bool standing = true;  // false: it was taken away
    Publication sent = {}; // empty where it was taken away

    bool operator==(const SentPost &) const = default;
};

[[nodiscard]] ReceiptRow toRow(const SentPost &post);
[[nodiscard]] Result<SentPost> sentPostOf(const ReceiptRow &row);

// What stands on the blog of `account`, of the rows of one draft, newest first (Library::receipts). Nothing
// where nothing was sent there, or it was taken away.
[[nodiscard]] std::optional<SentPost> standingPost(const QList<ReceiptRow> &rows, const QString &account);

// `post` with the slug that it has on the blog, unless it names one itself: a title that is changed later leaves the
// address alone.
[[nodiscard]] Post withSlugOf(const SentPost &sent, Post post);

} // namespace Postil
