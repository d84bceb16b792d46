// SPDX-License-Identifier: MIT
// Text as a proof-reader compares it: words and punctuation, whichever of their forms they are written in.
#pragma once

#include <QHash>
#include <QList>
#include <QString>

namespace Postil {

struct QuoteToken
{
    enum class Kind {
        Word,
        Mark,  // punctuation and symbols
        Gap,   // an ellipsis, an editor's words in square brackets, the end of a paragraph
        Quote, // a quotation mark, single or double, of any nation
    };

    Kind kind = Kind::Word;
    int id = 0;          // equal where the tokens are
    int caseless = 0;    // the same, capitals aside
    bool free = false;   // its case is not compared: "[T]he"
    qsizetype start = 0; // in the text
    qsizetype length = 0;

    [[nodiscard]] bool matches(const QuoteToken &other) const
    {
        return free || other.free ? caseless == other.caseless : id == other.id;
    }
};

// The numbers that words have in all texts of one comparison.
class WordNumbers
{
public:
    int of(const QString &word)
    {
        const auto known = m_numbers.constFind(word);
        return known != m_numbers.cend() ? *known : *m_numbers.insert(word, int(m_numbers.size()));
    }

private:
    QHash<QString, int> m_numbers;
};

enum class TokenUse {
    Quotation, // brackets are an editor's, paragraphs may be left out between others
    Original,  // nothing is anybody's but the author's
};

[[nodiscard]] QList<QuoteToken> quoteTokens(const QString &text, TokenUse use, WordNumbers &numbers);

} // namespace Postil
