// SPDX-License-Identifier: MIT
// What a page is besides text: "live", "video", "photos", or "paywall" for what is not free to read; "" for a plain
// article. From structured data alone: schema.org types and isAccessibleForFree, og:type, article:content_tier.
"use strict";

// `ld`: of Postil.jsonLd: {types: of the article, or where there is none of all that the page describes; isArticle,
// isFree: false where the article says so; ended: when live coverage ended}.
Postil.note = (ld, {first}, now = Date.now()) => {
    const is = pattern => (ld.types ?? []).some(type => pattern.test(type));
    if (is(/^LiveBlogPosting$/) && !(Date.parse(ld.ended) < now))
        return "live";
    // An article may hold a film and still be one: then its own type says so.
    if (/^video(?:\.|$)/i.test(first("og:type")) || (!ld.isArticle && is(/^VideoObject$/)))
        return "video";
    if (is(/^(?:ImageGallery|MediaGallery)$/))
        return "photos";
    return ld.isFree === false || /^locked$/i.test(first("article:content_tier")) ? "paywall" : "";
};
