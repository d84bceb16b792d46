// SPDX-License-Identifier: MIT
// The page that the browser shows when it comes back from signing in.
#pragma once

#include <QByteArray>
#include <QString>

namespace Postil {

// A whole HTTP answer with one sentence of ours, as text: no script, no style, nothing fetched, nothing kept.
[[nodiscard]] QByteArray oauthPage(int status, const QString &sentence);

} // namespace Postil
