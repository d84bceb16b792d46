// SPDX-License-Identifier: MIT
#include "publishing/staticsite/pagetext.h"

#include "importing/frontmatterreader.h"
#include "importing/importer.h"
#include "importing/markdownbody.h"
#include "markdown/safelinks.h"
#include "markdown/sitemarks.h"
#include "post/bodylayout.h"
#include "publishing/staticsite/frontlines.h"
#include "rendering/markdownwriter.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace Postil {

using namespace Qt::StringLiterals;

namespace {

// More is no post; the comparison below takes the product of both sides.
constexpr qsizetype MaximumParagraphs = 3000;

struct PageTextText
{
    Q_DECLARE_TR_FUNCTIONS(StaticSite)
};

const QStringList oneEmptyLine{QString()};

bool isEmptyLine(const QString &line)
{
    return line.trimmed().isEmpty();
}

QString safe(const QString &markdown)
{
    return Markdown::hideSiteMarks(Markdown::withSafeLinks(markdown));
}

QString quoted(const QString &markdown)
{
    QStringList lines = markdown.split(u'\n');
    for (QString &line : lines)
        line.prepend(line.isEmpty() ? ">"_L1 : "> "_L1);
    return lines.join(u'\n');
}

QString unquoted(const QString &raw)
{
    QStringList lines = raw.split(u'\n');
    for (QString &line : lines)
        line.remove(0, line.startsWith("> "_L1) ? 2 : 1);
    return lines.join(u'\n');
}

// The paragraphs of a Markdown text, with the number of empty lines before each.
QList<std::pair<QString, int>> paragraphs(const QString &markdown)
{
    QList<std::pair<QString, int>> found;
    int empty = 0;
    bool isOpen = false;
    const QStringList lines = markdown.split(u'\n');
    for (const QString &line : lines) {
        if (isEmptyLine(line)) {
            ++empty;
            isOpen = false;
        } else if (isOpen) {
            found.last().first += u'\n' + line;
        } else {
            found.append({line, empty});
            empty = 0;
            isOpen = true;
        }
    }
    return found;
}

// The pairs of places, in order, at which both lists have the same: as many as there can be.
QList<std::pair<qsizetype, qsizetype>> common(const QStringList &before, const QStringList &after)
{
    const qsizetype rows = before.size();
    const qsizetype columns = after.size();
    QList<QList<int>> length(rows + 1, QList<int>(columns + 1, 0));
    for (qsizetype i = rows - 1; i >= 0; --i) {
        for (qsizetype j = columns - 1; j >= 0; --j)
            length[i][j] = before.at(i) == after.at(j)
                               ? length.at(i + 1).at(j + 1) + 1
                               : std::max(length.at(i + 1).at(j), length.at(i).at(j + 1));
    }
    QList<std::pair<qsizetype, qsizetype>> pairs;
    for (qsizetype i = 0, j = 0; i < rows && j < columns;) {
        if (before.at(i) == after.at(j))
            pairs.append({i++, j++});
        else if (length.at(i + 1).at(j) >= length.at(i).at(j + 1))
            ++i;
        else
            ++j;
    }
    return pairs;
}

// What the post has beside excerpts and commentary, which no page that is read here has: written as ever.
QString addedParts(const Post &post, BodyPart part)
{
    Post parts;
    if (part == BodyPart::Source) {
        parts.source = post.source;
        parts.leadMedia = post.leadMedia;
    } else {
        parts.coverage = post.coverage;
    }
    HouseStyle style;
    style.readMore.clear();
    style.footer.clear();
    return readFrontMatter(writeMarkdown(parts, style)).value_or(FrontMatter()).body.trimmed();
}

} // namespace

Result<PageText> PageText::read(const QString &body, const QString &title, const HouseStyle &style)
{
    for (const Unit::Kind quotes : {Unit::Kind::Quote, Unit::Kind::Paragraph}) {
        PageText text;
        if (text.readAs(body, quotes, title, style))
            return text;
    }
    return failure(ErrorKind::Refused,
                   PageTextText::tr("Its text is in a form that Postil would not keep letter for letter."));
}

