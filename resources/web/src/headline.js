// SPDX-License-Identifier: MIT
// The headline of a page. What it says of itself comes in the order og:title, JSON-LD headline, twitter:title, other
// meta elements, the title for oEmbed, <title>, each without the name of the site; a heading of the page that fits is
// trusted more, because readers see it, and what pages say of themselves is often written for search engines.
"use strict";

{
    // Chinese and Japanese part no words: two characters stand for one.
    const joined = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
    const words = text => new Set((text.toLowerCase().match(/\p{L}{3,}|\p{N}+/gu) ?? [])
        .flatMap(word => joined.test(word) ? Array.from(word).slice(1).map((letter, at) => Array.from(word)[at] + letter) : [word]));
    const key = Postil.titleKey;

    // Headings as {element, text, own}: `own` is the key of the text.
    const headingsOf = (doc, selector, siteKeys) => Array.from(doc.querySelectorAll(selector))
        .filter(element => !element.closest("nav, aside, footer, [hidden], dialog")).slice(0, 40)
        .map(element => ({element, text: Postil.lineText(element)})).map(heading => ({...heading, own: key(heading.text)}))
        .filter(({text, own}) => text.length > 3 && !siteKeys.has(own));

    const partsOf = text => text.split(/\s+[|\-–—:·•»«\/\\]+\s+|\s*[|»«]\s*/u);
    // The longest part of "Section » Headline | Site".
    const partOf = text => partsOf(text).reduce((longest, part) => part.length > longest.length ? part : longest, "");

    // A heading that is a good part of what the page says is the headline: the rest is for search engines.
    const isIn = (text, {own}) => {
        const whole = key(text);
        return whole.includes(own) && ((own.length >= 12 && own.length >= 0.3 * whole.length)
            || (own.length >= 8 && partsOf(text).some(part => key(part) === own)));
    };

    // A heading that says more than the page says is the headline.
    const goesOn = (said, {text, own}) => key(said).length >= 12 && own.startsWith(key(said)) && text.length < 3 * said.length;

    // A heading with a kicker or a second line, each in an element of its own, beside what the page says is the headline.
    const holds = ({element}, text) => {
        const pieces = Postil.pieces(element).map(piece => key(piece.text));
        return pieces.some((_, at) => at > 0
            && (pieces.slice(0, at).join("") === key(text) || pieces.slice(at).join("") === key(text)));
    };

    const alike = (text, heading) => {
        const wanted = words(text);
        const own = [...words(heading)];
        return own.length >= 3 && own.filter(word => wanted.has(word)).length >= own.length / 2
            && (!joined.test(heading) || heading.length >= text.length / 2);
    };

    Postil.headline = (doc, {siteKeys, ld, first, embedded = ""}) => {
        const titleElement = Postil.tidy(doc.querySelector("head > title, title")?.textContent);
        const main = headingsOf(doc, "h1", siteKeys);
        const said = [first("og:title"), ld.title ?? "", first("twitter:title"), first("headline", "dc.title", "title"), embedded, titleElement]
            .filter(Boolean).map(text => Postil.withoutSite(text, siteKeys)).filter(text => !siteKeys.has(key(text)));
        const shownAs = (text, headings) => {
            const wanted = key(text);
            return headings.find(({own}) => own === wanted)?.text;
        };
        let known = null;
        const all = () => known ??= main.concat(headingsOf(doc, "h2, h3, h4", siteKeys));
        for (const text of said) {
            const shown = shownAs(text, main) ?? main.find(heading => isIn(text, heading))?.text
                ?? (text.length >= 24 ? shownAs(text, all()) : undefined);
            if (shown)
                return shown;
        }
        const held = said.find(text => main.some(heading => holds(heading, text)));
        if (held)
            return held;
        const fitting = all().find(heading => said.length && goesOn(said[0], heading))?.text
            ?? main.find(heading => alike(said[0] ?? "", heading.text))?.text;
        if (fitting)
            return fitting;
        for (const text of said) {
            const shown = shownAs(text, all()) ?? shownAs(partOf(text), all());
            if (shown)
                return shown;
        }
        // One main heading, and it is a whole sentence: the page's own, whatever else it was given for search engines.
        const [only] = main;
        if (only && main.every(heading => heading.text === only.text) && only.text.length >= 24 && only.text.length <= 200
            && words(only.text).size >= 4)
            return only.text;
        return said[0] ?? main[0]?.text ?? titleElement;
    };
}
