// SPDX-License-Identifier: MIT
#include "markdown/html.h"

#include "base/url.h"
#include "markdown/md4cparser.h"

#include <QVarLengthArray>

namespace Postil::Markdown {

namespace {

constexpr int MaximumSpans = 32; // nested: deeper formatting is left out, its text is not

void appendEscaped(QByteArray &out, QByteArrayView text)
{
    qsizetype plain = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char *entity = nullptr;
        switch (text[i]) {
        case '&':
            entity = "&amp;";
            break;
        case '<':
            entity = "&lt;";
            break;
        case '>':
            entity = "&gt;";
            break;
        case '"':
            entity = "&quot;";
            break;
        default:
            continue;
        }
        out.append(text.sliced(plain, i - plain)).append(entity);
        plain = i + 1;
    }
    out.append(text.sliced(plain));
}

class HtmlWriter final : public Md4cHandler
{
public:
    explicit HtmlWriter(qsizetype length) { m_out.reserve(length + length / 4 + 64); }

    [[nodiscard]] QByteArray &out() { return m_out; }

    void enterBlock(MD_BLOCKTYPE type, void *detail) override
    {
        switch (type) {
        case MD_BLOCK_QUOTE:
            m_out += "<blockquote>\n";
            break;
        case MD_BLOCK_UL:
            m_out += "<ul>\n";
            break;
        case MD_BLOCK_OL: {
            const unsigned start = static_cast<MD_BLOCK_OL_DETAIL *>(detail)->start;
            m_out += start == 1 ? QByteArray("<ol>\n") : "<ol start=\"" + QByteArray::number(start) + "\">\n";
            break;
        }
        case MD_BLOCK_LI:
            m_out += "<li>";
            break;
        case MD_BLOCK_HR:
            m_out += "<hr>\n";
            break;
        case MD_BLOCK_H:
            m_out.append("<h").append(level(detail)).append('>');
            break;
        case MD_BLOCK_CODE:
            enterCode(*static_cast<MD_BLOCK_CODE_DETAIL *>(detail));
            break;
        case MD_BLOCK_P:
            m_out += "<p>";
            break;
        case MD_BLOCK_TABLE:
            m_out += "<table>\n";
            break;
        case MD_BLOCK_THEAD:
            m_out += "<thead>\n";
            break;
        case MD_BLOCK_TBODY:
            m_out += "<tbody>\n";
            break;
        case MD_BLOCK_TR:
            m_out += "<tr>";
            break;
        case MD_BLOCK_TH:
            enterCell("<th", detail);
            break;
        case MD_BLOCK_TD:
            enterCell("<td", detail);
            break;
        case MD_BLOCK_DOC:
        case MD_BLOCK_HTML:
            break;
        }
    }

    void leaveBlock(MD_BLOCKTYPE type, void *detail) override
    {
        switch (type) {
        case MD_BLOCK_QUOTE:
            m_out += "</blockquote>\n";
            break;
        case MD_BLOCK_UL:
            m_out += "</ul>\n";
            break;
        case MD_BLOCK_OL:
            m_out += "</ol>\n";
            break;
        case MD_BLOCK_LI:
            m_out += "</li>\n";
            break;
        case MD_BLOCK_H:
            m_out.append("</h").append(level(detail)).append(">\n");
            break;
        case MD_BLOCK_CODE:
            m_out += "</code></pre>\n";
            break;
        case MD_BLOCK_P:
            m_out += "</p>\n";
            break;
        case MD_BLOCK_TABLE:
            m_out += "</table>\n";
            break;
        case MD_BLOCK_THEAD:
            m_out += "</thead>\n";
            break;
        case MD_BLOCK_TBODY:
            m_out += "</tbody>\n";
            break;
        case MD_BLOCK_TR:
            m_out += "</tr>\n";
            break;
        case MD_BLOCK_TH:
            m_out += "</th>";
            m_inCell = false;
            break;
        case MD_BLOCK_TD:
            m_out += "</td>";
            m_inCell = false;
            break;
        case MD_BLOCK_DOC:
        case MD_BLOCK_HR:
        case MD_BLOCK_HTML:
            break;
        }
    }

    void enterSpan(MD_SPANTYPE type, void *detail) override
    {
        m_closing.append(nullptr);
        const char *&closing = m_closing.last();
        if (m_inAlt || m_closing.size() > MaximumSpans)
            return;
        switch (type) {
        case MD_SPAN_EM:
            m_out += "<em>";
            closing = "</em>";
            break;
        case MD_SPAN_STRONG:
            m_out += "<strong>";
            closing = "</strong>";
            break;
        case MD_SPAN_DEL:
            m_out += "<del>";
            closing = "</del>";
            break;
        case MD_SPAN_CODE:
            m_out += "<code>";
            closing = "</code>";
            break;
        case MD_SPAN_A: {
            const auto &link = *static_cast<MD_SPAN_A_DETAIL *>(detail);
            if (openWithAddress("<a href=\"", link.href, "")) {
                appendTitle(link.title);
                m_out += '>';
                closing = "</a>";
            }
            break;
        }
        case MD_SPAN_IMG: {
            const auto &image = *static_cast<MD_SPAN_IMG_DETAIL *>(detail);
            if (openWithAddress("<img src=\"", image.src, "http")) {
                appendTitle(image.title);
                m_out += " alt=\"";
                closing = "\">";
                m_inAlt = true;
            }
            break;
        }
        default:
            break;
        }
    }

