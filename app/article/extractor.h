// SPDX-License-Identifier: MIT
// Page -> Article: decodes the bytes, has the DOM worker find the text, names the outlet.
#pragma once

#include "article/article.h"
#include "base/result.h"
#include "source/page.h"

#include <QCoroTask>

namespace Postil {

class DomWorker;
class OutletRegistry;

class Extractor
{
public:
    // `dom` and `outlets` outlive every call; destroying `dom` answers what still waits. What `outlets` calls
    // the site of the article's address, or the one it came from, counts before what the page says of itself.
    explicit Extractor(DomWorker &dom, const OutletRegistry *outlets = nullptr)
        : m_dom(dom), m_outlets(outlets)
    {
    }

    // HTML and plain text, told apart by content type, or by a look where there is none. Plain text keeps its
    // paragraphs; its first line, where it is short, is the headline. Errors: BadInput (empty, binary, PDF
    // and other types, no text in it), and what DomWorker says (TooLarge, Timeout, Engine, Cancelled).
    [[nodiscard]] QCoro::Task<Result<Article>> extract(Page page);

    // All the text of an HTML page, menus and all, under its title: for a page that extract() gave up on.
    // Errors as above.
    [[nodiscard]] QCoro::Task<Result<Article>> plainText(Page page);
    // Whether plainText() may do where extract() failed so: what it failed of was the HTML.
    [[nodiscard]] static bool mayHavePlainText(const Page &page, const Error &error);

private:
    DomWorker &m_dom;
    const OutletRegistry *m_outlets;
};

} // namespace Postil
