// SPDX-License-Identifier: MIT
#include "rendering/frontmatter.h"

#include "post/housestyle.h"
#include "post/post.h"
#include "rendering/renderer.h"

#include <QRegularExpression>

#include <yaml-cpp/yaml.h>

using namespace Qt::StringLiterals;

namespace Postil {

namespace {

// Maps of strings, all double-quoted ("no" is a word and 2001-01-01 a title); what is empty is left out.
class Writer
{
public:
    Writer() { m_out << YAML::BeginMap; }

    void beginMap(const char *name) { m_out << YAML::Key << name << YAML::Value << YAML::BeginMap; }
    void beginMap() { m_out << YAML::BeginMap; }
    void endMap() { m_out << YAML::EndMap; }
    void beginList(const char *name) { m_out << YAML::Key << name << YAML::Value << YAML::BeginSeq; }
    void endList() { m_out << YAML::EndSeq; }
    void item(const QString &value) { m_out << YAML::DoubleQuoted << value.toStdString(); }
    void always(const char *name, const QString &value)
    {
        m_out << YAML::Key << name << YAML::Value << YAML::DoubleQuoted << value.toStdString();
    }
    void field(const char *name, const QString &value)
    {
        if (!value.isEmpty())
            always(name, value);
    }
    void number(const char *name, int value) { m_out << YAML::Key << name << YAML::Value << value; }

    QString finish()
    {
        m_out << YAML::EndMap;
        return QString::fromUtf8(m_out.c_str(), qsizetype(m_out.size()));
    }

private:
    YAML::Emitter m_out;
};

// Every letter outside ASCII stands in a double-quoted string, and so does every '{' (no flow map is ever
// written), so escapes may be put in here. Site generators' template marks must not be there; line separators
// are line breaks to YAML 1.1 (Jekyll); bidi controls and other invisible letters are best seen.
QString escapeMarks(const QString &yaml)
{
    static const QRegularExpression pattern(
        u"\\{(?=[{%#:])|[\\x{0085}\\x{00ad}\\x{061c}\\x{200b}-\\x{200f}\\x{2028}-\\x{202e}\\x{2060}-\\x{206f}\\x{feff}]"_s);
    QString out;
    qsizetype from = 0;
    for (auto it = pattern.globalMatchView(yaml); it.hasNext();) {
        const auto match = it.next();
        out += QStringView(yaml).sliced(from, match.capturedStart() - from);
        out +=
            "\\u"_L1 + QString::number(yaml.at(match.capturedStart()).unicode(), 16).rightJustified(4, u'0');
        from = match.capturedEnd();
    }
    return out.append(QStringView(yaml).sliced(from));
}

void writeSource(Writer &out, const SourceCitation &source)
{
    if (source.isEmpty())
        return;
    out.beginMap("source");
    out.field("url", source.url);
    out.field("headline", source.headline);
    out.field("outlet", source.outlet);
    out.field("byline", source.byline);
    out.field("published", source.published);
    out.endMap();
}

void writeCoverage(Writer &out, const QList<CoverageGroup> &coverage)
{
    if (coverage.isEmpty())
        return;
    out.beginList("related");
    for (const CoverageGroup &group : coverage) {
        out.beginMap();
        out.always("heading", group.heading);
        if (!group.links.isEmpty()) {
            out.beginList("links");
            for (const RelatedLink &link : group.links) {
                out.beginMap();
                out.always("headline", link.headline);
                out.field("url", link.url);
                out.field("note", link.note);
                out.field("author", link.author);
                out.field("outlet", link.outlet);
                out.endMap();
            }
            out.endList();
        }
        out.endMap();
    }
    out.endList();
}

void writeOwn(Writer &out, const Post &post, const HouseStyle &style, const QList<BodySection> &sections)
{
    out.beginMap("postil");
    out.number("version", 1);
    out.field("style", post.style);
    if (!post.slug.isEmpty() && post.slug != safeSlug(post))
        out.always("slug", post.slug);
    if (post.leadMedia) {
        out.field("image_alt", post.leadMedia->alt);
        out.field("image_caption", post.leadMedia->caption);
    }
    if (!post.commentary.isEmpty())
        out.field("label", style.editorLabel);
    if (!post.excerpts.isEmpty()) {
        out.beginList("excerpts");
        for (const Excerpt &excerpt : post.excerpts) {
            out.beginMap();
            out.always("source", excerpt.source);
            out.field("captured", excerpt.captured);
            out.endMap();
        }
        out.endList();
    }
    out.beginList("separators");
    for (const QString &separator : {style.sourceSeparator, style.creditSeparator, style.authorSeparator})
        out.item(separator);
    out.endList();
    out.always("layout", describeSections(sections));
    out.always("sum", repeatedSum(sections));
    out.endMap();
}

} // namespace

QString writeFrontMatter(const Post &post, const HouseStyle &style, const QList<BodySection> &sections)
{
    Writer out;
    out.always("title", post.title);
    if (post.date.isValid())
        out.always("date", post.date.toUTC().toString(Qt::ISODate));
    if (!post.slug.isEmpty())
        out.always("slug", safeSlug(post)); // site generators make a path of it
    out.field("lang", post.language);
    if (!post.labels.isEmpty()) {
        out.beginList("tags");
        for (const QString &label : post.labels)
            out.item(label);
        out.endList();
    }
    if (post.leadMedia)
        out.always("image", post.leadMedia->url);
    writeSource(out, post.source);
    writeCoverage(out, post.coverage);
    writeOwn(out, post, style, sections);
    return "---\n"_L1 + escapeMarks(out.finish()) + "\n---\n"_L1;
}

} // namespace Postil
