// SPDX-License-Identifier: MIT
#include "rendering/textwriter.h"

#include "base/bidi.h"
#include "markdown/document.h"
#include "post/housestyle.h"
#include "post/post.h"
#include "rendering/filledlinks.h"

#include <QStringList>

namespace Postil {

namespace {

QString closed(const QString &field)
{
    return field + bidiClosers(field);
}

QString plain(const QString &markdown)
{
    return Markdown::plainText(Markdown::parse(markdown));
}

QString plainSourceLine(const SourceCitation &source, const HouseStyle &style)
{
    if (source.outlet.isEmpty() || source.headline.isEmpty())
        return source.outlet + source.headline;
    return closed(source.outlet) + style.sourceSeparator + source.headline;
}

QString plainLinkLine(const RelatedLink &link, const HouseStyle &style)
{
    QString line = closed(link.headline.isEmpty() ? link.url : link.headline);
    if (!link.note.isEmpty())
        line += QLatin1String(" (") + closed(link.note) + u')';
    if (!link.author.isEmpty() || !link.outlet.isEmpty())
        line += style.creditSeparator;
    line += link.author;
    if (!link.author.isEmpty() && !link.outlet.isEmpty())
        line += bidiClosers(link.author) + style.authorSeparator;
    return line + link.outlet;
}

QString commentaryText(const Post &post, const HouseStyle &style)
{
    const QString text = plain(post.commentary);
    return text.isEmpty() || style.editorLabel.isEmpty() ? text : closed(style.editorLabel) + u' ' + text;
}

} // namespace

QString writeText(const Post &post, const HouseStyle &style)
{
    QStringList parts{post.title, plainSourceLine(post.source, style)};
    for (const Excerpt &excerpt : post.excerpts)
        parts.append(plain(excerpt.markdown));
    if (!post.source.isEmpty() || !post.excerpts.isEmpty())
        parts.append(style.readMore);
    parts.append(commentaryText(post, style));
    for (const CoverageGroup &group : post.coverage) {
        QStringList lines;
        const QList<RelatedLink> links = filledLinks(group);
        for (const RelatedLink &link : links)
            lines.append(plainLinkLine(link, style));
        parts.append(group.heading);
        parts.append(lines.join(u'\n'));
    }
    parts.append(plain(style.footer));
    parts.removeAll(QString());
    return parts.join(QLatin1String("\n\n"));
}

} // namespace Postil
