// SPDX-License-Identifier: MIT
// Which elements of a page are the article. Readability finds the place; but what it returns is rewritten, without the
// class names that tell boxes from text, and pieces of the text are often gone from it. So its answer is taken back to
// the page's own elements, and what it left out beside them is looked at once more.
"use strict";

{
    const mark = "data-postil-";

    // The page's elements that Readability kept. It copies attributes when it renames or merges elements: a name for
    // each element survives where a number in one attribute would not. Readability takes `doc` apart.
    const keptBy = (doc, whole) => {
        const own = Array.from(whole.querySelectorAll("*"));
        Array.from(doc.querySelectorAll("*")).forEach((element, index) => element.setAttribute(mark + index, ""));
        let found = null;
        try {
            found = new Readability(doc, {serializer: element => element, disableJSONLD: true}).parse();
        } catch {
            // It gives up on some odd documents.
        }
        const numbers = [];
        for (const element of found?.content?.querySelectorAll("*") ?? [])
            for (const {name} of element.attributes)
                if (name.startsWith(mark))
                    numbers.push(Number(name.slice(mark.length)));
        numbers.sort((a, b) => a - b);
        return {found, kept: new Set(numbers.map(number => own[number]))};
    };

    const textNodes = function* (root) {
        const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT);
        while (walker.nextNode())
            if (walker.currentNode.data.trim())
                yield walker.currentNode;
    };

    const counted = (root) => {
        const counts = new Map();
        for (const {data} of textNodes(root))
            counts.set(data.trim(), (counts.get(data.trim()) ?? 0) + 1);
        return counts;
    };

    // Text whose own element Readability has replaced by a paragraph without attributes is known by its words.
    // A link that leads nowhere is replaced by its text: in a paragraph that was kept it is known even where the same
    // words stand elsewhere too.
    const keepWords = (found, box, kept) => {
        const wanted = counted(found.content);
        const here = counted(box);
        for (const node of textNodes(box)) {
            const words = node.data.trim();
            const parent = node.parentElement;
            if (!kept.has(parent) && wanted.has(words)
                && (wanted.get(words) === here.get(words) || (!Postil.isBlock(parent) && kept.has(parent.parentElement))))
                kept.add(parent);
        }
    };

    const commonAncestor = (first, second) => {
        let at = first;
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

    // Letters of the paragraphs in `root` that `fits` says are text of an article.
    const proseIn = Postil.proseIn = (root, fits = () => true) => {
        let letters = 0;
        for (const {element, text} of Postil.textBlocks(root))
            if (Postil.isProse(element, text) && fits(element))
                letters += text.length;
        return letters;
    };

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
    const mainBox = (root, isText) => {
        const letters = new Map();
        const seen = new Set(); // some pages hold their text twice, for small screens and for wide ones
        for (const {element, text} of Postil.textBlocks(root)) {
            if (!Postil.isProse(element, text) || seen.has(text) || !isText(element) || isTeaserText(element))
                continue;
            seen.add(text);
            for (let at = element; at; at = at === root ? null : at.parentElement)
                letters.set(at, (letters.get(at) ?? 0) + text.length);
        }
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
    const boxOf = (whole, found, kept, isBeside) => {
        const isText = element => {
            for (let at = element; at && at !== whole.body; at = at.parentElement)
                if (isBeside(at))
                    return false;
            return true;
        };
        const inOrder = Array.from(kept);
        const box = inOrder.length ? commonAncestor(inOrder[0], inOrder.at(-1)) : null;
        if (box)
            keepWords(found, box, kept);
        const own = box ? proseIn(box, element => kept.has(element) && isText(element)) : 0;
        const main = mainBox(whole.body, isText);
        return main.letters > 0 && own < 0.55 * main.letters ? {box: main.box, isWider: true} : {box, isWider: false};
    };

    // Whether an element that Readability left out is text of the article all the same. Leaves its text in it, no more.
    const mend = (element, isWider, isBeside) => {
        if (isBeside(element) || (!isWider && isTeaser(element)))
            return false;
        if (/^(?:P|PRE|BLOCKQUOTE|LI|DD|DT|H[1-6])$/.test(element.nodeName) || !element.firstElementChild
            || !Array.from(element.children).some(child => Postil.isBlock(child) || child.querySelector("p, div, ul, ol")))
            return isText(element);
        let any = false;
        const heads = [];
        for (const child of Array.from(element.childNodes)) {
            if (child.nodeType !== Node.ELEMENT_NODE)
                continue;
            if (/^H[1-6]$/.test(child.nodeName)) {
                heads.push(child);
                continue;
            }
            if (mend(child, isWider, isBeside)) {
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
    const isText = element => Postil.textBlocks(element).some(({element: owner, text}) => Postil.isProse(owner, text));

    // Takes out of `node` what was not kept. `mended`: elements that Readability had left out and that stay.
    const prune = (node, kept, holders, mayStay, mended) => {
        for (const child of Array.from(node.childNodes)) {
            if (child.nodeType === Node.TEXT_NODE) {
                if (!kept.has(node))
                    child.remove();
            } else if (child.nodeType !== Node.ELEMENT_NODE) {
                child.remove();
            } else if (kept.has(child) || holders.has(child)) {
                prune(child, kept, holders, mayStay, mended);
            } else if (mayStay(child)) {
                mended.push(child);
            } else {
                child.remove();
            }
        }
    };

    // {found: what Readability says, body: the element of the page that holds the article, and little else}. `body` is
    // null where there is nothing.
    Postil.articleRegion = (doc, meta) => {
        spellFormulas(doc);
        Postil.resolvePictures(doc);
        const whole = doc.cloneNode(true);
        const {found, kept} = keptBy(doc, whole);
        const [first, last] = [Array.from(kept)[0], Array.from(kept).at(-1)];
        const {isBeside, box, isWider, own, start} = Postil.unchanged(() => {
            const isBeside = Postil.besideJudge(whole.body, 0.4, element => kept.has(element));
            const {box, isWider} = boxOf(whole, found, kept, isBeside);
            if (!box)
                return {box};
            if (isWider)
                kept.delete(box);
            return {isBeside, box, isWider, own: proseIn(box, element => kept.has(element)),
                start: Postil.textBlocks(box).find(({element, text}) => Postil.isProse(element, text) && kept.has(element))?.element};
        });
        if (!box)
            return {found, body: null};
        const isBehind = (element, other) => other.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING;
        // Beside Readability's article only holes in it are mended.
        const mayStay = element => (isWider || (isBehind(element, first) && isBehind(last, element))) && mend(element, isWider, isBeside);
        const standfirst = start && Postil.standfirst(whole, start, isWider ? box.textContent : found.content.textContent, meta)?.cloneNode(true);
        const mended = [];
        prune(box, kept, holdersOf(kept), mayStay, mended);
        // More patch than cloth is another cloth: a gallery, a list of teasers.
        if (!isWider && mended.reduce((sum, element) => sum + proseIn(element), 0) > 0.3 * own)
            mended.forEach(element => element.remove());
        if (standfirst) {
            const paragraph = whole.createElement("p");
            paragraph.append(...standfirst.childNodes);
            box.prepend(paragraph);
        }
        return {found, body: box};
    };
}