    void leaveSpan(MD_SPANTYPE type, void *) override
    {
        if (m_closing.isEmpty())
            return; // past the budget md4c is cut off: it leaves spans that it was not let into
        if (const char *closing = m_closing.last()) {
            m_out += closing;
            if (type == MD_SPAN_IMG)
                m_inAlt = false;
        }
        m_closing.removeLast();
    }

    void text(MD_TEXTTYPE type, QByteArrayView text) override
    {
        switch (type) {
        case MD_TEXT_NULLCHAR:
            m_out += "\uFFFD";
            break;
        case MD_TEXT_BR:
            m_out += m_inAlt ? "\n" : "<br>\n";
            break;
        case MD_TEXT_SOFTBR:
            m_out += '\n';
            break;
        case MD_TEXT_ENTITY:
            appendEscaped(m_out, decodeEntity(text));
            break;
        case MD_TEXT_CODE:
            // In a table a bar in code is written \|, or it would end the cell.
            if (m_inCell && text.contains("\\|")) {
                appendEscaped(m_out, text.toByteArray().replace("\\|", "|"));
                break;
            }
            [[fallthrough]];
        default:
            appendEscaped(m_out, text);
        }
    }

private:
    static char level(void *detail) { return char('0' + static_cast<MD_BLOCK_H_DETAIL *>(detail)->level); }

    void enterCode(const MD_BLOCK_CODE_DETAIL &code)
    {
        const QByteArray language = attributeText(code.lang);
        m_out += "<pre><code";
        if (!language.isEmpty()) {
            m_out += " class=\"language-";
            appendEscaped(m_out, language);
            m_out += '"';
        }
        m_out += '>';
    }

    void enterCell(const char *tag, void *detail)
    {
        m_out += tag;
        const MD_ALIGN align = static_cast<MD_BLOCK_TD_DETAIL *>(detail)->align;
        if (align == MD_ALIGN_CENTER)
            m_out += " class=\"align-center\"";
        else if (align == MD_ALIGN_RIGHT)
            m_out += " class=\"align-right\"";
        m_out += '>';
        m_inCell = true;
    }

    bool openWithAddress(const char *opening, const MD_ATTRIBUTE &attribute, const char *scheme)
    {
        const QByteArray href = safeHref(QString::fromUtf8(attributeText(attribute))).toLatin1();
        if (href.isEmpty() || !href.first(qMin<qsizetype>(4, href.size())).toLower().startsWith(scheme))
            return false;
        m_out += opening;
        appendEscaped(m_out, href);
        m_out += '"';
        return true;
    }

    void appendTitle(const MD_ATTRIBUTE &attribute)
    {
        if (attribute.size == 0)
            return;
        m_out += " title=\"";
        appendEscaped(m_out, attributeText(attribute));
        m_out += '"';
    }

    QByteArray m_out;
    QVarLengthArray<const char *, MaximumSpans> m_closing; // what ends each open span; null: nothing
    bool m_inAlt = false;
    bool m_inCell = false;
};

// What cannot be read as Markdown is shown as it is written.
QString asPlainText(const QByteArray &markdown)
{
    QByteArray html = "<p>";
    html.reserve(markdown.size() + markdown.size() / 8);
    appendEscaped(html, markdown);
    return QString::fromUtf8(html.replace("\n\n", "</p>\n<p>") + "</p>\n");
}

QString inlineHtml(QByteArray utf8)
{
    // After a word and a space nothing can open a block, and what follows stands as at the start of a line.
    constexpr QByteArrayView guard("x ");
    utf8.replace('\n', ' ').replace('\r', ' ').prepend(guard);
    HtmlWriter writer(utf8.size());
    if (parseMarkdown(utf8, writer) == Parsed::TooMuch)
        return QString::fromUtf8(utf8.sliced(guard.size())).toHtmlEscaped();
    QByteArrayView html = QByteArrayView(writer.out()).trimmed();
    if (html.startsWith("<p>x") && html.endsWith("</p>"))
        html = html.sliced(4).chopped(4);
    return QString::fromUtf8(html.trimmed());
}

} // namespace

QString toHtml(const QString &markdown, HtmlScope scope)
{
    const QByteArray utf8 = markdown.toUtf8();
    if (scope == HtmlScope::Inline)
        return inlineHtml(utf8);
    HtmlWriter writer(utf8.size());
    if (parseMarkdown(utf8, writer) == Parsed::TooMuch)
        return asPlainText(utf8);
    return QString::fromUtf8(writer.out());
}

} // namespace Postil::Markdown
