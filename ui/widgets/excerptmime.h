// SPDX-License-Identifier: MIT
// An excerpt on its way by drag or clipboard: for other programs as text and safe HTML, for Postil as itself.
#pragma once

#include "excerpt/excerpt.h"

#include <memory>
#include <optional>

class QMimeData;

namespace Postil {

inline constexpr auto excerptMimeType = "application/x-postil-excerpt"; // JSON

[[nodiscard]] std::unique_ptr<QMimeData> toMime(const Excerpt &excerpt);
[[nodiscard]] std::optional<Excerpt> excerptFromMime(const QMimeData &mime); // what toMime() made

} // namespace Postil
