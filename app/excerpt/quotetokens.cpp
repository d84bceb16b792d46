// SPDX-License-Identifier: MIT
#include "excerpt/quotetokens.h"

#include "base/text.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Postil {

namespace {

bool isIgnored(char32_t c) // soft hyphens, joiners, direction marks
{
    return c == 0xad || (c >= 0x200b && c <= 0x200f) || (c >= 0x202a && c <= 0x202e)
           || (c >= 0x2060 && c <= 0x2069) || c == 0xfeff || (c >= 0xfe00 && c <= 0xfe0f);
}

bool isQuoteMark(char32_t c)
{
    return c == U'"' || c == U'\'' || c == U'`' || c == 0xb4 || c == 0xab || c == 0xbb
           || (c >= 0x2018 && c <= 0x201f) || c == 0x2032 || c == 0x2033 || c == 0x2039 || c == 0x203a
           || (c >= 0x300c && c <= 0x300f) || c == 0xff02 || c == 0xff07;
}

bool isDash(char32_t c)
{
    return c == U'-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0xfe58 || c == 0xfe63
           || c == 0xff0d;
}

bool isApostrophe(char32_t c)
{
    return c == U'\'' || c == 0x2019 || c == 0x2018 || c == 0x02bc || c == 0xff07;
}

bool isWordLetter(char32_t c)
{
    return QChar::isLetterOrNumber(c) || QChar::isMark(c) || isIgnored(c);
}

class Tokenizer
{
public:
    Tokenizer(const QString &text, TokenUse use, WordNumbers &numbers)
        : m_text(text), m_use(use), m_numbers(numbers)
    {
    }

    QList<QuoteToken> run()
    {
        while (m_at < m_text.size()) {
            if (!takeGap() && !takeSpace() && !takeWord({}))
                takeMark();
        }
        return std::move(m_tokens);
    }

private:
    [[nodiscard]] char32_t peek(qsizetype at, qsizetype *width) const
    {
        const QChar c = m_text.at(at);
        const bool pair = c.isHighSurrogate() && at + 1 < m_text.size() && m_text.at(at + 1).isLowSurrogate();
        *width = pair ? 2 : 1;
        return pair ? QChar::surrogateToUcs4(c, m_text.at(at + 1)) : char32_t(c.unicode());
    }

    void add(QuoteToken::Kind kind, const QString &written, qsizetype length, bool free = false)
    {
        // Ligatures, full-width letters and accents by themselves are only other ways to write the same.
        const bool isAscii = std::ranges::all_of(written, [](QChar c) { return c.unicode() < 0x80; });
        const QString form = isAscii ? written : written.normalized(QString::NormalizationForm_KC);
        m_tokens.append({kind, m_numbers.of(form), m_numbers.of(form.toCaseFolded()), free, m_at, length});
        m_at += length;
    }

    // "…", "...", ". . .", "[...]", "(…)"; in a quotation also "[the ministry]" and an empty line.
    bool takeGap()
    {
        static const QRegularExpression ellipsis(uR"(\G(?:[\[(]\s*)?(?:…|\.(?:\s?\.){2,})+(?:\s*[\])])?)"_s);
        static const QRegularExpression inserted(uR"(\G\[[^\[\]\n]{1,200}\])"_s);
        static const QRegularExpression letter(uR"(\G\[(\p{L})\](?=\p{L}))"_s);
        const QChar first = m_text.at(m_at);
        if (first.isSpace())
            return m_use == TokenUse::Quotation && takeParagraphEnd();
        if (!u"[(.…"_s.contains(first))
            return false;
        const auto match = [this](const QRegularExpression &form) { return form.match(m_text, m_at); };
        if (const auto found = match(ellipsis); found.hasMatch()) {
            add(m_use == TokenUse::Quotation ? QuoteToken::Kind::Gap : QuoteToken::Kind::Mark, u"…"_s,
                found.capturedLength());
            return true;
        }
        if (m_use == TokenUse::Original)
            return false;
        if (const auto found = match(letter); found.hasMatch()) {
            const qsizetype start = m_at;
            m_at += found.capturedLength();
            takeWord(found.captured(1));
            m_tokens.last().length += m_tokens.last().start - start;
            m_tokens.last().start = start;
            return true;
        }
        if (const auto found = match(inserted); found.hasMatch()) {
            add(QuoteToken::Kind::Gap, u"…"_s, found.capturedLength());
            return true;
        }
        return false;
    }

    bool takeParagraphEnd()
    {
        qsizetype end = m_at;
        int lines = 0;
        for (; end < m_text.size() && m_text.at(end).isSpace(); ++end)
            lines += m_text.at(end) == u'\n' ? 1 : 0;
        if (lines >= 2)
            add(QuoteToken::Kind::Gap, u"…"_s, end - m_at);
        return lines >= 2;
    }

    bool takeSpace()
    {
        qsizetype width = 0;
        const char32_t c = peek(m_at, &width);
        if (!QChar::isSpace(c) && !isIgnored(c))
            return false;
        m_at += width;
        return true;
    }

    // `initial`: a letter in brackets before it.
    bool takeWord(const QString &initial)
    {
        QString form = initial;
        qsizetype end = m_at;
        while (end < m_text.size()) {
            qsizetype width = 0;
            const char32_t c = peek(end, &width);
            if (isWordLetter(c)) {
                if (writtenWithoutSpaces(c) && !form.isEmpty())
                    break;
                if (!isIgnored(c))
                    form += QChar::fromUcs4(c);
                end += width;
                if (writtenWithoutSpaces(c))
                    break;
                continue;
            }
            // The apostrophe of "don't" belongs to the word, the one behind "the workers'" does not.
            qsizetype next = 0;
            if (!isApostrophe(c) || form.isEmpty() || end + 1 >= m_text.size()
                || !QChar::isLetter(peek(end + 1, &next)))
                break;
            form += u'\'';
            end += width;
        }
        if (form.isEmpty())
            return false;
        add(QuoteToken::Kind::Word, form.normalized(QString::NormalizationForm_KC), end - m_at,
            !initial.isEmpty());
        return true;
    }

    void takeMark()
    {
        qsizetype width = 0;
        const char32_t c = peek(m_at, &width);
        if (isQuoteMark(c)) {
            qsizetype length = width;
            // ``like this''
            while (m_at + length < m_text.size() && isQuoteMark(peek(m_at + length, &width)) && width == 1
                   && m_text.at(m_at + length) == m_text.at(m_at))
                length += width;
            add(QuoteToken::Kind::Quote, u"\""_s, length);
        } else if (isDash(c)) {
            qsizetype length = width;
            while (m_at + length < m_text.size() && isDash(peek(m_at + length, &width)))
                length += width;
            add(QuoteToken::Kind::Mark, u"-"_s, length);
        } else {
            add(QuoteToken::Kind::Mark, QString(QChar::fromUcs4(c)).normalized(QString::NormalizationForm_KC),
                width);
        }
    }

    const QString &m_text;
    TokenUse m_use;
    WordNumbers &m_numbers;
    QList<QuoteToken> m_tokens;
    qsizetype m_at = 0;
};

} // namespace

QList<QuoteToken> quoteTokens(const QString &text, TokenUse use, WordNumbers &numbers)
{
    return Tokenizer(text, use, numbers).run();
}

} // namespace Postil
