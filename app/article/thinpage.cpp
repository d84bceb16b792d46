// SPDX-License-Identifier: MIT
#include "article/thinpage.h"

#include "article/article.h"
#include "article/pagekind.h"
#include "source/page.h"

namespace Postil {

bool isThin(const Article &article, const Page &page)
{
    constexpr qsizetype fewLetters = 300;
    constexpr qsizetype longPage = 20'000;
    if (page.url.isEmpty() || kindOf(page).value_or(PageKind::Text) != PageKind::Html)
        return false;
    return article.text.size() < fewLetters
           && (page.bytes.size() > longPage || page.bytes.toLower().contains("<script"));
}

} // namespace Postil
