// SPDX-License-Identifier: MIT
// Detection: from an address or a folder that the user typed to the services that answer there, the best
// first, each with what is known of the account already. Nothing is sent but plain requests for pages.
#pragma once

#include "base/result.h"
#include "publishing/account.h"

#include <QCoroTask>
#include <QList>

#include <stop_token>

namespace Postil {

class HttpClient;

struct FoundBlog
{
    Account account;  // without an id: service, name, address or folder, options
    QString sentence; // what was found, and how it was told

    bool operator==(const FoundBlog &) const = default;
};

// Errors: those of HttpClient; NotFound where no service answers: the user may choose one all the same.
[[nodiscard]] QCoro::Task<Result<QList<FoundBlog>>> detectBlogs(QString typed, HttpClient &http,
                                                                std::stop_token stop = {});

} // namespace Postil
