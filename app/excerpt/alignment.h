// SPDX-License-Identifier: MIT
// Where in a text another one comes from, though words were changed: alignment with affine gaps (Gotoh 1982),
// whole in the quotation, open at both ends in the original.
#pragma once

#include "excerpt/quotetokens.h"

#include <span>

namespace Postil {

struct AlignedStep
{
    qsizetype quote = -1;    // number of a token of the quotation; -1: it has none here
    qsizetype original = -1; // number of a token of the original; -1: it has none here
    bool same = false;       // both are there and match

    bool operator==(const AlignedStep &) const = default;
};

// From the first token of the quotation to its last. Time and memory are the product of both lengths.
[[nodiscard]] QList<AlignedStep> align(std::span<const QuoteToken> quote,
                                       std::span<const QuoteToken> original);

} // namespace Postil
