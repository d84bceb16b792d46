// SPDX-License-Identifier: MIT
// Whether a quotation says what the article says, word for word, and where it does not.
//
// Not compared: the form of quotation marks, dashes and spaces, the capital a stretch begins with, quotation
// marks around it, and the full stop or comma it ends with. An ellipsis ("…", "...", "[…]") and the end of a
// paragraph stand for anything left out, square brackets hold words of the editor ("[the ministry] said",
// "[T]he").
#pragma once

#include <QList>
#include <QString>

namespace Postil {

struct TextRange
{
    qsizetype start = 0;
    qsizetype length = 0;

    bool operator==(const TextRange &) const = default;
};

enum class DifferenceKind {
    Changed,  // other words than in the article
    Added,    // words that the article does not have there
    Omitted,  // words left out without an ellipsis: the range is the space between, or the next letter
    Moved,    // stands in the article, but before what is quoted before it
    NotFound, // a stretch that the article does not have
};

struct QuoteDifference
{
    DifferenceKind kind = DifferenceKind::Changed;
    TextRange range;  // in the Markdown of the excerpt
    QString original; // the article's words there; empty for Added and NotFound

    bool operator==(const QuoteDifference &) const = default;
};

struct QuoteCheck
{
    QList<QuoteDifference> differences; // in the order of the excerpt
    QList<TextRange> found;             // in the article's text: where each stretch was quoted from

    [[nodiscard]] bool isExact() const { return differences.isEmpty(); }
    bool operator==(const QuoteCheck &) const = default;
};

// `markdown`: of an excerpt; `original`: the article's text, or Excerpt::captured. Pure, for any thread; a
// quotation that is exact takes a millisecond, one that is not up to a second for very long articles.
[[nodiscard]] QuoteCheck checkQuote(const QString &markdown, const QString &original);

} // namespace Postil
