// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>

namespace Postil {

struct Post;

// Every address that a post leads its readers to: the source, then the links of its coverage.
[[nodiscard]] QStringList linkedAddresses(const Post &post);

} // namespace Postil
