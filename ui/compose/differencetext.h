// SPDX-License-Identifier: MIT
// What is wrong with a quotation, in a sentence.
#pragma once

#include "excerpt/quotecheck.h"

namespace Postil {

// `markdown`: of the excerpt that `difference` is of.
[[nodiscard]] QString differenceText(const QuoteDifference &difference, const QString &markdown);
// The first difference, and how many more there are; empty where the quotation is exact.
[[nodiscard]] QString checkText(const QuoteCheck &check, const QString &markdown);

} // namespace Postil
