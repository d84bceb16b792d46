// SPDX-License-Identifier: MIT
#include "post/spelledwords.h"

#include "base/text.h"
#include "markdown/placedtext.h"
#include "post/housestyle.h"
#include "post/post.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace Postil {

using namespace Qt::StringLiterals;

namespace {

// What stands between spaces and is a name for machines: "https://…", "me@example.com", "@me", "#tag",
// "example.com", "post.md".
bool isForMachines(QStringView chunk)
{
    static const QRegularExpression dotted(uR"(\p{L}\.\p{L})"_s);
    return chunk.contains("://"_L1) || chunk.contains(u'@') || chunk.startsWith(u'#')
           || dotted.matchView(chunk).hasMatch();
}

bool touches(QStringView chunk, qsizetype start, qsizetype end)
{
    const auto joins = [](QChar c) {
        return c.isNumber() || c == u'_' || c == QChar::ObjectReplacementCharacter;
    };
    return (start > 0 && joins(chunk[start - 1])) || (end < chunk.size() && joins(chunk[end]));
}

// "iPhone", "PostgreSQL", "NATO".
bool isName(QStringView word)
{
    bool hasSmall = false;
    for (const QChar c : word) {
        if (hasSmall && c.isUpper())
            return true;
        hasSmall = hasSmall || c.isLower();
    }
    return !hasSmall && std::ranges::any_of(word, [](QChar c) { return c.isUpper(); });
}

bool isOfScriptWithoutSpaces(QStringView word)
{
    const QList<uint> letters = word.toUcs4();
    return std::ranges::any_of(letters, [](uint letter) { return writtenWithoutSpaces(letter); });
}

QString withoutPossessive(QString word)
{
    word.replace(u'’', u'\'');
    if (word.size() > 2 && word.endsWith("'s"_L1))
        word.chop(2);
    return word;
}

} // namespace

QString spellingLanguage(const Post &post, const HouseStyle &style)
{
    return post.language.isEmpty() ? style.language : post.language;
}

QList<SpelledWord> spelledWords(const QString &text)
{
    static const QRegularExpression chunks(u"\\S+"_s, QRegularExpression::UseUnicodePropertiesOption);
    static const QRegularExpression words(uR"(\p{L}[\p{L}\p{M}]*(?:['’]\p{L}[\p{L}\p{M}]*)*)"_s);
    QList<SpelledWord> found;
    for (auto chunk = chunks.globalMatch(text); chunk.hasNext();) {
        const QRegularExpressionMatch part = chunk.next();
        const QStringView all = part.capturedView();
        if (isForMachines(all))
            continue;
        for (auto match = words.globalMatchView(all); match.hasNext();) {
            const QRegularExpressionMatch word = match.next();
            const QString bare = withoutPossessive(word.captured());
            if (bare.size() < 2 || isName(bare) || touches(all, word.capturedStart(), word.capturedEnd())
                || isOfScriptWithoutSpaces(bare))
                continue;
            found.append({bare, part.capturedStart() + word.capturedStart(), bare.size()});
        }
    }
    return found;
}

QList<SpelledWord> spelledWordsOfMarkdown(const QString &markdown)
{
    const Markdown::PlacedText prose = Markdown::placedProse(markdown);
    QList<SpelledWord> words = spelledWords(prose.text);
    for (SpelledWord &word : words)
        std::tie(word.start, word.length) = prose.span(word.start, word.length);
    return words;
}

QStringList spelledWordsOf(const Post &post)
{
    QList<SpelledWord> words = spelledWords(post.title) + spelledWordsOfMarkdown(post.commentary);
    for (const CoverageGroup &group : post.coverage)
        words += spelledWords(group.heading);
    if (post.leadMedia)
        words += spelledWords(post.leadMedia->alt) + spelledWords(post.leadMedia->caption);
    QStringList distinct;
    QSet<QString> known;
    for (const SpelledWord &word : std::as_const(words)) {
        if (const qsizetype before = known.size(); known.insert(word.word), known.size() > before)
            distinct.append(word.word);
    }
    return distinct;
}

} // namespace Postil
