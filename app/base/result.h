// SPDX-License-Identifier: MIT
// The one error idiom: what can fail returns Result<T>. No out-parameters, no sentinel values,
// no exceptions across folders.
#pragma once

#include <QString>

#include <expected>

namespace Postil {

// What kind of thing went wrong, for code that has to decide; the user reads Error::message.
enum class ErrorKind {
    BadInput,  // what was given cannot be read or makes no sense
    NotFound,  // no such file, page, draft, style
    TooLarge,  // over one of the documented limits
    Network,   // the connection, the name or TLS failed, or the server answered with an error
    Timeout,   // a deadline passed
    Refused,   // we will not do this: a private address, a forbidden scheme, no permission
    Cancelled, // the user stopped it
    Storage,   // a disk or database failure
    Engine,    // the web engine failed or is missing
    Template,  // a template of a house style is broken
    SignIn,    // whoever was asked does not know us, or no longer: a wrong password, a token that ran out
    Conflict,  // somebody else changed it meanwhile, and their work was left as it is
};

struct Error
{
    ErrorKind kind = ErrorKind::BadInput;
    QString message; // whole sentences for the user: what failed, and what to do about it
    int retryAfter = 0; // seconds for which the other side asks to be left alone; 0: it did not say

    bool operator==(const Error &) const = default;
};

template <typename T>
using Result = std::expected<T, Error>;

// A failed Result: `return failure(ErrorKind::NotFound, tr("…"));`
inline std::unexpected<Error> failure(ErrorKind kind, QString message)
{
    return std::unexpected(Error{kind, std::move(message)});
}

} // namespace Postil
