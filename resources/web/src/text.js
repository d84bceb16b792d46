// SPDX-License-Identifier: MIT
// The text of an element as a reader sees it, block by block: textContent would glue the last word of one
// paragraph to the first of the next.
"use strict";

{
    const blocks = new Set(("ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CAPTION CENTER DD DETAILS DIV DL DT FIGCAPTION FIGURE "
        + "FOOTER H1 H2 H3 H4 H5 H6 HEADER HGROUP HR LI MAIN OL P PRE SECTION SUMMARY TABLE TBODY TFOOT THEAD TR UL")
        .split(" "));
    const silent = new Set("SCRIPT STYLE TEMPLATE NOSCRIPT RP".split(" "));

    Postil.isBlock = element => blocks.has(element.nodeName);
    // Every element below `root` that is a block or holds one.
    Postil.blockHolders = root => {
        const holders = new Set();
        for (const element of root.querySelectorAll("*"))
            if (blocks.has(element.nodeName))
                for (let at = element; at !== root && !holders.has(at); at = at.parentElement)
                    holders.add(at);
        return holders;
    };

    // Text of each block that has any, in reading order, as {element, text, nodes}. `element` is the innermost block;
    // where text stands in it beside other blocks it is not all of it, but `nodes` are.
    const blocksOf = root => {
        const found = [];
        let owner = root;
        let parts = [];
        let nodes = [];
        const flush = () => {
            const text = Postil.wellFormed(parts.join(""));
            const tidy = owner.nodeName === "PRE"
                ? text.replace(/^\s*\n|\s+$/g, "")
                : text.replace(/[^\S\n\t]+/g, " ").replace(/[ \t]*\n[ \t]*/g, "\n").replace(/ ?\t ?/g, "\t").trim();
            if (tidy)
                found.push({element: owner, text: tidy, nodes});
            parts = [];
            nodes = [];
        };
        const walk = (node, block) => {
            for (let child = node.firstChild; child; child = child.nextSibling) {
                if (child.nodeType === Node.TEXT_NODE) {
                    nodes.push(child);
                    parts.push(block.nodeName === "PRE" ? child.data : child.data.replace(/\s+/g, " "));
                } else if (child.nodeType === Node.ELEMENT_NODE && !silent.has(child.nodeName)) {
                    const inner = blocks.has(child.nodeName);
                    if (inner) {
                        flush();
                        owner = child;
                    }
                    if (child.nodeName === "BR")
                        parts.push("\n");
                    else
                        walk(child, inner ? child : block);
                    if (child.nodeName === "TD" || child.nodeName === "TH")
                        parts.push("\t");
                    if (inner) {
                        flush();
                        owner = block;
                    }
                }
            }
        };
        walk(root, root);
        flush();
        return found;
    };

    // While a document is only looked at, what was found out once holds: see unchanged().
    let known = null;
    // Runs `look`, which changes nothing in any document.
    Postil.unchanged = look => {
        known = {blocks: new Map(), prose: new Map()};
        try {
            return look();
        } finally {
            known = null;
        }
    };
    const recalled = (group, key, find) => {
        if (!known)
            return find();
        if (!known[group].has(key))
            known[group].set(key, find());
        return known[group].get(key);
    };

    Postil.textBlocks = root => recalled("blocks", root, () => blocksOf(root));
    // `find` says whether the text of a block, as textBlocks() gives it, is prose.
    Postil.recallProse = (element, text, find) => {
        if (!known)
            return find();
        const texts = recalled("prose", element, () => new Map());
        if (!texts.has(text))
            texts.set(text, find());
        return texts.get(text);
    };

    Postil.textOf = root => Postil.textBlocks(root).map(block => block.text).join("\n\n");
}
