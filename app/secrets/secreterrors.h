// SPDX-License-Identifier: MIT
// What the stores say when a secret cannot be had or kept. No sentence ever holds a secret.
#pragma once

#include "base/result.h"

namespace Postil {

// BadInput: no key, no secret, or a secret that would come back cut short.
[[nodiscard]] Result<void> checkSecret(const QString &key, const QString &secret);

// NotFound.
[[nodiscard]] Error missingSecretError(const QString &key);
// NotFound, where Postil may have known it before it was closed.
[[nodiscard]] Error forgottenSecretError(const QString &key);
// Refused: locked, or access was denied.
[[nodiscard]] Error lockedKeyringError();
[[nodiscard]] Error deniedKeyringError();
// Storage. `detail`: what the system said, may be empty.
[[nodiscard]] Error noKeyringError(const QString &detail);
// Timeout.
[[nodiscard]] Error slowKeyringError();

} // namespace Postil
