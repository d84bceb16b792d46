// SPDX-License-Identifier: MIT
// Which elements of a page are the article. Readability finds the place; but what it returns is rewritten, without the
// class names that tell boxes from text, and pieces of the text are often gone from it. So its answer is taken back to
// the page's own elements, and what it left out beside them is looked at once more.
"use strict";

{
    // What is no text of any page, and what a formula is drawn with.
    const dropUnread = doc => {
        for (const element of doc.querySelectorAll("script, style, noscript, template, svg > *"))
            element.remove();
    };

    const isShown = node => node.nodeType === Node.TEXT_NODE ? node.data.trim() !== "" : node.nodeName === "IMG";

    const commonAncestor = (first, second) => {
        let at = first.parentElement;
        while (at && !at.contains(second))
            at = at.parentElement;
        return at;
    };

    const holdersOf = kept => {
        const holders = new Set();
        for (const element of kept)
            for (let at = element.parentElement; at && !holders.has(at); at = at.parentElement)
                holders.add(at);
        return holders;
    };

    // Letters of prose in each element at or below `root` that has any.
    const lettersOf = (root, blocks) => {
        const letters = new Map();
        for (const {element, text} of blocks.filter(Postil.isProse))
            for (let at = element; at; at = at === root ? null : at.parentElement)
                letters.set(at, (letters.get(at) ?? 0) + text.length);
        return letters;
    };
    const sum = blocks => blocks.reduce((letters, {text}) => letters + text.length, 0);

    // A formula is read as its letters and signs: MathML does not survive cleaning. What draws formulas by scripts keeps
    // the MathML in a box of its own.
    const spellFormulas = doc => {
        for (const formula of Array.from(doc.querySelectorAll("math"))) {
            formula.querySelectorAll("annotation, annotation-xml").forEach(note => note.remove());
            const spelled = doc.createElement("span");
            spelled.textContent = formula.textContent;
            (formula.closest("mjx-container, .MathJax, .katex") ?? formula).replaceWith(spelled);
        }
    };

    // A box that leads to another article, or one of the pictures of a gallery.
    const isTeaser = element => element.querySelector("img, picture, video, iframe, :is(h1, h2, h3, h4, h5) a[href], a[href] :is(h1, h2, h3, h4, h5, p, div), input") !== null
        || element.closest("a[href]") !== null;

    const isTeaserText = element => {
        const item = element.closest("li");
        return item !== null && isTeaser(item);
    };

    // The smallest element that holds most of what the page says in sentences.
    const mainBox = (root, prose) => {
        const seen = new Set(); // some pages hold their text twice, for small screens and for wide ones
        const own = prose.filter(({element, text}) => !seen.has(text) && seen.add(text) && !isTeaserText(element));
        const letters = lettersOf(root, own);
        const all = letters.get(root) ?? 0;
        let box = root;
        for (let next = root; next;) {
            box = next;
            next = Array.from(box.children).find(child => (letters.get(child) ?? 0) > 0.5 * all && !/^(?:P|PRE|LI|TD)$/.test(child.nodeName));
        }
        return {box, letters: letters.get(box) ?? 0};
    };

    // The element that the article is in: that around all that Readability kept, or where that has so little of what the
    // page says that a part must have been taken for the whole, another.
    const boxOf = (body, blocks, shown, isKept, isBeside) => {
        const isText = ({element}) => {
            for (let at = element; at && at !== body; at = at.parentElement)
                if (isBeside(at))
                    return false;
            return true;
        };
        const box = shown.length ? commonAncestor(shown[0], shown.at(-1)) : null;
        const prose = blocks.filter(block => Postil.isProse(block) && isText(block));
        const own = box ? sum(prose.filter(block => isKept(block) && box.contains(block.element))) : 0;
        const main = mainBox(body, prose);
        return main.letters > 0 && own < 0.55 * main.letters ? {box: main.box, isWider: true} : {box, isWider: false};
    };

    // Whether an element that Readability left out is text of the article all the same. Leaves its text in it, no more.
    const mend = (element, hasProse, isWider, isBeside) => {
        if (!hasProse(element) || isBeside(element) || (!isWider && isTeaser(element)))
            return false;
        if (/^(?:P|PRE|BLOCKQUOTE|LI|DD|DT|H[1-6])$/.test(element.nodeName) || !element.firstElementChild
            || !Array.from(element.children).some(child => Postil.isBlock(child) || child.querySelector("p, div, ul, ol")))
            return true;
        let any = false;
        const heads = [];
        for (const child of Array.from(element.children)) {
            if (/^H[1-6]$/.test(child.nodeName)) {
                heads.push(child);
                continue;
            }
            if (mend(child, hasProse, isWider, isBeside)) {
                any = true;
                heads.length = 0;
            } else {
                heads.splice(0).forEach(head => head.remove());
                child.remove();
            }
        }
        heads.forEach(head => head.remove());
        return any;
    };

    // Takes out of `node` what was not kept. `mended`: elements that Readability had left out and that stay.
    const prune = (node, kept, holders, mayStay, mended) => {
        for (const child of Array.from(node.childNodes)) {
            if (child.nodeType === Node.TEXT_NODE) {
                if (!kept.has(child))
                    child.remove();
            } else if (kept.has(child) || holders.has(child)) {
                prune(child, kept, holders, mayStay, mended);
            } else if (child.nodeType === Node.ELEMENT_NODE && mayStay(child)) {
                mended.push(child);
            } else {
                child.remove();
            }
        }
    };

    // {found: what Readability says, body: the element of the page that holds the article, and little else}. `body` is
    // null where there is nothing. The page is changed.
    Postil.articleRegion = (doc, meta) => {
        spellFormulas(doc);
        Postil.resolvePictures(doc);
        dropUnread(doc);
        const unseen = [];
        const blocks = Postil.textBlocks(doc.body, unseen);
        unseen.forEach(space => space.remove()); // half of a page's texts
        // Readability goes through a page up to four times, which takes seconds where it is as large as a book.
        const found = doc.getElementsByTagName("*").length > 20000 ? {kept: new Set()} : new Postil.Reader(doc).read();
        const {kept} = found;
        const shown = Array.from(kept).filter(isShown);
        const isKept = block => block.nodes.some(node => kept.has(node));
        const isBeside = Postil.besideJudge(blocks, 0.4, isKept);
        const {box, isWider} = boxOf(doc.body, blocks, shown, isKept, isBeside);
        if (!box)
            return {found, body: null};
        if (isWider)
            kept.delete(box);
        const letters = lettersOf(doc.body, blocks);
        const hasProse = element => Postil.isBlock(element) ? letters.has(element) : Postil.textBlocks(element).some(Postil.isProse);
        const own = blocks.filter(block => box.contains(block.element) && isKept(block));
        const start = own.find(Postil.isProse)?.element;
        const isBehind = (node, other) => other.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING;
        // Beside Readability's article only holes in it are mended.
        const mayStay = element => (isWider || (isBehind(element, shown[0]) && isBehind(shown.at(-1), element)))
            && mend(element, hasProse, isWider, isBeside);
        const said = isWider ? blocks.filter(({element}) => box.contains(element)) : own;
        const standfirst = start && Postil.standfirst(doc, start, said, meta)?.cloneNode(true);
        const mended = [];
        prune(box, kept, holdersOf(kept), mayStay, mended);
        // More patch than cloth is another cloth: a gallery, a list of teasers.
        const isPatch = ({element}) => mended.some(patch => patch.contains(element));
        if (!isWider && sum(blocks.filter(block => Postil.isProse(block) && isPatch(block))) > 0.3 * sum(own.filter(Postil.isProse)))
            mended.forEach(element => element.remove());
        if (standfirst) {
            const paragraph = doc.createElement("p");
            paragraph.append(...standfirst.childNodes);
            box.prepend(paragraph);
        }
        return {found, body: box};
    };
}
