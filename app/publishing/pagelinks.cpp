// SPDX-License-Identifier: MIT
#include "publishing/pagelinks.h"

#include "publishing/apianswer.h"

#include <QHash>

#include <algorithm>

namespace Postil {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype MostRead = 256 * 1024;

bool isWeb(const QUrl &url)
{
    return url.isValid() && !url.host().isEmpty()
           && (url.scheme() == "https"_L1 || url.scheme() == "http"_L1);
}

void addLink(PageLinks &page, const QUrl &base, const QString &relations, const QString &target,
             const QString &type)
{
    const QUrl url = base.resolved(QUrl(target.trimmed(), QUrl::StrictMode));
    if (!target.trimmed().isEmpty() && isWeb(url))
        page.links.append({.relations = relations.toLower().split(u' ', Qt::SkipEmptyParts),
                           .target = url,
                           .type = type.trimmed().toLower()});
}

// `<https://example.com/wp-json/>; rel="https://api.w.org/", <…>; rel=micropub`
void readHeader(PageLinks &page, const QUrl &base, const QString &header)
{
    qsizetype at = 0;
    while ((at = header.indexOf(u'<', at)) >= 0) {
        const qsizetype end = header.indexOf(u'>', at);
        if (end < 0)
            return;
        const QString target = header.sliced(at + 1, end - at - 1);
        qsizetype next = end + 1; // the parameters end at a comma that stands in no quotation marks
        for (bool quoted = false; next < header.size() && (quoted || header[next] != u','); ++next)
            quoted = header[next] == u'"' ? !quoted : quoted;
        QHash<QString, QString> parameters;
        const QStringList parts = header.sliced(end + 1, next - end - 1).split(u';', Qt::SkipEmptyParts);
        for (const QString &part : parts) {
            QString value = part.section(u'=', 1).trimmed();
            value.remove(u'"');
            parameters.insert(part.section(u'=', 0, 0).trimmed().toLower(), value);
        }
        addLink(page, base, parameters.value(u"rel"_s), target, parameters.value(u"type"_s));
        at = next;
    }
}

QString decoded(QString value)
{
    value.replace("&quot;"_L1, "\""_L1).replace("&#39;"_L1, "'"_L1).replace("&#039;"_L1, "'"_L1);
    value.replace("&lt;"_L1, "<"_L1).replace("&gt;"_L1, ">"_L1).replace("&#038;"_L1, "&"_L1);
    return value.replace("&amp;"_L1, "&"_L1);
}

// The start tag at `at`, just behind its name: its attributes, and `at` behind it.
QHash<QString, QString> readAttributes(const QString &text, qsizetype &at)
{
    QHash<QString, QString> attributes;
    while (at < text.size() && text[at] != u'>') {
        if (text[at].isSpace() || text[at] == u'/') {
            ++at;
            continue;
        }
        const qsizetype start = at;
        while (at < text.size() && !text[at].isSpace() && text[at] != u'=' && text[at] != u'>'
               && text[at] != u'/')
            ++at;
        const QString name = text.sliced(start, at - start).toLower();
        while (at < text.size() && text[at].isSpace())
            ++at;
        QString value;
        if (at < text.size() && text[at] == u'=') {
            ++at;
            while (at < text.size() && text[at].isSpace())
                ++at;
            if (at < text.size() && (text[at] == u'"' || text[at] == u'\'')) {
                const qsizetype close = text.indexOf(text[at], at + 1);
                if (close < 0) {
                    at = text.size();
                    break;
                }
                value = text.sliced(at + 1, close - at - 1);
                at = close + 1;
            } else {
                const qsizetype begin = at;
                while (at < text.size() && !text[at].isSpace() && text[at] != u'>')
                    ++at;
                value = text.sliced(begin, at - begin);
            }
        }
        if (at == start) // a stray '='
            ++at;
        else if (!attributes.contains(name))
            attributes.insert(name, decoded(value));
    }
    return attributes;
}

bool isTag(const QString &text, qsizetype at, QLatin1StringView name)
{
    const qsizetype end = at + 1 + name.size();
    return end < text.size()
           && QStringView(text).sliced(at + 1, name.size()).compare(name, Qt::CaseInsensitive) == 0
           && (text[end].isSpace() || text[end] == u'>' || text[end] == u'/');
}

} // namespace

QUrl PageLinks::target(const QString &relation) const
{
    const auto found = std::ranges::find_if(
        links, [&](const PageLink &link) { return link.relations.contains(relation, Qt::CaseInsensitive); });
    return found == links.cend() ? QUrl() : found->target;
}

PageLinks readPageLinks(const HttpAnswer &answer)
{
    PageLinks page;
    const QList<QByteArray> headers = answer.headers.values("Link");
    for (const QByteArray &header : headers)
        readHeader(page, answer.url, QString::fromUtf8(header));
    const QString text = QString::fromUtf8(answer.body.first(std::min(answer.body.size(), MostRead)));
    for (qsizetype at = text.indexOf(u'<'); at >= 0; at = text.indexOf(u'<', at)) {
        if (QStringView(text).sliced(at).startsWith(u"<!--")) {
            const qsizetype end = text.indexOf(u"-->", at + 4);
            if (end < 0)
                break;
            at = end + 3;
        } else if (isTag(text, at, "script"_L1) || isTag(text, at, "style"_L1)) {
            const qsizetype end =
                text.indexOf(isTag(text, at, "style"_L1) ? u"</style" : u"</script", at, Qt::CaseInsensitive);
            if (end < 0)
                break;
            at = end + 1;
        } else if (isTag(text, at, "link"_L1)) {
            at += 5;
            const auto attributes = readAttributes(text, at);
            addLink(page, answer.url, attributes.value(u"rel"_s), attributes.value(u"href"_s),
                    attributes.value(u"type"_s));
        } else if (isTag(text, at, "meta"_L1)) {
            at += 5;
            const auto attributes = readAttributes(text, at);
            if (page.generator.isEmpty()
                && attributes.value(u"name"_s).compare("generator"_L1, Qt::CaseInsensitive) == 0)
                page.generator = saidPlainly(attributes.value(u"content"_s));
        } else if (page.title.isEmpty() && isTag(text, at, "title"_L1)) {
            const qsizetype begin = text.indexOf(u'>', at) + 1;
            const qsizetype end = text.indexOf(u"</title", at, Qt::CaseInsensitive);
            if (begin == 0 || end < begin)
                break;
            page.title = decoded(saidPlainly(text.sliced(begin, end - begin)));
            at = end + 1;
        } else {
            ++at;
        }
    }
    return page;
}

} // namespace Postil
