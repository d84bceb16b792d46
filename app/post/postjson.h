// SPDX-License-Identifier: MIT
// The JSON form of a Post, version 1: what the library stores and `postil convert` reads and writes.
// Documented by resources/schema/post.schema.json.
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QJsonObject>

namespace Postil {

struct Post;

[[nodiscard]] QJsonObject toJson(const Post &post);
[[nodiscard]] Result<Post> postFromJson(const QJsonObject &json);

// The same from text: says where the JSON is broken. Limit 64 MiB.
[[nodiscard]] Result<Post> readPostJson(const QByteArray &json);
[[nodiscard]] QByteArray writePostJson(const Post &post);

} // namespace Postil
