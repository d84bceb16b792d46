// SPDX-License-Identifier: MIT
// What the DOM worker is asked: each takes HTML text and the page's address, and returns plain data.
"use strict";

Postil.fragment = (html, url) => {
    const {doc, base} = Postil.parse(html, url);
    const body = Postil.sanitise(doc.body, base);
    return {html: Postil.htmlOf(body), markdown: Postil.markdownOf(body), text: Postil.textOf(body)};
};

Postil.outline = (html, url) => {
    const {doc, base} = Postil.parse(html, url);
    const body = Postil.sanitise(doc.body, base, ["class"]);
    return {blocks: Postil.outlineOf(body)};
};

Postil.extract = (html, url) => {
    const {doc, base} = Postil.parse(html, url);
    const meta = Postil.metadata(doc, base);
    let body;
    let found = null;
    try {
        // Readability takes the document apart, so it comes last.
        found = new Readability(doc, {serializer: element => element, disableJSONLD: true}).parse();
    } catch {
        // It gives up on some odd documents; the whole body serves then.
    }
    body = found ? Postil.sanitise(found.content, base) : null;
    if (!body || !body.textContent.trim()) {
        const whole = Postil.parse(html, url);
        whole.doc.querySelectorAll("nav, header, footer, aside, [hidden], [aria-hidden=true]").forEach(node => node.remove());
        body = Postil.sanitise(whole.doc.body, base);
    }
    Postil.completeMetadata(meta, found, body);
    return {...meta, html: Postil.htmlOf(body), markdown: Postil.markdownOf(body), text: Postil.textOf(body)};
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
