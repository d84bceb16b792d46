// SPDX-License-Identifier: MIT
// The preview's side of the page: keeps the text of the document it shows, takes the changed span of the next
// one, and changes the live document only where the two differ, so that nothing flashes and nothing scrolls.
"use strict";

{
    // The program's HTML is clean; were it not, these would still never reach the live document.
    const active = "script, iframe, frame, frameset, object, embed, applet, portal, link, meta, base, style, template, "
        + "form, svg, math, audio, video, noscript, title";
    let source = "";

    // Scroll bars like the window's.
    const bars = new CSSStyleSheet();
    bars.replaceSync(`
        ::-webkit-scrollbar { width: 10px; height: 10px; }
        ::-webkit-scrollbar-thumb { border: 2px solid transparent; border-radius: 5px;
            background: color-mix(in srgb, currentColor 22%, transparent) content-box; }
        ::-webkit-scrollbar-thumb:hover { background-color: color-mix(in srgb, currentColor 45%, transparent); }`);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, bars];

    const samePlace = (live, next) => live.nodeType === Node.ELEMENT_NODE && next.nodeType === Node.ELEMENT_NODE
        && live.nodeName === next.nodeName;

    const syncAttributes = (live, next, kept) => {
        for (const {name, value} of next.attributes)
            if (live.getAttribute(name) !== value)
                live.setAttribute(name, value);
        for (const {name} of Array.from(live.attributes))
            if (name !== kept && !next.hasAttribute(name))
                live.removeAttribute(name);
    };

    // Goes down to the smallest place that holds all the changes; Idiomorph does the rest there.
    const sync = (live, next) => {
        const olds = Array.from(live.childNodes);
        const news = Array.from(next.childNodes);
        while (olds.length && news.length && olds[0].isEqualNode(news[0])) {
            olds.shift();
            news.shift();
        }
        while (olds.length && news.length && olds.at(-1).isEqualNode(news.at(-1))) {
            olds.pop();
            news.pop();
        }
        if (olds.length === 1 && news.length === 1 && samePlace(olds[0], news[0])) {
            syncAttributes(olds[0], news[0]);
            sync(olds[0], news[0]);
            return;
        }
        if (olds.length === 1 && news.length === 1 && olds[0].nodeType === Node.TEXT_NODE && news[0].nodeType === Node.TEXT_NODE) {
            olds[0].data = news[0].data;
            return;
        }
        const [first, ...others] = olds;
        if (!first) {
            const behind = next.contains(news.at(-1)) ? live.childNodes[live.childNodes.length
                - (next.childNodes.length - Array.from(next.childNodes).indexOf(news.at(-1)) - 1)] ?? null : null;
            for (const node of news)
                live.insertBefore(node, behind);
            return;
        }
        others.forEach(node => node.remove());
        if (news.length && first.nodeType === Node.ELEMENT_NODE)
            Idiomorph.morph(first, news, {morphStyle: "outerHTML", restoreFocus: false, head: {style: "none"}});
        else
            first.replaceWith(...news);
    };

    const styleElement = () => {
        let style = document.head.querySelector("style");
        if (!style)
            document.head.append(style = document.createElement("style"));
        return style;
    };

    // Characters `at` to `at + removed` of the text shown become `inserted`. Returns the new length, by which
    // the program knows that both hold the same text.
    Postil.patch = (at, removed, inserted) => {
        source = removed < 0 ? inserted : source.slice(0, at) + inserted + source.slice(at + removed);
        const next = Postil.unclobber(new DOMParser().parseFromString(source, "text/html"));
        const css = Array.from(next.head.querySelectorAll("style"), style => style.textContent).join("\n");
        next.querySelectorAll(active).forEach(element => element.remove());
        const style = styleElement();
        if (style.textContent !== css)
            style.textContent = css;
        syncAttributes(document.documentElement, next.documentElement, "data-shade");
        syncAttributes(document.body, next.body);
        sync(document.body, next.body);
        Postil.refreshMark();
        return source.length;
    };

    Postil.setShade = shade => {
        document.documentElement.dataset.shade = shade;
        return true;
    };
}
