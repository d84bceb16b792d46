// SPDX-License-Identifier: MIT
#include "excerpt/textfragment.h"

#include "base/url.h"
#include "excerpt/excerpt.h"
#include "excerpt/quotetokens.h"
#include "markdown/document.h"
#include "markdown/placedtext.h"

#include <QRegularExpression>
#include <QStringList>
#include <QTextBoundaryFinder>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Postil {

namespace {

constexpr qsizetype wholeWords = 12; // up to here a passage is named whole
constexpr qsizetype endWords = 5;    // of a longer one, at first
constexpr qsizetype mostWords = 12;  // before words around it are better than more of its own
constexpr qsizetype aroundWords = 8;

QStringList wordsOf(const QString &text)
{
    return text.simplified().split(u' ', Qt::SkipEmptyParts);
}

// A hyphen means something to the syntax, and so do comma and ampersand.
QString encodedForFragment(const QString &text)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(text, {}, "-"));
}

QString directive(const QStringList &parts)
{
    return u"text="_s + parts.join(u',');
}

bool isOneBlock(const QString &passage)
{
    return !passage.contains(u'\n');
}

// The passage up to the spaces around it: a browser looks for whole words.
TextRange wholeWordsOf(const QString &page, TextRange passage)
{
    qsizetype begin = passage.start;
    qsizetype end = passage.start + passage.length;
    while (begin > 0 && !page.at(begin - 1).isSpace() && !page.at(begin).isSpace())
        --begin;
    while (end < page.size() && !page.at(end).isSpace() && !page.at(end - 1).isSpace())
        ++end;
    return {begin, end - begin};
}

// The text of a page with single spaces, and what a browser would find in it.
class PageText
{
public:
    PageText(const QString &page, TextRange passage)
    {
        const QStringList before = wordsOf(page.first(passage.start));
        const QStringList inside = wordsOf(page.sliced(passage.start, passage.length));
        m_words = before + inside + wordsOf(page.sliced(passage.start + passage.length));
        m_begin = before.size();
        m_end = m_begin + inside.size();
        qsizetype at = 0;
        for (const QString &word : std::as_const(m_words)) {
            m_places.append(at);
            at += word.size() + 1;
        }
        m_places.append(at);
        m_flat = m_words.join(u' ').toCaseFolded();
        if (m_flat.size() + 1 != at) // folding made it longer ("ß"): then places in it would be wrong
            m_flat = m_words.join(u' ').toLower().leftJustified(at - 1, u' ', true);
    }

    [[nodiscard]] qsizetype begin() const { return m_begin; }
    [[nodiscard]] qsizetype end() const { return m_end; }
    [[nodiscard]] qsizetype size() const { return m_words.size(); }
    [[nodiscard]] QString text(qsizetype begin, qsizetype end) const
    {
        return QStringList(m_words.sliced(begin, end - begin)).join(u' ');
    }
    // Whether these words are the first of their kind, looking from word `from` on.
    [[nodiscard]] bool isFirst(qsizetype begin, qsizetype end, qsizetype from = 0) const
    {
        const QStringView needle =
            QStringView(m_flat).sliced(m_places[begin], m_places[end] - 1 - m_places[begin]);
        const auto isLetter = [this](qsizetype at) {
            return at >= 0 && at < m_flat.size() && m_flat.at(at).isLetterOrNumber();
        };
        for (qsizetype at = m_places[from];; ++at) {
            at = m_flat.indexOf(needle, at);
            if (at < 0 || at >= m_places[begin])
                return true;
            if (!isLetter(at - 1) && !isLetter(at + needle.size()))
                return false;
        }
    }

private:
    QStringList m_words;
    QString m_flat;
    QList<qsizetype> m_places; // of the words in m_flat
    qsizetype m_begin = 0;
    qsizetype m_end = 0;
};

// Words before [begin, end), as few as make it the first of its kind; 0 where it is that already.
qsizetype prefixLength(const PageText &page, qsizetype begin, qsizetype end)
{
    const qsizetype most = std::min(aroundWords, begin);
    for (qsizetype length = 0; length < most; ++length) {
        if (page.isFirst(begin - length, end))
            return length;
    }
    return most;
}

} // namespace

