// SPDX-License-Identifier: MIT
#include "publishing/sentpost.h"

#include "publishing/publicationjson.h"

namespace Postil {

ReceiptRow toRow(const SentPost &post)
{
    return {.draft = post.draft,
            .account = post.receipt.account,
            .url = post.receipt.url,
            .time = post.receipt.time,
            .standing = post.standing,
            .receipt = toJson(post.receipt),
            .sent = post.standing ? toJson(post.sent) : QJsonObject()};
}

Result<SentPost> sentPostOf(const ReceiptRow &row)
{
    Result<Receipt> receipt = receiptFromJson(row.receipt);
    if (!receipt)
        return std::unexpected(receipt.error());
    SentPost post{.draft = row.draft, .receipt = std::move(*receipt), .standing = row.standing};
    if (!post.standing)
        return post;
    Result<Publication> sent = publicationFromJson(row.sent);
    if (!sent)
        return std::unexpected(sent.error());
    post.sent = std::move(*sent);
    return post;
}

Post withSlugOf(const SentPost &sent, Post post)
{
    if (post.slug.trimmed().isEmpty())
        post.slug = sent.sent.post.slug;
    return post;
}

std::optional<SentPost> standingPost(const QList<ReceiptRow> &rows, const QString &account)
{
    for (const ReceiptRow &row : rows) {
        if (row.account != account)
            continue;
        const Result<SentPost> post = row.standing ? sentPostOf(row) : Result<SentPost>(SentPost());
        return row.standing && post ? std::optional(*post) : std::nullopt;
    }
    return {};
}

} // namespace Postil