bool PageText::readAs(const QString &body, Unit::Kind quotes, const QString &title, const HouseStyle &style)
{
    HouseStyle plain;
    plain.footer.clear();
    QList<BodySection> sections;
    const QList<BodySection> guessed = guessSections(body, plain);
    for (const BodySection &section : guessed) {
        const bool isQuote = section.part == BodyPart::Quote && quotes == Unit::Kind::Quote;
        sections.append({isQuote ? BodyPart::Quote : BodyPart::Commentary, section.lines});
    }
    const QStringList lines = body.split(u'\n');
    qsizetype at = 0;
    QStringList empty;
    for (const BodySection &section : std::as_const(sections)) {
        bool isNew = true;
        for (const QString &line : section.lines) {
            if (isEmptyLine(line)) {
                isNew = section.part != BodyPart::Quote;
                continue;
            }
            while (at < lines.size() && isEmptyLine(lines.at(at))) {
                empty.append(lines.at(at++));
                isNew = isNew || section.part != BodyPart::Quote;
            }
            if (at >= lines.size() || lines.at(at++) != line)
                return false;
            if (isNew)
                m_units.append({section.part == BodyPart::Quote ? Unit::Kind::Quote : Unit::Kind::Paragraph,
                                line,
                                {},
                                empty});
            else
                m_units.last().raw += u'\n' + line;
            isNew = false;
            empty.clear();
        }
    }
    for (; at < lines.size(); ++at) {
        if (!isEmptyLine(lines.at(at)))
            return false;
        m_emptyAtEnd.append(lines.at(at));
    }
    if (m_units.size() > MaximumParagraphs)
        return false;
    const QString joined = joinSections(sections);
    FrontLines reading = *FrontLines::read("---\n---\n");
    reading.setText(u"title"_s, title);
    QString own =
        u"postil:\n  layout: \"%1\"\n  sum: \"\"\n  label: \"\"\n"_s.arg(describeSections(sections));
    own += "  separators: [\"%1\", \"%2\", \"%3\"]"_L1.arg(plain.sourceSeparator, plain.creditSeparator,
                                                           plain.authorSeparator);
    reading.append(own);
    m_forReading = QString::fromUtf8(reading.page(u'\n' + joined + u'\n'));
    const Result<ImportedPost> imported = readMarkdown(m_forReading, style);
    if (!imported)
        return false;
    m_post = imported->post;
    return fitsPost();
}

// Whether each unit is in the post, and nothing else.
bool PageText::fitsPost()
{
    const auto commentary = paragraphs(m_post.commentary);
    qsizetype quote = 0;
    qsizetype paragraph = 0;
    for (Unit &unit : m_units) {
        if (unit.kind == Unit::Kind::Quote) {
            if (quote >= m_post.excerpts.size())
                return false;
            unit.text = m_post.excerpts.at(quote++).markdown;
            if (Markdown::restoreSiteMarks(unquoted(unit.raw)) != unit.text)
                return false;
            continue;
        }
        const QString raw = Markdown::restoreSiteMarks(unit.raw);
        if (paragraph >= commentary.size() || !raw.endsWith(commentary.at(paragraph).first))
            return false;
        unit.text = commentary.at(paragraph).first;
        const QString before = raw.chopped(unit.text.size());
        if (paragraph++ > 0 && !before.isEmpty()) // before the first, it is the label
            return false;
    }
    const bool isAll = quote == m_post.excerpts.size() && paragraph == commentary.size();
    return isAll && m_post.source.isEmpty() && m_post.coverage.isEmpty() && !m_post.leadMedia;
}

