// SPDX-License-Identifier: MIT
// The standfirst: the sentences between headline and text that say what the article is about. Readers take them for its
// first paragraph; they often stand in the page's header, away from the text.
"use strict";

{
    const named = new Postil.Remembered(/standfirst|sub-?headline|sub-?title|deck|dek|lead|lede|intro|excerpt|summary|vorspann|chapo|bajada|copete|abstract|ingress|description/i);
    const isParagraph = element => /^(?:P|H2|H3)$/.test(element.nodeName);
    const mayBe = element => isParagraph(element)
        || (element.hasAttribute("class") && (named.test(element.getAttribute("class")) || /teaser/i.test(element.getAttribute("class"))))
        || (element.hasAttribute("itemprop") && /(?:^|\s)(?:description|alternativeHeadline)(?:\s|$)/.test(element.getAttribute("itemprop")));

    const begins = (text, other) => {
        const length = Math.min(text.length, other.length, 60);
        return length >= 30 && text.slice(0, length) === other.slice(0, length);
    };

    const elementsBetween = function* (first, end) {
        const walker = first.ownerDocument.createTreeWalker(first.ownerDocument.body, NodeFilter.SHOW_ELEMENT);
        walker.currentNode = first;
        if (first.compareDocumentPosition(end) & Node.DOCUMENT_POSITION_FOLLOWING)
            while (walker.nextNode() && walker.currentNode !== end)
                yield walker.currentNode;
    };

    // The element in `doc` that shows it: behind the headline and before `start`, where the article's text starts, and
    // either the page's description shown, or a paragraph that its class names so. `blocks`: of the article; what
    // they say already is not said again. Null where there is none.
    Postil.standfirst = (doc, start, blocks, {title, description}) => {
        const wanted = Postil.titleKey(title ?? "");
        const heading = Array.from(doc.querySelectorAll("h1, h2")).find(element => wanted && Postil.titleKey(element.textContent) === wanted)
            ?? doc.querySelector("h1");
        if (!heading)
            return null;
        const said = Postil.titleKey(description ?? "");
        let inside = null;
        const isInside = key => {
            inside ??= Postil.titleKey(blocks.map(({text}) => text).join(" "));
            return inside.includes(key);
        };
        for (const element of elementsBetween(heading, start)) {
            if (!mayBe(element) || heading.contains(element) || element.contains(start))
                continue;
            const text = Postil.tidy(element.textContent);
            if (text.length < 40 || text.length > 700 || element.querySelector("h1, h2, ul, form, img, figure") || element.closest("nav, aside, footer, form, li, figure")
                || Postil.linkShare(element) > 0.3 || !/[.!?…:;,]/.test(text))
                continue;
            const key = Postil.titleKey(text);
            if (isInside(key))
                continue;
            const isNamed = !isParagraph(element) || named.test(element.getAttribute("class") ?? "");
            if (begins(key, said) || (isNamed && /[.!?…]["”’»]?$/u.test(text)))
                return element;
        }
        return null;
    };
}
