// SPDX-License-Identifier: MIT
// A look at HTML before a parser sees it: refuses what would cost the parser far more than its length
// (one element with 200,000 attributes; formatting elements never closed, which every later block repeats).
#pragma once

#include "base/result.h"

#include <QStringView>

namespace Postil {

struct HtmlLimits
{
    qsizetype characters = 8 * 1024 * 1024;
    int elements = 50'000;     // start tags
    int attributes = 256;      // of one element
    qint64 repeated = 500'000; // elements that the parser would make anew for formatting left open
};

// Nothing, or ErrorKind::TooLarge with the limit that was passed. One pass, no allocation per tag.
[[nodiscard]] Result<void> prescanHtml(QStringView html, const HtmlLimits &limits = {});

} // namespace Postil
