// SPDX-License-Identifier: MIT
#include "rendering/htmlcontext.h"

#include "base/url.h"
#include "markdown/html.h"
#include "post/housestyle.h"
#include "post/post.h"
#include "rendering/filledlinks.h"
#include "rendering/readmore.h"
#include "rendering/templateset.h"

#include <QLocale>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Postil {

namespace {

// Only a colour may reach a style sheet, whatever a style holds.
QString colour(const QString &value, const QString &fallback)
{
    return isStyleColour(value) ? value : fallback;
}

QVariantHash colours(const StyleColours &given, const StyleColours &otherwise)
{
    return {{u"text"_s, colour(given.text, otherwise.text)},
            {u"background"_s, colour(given.background, otherwise.background)},
            {u"link"_s, colour(given.link, otherwise.link)},
            {u"label"_s, colour(given.label, otherwise.label)},
            {u"quote"_s, colour(given.quote, otherwise.quote)},
            {u"comment"_s, colour(given.comment, otherwise.comment)}};
}

// The datetime attribute takes a valid date or moment only; a page may have said anything.
QString machineTime(const QString &published)
{
    static const QRegularExpression pattern(
        uR"(^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:?\d{2})?)?$)"_s);
    const bool valid =
        pattern.match(published).hasMatch() && QDate::fromString(published.first(10), Qt::ISODate).isValid();
    return valid ? published : QString();
}

// A language tag that HTML takes; a post from elsewhere may hold anything.
QString languageTag(const QString &language)
{
    static const QRegularExpression pattern(u"^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$"_s);
    return pattern.match(language).hasMatch() ? language : QString();
}

QVariantHash sourceContext(const SourceCitation &source, const HouseStyle &style)
{
    const QString separator =
        source.outlet.isEmpty() || source.headline.isEmpty() ? QString() : style.sourceSeparator;
    return {{u"url"_s, safeHref(source.url)},
            {u"outlet"_s, source.outlet},
            {u"separator"_s, separator},
            {u"headline"_s, source.headline},
            {u"line"_s, QString(source.outlet + separator + source.headline)},
            {u"published"_s, machineTime(source.published)}};
}

QVariantList excerptContexts(const Post &post)
{
    QVariantList list;
    for (const Excerpt &excerpt : post.excerpts) {
        const QString from = safeHref(excerpt.source);
        list.append(QVariantHash{{u"url"_s, from.isEmpty() ? safeHref(post.source.url) : from},
                                 {u"html"_s, safeHtml(Markdown::toHtml(excerpt.markdown))}});
    }
    return list;
}

// The label stands inside the first paragraph. A commentary that begins with a list or a table has none:
// there the label is a paragraph of its own.
QString commentaryHtml(const Post &post, const HouseStyle &style)
{
    if (post.commentary.isEmpty())
        return {};
    const QString html = Markdown::toHtml(post.commentary);
    if (style.editorLabel.isEmpty())
        return html;
    const QString label =
        "<b class=\"postil-label\" dir=\"auto\">"_L1 + style.editorLabel.toHtmlEscaped() + "</b>"_L1;
    constexpr auto paragraph = "<p>"_L1;
    if (html.startsWith(paragraph))
        return paragraph + label + u' ' + html.sliced(paragraph.size());
    return "<p class=\"postil-aside\">"_L1 + label + "</p>\n"_L1 + html;
}

QVariantHash linkContext(const RelatedLink &link, const HouseStyle &style)
{
    const bool credited = !link.author.isEmpty() || !link.outlet.isEmpty();
    const bool both = !link.author.isEmpty() && !link.outlet.isEmpty();
    const QString url = safeHref(link.url);
    return {{u"url"_s, url},
            {u"headline"_s, link.headline.isEmpty() ? displayUrl(link.url) : link.headline},
            {u"note"_s, link.note},
            {u"separator"_s, credited ? style.creditSeparator : QString()},
            {u"author"_s, link.author},
            {u"author_separator"_s, both ? style.authorSeparator : QString()},
            {u"outlet"_s, link.outlet}};
}

QVariantList coverageContexts(const Post &post, const HouseStyle &style)
{
    QVariantList groups;
    for (const CoverageGroup &group : post.coverage) {
        QVariantList links;
        const QList<RelatedLink> filled = filledLinks(group);
        for (const RelatedLink &link : filled)
            links.append(linkContext(link, style));
        groups.append(QVariantHash{{u"heading"_s, group.heading}, {u"links"_s, links}});
    }
    return groups;
}

} // namespace

QHash<QString, QVariant> htmlContext(const Post &post, const HouseStyle &style, HtmlExtent extent)
{
    const QString language = languageTag(post.language.isEmpty() ? style.language : post.language);
    const QVariantHash source = sourceContext(post.source, style);
    const bool linked = !source.value(u"url"_s).toString().isEmpty();
    QHash<QString, QVariant> context{
        {u"page"_s, extent == HtmlExtent::Page},
        {u"title"_s, post.title},
        {u"language"_s, language},
        {u"source"_s, source},
        {u"excerpts"_s, excerptContexts(post)},
        {u"more"_s, linked ? style.readMore : QString()},
        {u"more_url"_s, readMoreHref(post, style)},
        {u"commentary"_s, safeHtml(commentaryHtml(post, style))},
        {u"coverage"_s, coverageContexts(post, style)},
        {u"labels"_s, post.labels},
        {u"footer"_s, safeHtml(Markdown::toHtml(style.footer, Markdown::HtmlScope::Inline))},
    };
    if (post.date.isValid()) {
        context.insert(u"date"_s, post.date.toUTC().toString(Qt::ISODate));
        context.insert(u"date_text"_s,
                       QLocale(language).toString(post.date.toUTC().date(), QLocale::LongFormat));
    }
    if (post.leadMedia) {
        const QString url = safeHref(post.leadMedia->url);
        context.insert(u"lead"_s, QVariantHash{{u"url"_s, url.startsWith("http"_L1) ? url : QString()},
                                               {u"alt"_s, post.leadMedia->alt},
                                               {u"caption"_s, post.leadMedia->caption}});
    }
    if (extent == HtmlExtent::Page) {
        context.insert(u"light"_s, colours(style.light, lightColours()));
        context.insert(u"dark"_s, colours(style.dark, darkColours()));
    }
    return context;
}

} // namespace Postil
