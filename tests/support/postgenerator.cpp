// SPDX-License-Identifier: MIT
#include "support/postgenerator.h"

#include <QTimeZone>

namespace Postil::Test {

using namespace Qt::StringLiterals;

namespace {

bool chance(QRandomGenerator &random, int percent)
{
    return random.bounded(100) < percent;
}

template <typename List>
const auto &pick(QRandomGenerator &random, const List &list)
{
    return list.at(random.bounded(int(list.size())));
}

QString words(QRandomGenerator &random, int most)
{
    static const QStringList vocabulary{
        u"Kremlin"_s,     u"the"_s,     u"of"_s,         u"report"_s,  u"U.S."_s,       u"resets"_s,
        u"—"_s,           u"ties,"_s,   u"“quoted”"_s,   u"'a"_s,      u"Here's"_s,     u"3.5%"_s,
        u"naïve"_s,       u"Ελλάδα"_s,  u"Москва"_s,     u"東京"_s,    u"العربية"_s,    u"עברית"_s,
        u"👩‍👧"_s, u"(Video)"_s, u"AT&T"_s,       u"C#"_s,      u"snake_case"_s, u"2 * 3"_s,
        u"a|b"_s,         u"x -- y"_s,  u"E\u0301tat"_s, u"half-way"_s};
    QStringList chosen;
    for (int i = random.bounded(1, most + 1); i > 0; --i)
        chosen.append(pick(random, vocabulary));
    return chosen.join(u' ');
}

QString maybeLine(QRandomGenerator &random, int percent)
{
    return chance(random, percent) ? randomLine(random) : QString();
}

QString url(QRandomGenerator &random)
{
    static const QStringList urls{
        u"https://example.com/a"_s,
        u"https://www.example.org/world/2019/03/25/a-story.html?id=7&ref=home#top"_s,
        u"http://example.net:8080/%E2%82%AC/caf%C3%A9"_s,
        u"https://example.com/a_(b)_[c]*d*"_s,
        u"https://bücher.example/straße"_s,
        u"javascript:alert(1)"_s,
        u"https://example.com/\"onmouseover=\"alert(1)"_s,
        u"https://example.com/{{ x }}"_s,
        u"not an address"_s};
    // What an editor deals with nearly always is an honest one.
    return urls.at(random.bounded(chance(random, 80) ? 5 : int(urls.size())));
}

QString inlineMarkdown(QRandomGenerator &random)
{
    switch (random.bounded(7)) {
    case 0:
        return u"**%1** and *%2*"_s.arg(words(random, 4), words(random, 3));
    case 1:
        return u"[%1](https://example.com/x)"_s.arg(words(random, 5).remove(u'|'));
    case 2:
        return u"a `code {{ span }}` and ~~%1~~"_s.arg(words(random, 2));
    case 3:
        return u"line one\\\nline two"_s;
    case 4:
        return randomLine(random);
    default:
        return words(random, 40);
    }
}

QString block(QRandomGenerator &random)
{
    switch (random.bounded(12)) {
    case 0:
        return u"- %1\n- %2\n    - nested"_s.arg(words(random, 6), words(random, 6));
    case 1:
        return u"3. %1\n4. %2"_s.arg(words(random, 6), words(random, 6));
    case 2:
        return u"> %1\n>\n> %2"_s.arg(words(random, 20), words(random, 9));
    case 3:
        return u"```\n%1\n\n---\n  {{< x >}}\n```"_s.arg(words(random, 5));
    case 4:
        return u"## "_s + words(random, 6);
    case 5:
        return u"| a | b |\n| --- | --: |\n| %1 | 2 |"_s.arg(words(random, 2).remove(u'|'));
    case 6:
        return u"    indented code"_s;
    case 7:
        return pick(random, hostileLines());
    default:
        return inlineMarkdown(random);
    }
}

RelatedLink link(QRandomGenerator &random)
{
    return {.headline = randomLine(random),
            .url = chance(random, 85) ? url(random) : QString(),
            .author = maybeLine(random, 20),
            .outlet = maybeLine(random, 85),
            .note = chance(random, 20) ? u"Video"_s : maybeLine(random, 5)};
}

} // namespace

const QStringList &hostileLines()
{
    static const QStringList lines = [] {
        QStringList list{u"a](http://evil.example) b"_s,
                         u"]("_s,
                         u"![p](http://t.example/p.gif)"_s,
                         u"<img src=x onerror=alert(1)>"_s,
                         u"</article></script><script>alert(1)</script>"_s,
                         u"{{ title }} {% raw %}{{ 7*7 }}{% endraw %} {# c #}"_s,
                         u"{{< shortcode >}} {{% s %}}"_s,
                         u"---"_s,
                         u"+++"_s,
                         u"..."_s,
                         u"- item"_s,
                         u"1) item"_s,
                         u"# heading #"_s,
                         u"> quote"_s,
                         u"    four spaces  "_s,
                         u"\ttab\there\t"_s,
                         u"```"_s,
                         u"~~~ x"_s,
                         u"| a | b |"_s,
                         u"[ref]: http://evil.example \"t\""_s,
                         u"***bold*** __b__ _u_ `c` ~~s~~"_s,
                         u"\\"_s,
                         u"ends with \\"_s,
                         u"\"double\" 'single' `back`"_s,
                         u"key: value # comment"_s,
                         u"!!python/object &a *a %TAG"_s,
                         u"no"_s,
                         u"2019-03-25"_s,
                         u"&lt;b&gt; &amp; &#x6a;avascript: &nbsp;"_s,
                         u"http://evil.example/auto www.evil.example mail@evil.example"_s,
                         u"$$x$$ $(id) ${7*7} `id`"_s,
                         u"<!-- c --> ]]> -->"_s,
                         u"Read more"_s,
                         u"Editor: not really"_s,
                         u"one -- two -- three – four | five"_s,
                         u"\u202egnp.exe\u202c \u2066a\u2069 \u200f"_s,
                         u"\ufeffbom"_s,
                         u"\u00a0no-break\u00a0"_s,
                         u"NUL\0gone"_s,
                         u"half \xd83d pair"_s,
                         u"מה שלום العربية 123"_s,
                         u"%1 %2 %n"_s};
        list.append(QString(u"👨‍👩‍👧"_s).repeated(1250)); // 10 kB
        list.append(QString(400, u'*'));
        list.append(QString(400, u'['));
        return list;
    }();
    return lines;
}

QString randomLine(QRandomGenerator &random)
{
    return chance(random, 25) ? pick(random, hostileLines()) : words(random, 12);
}

QString randomMarkdown(QRandomGenerator &random)
{
    QStringList blocks;
    for (int i = random.bounded(1, 6); i > 0; --i)
        blocks.append(block(random));
    return blocks.join(u"\n\n"_s);
}

Post randomPost(QRandomGenerator &random)
{
    Post post;
    post.title = maybeLine(random, 95);
    if (chance(random, 90)) {
        post.source = {.url = url(random),
                       .headline = randomLine(random),
                       .outlet = maybeLine(random, 90),
                       .byline = maybeLine(random, 30),
                       .published = chance(random, 50) ? u"2019-03-25T10:38:00+01:00"_s : QString()};
    }
    for (int i = random.bounded(4); i > 0; --i) {
        const QString markdown = randomMarkdown(random);
        post.excerpts.append({.markdown = markdown,
                              .source = chance(random, 70) ? post.source.url : url(random),
                              .captured = chance(random, 50) ? words(random, 30) : QString()});
    }
    if (chance(random, 85))
        post.commentary = randomMarkdown(random);
    for (int i = random.bounded(4); i > 0; --i) {
        CoverageGroup group{.heading = randomLine(random), .links = {}};
        for (int n = random.bounded(6); n > 0; --n)
            group.links.append(link(random));
        post.coverage.append(group);
    }
    if (chance(random, 25))
        post.leadMedia =
            LeadMedia{.url = url(random), .alt = maybeLine(random, 70), .caption = maybeLine(random, 50)};
    for (int i = random.bounded(4); i > 0; --i)
        post.labels.append(randomLine(random));
    if (chance(random, 30))
        post.slug = u"a-slug-%1"_s.arg(random.bounded(1000));
    if (chance(random, 40))
        post.language = pick(random, QStringList{u"en"_s, u"de-AT"_s, u"ar"_s, u"zh-Hant"_s});
    if (chance(random, 70))
        post.date = QDateTime::fromSecsSinceEpoch(random.bounded(2'000'000'000), QTimeZone::UTC);
    if (chance(random, 50))
        post.style = chance(random, 50) ? u"news-digest"_s : u"plain"_s;
    return normalised(post);
}

} // namespace Postil::Test
