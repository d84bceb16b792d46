// SPDX-License-Identifier: MIT
#include "excerpt/alignment.h"

#include <algorithm>
#include <array>
#include <limits>
#include <vector>

namespace Postil {

namespace {

// A sentence left out is one mistake, however long; a word or two that happen to stand in both texts are no
// reason to tear the quotation apart.
constexpr int match = 10;
constexpr int mismatch = -7;
constexpr int otherKind = -20; // a word is no other form of a comma
constexpr int openExtra = -8;  // words of the quotation that the original does not have
constexpr int moreExtra = -4;
constexpr int openOmitted = -16; // words of the original that the quotation does not have
constexpr int moreOmitted = 0;
constexpr int never = std::numeric_limits<int>::min() / 2;

enum State : unsigned char { Both, Extra, Omitted };

struct Best
{
    int score;
    State from;
};

Best best(int both, int extra, int omitted)
{
    if (both >= extra && both >= omitted)
        return {both, Both};
    return extra >= omitted ? Best{extra, Extra} : Best{omitted, Omitted};
}

} // namespace

QList<AlignedStep> align(std::span<const QuoteToken> quote, std::span<const QuoteToken> original)
{
    const std::size_t width = original.size() + 1;
    using Row = std::vector<int>;
    Row both(width, 0); // an alignment may begin anywhere
    Row extra(width, never);
    Row omitted(width, never);
    Row bothNext(width);
    Row extraNext(width);
    // Two bits for each state of a cell: the state it was reached from.
    std::vector<unsigned char> from((quote.size() + 1) * width, 0);

    for (std::size_t i = 1; i <= quote.size(); ++i) {
        Row omittedNext(width, never);
        bothNext[0] = never;
        for (std::size_t j = 0; j < width; ++j) {
            const Best toExtra = best(both[j] + openExtra, extra[j] + moreExtra, omitted[j] + openExtra);
            extraNext[j] = toExtra.score;
            unsigned char cell = (unsigned char)(toExtra.from << 2);
            if (j > 0) {
                const bool same = quote[i - 1].matches(original[j - 1]);
                const bool sameKind = quote[i - 1].kind == original[j - 1].kind;
                const Best toBoth = best(both[j - 1], extra[j - 1], omitted[j - 1]);
                bothNext[j] = toBoth.score + (same ? match : sameKind ? mismatch : otherKind);
                const Best toOmitted = best(bothNext[j - 1] + openOmitted, extraNext[j - 1] + openOmitted,
                                            omittedNext[j - 1] + moreOmitted);
                omittedNext[j] = toOmitted.score;
                cell = (unsigned char)(cell | toBoth.from | (toOmitted.from << 4));
            }
            from[i * width + j] = cell;
        }
        std::swap(both, bothNext);
        std::swap(extra, extraNext);
        omitted = std::move(omittedNext);
    }

    std::size_t j = std::size_t(std::ranges::max_element(both) - both.begin());
    State state = Both;
    if (const auto end = std::ranges::max_element(extra); *end > both[j]) {
        j = std::size_t(end - extra.begin());
        state = Extra;
    }
    QList<AlignedStep> steps;
    for (std::size_t i = quote.size(); i > 0;) {
        const unsigned char cell = from[i * width + j];
        switch (state) {
        case Both:
            steps.append({qsizetype(i) - 1, qsizetype(j) - 1, quote[i - 1].matches(original[j - 1])});
            state = State(cell & 3);
            --i;
            --j;
            break;
        case Extra:
            steps.append({qsizetype(i) - 1, -1, false});
            state = State(cell >> 2 & 3);
            --i;
            break;
        case Omitted:
            steps.append({-1, qsizetype(j) - 1, false});
            state = State(cell >> 4 & 3);
            --j;
            break;
        }
    }
    std::ranges::reverse(steps);
    return steps;
}

} // namespace Postil
