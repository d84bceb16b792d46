// SPDX-License-Identifier: MIT
// The way to a server: its name is looked up and checked, the user's proxy asked, and the addresses that it
// has tried one after the other until one takes the connection.
#pragma once

#include "net/httphop.h"

#include <QCoroTask>
#include <QPointer>

namespace Postil {

// The manager may go away meanwhile: ErrorKind::Cancelled.
[[nodiscard]] QCoro::Task<Result<HopAnswer>> askOnce(QPointer<QNetworkAccessManager> manager, HopRequest asked,
                                                     HopLimits limits);

} // namespace Postil
