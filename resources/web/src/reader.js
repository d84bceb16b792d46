// SPDX-License-Identifier: MIT
// Readability, asked which nodes of a page are its article. It takes a copy of the page apart, and each node of the copy
// is known to be one of the page's own. What it does only for a presentable copy (absolute addresses, no classes, an
// excerpt) is left out, and what it asks of every element is asked at less cost.
"use strict";

Postil.Reader = class extends Readability {
    #page;
    #origins = new Map();
    #byline = "";

    static #patterns = {
        ...Readability.prototype.REGEXPS,
        ...Object.fromEntries(["unlikelyCandidates", "okMaybeItsACandidate", "positive", "negative", "byline"]
            .map(name => [name, new Postil.Remembered(Readability.prototype.REGEXPS[name])])),
    };

    // `page` itself is not changed.
    constructor(page) {
        super(page.cloneNode(true), {disableJSONLD: true});
        this.#page = page;
        this.REGEXPS = Postil.Reader.#patterns;
        this.#know(this._doc.body);
        if (this.#origins.size > 15000)
            this._charThreshold = 0; // it would go through a large page up to four times, for seconds
        // Where it finds too little it begins again, less strict: from the text of the page, which would be other nodes.
        Object.defineProperty(this._doc.body, "innerHTML", {get: () => "", set: () => this.#restore()});
    }

    // {kept: the set of the page's nodes, elements and texts in document order; title, byline, dir, lang: what it found
    // besides}. `kept` is empty where it found no article.
    read() {
        this._prepDocument();
        this._metadata = this._getArticleMetadata({});
        this._articleTitle = this._metadata.title;
        const content = this.#grab();
        return {
            kept: new Set(content ? this.#originsIn(content) : []),
            title: this._articleTitle,
            byline: this._metadata.byline || this.#byline,
            dir: this._articleDir,
            lang: this._articleLang,
        };
    }

    #grab() {
        try {
            return this._grabArticle();
        } catch {
            return null; // it gives up on some odd documents
        }
    }

    static #nodesIn(root) {
        return document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    }

    #know(copy) {
        const copies = Postil.Reader.#nodesIn(copy);
        const own = Postil.Reader.#nodesIn(this.#page.body);
        for (let node, origin; (node = copies.nextNode()) && (origin = own.nextNode());)
            this.#origins.set(node, origin);
    }

    * #originsIn(content) {
        const nodes = Postil.Reader.#nodesIn(content);
        for (let node; (node = nodes.nextNode());) {
            const origin = this.#origins.get(node);
            if (origin)
                yield origin;
        }
    }

    #restore() {
        const copy = this.#page.body.cloneNode(true);
        this.#know(copy);
        this._doc.body?.replaceChildren(...copy.childNodes);
        this._prepDocument();
    }

    _setNodeTag(node, tag) {
        const replacement = super._setNodeTag(node, tag);
        const origin = this.#origins.get(node);
        if (origin)
            this.#origins.set(replacement, origin);
        return replacement;
    }

    _isProbablyVisible(node) {
        return !(node.hasAttribute("style") || node.hasAttribute("hidden") || node.hasAttribute("aria-hidden"))
            || super._isProbablyVisible(node);
    }

    _isValidByline(node, names) {
        const isValid = (node.hasAttribute("rel") || node.hasAttribute("itemprop") || this.REGEXPS.byline.test(names))
            && super._isValidByline(node, names);
        // It would glue the names of several elements together.
        if (isValid)
            this.#byline = Postil.spacedText(node.querySelector("[itemprop*=name]") ?? node);
        return isValid;
    }

    _isElementWithoutContent(node) {
        return (!node.firstElementChild || node.childElementCount === node.querySelectorAll("br, hr").length)
            && super._isElementWithoutContent(node);
    }

    _cleanStyles() {}
};
