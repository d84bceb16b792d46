// SPDX-License-Identifier: MIT
// The words of a text that a speller can say something about. Left out: addresses and names of files, words
// with digits or capitals inside, abbreviations in capitals, single letters, scripts that part words by no
// spaces. Pure, for any thread.
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace Postil {

struct HouseStyle;
struct Post;

// BCP 47: the post's, or else the style's; empty: neither says.
[[nodiscard]] QString spellingLanguage(const Post &post, const HouseStyle &style);

struct SpelledWord
{
    QString word;         // as dictionaries have it: "don't" for "don’t", "editor" for "editor's"
    qsizetype start = 0;  // in the text it was found in
    qsizetype length = 0; // there, with marks inside it

    bool operator==(const SpelledWord &) const = default;
};

[[nodiscard]] QList<SpelledWord> spelledWords(const QString &text);
// Places are of the Markdown. Code and addresses are left out.
[[nodiscard]] QList<SpelledWord> spelledWordsOfMarkdown(const QString &markdown);

// Of what the editor writes in a post, each once: its title, commentary, headings, and what is said of its lead image.
[[nodiscard]] QStringList spelledWordsOf(const Post &post);

} // namespace Postil