QString textDirective(const QString &passage)
{
    const QStringList words = wordsOf(passage);
    if (Markdown::wordCount(passage) == 0)
        return {};
    if (words.size() <= wholeWords && isOneBlock(passage.trimmed()))
        return directive({encodedForFragment(words.join(u' '))});
    const qsizetype length = std::max<qsizetype>(1, std::min(endWords, words.size() / 2));
    return directive({encodedForFragment(words.first(length).join(u' ')), encodedForFragment(words.last(length).join(u' '))});
}

QString textDirective(const QString &text, TextRange quoted)
{
    if (Markdown::wordCount(text.sliced(quoted.start, quoted.length)) == 0)
        return {};
    const TextRange passage = wholeWordsOf(text, quoted);
    const QString own = text.sliced(passage.start, passage.length);
    const PageText page(text, passage);
    QStringList parts;
    const auto addPrefix = [&](qsizetype end) {
        if (const qsizetype length = prefixLength(page, page.begin(), end); length > 0)
            parts.append(encodedForFragment(page.text(page.begin() - length, page.begin())) + u'-');
    };
    const qsizetype count = page.end() - page.begin();
    if (count <= wholeWords && isOneBlock(own.trimmed())) {
        addPrefix(page.end());
        return directive(parts << encodedForFragment(page.text(page.begin(), page.end())));
    }
    const qsizetype most = std::max<qsizetype>(1, std::min(mostWords, count / 2));
    qsizetype start = std::min(endWords, most);
    while (start < most && !page.isFirst(page.begin(), page.begin() + start))
        ++start;
    qsizetype end = std::min(endWords, most);
    while (end < most && !page.isFirst(page.end() - end, page.end(), page.begin() + start))
        ++end;
    addPrefix(page.begin() + start);
    parts << encodedForFragment(page.text(page.begin(), page.begin() + start))
          << encodedForFragment(page.text(page.end() - end, page.end()));
    qsizetype suffix = 0;
    while (suffix < std::min(aroundWords, page.size() - page.end())
           && !page.isFirst(page.end() - end, page.end() + suffix, page.begin() + start))
        ++suffix;
    if (suffix > 0)
        parts << u'-' + encodedForFragment(page.text(page.end(), page.end() + suffix));
    return directive(parts);
}

QString withTextDirective(const QString &address, const QString &directive)
{
    if (directive.isEmpty() || !safeHref(address).startsWith("http"_L1))
        return address;
    const QString plain = withoutTextDirective(address);
    return plain + (plain.contains(u'#') ? ":~:"_L1 : "#:~:"_L1) + directive;
}

QString withoutTextDirective(const QString &address)
{
    const qsizetype fragment = address.indexOf(u'#');
    const qsizetype mark = fragment < 0 ? -1 : address.indexOf(":~:"_L1, fragment);
    if (mark < 0)
        return address;
    return address.first(mark == fragment + 1 ? fragment : mark);
}

QString firstQuotedSentence(const Excerpt &excerpt)
{
    QString text = Markdown::placedText(excerpt.markdown).text;
    if (!excerpt.captured.isEmpty()) {
        const QuoteCheck check = checkQuote(excerpt.markdown, excerpt.captured);
        const bool begins = check.isExact() && !check.found.isEmpty();
        text = begins ? excerpt.captured.sliced(check.found.first().start, check.found.first().length)
                      : QString();
    } else {
        WordNumbers numbers;
        for (const QuoteToken &token : quoteTokens(text, TokenUse::Quotation, numbers)) {
            if (token.kind == QuoteToken::Kind::Gap || token.free) {
                text.truncate(token.start);
                break;
            }
        }
    }
    text = text.section(QRegularExpression(u"\\n\\s*\\n"_s), 0, 0).simplified();
    QTextBoundaryFinder finder(QTextBoundaryFinder::Sentence, text);
    while (finder.toNextBoundary() >= 0) {
        const QString sentence = text.first(finder.position()).trimmed();
        if (Markdown::wordCount(sentence) >= 4)
            return sentence;
    }
    return {};
}

} // namespace Postil
