// SPDX-License-Identifier: MIT
#include "library/searchtext.h"

#include "base/text.h"
#include "post/post.h"

#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Postil {

namespace {

// Chinese, Japanese, Thai: every letter a word of its own, so that a part of a sentence can be found.
QString segmented(const QString &text)
{
    QString out;
    out.reserve(text.size());
    const auto points = text.toUcs4();
    for (const char32_t c : points) {
        const bool alone = writtenWithoutSpaces(c);
        if (alone)
            out += u' ';
        if (c != 0)
            out += QChar::fromUcs4(c);
        if (alone)
            out += u' ';
    }
    return out;
}

} // namespace

QString searchText(const Post &post)
{
    QStringList parts{post.title, post.source.headline, post.source.outlet, post.source.byline,
                      post.source.url};
    for (const Excerpt &excerpt : post.excerpts)
        parts += excerpt.markdown;
    parts += post.commentary;
    for (const CoverageGroup &group : post.coverage) {
        parts += group.heading;
        for (const RelatedLink &link : group.links)
            parts += {link.headline, link.author, link.outlet, link.note, link.url};
    }
    if (post.leadMedia)
        parts += {post.leadMedia->alt, post.leadMedia->caption};
    parts += post.labels;
    return segmented(parts.join(u'\n'));
}

QString matchExpression(const QString &search)
{
    QStringList words;
    const QStringList typed = search.simplified().split(u' ', Qt::SkipEmptyParts);
    for (const QString &word : typed) {
        // Inside double quotes everything is text; a quote itself is doubled.
        QString quoted = segmented(word).trimmed();
        const bool hasLetter =
            std::ranges::any_of(quoted.toUcs4(), [](char32_t c) { return QChar::isLetterOrNumber(c); });
        if (!hasLetter)
            continue; // the index holds letters and digits only, so this would find nothing
        quoted.replace(u'"', u"\"\""_s);
        words += u'"' + quoted + u"\"*"_s;
    }
    return words.join(u' ');
}

} // namespace Postil
