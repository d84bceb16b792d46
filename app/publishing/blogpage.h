// SPDX-License-Identifier: MIT
// The page at an account's address, read for what it says of the interfaces behind it, and where secrets may
// go on its word: to the site that the user typed and nowhere else.
#pragma once

#include "base/result.h"
#include "net/httpcall.h"
#include "publishing/pagelinks.h"

#include <QCoroTask>

#include <stop_token>

namespace Postil {

struct BlogPage
{
    HttpAnswer answer; // its url: after redirects
    PageLinks links;
};

// Without any secret, over https or on this machine: who can change the page on its way could have
// passwords sent to themselves. Redirects are followed, five at most. Errors: errorOf() of an answer that is
// no success, those of HttpClient::send().
[[nodiscard]] QCoro::Task<Result<BlogPage>> fetchBlogPage(HttpClient *http, QUrl typed);
// The same, but a page that is there for an error is a page: it may still say what made it.
[[nodiscard]] QCoro::Task<Result<BlogPage>> fetchAnyBlogPage(HttpClient *http, QUrl typed,
                                                             std::stop_token stop = {});

// The same host (with or without "www.") and port, by https; on this machine also by http.
[[nodiscard]] bool isSameSite(const QUrl &typed, const QUrl &found);

// Typed for what is on the site that was typed, FromOutside for everything else.
[[nodiscard]] AddressTrust trustIn(const QUrl &found, const QUrl &typed);

} // namespace Postil
