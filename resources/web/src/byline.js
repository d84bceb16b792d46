// SPDX-License-Identifier: MIT
// Who wrote a page: names only, without "By", roles, addresses or the site's own name.
"use strict";

{
    const lead = /^(?:(?:(?:written|story|words?|text|reported|article|published|posted|edited|review(?:ed)?)\s+)?(?:by|von|par|por|door|av|af)\b|(?:author|autor(?:in)?|auteur|text|redaktion|from)\s*:)\s*:?\s*/i;
    const notName = /^(?:admin(?:istrator)?|editor|staff|author|guest|guest author|unknown|anonymous|webmaster|root|user|null|undefined|none|n\/a|true|false)$|\d\s*min(?:ute)?s?\b|^\d/i;

    const clean = text => {
        let name = Postil.tidy(text).replace(/^[\s•·|,;:–—-]+|[\s•·|,;:–—-]+$/gu, "");
        for (let before = ""; before !== name;) {
            before = name;
            name = name.replace(lead, "").trim();
        }
        return name.replace(/\s*[|•·]\s.*$/u, "").replace(/\s*[-–—]\s+(?:\p{L}{3,9}\.?\s+)?\d{1,4}\b.*$/u, "").replace(/\s*\([^)]*@[^)]*\)|\s*\S+@\S+\.\S+/g, "")
            .replace(/\s*[,–—-]?\s*(?:updated|published|posted|last modified)\b.*$/i, "").trim();
    };

    // One name per author. `siteName` is no author.
    Postil.names = (texts, siteName) => {
        const names = [];
        const seen = new Set();
        for (const text of texts) {
            const name = clean(text);
            const key = name.toLowerCase();
            if (!name || name.length > 120 || /^https?:|^www\.|^@\w+$|[<>{}]/i.test(name) || notName.test(name)
                || !/\p{L}{2}/u.test(name) || key === (siteName ?? "").toLowerCase() || seen.has(key))
                continue;
            seen.add(key);
            names.push(name);
        }
        return names.slice(0, 12);
    };

    const shown = doc => {
        const title = doc.querySelector("h1");
        const scope = title?.closest("article") ?? doc;
        for (const selector of ["[rel~=author]", "[itemprop~=author] [itemprop~=name]", "[itemprop~=author]",
            ".p-author", ".byline .author", ".byline-name", ".author-name", ".author__name", ".byline__name",
            ".vcard .fn", ".entry-author", ".post-author", ".article-author", ".byline a", ".author a", ".byline", ".author"]) {
            const elements = Array.from(scope.querySelectorAll(selector))
                .filter(element => !element.closest(".comment, .comments, #comments, aside, footer, nav"));
            const texts = elements.map(element => element.getAttribute("content") || element.textContent)
                .filter(text => Postil.tidy(text).length < 80);
            if (texts.length)
                return texts.slice(0, 4);
        }
        return [];
    };

    Postil.byline = (doc, {siteName, ld, all}) => {
        const sources = [ld.authors ?? [], all("author"), all("article:author"), all("parsely-author"), all("sailthru.author"),
            all("article:author_name"), all("dc.creator"), all("dcterms.creator"), all("byl"), all("citation_author"),
            all("twitter:data1").filter(() => all("twitter:label1").some(label => /written by|author|verfasst/i.test(label))),
            shown(doc)];
        for (const texts of sources) {
            const names = Postil.names(texts, siteName);
            if (names.length)
                return names.join(", ");
        }
        return "";
    };
}
