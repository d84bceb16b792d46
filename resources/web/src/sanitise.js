// SPDX-License-Identifier: MIT
// DOMPurify with our allow-list: the HTML vocabulary of a text, nothing that loads by itself but pictures,
// nothing that styles, submits or scripts. Addresses come out absolute.
"use strict";

{
    const tags = ("a abbr address article aside b bdi bdo blockquote body br caption center cite code col colgroup dd del "
        + "details dfn div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hgroup hr i img ins kbd li main "
        + "mark ol p pre q rp rt ruby s samp section small span strike strong sub summary sup table tbody td tfoot th "
        + "thead time tr tt u ul var wbr").split(" ");
    const attributes = ("alt cite colspan datetime dir headers height href lang reversed rowspan scope span src start "
        + "value width").split(" ");
    const rules = {
        ALLOWED_TAGS: tags,
        ALLOWED_ATTR: attributes,
        ALLOW_DATA_ATTR: false,
        ALLOW_ARIA_ATTR: false,
        ALLOWED_NAMESPACES: ["http://www.w3.org/1999/xhtml"],
        // A second lock behind absolute() below.
        ALLOWED_URI_REGEXP: /^(?:https?|mailto):/i,
        // Their text is not text of the page.
        FORBID_CONTENTS: ["audio", "button", "canvas", "datalist", "embed", "head", "iframe", "math", "noembed",
            "noframes", "noscript", "object", "option", "script", "select", "style", "svg", "template", "textarea",
            "title", "video", "xmp"],
        RETURN_DOM: true,
    };

    let base = "";
    let tracking = {};
    const makeAbsolute = (node, data) => {
        if (data.attrName === "href" || data.attrName === "cite")
            data.attrValue = Postil.withoutTracking(Postil.absolute(data.attrValue, base), tracking);
        else if (data.attrName === "src")
            data.attrValue = Postil.absoluteWeb(data.attrValue, base);
        else
            return;
        if (!data.attrValue)
            data.keepAttr = false;
    };
    const dropEmptyPicture = node => {
        if (node.nodeName === "IMG" && !node.hasAttribute("src"))
            node.remove();
    };

    // What the purifier would drop as well, at ten times the cost: attributes that are on no list, comments. Most of a
    // page's letters are in them.
    const lighten = (root, kept) => {
        const comments = document.createTreeWalker(root, NodeFilter.SHOW_COMMENT);
        for (let comment = comments.nextNode(); comment;) {
            const next = comments.nextNode();
            comment.remove();
            comment = next;
        }
        for (const element of [root, ...root.querySelectorAll("*")])
            for (const name of element.getAttributeNames())
                if (!kept.has(name))
                    element.removeAttribute(name);
    };

    const purifierWith = moreAttributes => {
        const purifier = DOMPurify(window);
        purifier.setConfig({...rules, ALLOWED_ATTR: [...attributes, ...moreAttributes]});
        purifier.addHook("uponSanitizeAttribute", makeAbsolute);
        purifier.addHook("afterSanitizeAttributes", dropEmptyPicture);
        return purifier;
    };
    const purifiers = {"text": purifierWith([]), "text with classes": purifierWith(["class"])};
    const keptAttributes = {"text": new Set(attributes), "text with classes": new Set([...attributes, "class"])};

    // Unwrapping leaves nestings that no parser makes (a table in a paragraph), and code and tables may be read otherwise
    // the second time: read again until nothing moves, so that what others parse is what was cleaned.
    const settled = (body, isUnwrapped) => {
        if (!isUnwrapped && !body.querySelector("pre, table"))
            return body;
        for (let round = 0; round < 4; ++round) {
            const again = new DOMParser().parseFromString(body.innerHTML, "text/html").body;
            if (again.isEqualNode(body))
                return body;
            body.replaceChildren(...again.childNodes);
        }
        return body;
    };

    // `dirty`: an element of an inert document. Returns a <body> element of an inert document. Links lose the parameters
    // that `trackingParameters` names (see Postil.withoutTracking). `keep`: "text", "text with classes".
    Postil.sanitise = (dirty, baseUrl, {keep = "text", trackingParameters = {}} = {}) => {
        base = baseUrl;
        tracking = trackingParameters;
        lighten(dirty, keptAttributes[keep]);
        const body = purifiers[keep].sanitize(dirty.nodeName === "BODY" ? dirty.innerHTML : dirty.outerHTML);
        // Boxes around the whole say nothing.
        while (body.childNodes.length === 1 && body.firstChild.nodeName === "DIV" && !body.firstChild.attributes.length)
            body.firstChild.replaceWith(...body.firstChild.childNodes);
        return settled(body, purifiers[keep].removed.some(({element}) => element));
    };

    Postil.htmlOf = element => Postil.wellFormed(element.innerHTML).trim();
}
