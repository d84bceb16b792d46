// SPDX-License-Identifier: MIT
#include "importing/frontmatterreader.h"

#include "importing/yaml.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace Postil {

namespace {

struct FrontmatterreaderText
{
    Q_DECLARE_TR_FUNCTIONS(Importer)
};

// A string, whatever stands there: a list or a map is none.
QString text(const QVariantMap &map, const QString &key)
{
    const QVariant value = map.value(key);
    return value.typeId() == QMetaType::QString ? value.toString() : QString();
}

QString firstText(const QVariantMap &map, std::initializer_list<QString> keys)
{
    for (const QString &key : keys) {
        if (const QString value = text(map, key); !value.isEmpty())
            return value;
    }
    return {};
}

QStringList texts(const QVariant &value)
{
    if (value.typeId() == QMetaType::QString) { // Jekyll takes "tags: one, two"
        QStringList words = value.toString().split(u',', Qt::SkipEmptyParts);
        for (QString &word : words)
            word = word.trimmed();
        return words;
    }
    QStringList list;
    const QVariantList values = value.toList();
    for (const QVariant &item : values) {
        if (item.typeId() == QMetaType::QString)
            list.append(item.toString());
    }
    return list;
}

// ISO 8601, and Jekyll's "2019-03-25 10:42:00 +0100". A time without zone is UTC.
QDateTime moment(const QString &written)
{
    static const QRegularExpression pattern(
        uR"(^\s*(\d{4}-\d{2}-\d{2})(?:[T ]+(\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?\s*(Z|[+-]\d{2}:?\d{2})?)?\s*$)"_s);
    const auto match = pattern.match(written);
    if (!match.hasMatch())
        return {};
    const QString time = match.captured(2).isEmpty() ? u"00:00"_s : match.captured(2);
    const QString zone = match.captured(3).isEmpty() ? u"Z"_s : match.captured(3);
    return QDateTime::fromString(match.captured(1) + u'T' + time + zone, Qt::ISODate).toUTC();
}

SourceCitation readSource(const QVariantMap &map)
{
    return {text(map, u"url"_s), text(map, u"headline"_s), text(map, u"outlet"_s), text(map, u"byline"_s),
            text(map, u"published"_s)};
}

QList<CoverageGroup> readCoverage(const QVariantList &groups)
{
    QList<CoverageGroup> coverage;
    for (const QVariant &item : groups) {
        const QVariantMap map = item.toMap();
        CoverageGroup group{text(map, u"heading"_s), {}};
        const QVariantList links = map.value(u"links"_s).toList();
        for (const QVariant &entry : links) {
            const QVariantMap link = entry.toMap();
            group.links.append({text(link, u"headline"_s), text(link, u"url"_s), text(link, u"author"_s),
                                text(link, u"outlet"_s), text(link, u"note"_s)});
        }
        coverage.append(group);
    }
    return coverage;
}

void readOwn(const QVariantMap &own, FrontMatter &matter)
{
    if (own.value(u"layout"_s).typeId() == QMetaType::QString)
        matter.layout = text(own, u"layout"_s);
    matter.sum = text(own, u"sum"_s);
    matter.label = text(own, u"label"_s);
    matter.separators = texts(own.value(u"separators"_s));
    matter.post.style = text(own, u"style"_s);
    if (const QString slug = text(own, u"slug"_s); !slug.isEmpty())
        matter.post.slug = slug;
    if (matter.post.leadMedia) {
        matter.post.leadMedia->alt = text(own, u"image_alt"_s);
        matter.post.leadMedia->caption = text(own, u"image_caption"_s);
    }
    const QVariantList excerpts = own.value(u"excerpts"_s).toList();
    for (const QVariant &item : excerpts)
        matter.post.excerpts.append({{}, text(item.toMap(), u"source"_s), text(item.toMap(), u"captured"_s)});
}

void readFields(const QVariantMap &map, FrontMatter &matter)
{
    Post &post = matter.post;
    post.title = text(map, u"title"_s);
    post.date = moment(text(map, u"date"_s));
    post.slug = text(map, u"slug"_s);
    post.language = firstText(map, {u"lang"_s, u"language"_s, u"locale"_s});
    post.labels = texts(map.contains(u"tags"_s) ? map.value(u"tags"_s) : map.value(u"labels"_s));
    if (map.value(u"image"_s).typeId() == QMetaType::QString)
        post.leadMedia = LeadMedia{text(map, u"image"_s), {}, {}};
    post.source = readSource(map.value(u"source"_s).toMap());
    post.coverage = readCoverage(map.value(u"related"_s).toList());
    readOwn(map.value(u"postil"_s).toMap(), matter);
}

} // namespace

Result<FrontMatter> readFrontMatter(const QString &file)
{
    QString text = file;
    text.replace("\r\n"_L1, "\n"_L1).replace(u'\r', u'\n');
    if (text.startsWith(QChar(QChar::ByteOrderMark)))
        text.removeFirst();

    FrontMatter matter;
    static const QRegularExpression fence(u"^(---|\\+\\+\\+|---(?:json|toml))[ \\t]*\\n"_s);
    const auto begin = fence.match(text);
    if (!begin.hasMatch()) {
        matter.body = text;
        return matter;
    }
    if (begin.captured(1) != "---"_L1)
        return failure(ErrorKind::BadInput,
                       FrontmatterreaderText::tr("The front matter is TOML or JSON; Postil reads YAML (between lines of ---)."));
    static const QRegularExpression close(u"^(?:---|\\.\\.\\.)[ \\t]*$"_s,
                                          QRegularExpression::MultilineOption);
    const auto end = close.match(text, begin.capturedEnd());
    if (!end.hasMatch())
        return failure(ErrorKind::BadInput,
                       FrontmatterreaderText::tr("The front matter that begins in line 1 has no end: a line of --- is missing."));

    const auto yaml =
        readYaml(text.sliced(begin.capturedEnd(), end.capturedStart() - begin.capturedEnd()), 2);
    if (!yaml)
        return std::unexpected(yaml.error());
    readFields(yaml->toMap(), matter);
    matter.body = text.sliced(end.capturedEnd());
    return matter;
}

} // namespace Postil
