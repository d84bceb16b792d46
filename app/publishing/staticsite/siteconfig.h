// SPDX-License-Identifier: MIT
// The configuration of a site generator as plain values: nested maps, keys in small letters (Hugo's are the
// same in any), texts. Nothing in it is run.
#pragma once

#include "base/result.h"

#include <QVariantMap>

namespace Postil {

// YAML, JSON or TOML, by the file's extension. Of TOML: tables, and keys with a text, number, true or false;
// lists, inline tables and texts of several lines are passed over. BadInput, TooLarge (over 1 MiB), Storage.
[[nodiscard]] Result<QVariantMap> readSiteConfig(const QString &path);

// The text at `path`, "collections.posts.permalink"; empty where there is none.
[[nodiscard]] QString configText(const QVariantMap &config, const QString &path);

// Whether something stands at `path`, of whatever kind.
[[nodiscard]] bool configHas(const QVariantMap &config, const QString &path);

} // namespace Postil
