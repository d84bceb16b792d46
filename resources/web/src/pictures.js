// SPDX-License-Identifier: MIT
// Pictures that a page's scripts would load later: their addresses are where those scripts would look.
"use strict";

{
    const sources = ["data-src", "data-original", "data-lazy-src", "data-lazy", "data-original-src", "data-full-src", "data-hi-res-src", "data-image",
        "data-url", "data-img-src", "data-echo", "data-flickity-lazyload", "nitro-lazy-src", "data-cfsrc", "data-ezsrc"];
    const sets = ["srcset", "data-srcset", "data-lazy-srcset", "data-original-set", "nitro-lazy-srcset"];
    const placeholder = /^data:|^about:|\b(?:placeholder|blank|spacer|transparent|1x1|pixel|loading|lazy|grey|gray)\b[^/]*$/i;

    // The address in a srcset that is nearest to what a page shows: the widest up to 1600 pixels, else the narrowest.
    Postil.fromSourceSet = text => {
        const found = Array.from(String(text ?? "").matchAll(/([^\s,][^\s]*[^\s,]|[^\s,])(?:\s+([\d.]+)([wx]))?\s*(?:,|$)/g),
            ([, address, size, unit]) => ({address, width: unit === "w" ? Number(size) : unit === "x" ? Number(size) * 800 : 800}));
        const usable = found.filter(({address}) => !placeholder.test(address));
        const fitting = usable.filter(({width}) => width <= 1600);
        return (fitting.sort((a, b) => b.width - a.width)[0] ?? usable.sort((a, b) => a.width - b.width)[0])?.address ?? "";
    };

    const setOf = element => sets.map(name => Postil.fromSourceSet(element.getAttribute(name))).find(Boolean) ?? "";

    const resolve = picture => {
        const own = picture.getAttribute("src") ?? "";
        const waiting = sources.map(name => picture.getAttribute(name) ?? "").find(address => address && !placeholder.test(address) && !/^[\[{]/.test(address));
        if (own && !placeholder.test(own) && !waiting)
            return;
        const beside = Array.from(picture.parentElement?.nodeName === "PICTURE" ? picture.parentElement.querySelectorAll("source") : [], setOf).find(Boolean);
        const address = waiting || setOf(picture) || beside;
        if (address)
            picture.setAttribute("src", address);
    };

    const isPlaceholder = element => element !== null && element.nodeName === "IMG" && (!element.getAttribute("src") || placeholder.test(element.getAttribute("src")));

    // A <noscript> that holds a picture is the picture: it stands beside a placeholder.
    const unwrap = doc => {
        for (const box of Array.from(doc.querySelectorAll("noscript"))) {
            const picture = box.querySelector("img[src]");
            if (!picture || box.textContent.trim())
                continue;
            const before = box.previousElementSibling;
            const waiting = isPlaceholder(before) ? before : before?.querySelectorAll("img").length === 1 && !before.textContent.trim() ? before.querySelector("img") : null;
            if (waiting && isPlaceholder(waiting))
                waiting.remove();
            box.replaceWith(picture);
        }
    };

    Postil.resolvePictures = doc => {
        unwrap(doc);
        for (const picture of doc.querySelectorAll("amp-img[src]")) {
            const plain = doc.createElement("img");
            for (const name of ["src", "srcset", "alt", "width", "height"])
                if (picture.hasAttribute(name))
                    plain.setAttribute(name, picture.getAttribute(name));
            picture.replaceWith(plain);
        }
        doc.querySelectorAll("img").forEach(resolve);
    };
}
