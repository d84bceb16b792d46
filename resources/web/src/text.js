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

    // White space, where it is not a single space already.
    const spaces = /\s{2,}|[^\S ]/g;
    const spacesInLine = /[^\S\n\t]{2,}|[^\S\n\t ]/g;
    const tidied = (text, isVerbatim) => isVerbatim
        ? Postil.wellFormed(text).replace(/^\s*\n|\s+$/g, "")
        : !Postil.isUntidy(text) ? text.trim() : Postil.wellFormed(text).replace(spacesInLine, " ").replace(/[ \t]*\n[ \t]*/g, "\n").replace(/ ?\t ?/g, "\t").trim();

    // Text of each block that has any, in reading order, as {element, text, nodes, linkShare}. `element` is the innermost
    // block; where text stands in it beside other blocks it is not all of it, but `nodes` are. `linkShare`: how much of
    // the text is in links, from 0 to 1. Texts that nobody sees, as they are white space at the edge of a block, are added
    // to `unseen`.
    Postil.textBlocks = (root, unseen = []) => {
        const found = [];
        let owner = root;
        let parts = [];
        let nodes = [];
        let linked = 0;
        const flush = () => {
            while (nodes.length && parts.at(-1) === " ") {
                unseen.push(nodes.pop());
                parts.pop();
            }
            const text = nodes.length ? tidied(parts.join(""), owner.nodeName === "PRE") : "";
            if (text)
                found.push({element: owner, text, nodes, linkShare: Math.min(1, linked / text.length)});
            parts = [];
            nodes = [];
            linked = 0;
        };
        const take = (node, block, isLinked) => {
            const {data} = node;
            const isVerbatim = block.nodeName === "PRE";
            const text = isVerbatim ? data : data.replace(spaces, " ");
            if (text === " " && !nodes.length && !isVerbatim) {
                unseen.push(node);
            } else {
                nodes.push(node);
                parts.push(text);
                linked += isLinked ? text.length : 0;
            }
        };
        const walk = (node, block, isLinked) => {
            for (let child = node.firstChild; child; child = child.nextSibling) {
                const type = child.nodeType;
                if (type === Node.TEXT_NODE) {
                    take(child, block, isLinked);
                    continue;
                }
                const name = child.nodeName;
                if (type !== Node.ELEMENT_NODE || silent.has(name))
                    continue;
                const inner = blocks.has(name);
                if (inner) {
                    flush();
                    owner = child;
                }
                if (name === "BR")
                    parts.push("\n");
                else
                    walk(child, inner ? child : block, isLinked || (name === "A" && child.hasAttribute("href")));
                if (name === "TD" || name === "TH")
                    parts.push("\t");
                if (inner) {
                    flush();
                    owner = block;
                }
            }
        };
        walk(root, root, false);
        flush();
        return found;
    };

    // The innermost block at or below `root` that holds a node; null where the node is not in `root`.
    const ownerOf = (node, root) => {
        let at = node.parentElement;
        while (at && at !== root && !blocks.has(at.nodeName))
            at = at.parentElement;
        return at;
    };

    // `blocks` of `root` after something of it was taken out or renamed.
    Postil.blocksLeft = (blocks, root) => {
        const left = blocks.filter(({nodes}) => nodes.some(node => root.contains(node)));
        const isAsRead = ({element, nodes}) => root.contains(element) && nodes.every(node => ownerOf(node, root) === element);
        return left.every(isAsRead) ? left : Postil.textBlocks(root);
    };

    // Whether a block says something in sentences.
    const dense = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
    const saysSomething = ({element, text, linkShare}) => (text.length >= 80 || (text.length >= 30 && dense.test(text)))
        && linkShare < 0.4 && /[.!?…:;,。！？、،؟।]/u.test(text) && !/^H[1-6]$|^FIGCAPTION$|^BUTTON$/.test(element.nodeName);
    Postil.isProse = block => block.isProse ??= saysSomething(block);

    Postil.textOf = root => Postil.textBlocks(root).map(block => block.text).join("\n\n");
}
