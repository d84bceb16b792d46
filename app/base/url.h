// SPDX-License-Identifier: MIT
// Addresses as people and pages give them. The values of Postil keep an address as the text it was
// typed or captured as, so that nothing typed is lost; these functions say what it may be used for.
#pragma once

#include <QString>
#include <QUrl>

#include <optional>

namespace Postil {

// The address as a link may carry it: an absolute http, https or mailto URL, percent-encoded, with no
// control or white-space characters; an empty string where `address` is anything else (javascript:, data:,
// relative, malformed, with a user name in it, …). Every link in every rendering goes through here.
[[nodiscard]] QString safeHref(const QString &address);

// An address the user typed or pasted, as a URL that can be fetched: "example.com/a" becomes https.
// Nothing where it is not a web address. Parsed strictly (QUrl's tolerant mode reads
// "http://example.com\@127.0.0.1" as host 127.0.0.1; the URL standard does not).
[[nodiscard]] std::optional<QUrl> typedUrl(const QString &typed);

// How to show an address to a person: host in punycode where its letters mix scripts, no bidi controls,
// no user name, scheme and "www." left out.
[[nodiscard]] QString displayUrl(const QString &address);

} // namespace Postil
