// SPDX-License-Identifier: MIT
// A document as the list of its blocks, for reading a post body back. Class names stay: microformats live there.
"use strict";

{
    const classesOf = (element, root) => {
        const names = [];
        for (let at = element; at && at !== root; at = at.parentElement)
            for (const name of at.classList)
                if (!names.includes(name))
                    names.push(name);
        return names;
    };

    const describe = (element, named, root, text) => {
        const links = Array.from(element.querySelectorAll("a[href]"), link =>
            ({href: link.getAttribute("href"), text: Postil.tidy(link.textContent)}));
        const around = element.parentElement?.closest("a[href]");
        if (around && links.length === 0)
            links.push({href: around.getAttribute("href"), text: Postil.tidy(element.textContent)});
        return {
            tag: named === root ? "div" : named.localName,
            classes: classesOf(element, root),
            cite: element.closest("blockquote")?.getAttribute("cite") ?? "",
            markdown: Postil.markdownOf(element),
            text,
            links: links.filter(link => link.href),
        };
    };

    // Text that stands beside blocks (<div>text<p>block</p></div>) becomes a block of its own, of its parent's kind.
    const wrapLooseText = root => {
        const holders = Postil.blockHolders(root);
        const wrapped = new Set();
        for (const element of [root, ...holders]) {
            const mixed = Array.from(element.childNodes);
            if (!mixed.some(node => holders.has(node)))
                continue;
            let run = [];
            const close = () => {
                if (run.some(node => node.textContent.trim())) {
                    const block = element.ownerDocument.createElement("p");
                    run[0].before(block);
                    block.append(...run);
                    wrapped.add(block);
                }
                run = [];
            };
            for (const node of mixed) {
                if (holders.has(node))
                    close();
                else
                    run.push(node);
            }
            close();
        }
        return wrapped;
    };

    Postil.outlineOf = root => {
        const wrapped = wrapLooseText(root);
        return Postil.textBlocks(root).map(({element, text}) =>
            describe(element, wrapped.has(element) ? element.parentElement : element, root, text));
    };
}