// Brings the units of one kind to those that are wanted; the others stay where they are.
Result<void> PageText::change(QList<Unit> &units, Unit::Kind kind, const QList<Unit> &wanted)
{
    QList<qsizetype> places; // of those that there are
    QStringList before;
    QStringList after;
    for (qsizetype i = 0; i < units.size(); ++i) {
        if (units.at(i).kind == kind) {
            places.append(i);
            before.append(units.at(i).text);
        }
    }
    for (const Unit &unit : wanted)
        after.append(unit.text);
    if (after.size() > MaximumParagraphs)
        return failure(ErrorKind::TooLarge,
                       PageTextText::tr("The post has more paragraphs than a page can have."));

    // What is put behind each unit; of the first list, before all of its kind.
    QHash<qsizetype, QList<Unit>> behind;
    QList<Unit> first;
    QList<qsizetype> gone;
    auto pairs = common(before, after);
    pairs.append({before.size(), after.size()});
    qsizetype i = 0;
    qsizetype j = 0;
    for (const auto &[nextBefore, nextAfter] : std::as_const(pairs)) {
        qsizetype last = i > 0 ? places.at(i - 1) : -1;
        for (; i < nextBefore && j < nextAfter; ++i, ++j) { // one in the place of another
            Unit &unit = units[places.at(i)];
            const QString own = unit.kind == Unit::Kind::Quote ? unquoted(unit.raw) : unit.raw;
            if (!own.endsWith(safe(unit.text)))
                return failure(
                    ErrorKind::Refused,
                    PageTextText::tr(
                        "The paragraph “%1” has HTML or marks of the site in it, which Postil leaves "
                        "alone. Change it in the site's file, or leave it as it is.")
                        .arg(unit.text.left(60).simplified()));
            const QString label =
                unit.kind == Unit::Kind::Quote ? QString() : own.chopped(safe(unit.text).size());
            unit.raw = label + wanted.at(j).raw;
            unit.text = wanted.at(j).text;
            last = places.at(i);
        }
        for (; i < nextBefore; ++i)
            gone.append(places.at(i));
        for (; j < nextAfter; ++j)
            (last < 0 ? first : behind[last]).append(wanted.at(j));
        ++i;
        ++j;
    }
    QList<Unit> changed;
    bool isNextToChange = false;
    const auto place = [&changed, &isNextToChange](Unit unit) {
        if (isNextToChange && !changed.isEmpty() && unit.empty.isEmpty())
            unit.empty = oneEmptyLine;
        changed.append(unit);
    };
    const qsizetype firstPlace = !places.isEmpty()           ? places.first()
                                 : kind == Unit::Kind::Quote ? 0
                                                             : units.size();
    for (qsizetype at = 0; at <= units.size(); ++at) {
        QStringList empty = at < units.size() ? units.at(at).empty : oneEmptyLine;
        const QList<Unit> added = at == firstPlace ? first : QList<Unit>();
        for (Unit unit : added) {
            unit.empty = std::exchange(empty, oneEmptyLine);
            isNextToChange = true;
            place(unit);
        }
        if (at == units.size())
            break;
        if (gone.contains(at)) {
            isNextToChange = true;
        } else {
            Unit unit = units.at(at);
            unit.empty = empty;
            place(unit);
            isNextToChange = false;
        }
        const QList<Unit> next = behind.value(at);
        for (const Unit &unit : next) {
            isNextToChange = true;
            place(unit);
        }
    }
    units = changed;
    return {};
}

Result<QString> PageText::changedTo(const Post &post) const
{
    QList<Unit> excerpts;
    for (const Excerpt &excerpt : post.excerpts)
        excerpts.append({Unit::Kind::Quote, quoted(safe(excerpt.markdown)), excerpt.markdown, oneEmptyLine});
    QList<Unit> commentary;
    const auto wanted = paragraphs(post.commentary);
    for (const auto &[text, empty] : wanted)
        commentary.append({Unit::Kind::Paragraph, safe(text), text, QStringList(std::max(empty, 1))});
    QList<Unit> units = m_units;
    if (const auto done = change(units, Unit::Kind::Quote, excerpts); !done)
        return std::unexpected(done.error());
    if (const auto done = change(units, Unit::Kind::Paragraph, commentary); !done)
        return std::unexpected(done.error());
    if (const QString before = addedParts(post, BodyPart::Source); !before.isEmpty()) {
        QStringList empty = oneEmptyLine;
        if (!units.isEmpty())
            std::swap(units.first().empty, empty);
        units.prepend({Unit::Kind::Paragraph, before, {}, empty});
    }
    if (const QString behind = addedParts(post, BodyPart::Group); !behind.isEmpty())
        units.append({Unit::Kind::Paragraph, behind, {}, oneEmptyLine});
    QStringList lines;
    for (const Unit &unit : std::as_const(units))
        lines += unit.empty + QStringList{unit.raw};
    return (lines + m_emptyAtEnd).join(u'\n');
}

} // namespace Postil
