// SPDX-License-Identifier: MIT
// The meta elements of a page, by name. Pages write a name into `property`, `name`, `itemprop` or `http-equiv` as they
// please, in any case, several in one attribute.
"use strict";

// all(name): every value; first(...names): the first value of the first name that has any; matching(pattern): the
// values of all names that a pattern fits.
Postil.metaOf = doc => {
    const values = new Map();
    for (const element of doc.querySelectorAll("meta[content]")) {
        const content = Postil.tidy(element.getAttribute("content"));
        if (!content || content.length >= 8192)
            continue;
        for (const attribute of ["property", "name", "itemprop", "http-equiv"])
            for (const name of (element.getAttribute(attribute) ?? "").toLowerCase().trim().split(/\s+/))
                if (name)
                    values.set(name, [...(values.get(name) ?? []), content]);
    }
    return {
        all: name => values.get(name) ?? [],
        first: (...names) => names.map(name => values.get(name)?.[0]).find(Boolean) ?? "",
        matching: pattern => [...values].filter(([name]) => pattern.test(name)).flatMap(([, found]) => found),
    };
};
