// SPDX-License-Identifier: MIT
// The date that a reader sees near the headline, where the page declares none.
"use strict";

Postil.visibleDate = doc => {
    const title = doc.querySelector("article h1, main h1, h1");
    const scopes = [title?.closest("article, header, main"), doc.querySelector("article"), doc].filter(Boolean);
    for (const scope of scopes) {
        for (const element of scope.querySelectorAll("time[datetime], time")) {
            if (element.closest("aside, nav, footer, .comment, .comments, #comments, .related"))
                continue;
            const time = Postil.isoTime(element.getAttribute("datetime")) || Postil.isoTime(element.textContent);
            if (time)
                return time;
        }
        const marked = scope.querySelectorAll("[class*=publish i], [class*=date i], [class*=time i], [class*=posted i], "
            + "[id*=date i], [class*=byline i], [class*=meta i]");
        for (const element of Array.from(marked).slice(0, 40)) {
            const text = Postil.tidy(element.textContent);
            if (text.length > 100 || element.closest("aside, nav, footer, .comment, .comments, #comments, .related"))
                continue;
            const time = Postil.isoTime(text);
            if (time)
                return time;
        }
    }
    return "";
};
