// SPDX-License-Identifier: MIT
#include "importing/passages.h"

#include "base/url.h"
#include "importing/lines.h"
#include "markdown/document.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Postil {

namespace {

QString markdownOf(const QList<Passage> &passages)
{
    QStringList blocks;
    for (const Passage &passage : passages)
        blocks.append(passage.markdown.isEmpty() ? plainAsMarkdown(passage.text) : passage.markdown);
    return blocks.join("\n\n"_L1);
}

// The passage without the label it begins with, also where the Markdown has the label in bold.
Passage withoutLabel(Passage passage, const LabelledText &labelled)
{
    static const QRegularExpression bold(u"^(\\*\\*|__)(.+?)\\1(:?)\\s*"_s);
    passage.text = labelled.text;
    const auto match = bold.match(passage.markdown);
    const QString words =
        match.hasMatch() ? Markdown::plainText(Markdown::parse(match.captured(2))) : QString();
    if (match.hasMatch() && QString(words.trimmed() + match.captured(3)) == labelled.label)
        passage.markdown.remove(0, match.capturedEnd());
    else if (passage.markdown.startsWith(labelled.label + u' '))
        passage.markdown.remove(0, labelled.label.size() + 1);
    else
        passage.markdown.clear();
    return passage;
}

// What is left of the passages, from both ends, as parts are recognised.
class PassageReader
{
public:
    PassageReader(QList<Passage> passages, HouseStyle style)
        : m_rest(std::move(passages)), m_style(std::move(style))
    {
    }

    ImportedPost read(TitlePlace title)
    {
        if (title == TitlePlace::FirstPassage)
            takeTitle();
        takeSource();
        takeFooter();
        takeCoverage();
        takeQuotesAndCommentary();
        m_post.style = m_style.id;
        return {normalised(std::move(m_post)), m_style};
    }

private:
    void takeTitle()
    {
        const QString first = m_rest.takeFirst().text;
        const qsizetype end = first.indexOf(u'\n');
        m_post.title = first.left(end);
        if (end >= 0)
            m_rest.prepend({first.sliced(end + 1), {}, {}, {}});
    }

    void takeSource()
    {
        if (m_rest.isEmpty() || !m_rest.first().cite.isEmpty())
            return;
        const auto line = splitSourceLine(m_rest.first().text, m_style);
        if (!line)
            return;
        m_post.source.outlet = line->outlet;
        m_post.source.headline = line->headline;
        m_post.source.url = linkOf(m_rest.first());
        m_style.sourceSeparator = line->separator;
        m_rest.removeFirst();
    }

    [[nodiscard]] static QString linkOf(const Passage &passage)
    {
        return passage.links.isEmpty() ? QString() : passage.links.first().href;
    }

    void takeFooter()
    {
        const bool known = !m_rest.isEmpty() && isFooter(m_rest.last().text, m_style);
        // Behind a list of credited lines a last single line is a footer, whatever it says.
        const bool behindList = m_rest.size() >= 2 && isList(m_rest.size() - 2) && !isList(m_rest.size() - 1)
                                && !m_rest.last().text.contains(u'\n');
        if (!known && !behindList) {
            m_style.footer.clear();
            return;
        }
        const Passage passage = m_rest.takeLast();
        if (passage.text != Markdown::plainText(Markdown::parse(m_style.footer)))
            m_style.footer = markdownOf({passage});
    }

    [[nodiscard]] bool isHeadingAt(qsizetype index) const
    {
        return index >= 0 && m_rest.at(index).cite.isEmpty() && isHeading(m_rest.at(index).text, m_style);
    }

    [[nodiscard]] bool isList(qsizetype index) const
    {
        const Passage &passage = m_rest.at(index);
        const QStringList lines = passage.text.split(u'\n');
        if (!passage.cite.isEmpty() || isReadMore(passage.text, m_style)
            || splitLabel(passage.text, m_style, LabelPlace::Unexpected))
            return false;
        const bool headed = isHeadingAt(index - 1);
        if (!creditSeparator(lines, m_style).isEmpty())
            return lines.size() > 1 || headed;
        // Without credits: short lines under a heading, none of them a sentence.
        return headed && lines.size() > 1 && std::ranges::all_of(lines, [this](const QString &line) {
                   return isHeading(line, m_style);
               });
    }

