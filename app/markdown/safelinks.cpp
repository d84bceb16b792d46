// SPDX-License-Identifier: MIT
#include "markdown/safelinks.h"

#include "base/url.h"
#include "markdown/document.h"
#include "markdown/md4cparser.h"

#include <tuple>

namespace Postil::Markdown {

namespace {

class RefusedAddresses final : public Md4cHandler
{
public:
    void enterBlock(MD_BLOCKTYPE, void *) override {}
    void leaveBlock(MD_BLOCKTYPE, void *) override {}
    void enterSpan(MD_SPANTYPE type, void *detail) override
    {
        if (type == MD_SPAN_A)
            look(static_cast<MD_SPAN_A_DETAIL *>(detail)->href);
        else if (type == MD_SPAN_IMG)
            look(static_cast<MD_SPAN_IMG_DETAIL *>(detail)->src);
    }
    void leaveSpan(MD_SPANTYPE, void *) override {}
    void text(MD_TEXTTYPE, QByteArrayView) override {}

    [[nodiscard]] bool areThere() const { return m_areThere; }

private:
    void look(const MD_ATTRIBUTE &address)
    {
        const QByteArray text = attributeText(address);
        m_areThere = m_areThere || (!text.isEmpty() && safeHref(QString::fromUtf8(text)).isEmpty());
    }

    bool m_areThere = false;
};

} // namespace

QString withSafeLinks(const QString &markdown)
{
    RefusedAddresses refused;
    // Of what is too long the rest has no links: it is shown as it stands.
    std::ignore = parseMarkdown(markdown.toUtf8(), refused);
    return refused.areThere() ? write(parse(markdown)) : markdown;
}

} // namespace Postil::Markdown
