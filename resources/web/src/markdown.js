// SPDX-License-Identifier: MIT
// Clean HTML to Markdown: Turndown in the dialect that Postil writes (CommonMark, tables, strikethrough).
"use strict";

{
    const service = new TurndownService({
        headingStyle: "atx",
        hr: "---",
        codeBlockStyle: "fenced",
        emDelimiter: "*",
    });
    const escapeLibrary = service.escape;
    // Turndown leaves what its own dialect takes for text: HTML, character references, strikethrough.
    service.escape = text => escapeLibrary(text).replace(/<(?=[a-z/!?])/gi, "\\<").replace(/&(?=#?\w+;)/g, "\\&")
        .replace(/~/g, "\\~");

    const isDataTable = table => table.rows.length > 0 && table.rows[0].cells.length > 0
        && Array.from(table.rows[0].cells).every(cell => cell.nodeName === "TH") && !table.querySelector("table");
    const inDataTable = node => {
        const table = node.closest("table");
        return table !== null && isDataTable(table);
    };
    service.use(turndownPluginGfm.tables);
    // A table without a head row is none in Markdown (often it only arranges the page): its cells follow each other.
    service.addRule("otherTable", {
        filter: node => node.nodeName === "TABLE" && !isDataTable(node),
        replacement: content => `\n\n${content}\n\n`,
    });
    service.addRule("otherRow", {
        filter: node => /^(?:TR|THEAD|TBODY|TFOOT|TD|TH)$/.test(node.nodeName) && !inDataTable(node),
        replacement: content => `\n\n${content}\n\n`,
    });
    service.addRule("cell", {
        filter: node => /^T[DH]$/.test(node.nodeName) && inDataTable(node),
        replacement: (content, node) => (node.previousElementSibling ? " " : "| ")
            + content.replace(/\s+/g, " ").trim().replace(/\|/g, "\\|") + " |",
    });
    // Apart from the text around it.
    service.addRule("pictureCaption", {
        filter: "figcaption",
        replacement: content => {
            const lines = content.trim().split(/\n\s*\n/).map(line => line.trim()).filter(Boolean);
            return `\n\n${lines.map(line => /[*_]/.test(line) ? line : `*${line}*`).join("\n\n")}\n\n`;
        },
    });
    service.addRule("caption", {filter: "caption", replacement: content => `\n\n${content}\n\n`});

    service.addRule("strikethrough", {
        filter: ["del", "s", "strike"],
        replacement: content => content.trim() ? `~~${content}~~` : content,
    });
    // Pictures are no part of a quotation; where one matters (a lead image) it has a field of its own.
    service.addRule("picture", {filter: "img", replacement: () => ""});
    // A link around whole blocks has no form in Markdown, one without text would be invisible.
    service.addRule("link", {
        filter: node => node.nodeName === "A" && node.hasAttribute("href"),
        replacement: (content, node) => !content.trim() || /\n\s*\n|^#/.test(content.trim())
            ? content
            : `[${content.replace(/\s+/g, " ")}](${node.getAttribute("href").replace(/[\\()<>]/g, "\\$&")})`,
    });
    service.addRule("item", {
        filter: "li",
        replacement: (content, node) => {
            const list = node.parentNode;
            const first = Number(list.getAttribute("start") || 1);
            const number = Array.prototype.indexOf.call(list.children, node) + (first >= 0 ? first : 1);
            const prefix = list.nodeName === "OL" ? `${number}. ` : "- ";
            const text = content.replace(/^\s+|\s+$/g, "").replace(/\n/g, "\n" + " ".repeat(prefix.length));
            return prefix + text + (node.nextSibling ? "\n" : "");
        },
    });

    Postil.markdownOf = element => Postil.wellFormed(service.turndown(Postil.shaped(element)))
        .replace(/^[ \t]+$/gm, "").replace(/\n{3,}/g, "\n\n").trim();
}
