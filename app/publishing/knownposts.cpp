// SPDX-License-Identifier: MIT
#include "publishing/knownposts.h"

#include "publishing/receipt.h"

namespace Postil {

namespace {

// Our clock and the blog's differ, and a post is changed there while it is being sent.
constexpr qint64 SecondsOfClocks = 120;

bool isAsReceived(const RemoteSummary &row, const Receipt &receipt)
{
    if (!row.revision.isEmpty())
        return row.revision == receipt.revision;
    return !row.changed.isValid() || receipt.time.secsTo(row.changed) <= SecondsOfClocks;
}

} // namespace

QCoro::Task<Result<QHash<QString, KnownPost>>> knownPosts(Library &library, Account account,
                                                          QList<RemoteSummary> rows)
{
    QStringList ids;
    for (const RemoteSummary &row : std::as_const(rows))
        ids.append(row.remoteId);
    const auto receipts = co_await library.newestReceipts(account.id, ids);
    if (!receipts)
        co_return std::unexpected(receipts.error());
    QHash<QString, KnownPost> known;
    for (const ReceiptRow &kept : *receipts) {
        const Result<Receipt> receipt = receiptFromJson(kept.receipt);
        if (!receipt || !kept.standing || kept.draft.isNull())
            continue;
        const auto row = std::ranges::find(rows, receipt->remoteId, &RemoteSummary::remoteId);
        if (row != rows.cend())
            known.insert(row->remoteId, isAsReceived(*row, *receipt) ? KnownPost::Same : KnownPost::Changed);
    }
    co_return known;
}

} // namespace Postil
