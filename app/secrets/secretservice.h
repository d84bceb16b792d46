// SPDX-License-Identifier: MIT
// What QtKeychain does not tell of the Secret Service: whether what it did not find lies in a keyring that is
// locked. Source: freedesktop.org, Secret Service API 0.2, method SearchItems.
#pragma once

#include <QCoroTask>
#include <QString>

namespace Postil {

enum class LockedSecret {
    None, // or there is no Secret Service to ask
    Found,
};

// `service` and `key`: as QtKeychain names them. Asks for no password and reads no secret.
[[nodiscard]] QCoro::Task<LockedSecret> lookForLockedSecret(QString service, QString key);

} // namespace Postil
