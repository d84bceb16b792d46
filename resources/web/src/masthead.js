// SPDX-License-Identifier: MIT
// The lines that stand around the headline: kicker, byline, date. Readers find author and date there however the page
// is marked up, so the rules for both look at these lines.
"use strict";

{
    const unread = new Set(("SCRIPT STYLE TEMPLATE NOSCRIPT svg IFRAME SELECT OPTION BUTTON TEXTAREA NAV FIGURE FIGCAPTION")
        .split(" "));
    // "has-social-tools" says what else is in there.
    const apart = /(?<!\b(?:has|no|with|without))(?:^|[-_\s])(?:comments?|related|recommend\w*|sidebar|teasers?|breadcrumbs?|menu|nav|newsletter|share|sharing|social|cookie|footer|popular|trending|modal|copyright)(?:$|[-_\s])/i;

    // Text that says nothing of this article, by what is around it; but what is around the headline, too, is the page.
    Postil.isApart = element => {
        for (let at = element; at && at.nodeName !== "BODY"; at = at.parentElement)
            if ((at.nodeName === "ASIDE" && !at.closest("article") || at.nodeName === "NAV"
                || apart.test(`${at.id} ${at.getAttribute("class") ?? ""}`)) && !at.querySelector("h1"))
                return true;
        return false;
    };

    // The text of an element piece by piece: "By <b>Ann Lee</b><span>3 May</span>" is three. textContent would glue
    // names to dates.
    Postil.pieces = element => {
        const found = [];
        let last = null;
        const walk = node => {
            for (let child = node.firstChild; child; child = child.nextSibling) {
                if (child.nodeType === Node.TEXT_NODE) {
                    // A comment between two texts parts nothing.
                    if (last === node && found.length)
                        found[found.length - 1].text += child.data;
                    else if (child.data.trim())
                        found.push({text: child.data, element: node});
                    last = child.data.trim() || last === node ? node : last;
                } else if (child.nodeType === Node.ELEMENT_NODE && !unread.has(child.nodeName)) {
                    if (child.nodeName === "BR")
                        last = null;
                    walk(child);
                    last = null;
                }
            }
        };
        walk(element);
        return found.map(({text, element: owner}) => ({text: Postil.tidy(text), element: owner})).filter(({text}) => text);
    };

    // The text of an element that is read as one line: only line breaks and blocks part its words.
    Postil.lineText = element => {
        const parts = [];
        const walk = node => {
            for (let child = node.firstChild; child; child = child.nextSibling) {
                if (child.nodeType === Node.TEXT_NODE)
                    parts.push(child.data);
                else if (child.nodeType === Node.ELEMENT_NODE && !unread.has(child.nodeName)) {
                    const part = child.nodeName === "BR" || Postil.isBlock(child) ? " " : "";
                    parts.push(part);
                    walk(child);
                    parts.push(part);
                }
            }
        };
        walk(element);
        return Postil.tidy(parts.join(""));
    };

    Postil.spacedText = element => Postil.tidy(Postil.pieces(element).map(({text}) => text).join(" "));

    // The element that shows the title; failing that, the first main heading.
    const headingOf = (doc, title) => {
        const wanted = Postil.titleKey(title);
        const isWanted = element => Postil.titleKey(element.textContent) === wanted && !element.closest("nav, aside");
        const holdsWanted = element => {
            const own = Postil.titleKey(element.textContent);
            return own.length > 15 && (own.includes(wanted) || wanted.includes(own));
        };
        for (const [selector, fits] of wanted ? [["h1", isWanted], ["h1", holdsWanted], ["h2, h3, h4", isWanted],
            ["[itemprop~=headline], [class*=title i], [class*=headline i]", isWanted], ["h2", holdsWanted]] : []) {
            const found = Array.from(doc.querySelectorAll(selector)).find(fits);
            if (found)
                return found;
        }
        return doc.querySelector("article h1, main h1") ?? doc.querySelector("h1");
    };

    // Lines as {text, pieces, element, distance}: a line is the text of an innermost block, up to a line break; its
    // pieces are {text, element}; the distance to the headline is counted in lines and negative before it.
    Postil.masthead = (doc, title) => {
        const heading = headingOf(doc, title);
        const lines = [];
        let pieces = [];
        let headline = -1;
        let budget = 24;
        const flush = () => {
            if (!pieces.length)
                return;
            const text = pieces.map(piece => piece.text).join(" ");
            if (heading?.contains(pieces[0].element)) {
                if (headline < 0)
                    headline = lines.length;
            } else {
                lines.push({text, pieces, element: pieces[0].element});
                // A paragraph says that the text has begun.
                if (headline >= 0)
                    budget -= text.length > 200 ? 5 : 1;
            }
            pieces = [];
        };
        const walk = node => {
            for (let child = node.firstChild; child && budget > 0; child = child.nextSibling) {
                if (child.nodeType === Node.TEXT_NODE) {
                    const text = /\S/.test(child.data) ? Postil.tidy(child.data) : "";
                    if (text)
                        pieces.push({text, element: node});
                } else if (child.nodeType === Node.ELEMENT_NODE && !unread.has(child.nodeName)
                    && !child.hasAttribute("hidden")) {
                    const block = Postil.isBlock(child) || child.nodeName === "BR";
                    if (block)
                        flush();
                    walk(child);
                    if (block)
                        flush();
                }
            }
        };
        walk(doc.body);
        flush();
        if (headline < 0)
            return [];
        return lines.map((line, index) => ({...line, distance: index >= headline ? index - headline + 1 : index - headline}))
            .filter(line => line.distance >= -12 && !Postil.isApart(line.element));
    };
}