    void takeCoverage()
    {
        struct Found
        {
            QString heading;
            QStringList lines;
            QList<HtmlLink> links;
        };
        QList<Found> groups;
        QStringList all;
        while (!m_rest.isEmpty() && isList(m_rest.size() - 1)) {
            const Passage list = m_rest.takeLast();
            Found group{{}, list.text.split(u'\n'), list.links};
            const QString separator = creditSeparator(group.lines, m_style);
            if (!m_rest.isEmpty() && !isList(m_rest.size() - 1) && isHeadingAt(m_rest.size() - 1))
                group.heading = m_rest.takeLast().text;
            else if (group.lines.size() > 2 && !separator.isEmpty()
                     && !group.lines.first().contains(separator))
                group.heading = group.lines.takeFirst(); // no empty line below the heading
            all = group.lines + all;
            groups.prepend(group);
        }
        const QString separator = creditSeparator(all, m_style);
        if (!separator.isEmpty())
            m_style.creditSeparator = separator;
        for (const Found &found : std::as_const(groups)) {
            CoverageGroup group{found.heading, {}};
            for (const QString &line : found.lines)
                group.links.append(relatedLink(line, found.links, separator));
            m_post.coverage.append(group);
        }
    }

    [[nodiscard]] RelatedLink relatedLink(const QString &line, const QList<HtmlLink> &links,
                                          const QString &separator) const
    {
        for (const HtmlLink &anchor : links) {
            if (anchor.text.isEmpty() || !line.startsWith(anchor.text))
                continue;
            RelatedLink link;
            readLinkTail(line.sliced(anchor.text.size()), separator, m_style, link);
            link.headline.prepend(anchor.text);
            link.url = anchor.href;
            return link;
        }
        return splitLinkLine(line, separator, m_style);
    }

    void takeMore(const Passage &passage)
    {
        const QString article = readMoreLine(passage.text, linkOf(passage), m_style);
        if (m_post.source.url.isEmpty())
            m_post.source.url = article;
    }

    void takeQuotesAndCommentary()
    {
        QList<Passage> quotes;
        QList<Passage> comments;
        bool more = false;
        bool labelled = false;
        for (const Passage &passage : std::as_const(m_rest)) {
            const bool commenting = !comments.isEmpty();
            if (!commenting && !more && isReadMore(passage.text, m_style)) {
                takeMore(passage);
                more = true;
                continue;
            }
            const auto label = commenting ? std::nullopt
                                          : splitLabel(passage.text, m_style,
                                                       more ? LabelPlace::Expected : LabelPlace::Unexpected);
            if (label && passage.cite.isEmpty()) {
                m_style.editorLabel = label->label;
                labelled = true;
                comments.append(withoutLabel(passage, *label));
            } else if (commenting || more) {
                comments.append(passage);
            } else {
                quotes.append(passage);
            }
        }
        const bool quotesNobody =
            comments.isEmpty() && !more && m_post.source.isEmpty()
            && std::ranges::all_of(quotes, [](const Passage &p) { return p.cite.isEmpty(); });
        if (quotesNobody)
            comments.swap(quotes); // all of it is the editor's own
        if (!comments.isEmpty() && !labelled)
            m_style.editorLabel.clear();
        if (!more && (!quotes.isEmpty() || !m_post.source.isEmpty()))
            m_style.readMore.clear();
        if (!quotes.isEmpty())
            m_post.excerpts.append({markdownOf(quotes), quotes.first().cite, {}});
        m_post.commentary = markdownOf(comments);
    }

    QList<Passage> m_rest;
    HouseStyle m_style;
    Post m_post;
};

} // namespace

QString plainAsMarkdown(const QString &text)
{
    Markdown::Run run;
    run.text = text;
    Markdown::Block block;
    block.runs = {run};
    return Markdown::write({block});
}

ImportedPost readPassages(QList<Passage> passages, const HouseStyle &style, TitlePlace title)
{
    return PassageReader(std::move(passages), style).read(title);
}

} // namespace Postil
