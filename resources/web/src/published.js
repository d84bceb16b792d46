// SPDX-License-Identifier: MIT
// When a page was published. The order of trust:
//  1. JSON-LD datePublished of the article, else of the page;
//  2. meta elements made for it (article:published_time and kin), then those of publishing systems and libraries;
//  3. marks in the text: microdata, hAtom, <time pubdate>;
//  4. what stands near the headline (visibledate.js);
//  5. the address (/2024/05/01/);
//  6. when it was changed, in the same order: a reader takes that for the date where there is no other;
//  7. a date by itself anywhere in the page.
// Where the page shows one date only, and that is later by days than what it declares, it was published anew: readers
// know it by that date.
// A day alone gets its time of day from a later source that names the same day.
"use strict";

{
    const metaNames = ["article:published_time", "og:published_time", "article:published", "og:article:published_time",
        "og:pubdate", "datepublished", "parsely-pub-date", "sailthru.date", "pubdate", "publishdate", "publish-date",
        "publish_date", "published-date", "publication_date", "publication-date", "published_time", "published", "date.issued",
        "dcterms.created", "dcterms.issued", "dc.date.issued", "dc.date.created", "dcterms.date", "dc.date", "article.published",
        "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "rnews:datepublished", "citation_publication_date",
        "citation_date", "article_date_original", "ptime", "date", "created", "uploaddate"];
    // Names nobody could list: each publishing system has its own.
    const otherNames = /(?:^|[-_.:])(?:pub|publi\w*|issued?|creat\w*)[-_.:]?(?:date|time|day)?(?:$|[-_.:])|(?:^|[-_.:])(?:pub|publi\w*|article)[-_]?(?:date|time|day)/;
    const marks = "[itemprop~=datePublished], time[pubdate], [property='schema:datePublished'], time[datetime].published, "
        + "time[datetime].entry-date, time.dt-published, .dt-published, abbr.published, [data-published]";
    const changeNames = ["article:modified_time", "og:updated_time", "datemodified", "last-modified", "dcterms.modified",
        "dc.date.modified", "revised"];

    const declared = element => element.getAttribute("datetime") || element.getAttribute("content")
        || element.getAttribute("data-published") || element.getAttribute("title") || Postil.spacedText(element);

    // The first time that the sources tell; a day alone waits for a time of day on it.
    const firstOf = (sources, language) => {
        let day = "";
        for (const source of sources)
            for (const text of source()) {
                const time = Postil.isoTime(text, language);
                if (time.length > 10 && (!day || time.startsWith(day)))
                    return time;
                day ||= time;
            }
        return day;
    };

    const isDaysLater = (time, than) => Date.parse(time.slice(0, 10)) - Date.parse(than.slice(0, 10)) > 86400e3;

    Postil.published = (doc, {meta, ld, base, language, lines}) => {
        const visible = Postil.visibleDates(lines, language);
        const path = /\/((?:19|20)\d\d)[\/-]?(\d\d)[\/-]?(\d\d)(?:\D|$)/.exec(Postil.parsedUrl(base, "")?.pathname ?? "");
        const first = firstOf([
            () => [ld.published],
            () => metaNames.map(name => meta.first(name)),
            () => meta.matching(otherNames),
            () => doc.querySelectorAll(marks).values().filter(element => !Postil.isApart(element)).take(4).map(declared),
            () => [visible.published || Postil.markedDate(doc, language)],
            () => [path ? `${path[1]}-${path[2]}-${path[3]}` : ""],
        ], language);
        const changed = () => firstOf([() => [ld.modified, ...changeNames.map(name => meta.first(name)), visible.changed]], language);
        const time = first ? isDaysLater(visible.sole, first) ? visible.sole : first : changed() || Postil.loneDate(doc, language);
        return Postil.withZone(time, base, language);
    };
}
