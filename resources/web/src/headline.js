// SPDX-License-Identifier: MIT
// The headline of a page: what it says of itself, without the site's name behind it.
"use strict";

{
    const key = text => text.toLowerCase().normalize("NFKD").replace(/[^\p{L}\p{N}]+/gu, "");
    const separator = /\s+[|\-–—:·•»«\/\\]+\s+|\s*[|»«]\s*|:\s+/gu;

    // "Headline | Section - Site" without the parts that name the site; nothing is cut that might be headline.
    Postil.withoutSite = (title, siteNames) => {
        let text = title;
        for (let changed = true; changed;) {
            changed = false;
            for (const match of text.matchAll(separator)) {
                const before = text.slice(0, match.index).trim();
                const behind = text.slice(match.index + match[0].length).trim();
                if (siteNames.has(key(behind)) && before.length >= behind.length / 2) {
                    text = before;
                    changed = true;
                    break;
                }
                if (siteNames.has(key(before)) && key(behind).length > 8) {
                    text = behind;
                    changed = true;
                    break;
                }
            }
        }
        return text;
    };

    const siteKeys = (siteName, base) => {
        const keys = new Set();
        const add = name => {
            const plain = key(name);
            if (plain.length > 1) {
                keys.add(plain);
                keys.add(plain.replace(/^the/, ""));
                keys.add("the" + plain);
                keys.add(plain + "com");
            }
        };
        add(siteName ?? "");
        const host = (Postil.parsedUrl(base, "")?.hostname ?? "").replace(/^(?:www|m|amp|mobile|edition)\./, "");
        if (host) {
            add(host);
            const labels = host.split(".");
            labels.slice(0, -1).filter(label => label.length > 3).forEach(add);
            if (labels.length > 1)
                add(labels.at(-2));
        }
        keys.delete("");
        return keys;
    };

    Postil.headline = (doc, {siteName, base, ld, first}) => {
        const names = siteKeys(siteName, base);
        const titleElement = Postil.tidy(doc.querySelector("head > title, title")?.textContent);
        const headings = Array.from(doc.querySelectorAll("h1"), heading => Postil.tidy(heading.textContent))
            .filter(text => text.length > 3 && !names.has(key(text)));
        const said = [first("og:title"), ld.title ?? "", first("twitter:title"), first("headline", "dc.title", "title"),
            titleElement].filter(Boolean).map(text => Postil.withoutSite(text, names)).filter(text => !names.has(key(text)));
        // A heading of the page that one of them repeats is the headline as readers see it.
        for (const text of said) {
            const shown = headings.find(heading => key(heading) === key(text))
                ?? headings.find(heading => key(heading).length >= 12 && key(text).includes(key(heading)));
            if (shown)
                return shown;
        }
        // The headline for search engines is often another than the one shown.
        const words = text => new Set(text.toLowerCase().match(/\p{L}{3,}|\p{N}+/gu) ?? []);
        const wanted = words(said[0] ?? "");
        const alike = headings.find(heading => {
            const own = [...words(heading)];
            return own.length >= 3 && own.filter(word => wanted.has(word)).length >= own.length / 2;
        });
        if (alike || said.length)
            return alike ?? said[0];
        return headings[0] ?? titleElement;
    };
}
