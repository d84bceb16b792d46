// SPDX-License-Identifier: MIT
// Publisher: sends posts to one account. Every service has its own; publishing/catalogue.h makes them.
//
// What is awaited belongs to the caller: a publisher outlives the tasks it gave out. Errors beside those
// named: Network and Timeout (the blog was not reached, or nobody knows whether it got the post), Refused
// (the blog or we will not do it), Storage, Cancelled.
#pragma once

#include "base/result.h"
#include "publishing/publication.h"
#include "publishing/receipt.h"

#include <QCoroTask>
#include <QStringList>

namespace Postil {

// A post as it stands on the blog now.
struct RemotePost
{
    QString content;
    Form form = Form::HtmlFragment; // of `content`
    QString revision;               // see Receipt

    bool operator==(const RemotePost &) const = default;
};

class Publisher
{
public:
    virtual ~Publisher() = default;

    // Whether this account can publish, without publishing anything: what was found, a sentence each.
    [[nodiscard]] virtual QCoro::Task<Result<QStringList>> test() = 0;
    // Sends a new post. Where it stands there already, from an attempt whose end nobody saw, this is the same
    // post and not a second one; another post in its place is a Conflict.
    [[nodiscard]] virtual QCoro::Task<Result<Receipt>> create(Publication publication) = 0;
    // Conflict where the post is no longer as `before` left it; nothing is changed then. NotFound.
    [[nodiscard]] virtual QCoro::Task<Result<Receipt>> update(Receipt before, Publication publication) = 0;
    [[nodiscard]] virtual QCoro::Task<Result<RemotePost>> fetch(Receipt receipt) = 0;
    // Takes the post away, so that it can be had back where the service has a way. Conflict as above.
    [[nodiscard]] virtual QCoro::Task<Result<void>> trash(Receipt receipt) = 0;
};

} // namespace Postil
