// SPDX-License-Identifier: MIT
// What a page says of itself, from its JSON-LD, Open Graph and other meta elements, links, and visible marks.
// General rules only: nothing here knows a site.
"use strict";

{
    const languageOf = (doc, first, ld) => {
        const root = doc.documentElement;
        for (const name of [root.getAttribute("lang"), root.getAttribute("xml:lang"), first("content-language"),
            first("og:locale"), first("dc.language", "language"), ld.language, doc.body?.getAttribute("lang")]) {
            try {
                const [tag] = Intl.getCanonicalLocales(Postil.tidy(name).replace(/_/g, "-"));
                if (tag)
                    return tag;
            } catch {
                // Not a language tag; the next may be one.
            }
        }
        return "";
    };

    const directionOf = (doc, language) => {
        const said = doc.body?.closest("[dir]")?.getAttribute("dir").toLowerCase();
        if (said === "rtl" || said === "ltr")
            return said;
        return /^(?:ar|arc|ckb|dv|fa|he|ks|ps|sd|ug|ur|yi)(?:-|$)/.test(language) ? "rtl" : "";
    };

    // Addresses that name this page: what its JSON-LD article is recognised by.
    const canonicalOf = (doc, base, first) => {
        const page = Postil.parsedUrl(base, "");
        for (const said of [doc.querySelector("link[rel~='canonical' i][href]")?.getAttribute("href"), first("og:url")]) {
            const address = Postil.absoluteWeb(said, base);
            // A front page is never the address of an article.
            if (address && !(new URL(address).pathname === "/" && !new URL(address).search
                && page && page.pathname !== "/"))
                return address;
        }
        return "";
    };

    // oEmbed: what a page is called where others show it; publishing systems often name only the format there.
    const embeddedTitle = doc => {
        const title = Postil.tidy(doc.querySelector("link[type='application/json+oembed' i][title]")?.getAttribute("title"));
        return /^oembed\b/i.test(title) ? "" : title;
    };

    Postil.metadata = (doc, base) => {
        const meta = Postil.metaOf(doc);
        const {first} = meta;
        const canonicalUrl = canonicalOf(doc, base, first);
        const pageUrls = new Set([canonicalUrl, base].filter(Boolean)
            .map(address => address.replace(/[#?].*$/, "").replace(/\/$/, "")));
        const ld = Postil.jsonLd(doc, pageUrls);
        const language = languageOf(doc, first, ld);
        // Some put the headline into og:site_name too.
        const named = first("og:site_name");
        const siteName = (Postil.titleKey(named) !== Postil.titleKey(first("og:title")) && named) || ld.siteName
            || first("application-name", "apple-mobile-web-app-title", "dc.publisher", "cre", "twitter:app:name:iphone")
            || Postil.siteInTitle(Postil.tidy(doc.querySelector("head > title, title")?.textContent), base);
        const image = [first("og:image:secure_url", "og:image", "og:image:url"), first("twitter:image", "twitter:image:src"),
            ld.image, doc.querySelector("link[rel~=image_src i][href]")?.getAttribute("href"), first("thumbnail", "image")]
            .map(address => Postil.absoluteWeb(address, base)).find(Boolean) ?? "";
        const siteKeys = Postil.siteKeys(siteName, base);
        const title = Postil.headline(doc, {siteKeys, ld, first, embedded: embeddedTitle(doc)});
        const facts = {meta, ld, base, language, siteName, siteKeys, lines: Postil.masthead(doc, title)};
        const byline = Postil.byline(doc, facts);
        return {
            title,
            byline,
            organisation: byline ? "" : Postil.organisation(facts),
            siteName,
            publishedTime: Postil.published(doc, facts),
            canonicalUrl: canonicalUrl || Postil.absoluteWeb(ld.url, base),
            image,
            language,
            direction: directionOf(doc, language),
            note: Postil.note(ld, meta),
            description: first("og:description", "description", "twitter:description", "dc.description") || ld.description || "",
        };
    };

    // What only Readability found, or only the text shows.
    Postil.completeMetadata = (meta, found, body) => {
        meta.title ||= Postil.tidy(found?.title) || Postil.tidy(body.querySelector("h1, h2")?.textContent);
        meta.byline ||= Postil.signature(body) || Postil.names([found?.byline ?? ""], meta.siteKeys).join(", ") || meta.organisation;
        meta.direction ||= /^(?:ltr|rtl)$/.test(found?.dir ?? "") ? found.dir : "";
        meta.language ||= Postil.tidy(found?.lang);
    };
}
