// SPDX-License-Identifier: MIT
#include "excerpt/quotecheck.h"

#include "excerpt/alignment.h"
#include "excerpt/quotetokens.h"
#include "markdown/placedtext.h"

#include <algorithm>
#include <span>

namespace Postil {

namespace {

using Tokens = std::span<const QuoteToken>;

// What one alignment may cost: bytes, and steps of some nanoseconds each.
constexpr std::size_t maximumCells = 12'000'000;

bool isClosingMark(const QuoteToken &token, const QString &text)
{
    return token.kind == QuoteToken::Kind::Mark && token.length == 1
           && QStringLiteral(".,;:").contains(text.at(token.start));
}

class Checker
{
public:
    Checker(const QString &markdown, const QString &original)
        : m_quote(Markdown::placedText(markdown)), m_original(original),
          m_quoteTokens(quoteTokens(m_quote.text, TokenUse::Quotation, m_numbers)),
          m_originalTokens(quoteTokens(original, TokenUse::Original, m_numbers))
    {
    }

    QuoteCheck run()
    {
        const Tokens all(m_quoteTokens);
        for (std::size_t begin = 0; begin < all.size();) {
            std::size_t end = begin;
            while (end < all.size() && all[end].kind != QuoteToken::Kind::Gap)
                ++end;
            if (end > begin)
                checkStretch(trimmed(begin, end));
            begin = end + 1;
        }
        return std::move(m_check);
    }

private:
    // Without the marks around it that an editor may set as the sentence around it asks.
    Tokens trimmed(std::size_t begin, std::size_t end)
    {
        const auto isQuote = [this](std::size_t i) {
            return m_quoteTokens[i].kind == QuoteToken::Kind::Quote;
        };
        while (begin < end && isQuote(begin))
            ++begin;
        while (begin < end && (isQuote(end - 1) || isClosingMark(m_quoteTokens[end - 1], m_quote.text)))
            --end;
        if (begin < end)
            m_quoteTokens[begin].free = true;
        return Tokens(m_quoteTokens).subspan(begin, end - begin);
    }

    void checkStretch(Tokens stretch)
    {
        if (std::ranges::none_of(
                stretch, [](const QuoteToken &token) { return token.kind == QuoteToken::Kind::Word; }))
            return;
        const auto same = [](const QuoteToken &one, const QuoteToken &other) { return one.matches(other); };
        const Tokens original(m_originalTokens);
        for (const std::size_t from : {m_from, std::size_t(0)}) {
            const Tokens rest = original.subspan(from);
            const auto found = std::ranges::search(rest, stretch, same);
            if (!found.empty()) {
                const std::size_t begin = from + std::size_t(found.begin() - rest.begin());
                foundAt(begin, begin + stretch.size());
                if (from < m_from)
                    report(DifferenceKind::Moved, stretch, original.subspan(begin, stretch.size()));
                m_from = begin + stretch.size();
                return;
            }
            if (m_from == 0)
                break;
        }
        if (stretch.size() > 1 && stretch.size() * (original.size() + 1) > maximumCells) {
            const std::size_t half = stretch.size() / 2;
            checkStretch(stretch.first(half));
            checkStretch(stretch.subspan(half));
            return;
        }
        compare(stretch);
    }

    void compare(Tokens stretch)
    {
        const QList<AlignedStep> steps = align(stretch, m_originalTokens);
        const auto words = [&](const auto &counts) {
            return std::ranges::count_if(steps, [&](const AlignedStep &step) {
                return step.quote >= 0 && stretch[std::size_t(step.quote)].kind == QuoteToken::Kind::Word
                       && counts(step);
            });
        };
        const auto all = words([](const AlignedStep &) { return true; });
        const auto matched = words([](const AlignedStep &step) { return step.same; });
        if (matched * 2 < all || matched == 0) {
            report(DifferenceKind::NotFound, stretch, {});
            return;
        }
        qsizetype first = -1;
        qsizetype last = -1;
        for (const AlignedStep &step : steps) {
            if (step.same) {
                first = first < 0 ? step.original : first;
                last = step.original;
            }
        }
        foundAt(std::size_t(first), std::size_t(last) + 1);
        m_from = std::size_t(last) + 1;
        for (qsizetype i = 0; i < steps.size();) {
            qsizetype end = i;
            while (end < steps.size() && !steps.at(end).same)
                ++end;
            if (end > i)
                reportSteps(stretch, std::span(steps).subspan(std::size_t(i), std::size_t(end - i)),
                            end < steps.size() ? std::size_t(steps.at(end).quote) : stretch.size());
            i = end + 1;
        }
    }

    // A run of steps in which the texts differ; `next`: the token of the quotation behind it.
    void reportSteps(Tokens stretch, std::span<const AlignedStep> steps, std::size_t next)
    {
        const auto range = [&steps](qsizetype AlignedStep::*number) {
            std::size_t begin = 0;
            std::size_t end = 0;
            for (const AlignedStep &step : steps) {
                if (step.*number >= 0) {
                    begin = end == 0 ? std::size_t(step.*number) : begin;
                    end = std::size_t(step.*number) + 1;
                }
            }
            return std::pair(begin, end - begin);
        };
        const auto [quoteBegin, quoteLength] = range(&AlignedStep::quote);
        const auto [originalBegin, originalLength] = range(&AlignedStep::original);
        const Tokens original = Tokens(m_originalTokens).subspan(originalBegin, originalLength);
        if (quoteLength > 0) {
            report(originalLength > 0 ? DifferenceKind::Changed : DifferenceKind::Added,
                   stretch.subspan(quoteBegin, quoteLength), original);
            return;
        }
        const qsizetype end = next < stretch.size() ? stretch[next].start : m_quote.text.size();
        const qsizetype begin = next > 0 ? stretch[next - 1].start + stretch[next - 1].length : end;
        addDifference(DifferenceKind::Omitted, begin, end > begin ? end - begin : 1, textOf(original));
    }

    void report(DifferenceKind kind, Tokens quote, Tokens original)
    {
        const QuoteToken &last = quote.back();
        addDifference(kind, quote.front().start, last.start + last.length - quote.front().start,
                      textOf(original));
    }

    void addDifference(DifferenceKind kind, qsizetype start, qsizetype length, const QString &original)
    {
        length = std::min(length, m_quote.text.size() - start);
        const auto [begin, size] = m_quote.span(start, length);
        m_check.differences.append({kind, {begin, size}, original});
    }

    [[nodiscard]] QString textOf(Tokens tokens) const
    {
        if (tokens.empty())
            return {};
        const QuoteToken &last = tokens.back();
        return m_original.sliced(tokens.front().start, last.start + last.length - tokens.front().start);
    }

    void foundAt(std::size_t begin, std::size_t end)
    {
        const QuoteToken &first = m_originalTokens.at(qsizetype(begin));
        const QuoteToken &last = m_originalTokens.at(qsizetype(end) - 1);
        m_check.found.append({first.start, last.start + last.length - first.start});
    }

    WordNumbers m_numbers;
    Markdown::PlacedText m_quote;
    QString m_original;
    QList<QuoteToken> m_quoteTokens;
    QList<QuoteToken> m_originalTokens;
    std::size_t m_from = 0; // token of the original behind what was found last
    QuoteCheck m_check;
};

} // namespace

QuoteCheck checkQuote(const QString &markdown, const QString &original)
{
    return Checker(markdown, original).run();
}

} // namespace Postil
