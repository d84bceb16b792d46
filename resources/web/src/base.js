// SPDX-License-Identifier: MIT
// What the other scripts share. They live in a world of their own beside the page: the page itself runs no
// script, and nothing of it can reach these names.
"use strict";

globalThis.Postil = {
    // Whether a text has anything that the functions below would change, but for spaces at its ends.
    isUntidy(text) {
        return /[^\S ]| {2}|[\u0000-\u001f\u007f-\u009f\u00ad\u200b\u202a-\u202e\u2060\u2066-\u2069\ud800-\udfff\ufeff]/.test(text);
    },

    // Lone surrogates mended; control characters, invisible fillers gone.
    wellFormed(text) {
        return String(text ?? "").toWellFormed()
            .replace(/[\u0000-\u0008\u000b\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u200b\u2060\ufeff]/g, "");
    },

    // The same for one line: white space folded, bidi overrides gone.
    tidy(text) {
        const given = String(text ?? "");
        if (!Postil.isUntidy(given))
            return given.trim();
        return Postil.wellFormed(given)
            .replace(/[\u202a-\u202e\u2066-\u2069]+/g, "")
            .replace(/\s{2,}|[^\S ]/g, " ")
            .trim();
    },

    // The address as an absolute http, https or mailto URL without user name; "" for everything else.
    absolute(href, base) {
        const url = Postil.parsedUrl(href, base);
        return url && /^(?:https?|mailto):$/.test(url.protocol) ? url.href : "";
    },

    // The same for what a browser would load: http and https only.
    absoluteWeb(href, base) {
        const url = Postil.parsedUrl(href, base);
        return url && /^https?:$/.test(url.protocol) ? url.href : "";
    },

    // The address without parameters that only tell a site where its reader came from. `tracking`: {names, prefixes}
    // of such parameters, in lower case.
    withoutTracking(address, {names = [], prefixes = []} = {}) {
        const match = /^([^?#]*)\?([^#]*)(.*)$/s.exec(address);
        if (!match || /^mailto:/i.test(address))
            return address;
        const items = match[2].split("&");
        const kept = items.filter(item => {
            const name = item.split("=")[0].toLowerCase();
            return !names.includes(name) && !prefixes.some(prefix => name.startsWith(prefix));
        });
        return kept.length === items.length ? address : match[1] + (kept.length ? `?${kept.join("&")}` : "") + match[3];
    },

    parsedUrl(href, base) {
        const text = String(href ?? "").trim();
        if (!text || text.length > 8192)
            return null;
        try {
            // What is absolute needs no base, which would be read again each time; "http:a" is relative to it.
            const url = base && !/^https?:\/\//i.test(text) ? new URL(text, base) : new URL(text);
            return url.username || url.password ? null : url;
        } catch {
            return null;
        }
    },

    TooDeep: class extends Error {},

    // A control named "parentNode" hides the parent of its form, a picture named "body" the body of its document
    // (DOM clobbering): the libraries would run in circles. Nobody needs these names in a text.
    unclobber(doc) {
        const named = ":is([name], [form], [id]):is(button, embed, fieldset, form, iframe, img, input, object, output, select, textarea)";
        for (const element of Document.prototype.querySelectorAll.call(doc, named)) {
            Element.prototype.removeAttribute.call(element, "name");
            Element.prototype.removeAttribute.call(element, "form");
            if (element.localName !== "form")
                Element.prototype.removeAttribute.call(element, "id");
        }
        return doc;
    },

    isDeeperThan(limit, doc) {
        return doc.querySelector("* > ".repeat(limit + 1) + "*") !== null;
    },

    // An inert document: no window, so nothing in it loads or runs. Relative links in it are resolved against
    // the page's own address, or its <base> where that is a web address.
    // Throws TooDeep where the nesting reaches what the parser allows (512): the text is there, but the
    // libraries would take minutes.
    parse(html, url) {
        const doc = Postil.unclobber(new DOMParser().parseFromString(html, "text/html"));
        if (Postil.isDeeperThan(500, doc))
            throw new Postil.TooDeep();
        const own = doc.querySelector("base[href]");
        const base = (own && Postil.absoluteWeb(own.getAttribute("href"), url)) || Postil.absoluteWeb(url, "");
        for (const element of doc.querySelectorAll("base"))
            element.remove();
        if (base) {
            const element = doc.createElement("base");
            element.href = base;
            (doc.head ?? doc.documentElement).prepend(element);
        }
        return {doc, base};
    },
};

// The answers of a pattern about names of classes, of which a page has few, each many times.
Postil.Remembered = class {
    #pattern;
    #answers = new Map();

    constructor(pattern) {
        this.#pattern = pattern;
    }

    test(text) {
        let answer = this.#answers.get(text);
        if (answer === undefined) {
            if (this.#answers.size > 5000)
                this.#answers.clear();
            this.#answers.set(text, answer = this.#pattern.test(text));
        }
        return answer;
    }
};
