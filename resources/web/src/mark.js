// SPDX-License-Identifier: MIT
// Marks the block under the caret. The mark is a rule in a style sheet of our own that names the block by its
// position: nothing is written into the document, so no patch can remove it and no copy can contain it.
"use strict";

{
    const sheet = new CSSStyleSheet();
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    let place = null;
    let rule = "";

    const parts = {title: ".postil-title", source: ".postil-source", excerpt: ".postil-excerpt",
        commentary: ".postil-commentary", coverage: ".postil-coverage"};

    // The blocks of a part: its paragraphs, or the rows of its list.
    const blocksOf = (part, element) => {
        if (part === "title" || part === "source")
            return [element];
        const rows = part === "coverage" ? Array.from(element.querySelectorAll("li")) : [];
        return rows.length ? rows : Array.from(element.children);
    };

    const marked = () => {
        const element = place && document.querySelectorAll(parts[place.part])[place.index];
        if (!element)
            return null;
        const blocks = blocksOf(place.part, element);
        return blocks[Math.min(place.block, blocks.length - 1)] ?? element;
    };

    const selectorOf = element => {
        const steps = [];
        for (let at = element; at !== document.documentElement; at = at.parentElement) {
            let position = 1;
            for (let before = at.previousElementSibling; before; before = before.previousElementSibling)
                ++position;
            steps.unshift(`:nth-child(${position})`);
        }
        return `html > ${steps.join(" > ")}`;
    };

    const refresh = () => {
        const element = marked();
        const wanted = element ? `${selectorOf(element)} {
            background: color-mix(in srgb, currentColor 6%, transparent) !important;
            box-shadow: -3px 0 0 color-mix(in srgb, currentColor 45%, transparent),
                0 0 0 3px color-mix(in srgb, currentColor 6%, transparent) !important;
            border-radius: 2px;
            scroll-margin: 24px;
        }` : "";
        if (wanted !== rule)
            sheet.replaceSync(rule = wanted);
        return element;
    };

    // Only a block that is wholly out of sight is brought into view: what can be read does not move.
    const reveal = element => {
        const box = element.getBoundingClientRect();
        if (box.bottom > 0 && box.top < innerHeight)
            return;
        const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
        element.scrollIntoView({block: "nearest", behavior: calm ? "instant" : "smooth"});
    };

    Postil.refreshMark = refresh;

    Postil.mark = (part, index, block) => {
        place = {part, index, block};
        const element = refresh();
        if (element)
            reveal(element);
        return element !== null;
    };
}
