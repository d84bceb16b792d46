// SPDX-License-Identifier: MIT
// What the DOM worker is asked: each takes HTML text and the page's address, and returns plain data. `tracking` names
// the parameters that links of an article lose (see Postil.withoutTracking).
"use strict";

Postil.fragmentOf = (element, base, tracking) => {
    const body = Postil.sanitise(element, base, {trackingParameters: tracking});
    return {html: Postil.htmlOf(body), markdown: Postil.markdownOf(body), text: Postil.textOf(body)};
};

Postil.fragment = (html, url, tracking) => {
    const {doc, base} = Postil.parse(html, url);
    return Postil.fragmentOf(doc.body, base, tracking);
};

// The page is only paragraphs here; it says nothing else of itself than its title.
Postil.plainText = (html, url) => {
    const {doc, base} = Postil.parse(html, url);
    return {title: Postil.tidy(doc.title), ...Postil.fragmentOf(doc.body, base)};
};

Postil.outline = (html, url) => {
    const {doc, base} = Postil.parse(html, url);
    const body = Postil.sanitise(doc.body, base, {keep: "text with classes"});
    return {blocks: Postil.outlineOf(body)};
};

// A line at the top that only says who wrote it, and when: the article says so already.
Postil.dropByline = (body, byline) => {
    const name = byline?.split(", ")[0];
    if (!name)
        return;
    for (const node of Array.from(body.querySelectorAll("p, div, address")).slice(0, 4)) {
        const text = Postil.tidy(node.textContent);
        if (text.length > byline.length + 50 || /[.!?…]["”’]?$/u.test(text) || node.querySelector("p, img"))
            continue;
        const start = text.indexOf(name);
        if (start >= 0 && start <= 20) {
            node.remove();
            return;
        }
    }
};

Postil.extract = (html, url, tracking) => {
    const {doc, base} = Postil.parse(html, url);
    const meta = Postil.metadata(doc, base);
    const region = Postil.articleRegion(doc, meta);
    const {found} = region;
    const clean = element => Postil.sanitise(element, base, {trackingParameters: tracking});
    let body = region.body ? clean(Postil.tidyArticle(region.body, meta)) : null;
    if (!body || !body.textContent.trim()) {
        const whole = Postil.parse(html, url);
        whole.doc.querySelectorAll("nav, header, footer, aside, [hidden], [aria-hidden=true]").forEach(node => node.remove());
        body = clean(whole.doc.body);
    }
    Postil.completeMetadata(meta, found, body);
    Postil.dropByline(body, meta.byline);
    const shown = Postil.htmlOf(body);
    Postil.dropCredits(body);
    return {...meta, html: shown, markdown: Postil.markdownOf(body), text: Postil.textOf(body)};
};

// Answers as JSON text: values cross to the program as data only.
Postil.call = (name, args) => {
    try {
        return JSON.stringify(Postil[name](...args));
    } catch (error) {
        if (error instanceof Postil.TooDeep)
            return JSON.stringify({refused: "depth"});
        throw error;
    }
};
