// SPDX-License-Identifier: MIT
// Who wrote a page. The order of trust:
//  1. "By Ann Lee" near the headline: it is what readers see, and publishing systems often declare the account that
//     uploaded the text instead;
//  2. authors in JSON-LD, then in meta elements, except that a link to an author's page near the headline goes before
//     the plain <meta name=author>, which is often the publisher;
//  3. marks: rel=author, microdata, microformats, classes that say author or byline;
//  4. a name beside the date or the headline; the name of a personal site;
//  5. a signature below the text, what Readability found;
//  6. an organisation that is declared the author, though it be the site itself.
"use strict";

{
    const marks = ["[rel~=author]", "[itemprop~=author] [itemprop~=name]", "[itemprop~=author]", ".p-author",
        ".byline .author", "[class*=byline-name i], [class*=byline__name i]", "[class*=author-name i], [class*=author__name i], [class*=author_name i], [class*=authorname i]",
        ".vcard .fn", "[class*=byline i] a, [class*=author i] a", "[class*=byline i]", "[class*=author i]"];
    // What has any of these marks, so that a page is gone through once.
    const anyMark = "[rel~=author], [itemprop~=author], [itemprop~=author] [itemprop~=name], .p-author, .vcard .fn, [class*=byline i], [class*=author i], [class*=byline i] a, [class*=author i] a";
    const authorPage = /\/(?:authors?|autor(?:en|in|es)?|auteurs?|people|person|profiles?|profil|staff|contributors?|writers?|users?|team|redaktion|columnists?|reporters?|journalists?|bio|creators?|members?)(?:\/|\?|=|-)[^\/]/i;

    // The leading names of a text that a label introduced: "By Ann Lee and Bo Li in Rome" ends after Bo Li. An account's
    // name counts where it is all there is.
    const leadingNames = text => {
        const parts = Postil.splitNames(text).map(part => Postil.isName(part) ? part : part.split("/")[0].trim());
        const end = parts.findIndex((part, at) => !Postil.isName(part) || (at > 0 && Postil.isPosition(part)));
        if (end === 0 && parts.length === 1 && Postil.isAccount(parts[0]))
            return parts;
        return end < 0 ? parts : parts.slice(0, end);
    };

    // Whether a piece goes on with names ("and", ", Bo Li") after a piece that ended with one.
    const goesOn = (before, piece) => /(?:,|&|\s(?:and|und|et|y))\s*$/i.test(before) || /^(?:,|&|and\b|und\b|et\b|y\b)/i.test(piece);

    // The names behind a label, which the label's own piece holds, or the next ones.
    const namesBehind = pieces => {
        let text = pieces[0];
        for (let next = 1; next < pieces.length; ++next) {
            if (!Postil.isNameLabel(text) && !goesOn(text, pieces[next]))
                break;
            text += ` ${pieces[next]}`;
        }
        return leadingNames(text);
    };

    const fromDatedLine = text => {
        const labelled = Postil.fromNameLabel(text);
        return labelled && Postil.isoTime(text) ? labelled : "";
    };

    const labelled = lines => {
        for (const [index, line] of lines.entries()) {
            if (Math.abs(line.distance) > 12 || line.text.length > 160)
                continue;
            const pieces = line.pieces.map(piece => piece.text);
            const at = pieces.findIndex((text, place) => place < 6 && Postil.hasNameLabel(text));
            const rest = at >= 0 ? pieces.slice(at) : [fromDatedLine(line.text)];
            if (!rest[0])
                continue;
            const names = namesBehind(rest.length === 1 && Postil.isNameLabel(rest[0])
                ? [rest[0], ...(lines[index + 1]?.pieces.map(piece => piece.text) ?? [])] : rest);
            if (names.length)
                return names;
        }
        return [];
    };

    // Name, role and date often share one element, each in its own below it: the name is what looks like one.
    const namesIn = element => {
        const declared = element.getAttribute("content");
        if (declared)
            return [declared];
        const pieces = Postil.pieces(element).map(({text}) => text);
        const label = pieces.findIndex(Postil.hasNameLabel);
        const names = label >= 0 ? namesBehind(pieces.slice(label)) : [];
        if (names.length)
            return names;
        return pieces.length > 1 && goesOn(pieces[0], pieces[1]) ? leadingNames(pieces.join(" ")) : leadingNames(pieces[0] ?? "");
    };

    const notNames = /title|role|position|job|bio|desc|image|avatar|photo|date|time|social|comment/i;

    // Whole articles bear names such as "author-ann" too: a link in one of those is no author's.
    const isInSmallBox = element => (element.parentElement?.closest("[class*=byline i], [class*=author i]")?.textContent.length ?? 0) < 600;

    const marked = doc => {
        const scope = doc.querySelector("h1")?.closest("article") ?? doc;
        const any = Array.from(scope.querySelectorAll(anyMark));
        for (const selector of any.length ? marks : []) {
            const found = any.values()
                .filter(element => element.matches(selector) && !notNames.test(element.getAttribute("class") ?? "") && !element.closest("footer")
                    && !element.matches("[rel~=tag], [rel~=category]") && isInSmallBox(element) && !Postil.isApart(element)).take(6).toArray()
                .map(element => [element, namesIn(element)]).filter(([, names]) => Postil.names(names).length);
            // Authors of one article stand together; others are of other articles.
            const box = found[0]?.[0].parentElement?.parentElement;
            if (box)
                return found.filter(([element]) => box.contains(element)).flatMap(([, names]) => names);
        }
        return [];
    };

    const linked = (lines, base) => lines.flatMap(line => line.pieces)
        .filter(({text, element}) => Postil.isName(text) && /\s|[^\x00-\u024f]/.test(text)
            && authorPage.test(Postil.parsedUrl(element.closest("a[href]")?.getAttribute("href"), base)?.pathname ?? ""))
        .map(({text}) => text).slice(0, 6);

    // A name and nothing else, in or beside the line of the date or right behind the headline.
    const besideDate = (lines, language) => {
        const isPerson = name => Postil.isName(name) && /^\S+(?:\s\S+){1,2}$/.test(name);
        for (const [index, line] of lines.entries()) {
            if (line.text.length > 100 || line.distance < -3 || line.distance > 8)
                continue;
            const dated = Postil.isoTime(line.text, language) !== "";
            const near = dated ? [...line.pieces, ...(lines[index - 1]?.pieces.slice(0, 2) ?? []), ...(lines[index + 1]?.pieces.slice(0, 2) ?? [])]
                : line.distance >= 1 && line.distance <= 2 ? line.pieces : [];
            const found = near.map(piece => Postil.splitNames(piece.text)).find(names => names.length && names.every(isPerson));
            if (found)
                return found;
        }
        return [];
    };

    // A personal site bears its author's name, in its title and in its address: "Ann Lee's notebook" on annlee.example.
    const personalSite = (doc, lines, siteName, base) => {
        const address = Postil.titleKey(base);
        const title = Postil.tidy(doc.querySelector("title")?.textContent).split(/\s+[|\-–—:·•»«]+\s+/);
        const heads = lines.filter(line => line.distance < 0).map(line => line.text);
        return [siteName, title.at(-1), title[0], ...heads].map(text => (text ?? "").replace(/['’]s?\s.*$/, ""))
            .filter(name => Postil.isName(name) && /^\S+(?:\s\S+){1,2}$/.test(name) && name.split(" ").map(Postil.titleKey)
                .some(word => word.length >= 4 && address.includes(word))).slice(0, 1);
    };

    // [source, texts] in the order of trust.
    Postil.bylineSources = (doc, {meta, ld, base, language, siteName, lines}) => [
        ["labelled", () => labelled(lines)],
        ["ld", () => ld.authors ?? []],
        ["article:author", () => meta.all("article:author")],
        ["other", () => ["parsely-author", "sailthru.author", "article:author_name", "article_author", "cxenseparse:author", "dc.creator",
            "dcterms.creator", "byl", "byline", "citation_author", "creator"].map(name => meta.all(name)).find(texts => texts.length) ?? []],
        ["linked", () => linked(lines, base)],
        ["author", () => meta.all("author")],
        ["twitter", () => meta.all("twitter:data1").filter(() => meta.all("twitter:label1").some(label => /written by|author|verfasst|geschrieben|escrito|écrit|por/i.test(label)))],
        ["marked", () => marked(doc)],
        ["besideDate", () => besideDate(lines, language)],
        ["personal", () => personalSite(doc, lines, siteName, base)],
    ];

    Postil.byline = (doc, facts) => {
        for (const [source, texts] of Postil.bylineSources(doc, facts)) {
            const names = Postil.names(texts(), source === "personal" ? new Set() : facts.siteKeys);
            if (names.length)
                return names.join(", ");
        }
        return "";
    };

    // "Ann Lee" or "Text: Ann Lee" in one of the last lines of an article.
    Postil.signature = body => {
        for (const {text} of Postil.textBlocks(body).slice(-4).reverse())
            if (text.length < 80 && Postil.hasNameLabel(text)) {
                const names = leadingNames(text);
                if (names.length)
                    return names.join(", ");
            }
        return "";
    };

    // Who is declared the author although it is only the site.
    Postil.organisation = ({meta, ld, lines}) => [...labelled(lines), ...(ld.authors ?? []), ...(ld.organisations ?? []),
        ...meta.all("author"), ...meta.all("article:author")].map(Postil.wholeName).find(Boolean) ?? "";
}
