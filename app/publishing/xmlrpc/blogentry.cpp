// SPDX-License-Identifier: MIT
#include "publishing/xmlrpc/blogentry.h"

#include "markdown/md4cparser.h"

#include <QCryptographicHash>
#include <QRegularExpression>
#include <QUrl>

namespace Postil {

using namespace Qt::StringLiterals;

namespace {

// Around HTML that WordPress shall not put paragraphs into.
constexpr auto BlockStart = "<!-- wp:html -->\n"_L1;
constexpr auto BlockEnd = "\n<!-- /wp:html -->"_L1;

// A title is HTML on a blog: what would be a tag or a reference there is none.
QString titleAsHtml(QString title)
{
    static const QRegularExpression reference(u"&(?=#?[a-zA-Z0-9]+;)"_s);
    return title.replace(reference, u"&amp;"_s).replace(u'<', u"&lt;"_s);
}

QString plainText(const QString &html)
{
    static const QRegularExpression reference(u"&#?[a-zA-Z0-9]{1,30};"_s);
    QString plain;
    qsizetype end = 0;
    for (const auto &match : reference.globalMatch(html)) {
        plain += html.sliced(end, match.capturedStart() - end)
                 + QString::fromUtf8(Markdown::decodeEntity(match.captured().toUtf8()));
        end = match.capturedEnd();
    }
    return plain + html.sliced(end);
}

QStringList keywordsOf(const QString &line)
{
    QStringList keywords;
    for (const QString &word : plainText(line).split(u',')) {
        if (const QString keyword = word.trimmed(); !keyword.isEmpty())
            keywords.append(keyword);
    }
    return keywords;
}

QStringList textsOf(const QVariant &list)
{
    QStringList texts;
    for (const QVariant &text : list.toList())
        texts.append(plainText(text.toString()));
    return texts;
}

QVariantMap wordPressStruct(const OutgoingEntry &entry)
{
    const bool isPrivate = entry.audience == Audience::Private && entry.state == PublishState::Live;
    QVariantMap fields{
        {u"post_type"_s, u"post"_s},
        {u"post_status"_s, isPrivate                                ? u"private"_s
                           : entry.state == PublishState::Draft     ? u"draft"_s
                           : entry.state == PublishState::Scheduled ? u"future"_s
                                                                    : u"publish"_s},
        {u"post_title"_s, titleAsHtml(entry.title)},
        {u"post_content"_s, BlockStart + entry.content + BlockEnd},
        {u"post_excerpt"_s, entry.summary},
        {u"post_name"_s, entry.slug},
        {u"terms_names"_s, QVariantMap{{u"category"_s, entry.categories}, {u"post_tag"_s, entry.keywords}}},
    };
    if (entry.date.isValid())
        fields.insert(u"post_date_gmt"_s, entry.date);
    return fields;
}

QVariantMap metaWeblogStruct(const OutgoingEntry &entry)
{
    QVariantMap fields{
        {u"title"_s, entry.title},
        {u"description"_s, entry.content},
        {u"mt_excerpt"_s, entry.summary},
        // An edit would leave what stood there behind our text.
        {u"mt_text_more"_s, QString()},
        // An edit without them takes the tags away.
        {u"mt_keywords"_s, entry.keywords.join(u", "_s)},
        {u"categories"_s, entry.categories},
        // Names for one thing: WordPress's, and Movable Type's.
        {u"wp_slug"_s, entry.slug},
        {u"mt_basename"_s, entry.slug},
    };
    if (entry.date.isValid()) {
        fields.insert(u"dateCreated"_s, entry.date);
        fields.insert(u"date_created_gmt"_s, entry.date);
    }
    return fields;
}

BlogEntry fromWordPress(const QVariantMap &fields)
{
    QString content = fields.value(u"post_content"_s).toString();
    if (content.startsWith(BlockStart) && content.endsWith(BlockEnd))
        content = content.sliced(BlockStart.size(), content.size() - BlockStart.size() - BlockEnd.size());
    BlogEntry entry{.id = fields.value(u"post_id"_s).toString(),
                    .title = plainText(fields.value(u"post_title"_s).toString()),
                    .content = content,
                    .summary = fields.value(u"post_excerpt"_s).toString(),
                    .slug = fields.value(u"post_name"_s).toString(),
                    .link = fields.value(u"link"_s).toString(),
                    .status = fields.value(u"post_status"_s).toString(),
                    .date = timeOf(fields.value(u"post_date_gmt"_s), QTimeZone::UTC),
                    .changed = timeOf(fields.value(u"post_modified_gmt"_s), QTimeZone::UTC)};
    for (const QVariant &term : fields.value(u"terms"_s).toList()) {
        const QVariantMap names = term.toMap();
        const QString taxonomy = names.value(u"taxonomy"_s).toString();
        const QString name = plainText(names.value(u"name"_s).toString());
        if (taxonomy == "category"_L1)
            entry.categories.append(name);
        else if (taxonomy == "post_tag"_L1)
            entry.keywords.append(name);
    }
    return entry;
}

BlogEntry fromMetaWeblog(const QVariantMap &fields, const QTimeZone &zone)
{
    const auto text = [&fields](const QString &name) { return fields.value(name).toString(); };
    const QString more = text(u"mt_text_more"_s);
    BlogEntry entry{.id = text(u"postid"_s),
                    .title = plainText(text(u"title"_s)),
                    .content = text(u"description"_s) + (more.isEmpty() ? QString() : u"\n\n"_s + more),
                    .summary = text(u"mt_excerpt"_s),
                    .slug = text(u"wp_slug"_s).isEmpty() ? text(u"mt_basename"_s) : text(u"wp_slug"_s),
                    .link = text(u"permaLink"_s).isEmpty() ? text(u"link"_s) : text(u"permaLink"_s),
                    .categories = textsOf(fields.value(u"categories"_s)),
                    .keywords = keywordsOf(text(u"mt_keywords"_s)),
                    .status = text(u"post_status"_s),
                    .date = timeOf(fields.value(u"date_created_gmt"_s), QTimeZone::UTC),
                    .changed = timeOf(fields.value(u"date_modified_gmt"_s), QTimeZone::UTC)};
    if (!entry.date.isValid())
        entry.date = timeOf(fields.value(u"dateCreated"_s), zone);
    return entry;
}

QString lettersOf(const QString &html)
{
    static const QRegularExpression markup(u"<!--.*?-->|<[^>]*>"_s,
                                           QRegularExpression::DotMatchesEverythingOption);
    QString letters;
    for (const QChar letter : plainText(QString(html).remove(markup))) {
        if (letter.isLetterOrNumber() || letter.isSurrogate())
            letters += letter;
    }
    return letters;
}

} // namespace

QVariantMap structOf(const OutgoingEntry &entry, BlogDialect dialect)
{
    return dialect == BlogDialect::WordPress ? wordPressStruct(entry) : metaWeblogStruct(entry);
}

BlogEntry entryOf(const QVariantMap &fields, BlogDialect dialect, const QTimeZone &zone)
{
    return dialect == BlogDialect::WordPress ? fromWordPress(fields) : fromMetaWeblog(fields, zone);
}

PublishState stateOf(const BlogEntry &entry, PublishState otherwise, const QDateTime &now)
{
    if (entry.status == "draft"_L1 || entry.status == "pending"_L1 || entry.status == "auto-draft"_L1)
        return PublishState::Draft;
    if (entry.status.isEmpty())
        return otherwise;
    return entry.status == "future"_L1 || (entry.date.isValid() && entry.date > now) ? PublishState::Scheduled
                                                                                     : PublishState::Live;
}

QString revisionOf(const BlogEntry &entry)
{
    QStringList categories = entry.categories;
    QStringList keywords = entry.keywords;
    categories.sort();
    keywords.sort();
    const QString status = entry.status == "future"_L1 ? u"publish"_s : entry.status;
    // A draft's date moves on by itself.
    const QString date = status.isEmpty() || stateOf(entry, PublishState::Draft, {}) == PublishState::Draft
                             ? QString()
                             : entry.date.toString(Qt::ISODate);
    const QStringList fields{
        entry.title,          entry.content, entry.summary, entry.slug, categories.join(u'\n'),
        keywords.join(u'\n'), status,        date};
    return "sha256:"_L1
           + QString::fromLatin1(
               QCryptographicHash::hash(fields.join(QChar(u'\0')).toUtf8(), QCryptographicHash::Sha256)
                   .toHex());
}

QStringList plainTexts(const QStringList &html)
{
    QStringList texts;
    for (const QString &text : html)
        texts.append(plainText(text));
    return texts;
}

bool isSameText(const QString &html, const QString &other)
{
    const QString letters = lettersOf(html);
    return !letters.isEmpty() && letters == lettersOf(other);
}

bool hasSlug(const BlogEntry &there, const QString &slug)
{
    const auto tidy = [](QString name) { return name.toLower().replace(u'_', u'-'); };
    if (slug.isEmpty())
        return false;
    if (!there.slug.isEmpty())
        return tidy(there.slug) == tidy(slug);
    const QString name = QUrl(there.link).path().section(u'/', -1, -1, QString::SectionSkipEmpty);
    return tidy(name.section(u'.', 0, 0)) == tidy(slug);
}

bool isSamePost(const BlogEntry &there, const OutgoingEntry &ours)
{
    return there.title.simplified() == ours.title.simplified()
           && (hasSlug(there, ours.slug) || isSameText(there.content, ours.content));
}

} // namespace Postil
