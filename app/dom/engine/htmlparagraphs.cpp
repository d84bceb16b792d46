// SPDX-License-Identifier: MIT
#include "dom/engine/htmlparagraphs.h"

#include "dom/engine/htmlprescan.h"
#include "dom/engine/htmltags.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Postil {

namespace {

// From here on lines follow each other in one paragraph: each is one more element to make.
constexpr int mostParagraphs = 5'000;

const QSet<QString> &partingTags()
{
    static const QSet<QString> tags{u"address"_s, u"article"_s, u"aside"_s, u"blockquote"_s, u"body"_s, u"br"_s, u"button"_s, u"caption"_s, u"center"_s, u"dd"_s, u"details"_s, u"dialog"_s, u"div"_s, u"dl"_s, u"dt"_s, u"fieldset"_s, u"figcaption"_s, u"figure"_s, u"footer"_s, u"form"_s, u"h1"_s, u"h2"_s, u"h3"_s, u"h4"_s, u"h5"_s, u"h6"_s, u"head"_s, u"header"_s, u"hgroup"_s, u"hr"_s, u"html"_s, u"legend"_s, u"li"_s, u"main"_s, u"nav"_s, u"ol"_s, u"option"_s, u"p"_s, u"pre"_s, u"section"_s, u"summary"_s, u"table"_s, u"tbody"_s, u"td"_s, u"tfoot"_s, u"th"_s, u"thead"_s, u"tr"_s, u"ul"_s};
    return tags;
}

// What nobody sees, or no text at all.
const QSet<QString> &unseenTags()
{
    static const QSet<QString> tags{u"audio"_s, u"canvas"_s,   u"math"_s,     u"noscript"_s, u"object"_s,
                                    u"svg"_s,   u"select"_s,   u"template"_s, u"video"_s};
    return tags;
}

class Paragraphs
{
public:
    explicit Paragraphs(QStringView html) : m_tags(html) {}

    QString take();

private:
    void open(const QString &tag);
    void part();

    HtmlTags m_tags;
    QString m_title;
    QString m_html;
    QString m_paragraph;
    int m_count = 0;
    QSet<QString> m_neverClosed; // no use to look for their ends again
};

QString escaped(QStringView text)
{
    return text.toString().replace(u'<', "&lt;"_L1).replace(u'>', "&gt;"_L1);
}

void Paragraphs::part()
{
    const QString text = escaped(QStringView(m_paragraph).trimmed());
    m_paragraph.clear();
    if (!text.isEmpty())
        m_html += (++m_count > mostParagraphs ? " "_L1 : "<p>"_L1) + text;
}

void Paragraphs::open(const QString &tag)
{
    if (tag == "title"_L1) {
        const QStringView title = m_tags.skipToEndOf(tag);
        if (m_title.isEmpty())
            m_title = escaped(title);
    } else if (unseenTags().contains(tag)) {
        if (!m_neverClosed.contains(tag) && m_tags.skipToEndOf(tag).isNull())
            m_neverClosed.insert(tag);
    } else if (partingTags().contains(tag)) {
        part();
    }
}

QString Paragraphs::take()
{
    for (HtmlPiece piece = m_tags.next(); piece.kind != HtmlPiece::Kind::End; piece = m_tags.next()) {
        if (piece.kind == HtmlPiece::Kind::Text)
            m_paragraph += piece.text;
        else if (piece.kind == HtmlPiece::Kind::StartTag)
            open(piece.text.toString().toLower());
        else if (partingTags().contains(piece.text.toString().toLower()))
            part();
    }
    part();
    // Marks and references make it longer than the page: what is returned keeps to the limits all the same.
    constexpr qsizetype longestTitle = 1000;
    return "<!DOCTYPE html><title>"_L1 + m_title.left(longestTitle) + "</title>"_L1
           + m_html.left(HtmlLimits().characters - 2 * longestTitle);
}

} // namespace

QString htmlParagraphs(QStringView html)
{
    return Paragraphs(html.first(std::min(html.size(), HtmlLimits().characters))).take();
}

} // namespace Postil
