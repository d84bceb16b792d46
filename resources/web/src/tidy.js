// SPDX-License-Identifier: MIT
// Takes out of the element that holds an article what is no text of it.
"use strict";

{
    // A block of text, with its element unless that holds more.
    const drop = ({element, text, nodes}, body) => {
        if (element !== body && Postil.tidy(element.textContent).length <= text.length + 8)
            element.remove();
        else
            nodes.forEach(node => node.remove());
    };
    const isWhole = ({element, text}, body) => element !== body && Postil.tidy(element.textContent).length <= text.length + 8;

    const dropBoxes = (body, blocks) => {
        const isBeside = Postil.besideJudge(blocks, 0.25);
        // Where many are named, each is of one entry of a list.
        const isList = body.querySelectorAll("[class*=byline i], [class*=author i]").length > 12;
        const isOfEntry = element => isList && /byline|author/i.test(`${element.getAttribute("class")} ${element.id}`);
        for (const element of body.querySelectorAll("*"))
            if (isBeside(element) && !isOfEntry(element) && body.contains(element) && !isPartOfLine(element) && !element.querySelector("h1"))
                element.remove();
    };

    const beside = (element, way) => {
        let at = element[way];
        while (at && (at.nodeType === Node.COMMENT_NODE || (at.nodeType === Node.TEXT_NODE && !at.data.trim())))
            at = at[way];
        return at;
    };
    // A few words between blocks.
    const isOwnLine = element => element.textContent.length < 40 && ["previousSibling", "nextSibling"].map(way => beside(element, way)).every(at => !at || Postil.isBlock(at));
    // Names of words in a sentence, or in a line of code, say something else ("comment").
    const isPartOfLine = element => !Postil.isBlock(element)
        && (element.closest("pre, code") !== null || (!isOwnLine(element) && Postil.tidy(element.parentElement.textContent).length > 1.5 * Postil.tidy(element.textContent).length + 10));

    const isHeading = element => /^H[1-6]$/.test(element.nodeName);

    const hasProse = element => Postil.textBlocks(element).some(Postil.isProse);

    // Whether a block is one of those that follow a heading such as "Related stories".
    const isLinked = element => {
        const text = Postil.tidy(element.textContent);
        return !text || Postil.linkShare(element) > 0.5 || (text.length < 40 && element.querySelector("a[href]") !== null)
            || (element.querySelectorAll("a[href]").length > 1 && !hasProse(element));
    };

    // The outermost element that says nothing but this text.
    const boxOf = (element, body) => {
        const text = Postil.tidy(element.textContent);
        let at = element;
        while (at.parentElement && at.parentElement !== body && Postil.tidy(at.parentElement.textContent) === text)
            at = at.parentElement;
        return at;
    };

    // What a label heads, behind it.
    const dropHeaded = (label, body) => {
        let next = label.nextElementSibling;
        while (next && isLinked(next) && !(isHeading(next) && !next.querySelector("a[href]") && next.textContent.trim())) {
            const after = next.nextElementSibling;
            next.remove();
            next = after;
        }
        // The label stood in a box with what it heads.
        const box = label.parentElement;
        label.remove();
        if (box && box !== body && !hasProse(box) && Postil.linkShare(box) > 0.3)
            box.remove();
    };

    // "More from this section: Business", of which only the last word is a link.
    const endsInLink = ({text, nodes}) => {
        const link = nodes.at(-1)?.parentElement?.closest("a[href]");
        return link && text.length < 160 && /[:：–—-]\s*$/.test(text.slice(0, -Postil.tidy(link.textContent).length));
    };

    const dropLabelled = (body, blocks) => {
        for (const block of blocks) {
            const {element, text, linkShare} = block;
            const isLabel = Postil.isLabel(text);
            if ((!isLabel && ((linkShare <= 0.3 && !endsInLink(block)) || !Postil.hasRelatedLabel(text))) || !body.contains(element)
                || element.closest(isLabel && !Postil.isRelatedLabel(text) ? "table, pre" : "table, pre, figcaption"))
                continue;
            if (isLabel && Postil.isRelatedLabel(text) && isWhole(block, body))
                dropHeaded(boxOf(element, body), body);
            else
                drop(block, body);
        }
    };

    // Lists of links that lead about in the page itself.
    const dropContents = body => {
        for (const list of body.querySelectorAll("ul, ol")) {
            const links = list.querySelectorAll("a[href]");
            if (body.contains(list) && links.length > 1 && Postil.linkShare(list) > 0.7
                && Array.from(links).every(link => (link.getAttribute("href") ?? "").includes("#")))
                list.remove();
        }
    };

    const asides = [
        /\b(?:may|might|could|can) (?:earn|receive|get|make) (?:a |an |us |me )?(?:small |affiliate )*commissions?\b|\baffiliate (?:links?|commissions?|disclosure)\b|\bearns? (?:us )?a (?:small )?commission\b/i,
        /\b(?:sign up|subscribe|register)\b.{0,60}\b(?:newsletters?|mailing list|inbox|updates|emails?|channel|podcast)\b|\bnewsletter\b.{0,60}\b(?:sign up|subscribe|abonnieren|anmelden|inbox)\b|\bto (?:your|the) inbox\b/i,
        /\bfollow (?:us|me|him|her|the author|.{1,30}) on (?:twitter|facebook|instagram|linkedin|x|threads|bluesky|tiktok|youtube|mastodon|social|google news)\b|\bfolgen sie .{0,40}\bauf\b/i,
        /^(?:©|\(c\)|copyright)|\ball rights reserved\b|\balle rechte vorbehalten\b|\btous droits réservés\b|\btodos los derechos reservados\b/i,
        /\b(?:log|sign) ?in\b.{0,40}\b(?:comment|reply|continue|read|account)\b|\bto (?:read the rest|continue reading|keep reading)\b|\byou must be logged in\b|\benable javascript\b/i,
        /\b(?:views|opinions) (?:and opinions )?expressed\b.{0,120}\b(?:do(?:es)? not|are (?:those|their|his|her|solely)|own)\b/i,
        /\bthis (?:site|website|page) uses cookies\b|\bwe use cookies\b|\bcookie (?:policy|settings|preferences)\b|\bverwendet cookies\b/i,
    ];
    const isAside = text => text.length <= 500 && asides.some(pattern => pattern.test(text));
    const dropAsides = (body, blocks) => {
        for (const block of blocks)
            if ((isAside(block.text) || Postil.isNotice(block) || /^[-–—•·|.,:;]$/.test(block.text)) && body.contains(block.element) && !block.element.closest("table, pre, blockquote"))
                drop(block, body);
    };

    const isCaption = ({element}) => element.closest("figcaption") !== null;

    // What follows the last sentence of the article and is only links.
    const trimEnd = (body, blocks) => {
        for (const block of blocks.toReversed()) {
            const {element, linkShare} = block;
            if (isCaption(block))
                continue;
            if (!isWhole(block, body) || Postil.isProse(block) || element.closest("table, pre, blockquote")
                || (linkShare < 0.6 && !isHeading(element)))
                break;
            element.remove();
        }
    };

    const dateOrTime = /^\W*(?:(?:updated|published|posted|last modified|aktualisiert|veröffentlicht|stand|mis à jour|publié|actualizado|publicado)\b.{0,60}|.{0,30}\b\d+ ?(?:min(?:ute)?s?|minuten|min\.)\b.{0,20}(?:read|lesezeit|lecture)?.{0,10}|(?:reading time|lesezeit|temps de lecture).{0,30})$/i;

    // What stands before the first sentence and says when, by whom and where; behind a standfirst, what says nothing but
    // the author's name or the moment of publication.
    const trimStart = (body, blocks, {title, byline, publishedTime, language}) => {
        const names = (byline ?? "").split(", ").filter(Boolean);
        const key = Postil.titleKey(title ?? "");
        const day = (publishedTime ?? "").slice(0, 10);
        let seen = 0;
        let isBegun = false;
        for (const block of blocks) {
            const {element, text, linkShare} = block;
            if (isCaption(block))
                continue;
            if (++seen > 12 || element.closest("table, pre, blockquote") || (isBegun && seen > 4))
                break;
            const isSigned = text.length < 120 && Postil.hasNameLabel(text) && names.some(name => text.includes(name)) && !/[.!?]$/.test(text);
            if (Postil.isProse(block) && !isSigned) {
                seen = isBegun ? seen : 1;
                isBegun = true;
                continue;
            }
            if (isBegun) {
                const isName = text.length < 60 && Postil.hasNameLabel(text) && names.some(name => text.includes(name) && text.length < name.length + 25);
                const isMoment = text.length < 60 && day && !isHeading(element) && Postil.isoTime(text, language).startsWith(`${day}T`);
                if ((isName || isMoment) && !/[.!?]$/.test(text))
                    drop(block, body);
                continue;
            }
            const own = Postil.titleKey(text);
            // A main heading may say the headline with a line above or below it.
            const isTitle = key && (own === key || (element.nodeName === "H1" && key.length >= 12 && (own.startsWith(key) || own.endsWith(key))));
            const isDate = text.length < 70 && Postil.isoTime(text, language) !== "" && !/[.!?]$/.test(text);
            const isByline = text.length < 120 && (names.some(name => text.includes(name)) || Postil.hasNameLabel(text)) && !/[.!?]$/.test(text);
            const isPath = text.length < 120 && linkShare > 0.2 && /\S\s*[»›>→\/]\s*\S/u.test(text) && !/[.!?]$/.test(text);
            if (isTitle || isDate || isByline || isPath || dateOrTime.test(text) || (linkShare > 0.8 && !isHeading(element) && text.length < 60))
                drop(block, body);
        }
    };

    // "Ann Lee is a reporter in Rome": who wrote it, below the text.
    const dropAuthors = (body, blocks, {byline}) => {
        const names = (byline ?? "").split(", ").filter(name => name.length > 4);
        let seen = 0;
        for (const block of blocks.toReversed()) {
            if (isCaption(block))
                continue;
            if (++seen > 3 || block.element.closest("table, pre, blockquote, li"))
                break;
            const name = names.find(each => block.text.startsWith(each));
            if (name && block.text.length < 700
                && /^,?\s(?:.{0,60},\s)?(?:is|was|has|writes|covers|works|joined|serves|leads|reports|lives|ist|war|arbeitet|schreibt|lebt|leitet|est|écrit|es|escribe|è|scrive)\s/u.test(block.text.slice(name.length)))
                drop(block, body);
        }
    };

    // "¶" behind a heading leads to the heading itself.
    const dropAnchors = body => {
        for (const link of body.querySelectorAll("a"))
            if (/^[¶#§🔗∞]$/u.test(link.textContent.trim()))
                link.remove();
    };

    const dropEmpty = (body, blocks) => {
        const full = new Set();
        for (const {element} of blocks)
            for (let at = element; at !== body && !full.has(at); at = at.parentElement)
                full.add(at);
        const boxes = body.querySelectorAll("h1, h2, h3, h4, h5, h6, p, ul, ol, li, div, section, figure, aside, blockquote");
        for (const element of Array.from(boxes).reverse())
            if (!full.has(element) && !element.querySelector("img, picture, hr, table"))
                element.remove();
    };

    // A heading at the very end heads nothing.
    const dropLastHeadings = (body, blocks) => {
        for (const block of blocks.toReversed()) {
            if (isCaption(block))
                continue;
            if (!isHeading(block.element) || block.element === body)
                break;
            block.element.remove();
        }
    };

    // "1. 1 Look for a deal": a number that the list itself gives.
    const dropOrdinals = body => {
        for (const item of body.querySelectorAll("ol > li")) {
            const place = Array.prototype.indexOf.call(item.parentElement.children, item) + Number(item.parentElement.getAttribute("start") || 1);
            const [first, second] = Postil.pieces(item);
            if (second && first.element !== item && /^\d{1,3}[.):]?$/.test(first.text) && parseInt(first.text, 10) === place
                && Postil.tidy(first.element.textContent) === first.text)
                first.element.remove();
        }
    };

    // A rule parts two texts.
    const dropIdleRules = body => {
        const walker = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
        const idle = [];
        let last = null;
        let hasText = false;
        for (let node; (node = walker.nextNode());) {
            if (node.nodeType === Node.TEXT_NODE) {
                hasText ||= /\S/.test(node.data);
            } else if (node.nodeName === "HR") {
                if (!hasText)
                    idle.push(node);
                else
                    last = node;
                hasText = false;
            }
        }
        if (last && !hasText)
            idle.push(last);
        idle.forEach(rule => rule.remove());
    };

    // `body`: an element of the page with its own class names; it is changed. `meta`: what the page says of itself.
    Postil.tidyArticle = (body, meta) => {
        let blocks = Postil.textBlocks(body);
        const left = () => blocks = Postil.blocksLeft(blocks, body);
        dropBoxes(body, blocks);
        dropContents(body);
        dropLabelled(body, left());
        Postil.markCaptions(body, blocks);
        dropAsides(body, left());
        trimEnd(body, left());
        trimStart(body, left(), meta);
        dropAuthors(body, left(), meta);
        dropAnchors(body);
        dropOrdinals(body);
        dropEmpty(body, left());
        dropLastHeadings(body, left());
        dropIdleRules(body);
        return body;
    };
}
