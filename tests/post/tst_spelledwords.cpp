// SPDX-License-Identifier: MIT
// Proves: of a text those words are spelled that a dictionary can know, each with its place; code, addresses,
// names and abbreviations are left alone
#include "post/housestyle.h"
#include "post/post.h"
#include "post/spelledwords.h"

#include <QtTest>

using namespace Postil;
using namespace Qt::StringLiterals;

class SpelledWordsTest : public QObject
{
    Q_OBJECT

    static QStringList words(const QList<SpelledWord> &found)
    {
        QStringList words;
        for (const SpelledWord &word : found)
            words.append(word.word);
        return words;
    }

private Q_SLOTS:
    void plainText_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("expected");
        const auto row = [](const char *name, const QString &text, const QStringList &expected) {
            QTest::newRow(name) << text << expected;
        };
        row("words", u"The quay, burned -- at (night)."_s,
            {u"The"_s, u"quay"_s, u"burned"_s, u"at"_s, u"night"_s});
        row("apostrophes", u"don’t it's the editor’s"_s, {u"don't"_s, u"it"_s, u"the"_s, u"editor"_s});
        row("two in one", u"well-known and/or"_s, {u"well"_s, u"known"_s, u"and"_s, u"or"_s});
        row("digits", u"4th B2B mp3s word2 covid-19"_s, {u"covid"_s});
        row("capitals", u"NATO iPhone PostgreSQL Nato U.S. McDonald"_s, {u"Nato"_s});
        row("addresses", u"see https://harbour.example/teh www.teh.example me@teh.example @teh #teh teh.md"_s,
            {u"see"_s});
        row("letters", u"a I x"_s, {});
        row("without spaces", u"政府は声明を ประกาศ said"_s, {u"said"_s});
        row("other letters", u"naïve Straße Ελλάδα"_s, {u"naïve"_s, u"Straße"_s, u"Ελλάδα"_s});
        row("nothing", {}, {});
    }

    void plainText()
    {
        QFETCH(const QString, text);
        QFETCH(const QStringList, expected);
        const auto found = spelledWords(text);
        QCOMPARE(words(found), expected);
        for (const SpelledWord &word : found)
            QCOMPARE(text.sliced(word.start, word.length).replace(u'’', u'\''), word.word);
    }

    void markdown_data()
    {
        QTest::addColumn<QString>("markdown");
        QTest::addColumn<QStringList>("expected");
        const auto row = [](const char *name, const QString &text, const QStringList &expected) {
            QTest::newRow(name) << text << expected;
        };
        row("marks", u"# Head\n\n> *Quo*ted **wrod**\n\n- item"_s,
            {u"Head"_s, u"Quoted"_s, u"wrod"_s, u"item"_s});
        row("links",
            u"[shown](https://x.example/hidden \"title\") <https://teh.example/teh> https://teh.example"_s,
            {u"shown"_s});
        row("pictures", u"![described](teh.jpg)"_s, {u"described"_s});
        row("code", u"run `teh command` now\n\n```\nteh code\n```\n\n    teh block\n\nend"_s,
            {u"run"_s, u"now"_s, u"end"_s});
        row("next to code", u"`foo`ing and `bar`s"_s, {u"and"_s});
        row("entities", u"caf&eacute; &amp; tea"_s, {u"café"_s, u"tea"_s});
        row("tables", u"| one | two |\n|---|---|\n| three | `four` |"_s, {u"one"_s, u"two"_s, u"three"_s});
    }

    void markdown()
    {
        QFETCH(const QString, markdown);
        QFETCH(const QStringList, expected);
        QCOMPARE(words(spelledWordsOfMarkdown(markdown)), expected);
    }

    void placesAreThoseOfTheMarkdown()
    {
        const QString text = u"One.\n\n> Some **wrod** and w*ro*d\n\n[lnik](https://x.example)"_s;
        const auto found = spelledWordsOfMarkdown(text);
        const auto shown = [&](qsizetype i) { return text.sliced(found.at(i).start, found.at(i).length); };
        QCOMPARE(found.size(), 6);
        QCOMPARE(shown(2), u"wrod"_s);
        QCOMPARE(shown(4), u"w*ro*d"_s);
        QCOMPARE(found.at(4).word, u"wrod"_s);
        QCOMPARE(shown(5), u"lnik"_s);
    }

    void theLanguageIsThePostsOrTheStyles()
    {
        HouseStyle style;
        style.language = u"en"_s;
        Post post;
        QCOMPARE(spellingLanguage(post, style), u"en"_s);
        post.language = u"de-AT"_s;
        QCOMPARE(spellingLanguage(post, style), u"de-AT"_s);
    }
};

QTEST_GUILESS_MAIN(SpelledWordsTest)
#include "tst_spelledwords.moc"
