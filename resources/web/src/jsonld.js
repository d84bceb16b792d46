// SPDX-License-Identifier: MIT
// The JSON-LD of a page: which of its objects is the article, and what that says (schema.org).
"use strict";

{
    const articleType = /(?:Article|Report|BlogPosting|LiveBlogPosting|SocialMediaPosting|DiscussionForumPosting|Review|Recipe|HowTo)$/;
    const maxObjects = 2000;

    const list = value => value === undefined || value === null ? [] : Array.isArray(value) ? value : [value];
    const typesOf = object => list(object["@type"]).filter(type => typeof type === "string");

    const parse = text => {
        const json = text.trim().replace(/^<!--|-->$/g, "").replace(/^\s*(?:\/\/|\/\*)?\s*<!\[CDATA\[(?:\s*\*\/)?/, "")
            .replace(/(?:\/\/|\/\*)?\s*\]\]>(?:\s*\*\/)?\s*$/, "").replace(/;\s*$/, "");
        try {
            return JSON.parse(json);
        } catch {
            try {
                // Raw line breaks inside strings are the usual mistake.
                return JSON.parse(json.replace(/[\u0000-\u001f]+/g, " "));
            } catch {
                return null;
            }
        }
    };

    const collect = (value, found, depth) => {
        if (depth > 12 || found.length >= maxObjects || value === null || typeof value !== "object")
            return;
        if (!Array.isArray(value))
            found.push(value);
        for (const child of Object.values(value))
            collect(child, found, depth + 1);
    };

    Postil.jsonLdText = value => {
        const first = list(value).find(item => typeof item === "string" || typeof item === "number");
        return first === undefined ? "" : Postil.tidy(decode(String(first)));
    };

    // Texts in JSON-LD are often HTML-escaped once more.
    const decode = text => {
        if (!/&(?:#\w+|\w+);/.test(text))
            return text;
        const area = document.implementation.createHTMLDocument("").createElement("textarea");
        area.innerHTML = text;
        return area.value;
    };

    Postil.jsonLd = (doc, pageUrls) => {
        const objects = [];
        for (const script of doc.querySelectorAll("script[type*='ld+json' i]"))
            if (script.textContent.length < 1 << 20)
                collect(parse(script.textContent), objects, 0);

        const byId = new Map();
        for (const object of objects)
            if (typeof object["@id"] === "string" && Object.keys(object).length > 1 && !byId.has(object["@id"]))
                byId.set(object["@id"], object);
        const resolve = value => value && typeof value === "object" && typeof value["@id"] === "string"
            && !value.name && !value.url ? byId.get(value["@id"]) ?? value : value;
        const namesOf = value => list(value).map(resolve)
            .flatMap(item => typeof item === "string" ? [item] : item && typeof item === "object" ? list(item.name) : [])
            .filter(name => typeof name === "string").map(name => Postil.jsonLdText(name)).filter(Boolean);
        const isOrganisation = value => typesOf(resolve(value) ?? {}).some(type => /Organi[sz]ation$/.test(type));
        const imageOf = value => {
            for (const item of list(value).map(resolve)) {
                const address = typeof item === "string" ? item : Postil.jsonLdText(item?.url ?? item?.contentUrl);
                if (address)
                    return address;
            }
            return "";
        };

        const articles = objects.filter(object => typesOf(object).some(type => articleType.test(type))
            && (object.headline || object.name || object.datePublished || object.author));
        const addressesOf = object => [object.url, object["@id"], object.mainEntityOfPage, object.mainEntityOfPage?.["@id"]]
            .filter(value => typeof value === "string").map(value => value.replace(/[#?].*$/, "").replace(/\/$/, ""));
        const article = articles.find(object => addressesOf(object).some(address => pageUrls.has(address)))
            ?? articles.find(object => object.headline && object.datePublished) ?? articles[0];
        const site = objects.find(object => typesOf(object).includes("WebSite"));
        // Some date only the page, which is no article of its own.
        const page = objects.find(object => typesOf(object).some(type => /^(?:\w*WebPage|ItemPage|FAQPage|QAPage)$/.test(type))
            && object.datePublished);
        const pageTimes = {published: Postil.jsonLdText(page?.datePublished), modified: Postil.jsonLdText(page?.dateModified)};
        if (!article)
            return {siteName: Postil.jsonLdText(site?.name), types: objects.flatMap(typesOf), isArticle: false, ...pageTimes};
        const authors = [article.author, article.creator].map(list).find(found => namesOf(found).length) ?? [];
        // Of the whole, or of a part behind a barrier.
        const isLocked = [article, ...list(article.hasPart).map(resolve)]
            .some(part => /^false$/i.test(Postil.jsonLdText(typeof part?.isAccessibleForFree === "boolean"
                ? String(part.isAccessibleForFree) : part?.isAccessibleForFree)));
        return {
            types: [...typesOf(article), ...list(article.mainEntity).map(resolve).filter(Boolean).flatMap(typesOf)],
            isArticle: true,
            isFree: !isLocked,
            ended: Postil.jsonLdText(article.coverageEndTime),
            title: Postil.jsonLdText(article.headline) || Postil.jsonLdText(article.name),
            authors: namesOf(authors.filter(value => !isOrganisation(value))),
            organisations: namesOf(authors.filter(isOrganisation)),
            siteName: namesOf(article.publisher)[0] || Postil.jsonLdText(site?.name),
            published: Postil.jsonLdText(article.datePublished) || Postil.jsonLdText(article.dateCreated) || pageTimes.published,
            modified: Postil.jsonLdText(article.dateModified) || pageTimes.modified,
            image: imageOf(article.image) || Postil.jsonLdText(article.thumbnailUrl),
            url: Postil.jsonLdText(article.url) || addressesOf(article)[0] || "",
            language: Postil.jsonLdText(article.inLanguage?.alternateName ?? article.inLanguage?.name ?? article.inLanguage),
            description: Postil.jsonLdText(article.description),
        };
    };
}
