// SPDX-License-Identifier: MIT
#include "publishing/staticsite/dialect.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

namespace Postil {

using namespace Qt::StringLiterals;

namespace {

// The one line that our front matter has for it; a field nested in another would be indented.
const QRegularExpression &dateLine()
{
    static const QRegularExpression line(u"^date: \"[^\"\\n]*\"$"_s, QRegularExpression::MultilineOption);
    return line;
}

// JSON's texts are YAML's.
QString quotedYaml(const QString &text)
{
    return QString::fromUtf8(QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact))
        .sliced(1)
        .chopped(1);
}

QString dialectKeys(SiteKind kind, PublishState state, const QString &layout)
{
    const bool draft = state == PublishState::Draft;
    QString keys;
    if (!layout.isEmpty())
        keys += "layout: "_L1 + quotedYaml(layout) + u'\n';
    switch (kind) {
    case SiteKind::Hugo:
        keys += draft ? "draft: true\n"_L1 : "draft: false\n"_L1;
        break;
    case SiteKind::Jekyll:
        if (draft)
            keys += "published: false\n"_L1;
        break;
    case SiteKind::Eleventy:
        if (draft)
            keys += "permalink: false\neleventyExcludeFromCollections: true\n"_L1;
        break;
    case SiteKind::Folder:
        break;
    }
    return keys;
}

} // namespace

QString siteFileName(SiteKind kind, const Post &post, const QTimeZone &zone)
{
    const QString slug = safeSlug(post);
    if (kind == SiteKind::Folder)
        return slug + ".html"_L1;
    if (kind == SiteKind::Jekyll)
        return post.date.toTimeZone(zone).toString(u"yyyy-MM-dd-"_s) + slug + ".md"_L1;
    return slug + ".md"_L1;
}

QByteArray siteFile(SiteKind kind, const Publication &publication, const QTimeZone &zone,
                    const QString &layout)
{
    const Form form = kind == SiteKind::Folder ? Form::HtmlPage : Form::Markdown;
    QString content = publication.content(form);
    if (form == Form::Markdown) {
        const QDateTime local = publication.post.date.toTimeZone(zone).toOffsetFromUtc(
            publication.post.date.toTimeZone(zone).offsetFromUtc());
        if (const auto found = dateLine().match(content); found.hasMatch())
            content.replace(found.capturedStart(), found.capturedLength(),
                            "date: \"%1\""_L1.arg(local.toString(Qt::ISODate)));
        content.insert(4, dialectKeys(kind, publication.when.state, layout)); // behind the first "---"
    }
    QByteArray bytes = content.toUtf8();
    if (!bytes.endsWith('\n'))
        bytes += '\n';
    return bytes;
}

bool sameButForDate(const QByteArray &one, const QByteArray &other)
{
    const auto dateless = [](const QByteArray &bytes) {
        QString text = QString::fromUtf8(bytes);
        if (const auto found = dateLine().match(text); found.hasMatch())
            text.remove(found.capturedStart(), found.capturedLength());
        return text;
    };
    return one == other || dateless(one) == dateless(other);
}

} // namespace Postil
