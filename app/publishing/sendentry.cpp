// SPDX-License-Identifier: MIT
#include "publishing/sendentry.h"

#include <QCoreApplication>

namespace Postil {

namespace {

struct SendEntryText
{
    Q_DECLARE_TR_FUNCTIONS(Outbox)
};

// Blogs break lines and trim as they like.
bool holdsWhatWasSent(const RemotePost &post, const Publication &publication)
{
    return post.title.simplified() == publication.post.title.simplified()
           && post.content.simplified() == publication.content(post.form).simplified();
}

std::unexpected<Error> nothingBefore()
{
    return failure(ErrorKind::BadInput,
                   SendEntryText::tr("There is no receipt of this post, so Postil cannot find it on the blog. "
                                     "Open it from the blog first."));
}

} // namespace

bool isUncertain(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Network:
    case ErrorKind::Timeout:
    case ErrorKind::Cancelled:
    case ErrorKind::Storage:
    case ErrorKind::Engine:
        return true;
    case ErrorKind::BadInput:
    case ErrorKind::NotFound:
    case ErrorKind::TooLarge:
    case ErrorKind::Refused:
    case ErrorKind::Template:
    case ErrorKind::SignIn:
    case ErrorKind::Conflict:
        return false;
    }
    Q_UNREACHABLE_RETURN(true);
}

bool isWorthRetrying(ErrorKind kind)
{
    // Cancelled, though the user stopped nothing: the network was shut down under it.
    return kind == ErrorKind::Network || kind == ErrorKind::Timeout || kind == ErrorKind::Cancelled;
}

bool isSentAtATime(const OutboxEntry &entry)
{
    const bool isText = entry.action == OutboxAction::Create || entry.action == OutboxAction::Update;
    return isText && entry.publication.when.state == PublishState::Scheduled;
}

Publication asSent(const OutboxEntry &entry, const QDateTime &now)
{
    Publication publication = entry.publication;
    if (publication.when.state == PublishState::Scheduled && publication.when.at <= now)
        publication.when = {PublishState::Live, {}};
    return publication;
}

QCoro::Task<Result<Receipt>> sendEntry(Publisher &publisher, OutboxEntry entry)
{
    if (entry.action == OutboxAction::Create)
        co_return co_await publisher.create(withPlacedPictures(entry.publication));
    if (!entry.before)
        co_return nothingBefore();
    Result<Receipt> outcome = *entry.before;
    if (entry.action == OutboxAction::Update) {
        outcome = co_await publisher.update(*entry.before, withPlacedPictures(entry.publication));
    } else if (entry.action == OutboxAction::Restore) {
        outcome = co_await publisher.restore(*entry.before, entry.publication);
    } else if (const Result<void> trashed = co_await publisher.trash(*entry.before); !trashed) {
        outcome = std::unexpected(trashed.error());
    }
    const bool mayBeOurs =
        entry.publication.attempt == Attempt::Again && !outcome
        && (outcome.error().kind == ErrorKind::Conflict || outcome.error().kind == ErrorKind::NotFound);
    if (mayBeOurs) {
        const auto seen = co_await lookForEntry(publisher, entry);
        if (seen && *seen)
            co_return **seen;
    }
    co_return outcome;
}

QCoro::Task<Result<std::optional<Receipt>>> lookForEntry(Publisher &publisher, OutboxEntry entry)
{
    if (entry.action == OutboxAction::Create)
        co_return co_await publisher.lookFor(withPlacedPictures(entry.publication));
    if (!entry.before)
        co_return nothingBefore();
    const Result<RemotePost> post = co_await publisher.fetch(*entry.before);
    if (entry.action == OutboxAction::Trash) {
        if (post)
            co_return std::optional<Receipt>();
        if (post.error().kind == ErrorKind::NotFound)
            co_return entry.before;
        co_return std::unexpected(post.error());
    }
    if (entry.action == OutboxAction::Restore && !post && post.error().kind == ErrorKind::NotFound)
        co_return std::optional<Receipt>();
    if (!post)
        co_return std::unexpected(post.error());
    if (entry.action == OutboxAction::Restore)
        co_return std::optional(post->receipt);
    co_return holdsWhatWasSent(*post, withPlacedPictures(entry.publication)) ? std::optional(post->receipt) : std::nullopt;
}

} // namespace Postil
