// SPDX-License-Identifier: MIT
// What a page says of itself, from its JSON-LD, Open Graph and other meta elements, links, and visible marks.
// General rules only: nothing here knows a site.
"use strict";

{
    const metaOf = doc => {
        const values = new Map();
        for (const element of doc.querySelectorAll("meta[content]")) {
            const content = element.getAttribute("content").trim();
            for (const attribute of ["property", "name", "itemprop", "http-equiv"])
                for (const name of (element.getAttribute(attribute) ?? "").toLowerCase().trim().split(/\s+/))
                    if (name && content && content.length < 8192)
                        values.set(name, [...(values.get(name) ?? []), content]);
        }
        return values;
    };

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

    const publishedOf = (doc, first, ld, base) => {
        const said = [ld.published, first("article:published_time", "og:published_time", "article:published",
            "og:article:published_time"), first("datepublished", "parsely-pub-date", "sailthru.date", "pubdate",
            "publishdate", "publish-date", "publish_date", "publication_date", "date.issued", "dcterms.created",
            "dcterms.date", "dcterms.issued", "dc.date.issued", "dc.date.created", "dc.date", "article.published",
            "cxenseparse:recs:publishtime", "rnews:datepublished", "ptime", "date")];
        for (const element of doc.querySelectorAll("[itemprop~=datePublished], time[pubdate], time[datetime].published, "
            + "time[datetime].entry-date, time.dt-published, .dt-published, abbr.published"))
            said.push(element.getAttribute("datetime") || element.getAttribute("content") || element.getAttribute("title")
                || element.textContent);
        for (const value of said) {
            const time = Postil.isoTime(value);
            if (time)
                return time;
        }
        const visible = Postil.visibleDate(doc);
        if (visible)
            return visible;
        const path = /\/((?:19|20)\d\d)[\/-](\d\d?)[\/-](\d\d?)(?:\/|-|$)/.exec(Postil.parsedUrl(base, "")?.pathname ?? "");
        return path ? Postil.isoTime(`${path[1]}-${path[2]}-${path[3]}`) : "";
    };

    Postil.metadata = (doc, base) => {
        const values = metaOf(doc);
        const first = (...names) => {
            for (const name of names)
                if (values.has(name))
                    return Postil.tidy(values.get(name)[0]);
            return "";
        };
        const canonicalUrl = canonicalOf(doc, base, first);
        const pageUrls = new Set([canonicalUrl, base].filter(Boolean)
            .map(address => address.replace(/[#?].*$/, "").replace(/\/$/, "")));
        const ld = Postil.jsonLd(doc, pageUrls);
        const language = languageOf(doc, first, ld);
        const siteName = first("og:site_name") || ld.siteName || first("application-name", "apple-mobile-web-app-title",
            "dc.publisher", "cre", "twitter:app:name:iphone");
        const image = [first("og:image:secure_url", "og:image", "og:image:url"), first("twitter:image", "twitter:image:src"),
            ld.image, doc.querySelector("link[rel~=image_src i][href]")?.getAttribute("href"), first("thumbnail", "image")]
            .map(address => Postil.absoluteWeb(address, base)).find(Boolean) ?? "";
        return {
            title: Postil.headline(doc, {siteName, base, ld, first}),
            byline: Postil.byline(doc, {siteName, ld, all: name => values.get(name) ?? []}),
            siteName,
            publishedTime: publishedOf(doc, first, ld, base),
            canonicalUrl: canonicalUrl || Postil.absoluteWeb(ld.url, base),
            image,
            language,
            direction: directionOf(doc, language),
            description: first("og:description", "description", "twitter:description", "dc.description") || ld.description || "",
        };
    };

    // What only Readability found, or only the text shows.
    Postil.completeMetadata = (meta, found, body) => {
        meta.title ||= Postil.tidy(found?.title) || Postil.tidy(body.querySelector("h1, h2")?.textContent);
        meta.byline ||= Postil.names([found?.byline ?? ""], meta.siteName).join(", ");
        meta.direction ||= /^(?:ltr|rtl)$/.test(found?.dir ?? "") ? found.dir : "";
        meta.language ||= Postil.tidy(found?.lang);
    };
}
