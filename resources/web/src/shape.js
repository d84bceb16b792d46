// SPDX-License-Identifier: MIT
// Clean HTML as Markdown can say it: the same words, in elements that have a form there.
"use strict";

{
    const sameKind = {B: "STRONG", STRONG: "STRONG", I: "EM", EM: "EM", A: "A"};

    // <b>S</b><b>aving</b> would be "**S****aving**".
    const joinAlike = root => {
        for (const element of root.querySelectorAll("b, strong, i, em, a[href]")) {
            for (let next; (next = element.nextSibling) && sameKind[next.nodeName] === sameKind[element.nodeName]
                && next.getAttribute?.("href") === element.getAttribute("href");) {
                element.append(...next.childNodes);
                next.remove();
            }
        }
    };

    const replaceBy = (element, name) => {
        const other = element.ownerDocument.createElement(name);
        other.append(...element.childNodes);
        element.replaceWith(other);
        return other;
    };

    // A heading in a list would leave its bullet alone on a line.
    const boldHeads = root => {
        for (const heading of root.querySelectorAll("li :is(h1, h2, h3, h4, h5, h6)")) {
            const strong = replaceBy(heading, "strong");
            const paragraph = root.ownerDocument.createElement("p");
            strong.replaceWith(paragraph);
            paragraph.append(strong);
        }
    };

    // Lines that only <pre> keeps apart.
    const fillCode = root => {
        for (const block of root.querySelectorAll("pre"))
            if (block.firstChild?.nodeName !== "CODE" || block.childNodes.length > 1) {
                block.querySelectorAll("br").forEach(line => line.replaceWith("\n"));
                const code = root.ownerDocument.createElement("code");
                code.textContent = block.textContent;
                block.replaceChildren(code);
            }
    };

    // Rows of the same few short cells say something by their columns, though no cell is called a head.
    const isGrid = table => {
        const rows = Array.from(table.rows);
        const width = rows[0]?.cells.length ?? 0;
        return rows.length >= 2 && width >= 2 && width <= 12 && rows.every(({cells}) => cells.length === width)
            && !table.querySelector("table, ul, ol, h1, h2, h3, h4, h5, h6, pre, blockquote, figure, [colspan], [rowspan]")
            && !Array.from(table.querySelectorAll("td, th")).some(cell => cell.textContent.length > 200 || cell.querySelectorAll("p, div").length > 1);
    };
    const headTables = root => {
        for (const table of root.querySelectorAll("table"))
            if (table.rows.length && !Array.from(table.rows[0].cells).every(cell => cell.nodeName === "TH") && isGrid(table))
                Array.from(table.rows[0].cells).forEach(cell => cell.nodeName === "TH" || replaceBy(cell, "th"));
    };

    const unsayable = "pre, table, li :is(h1, h2, h3, h4, h5, h6), :is(b, strong) + :is(b, strong), :is(i, em) + :is(i, em), a + a";

    // A copy of `element`, which is clean already; itself, where there is nothing to do.
    Postil.shaped = element => {
        if (!element.querySelector(unsayable))
            return element;
        const copy = element.cloneNode(true);
        fillCode(copy);
        joinAlike(copy);
        boldHeads(copy);
        headTables(copy);
        return copy;
    };
}
