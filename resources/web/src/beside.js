// SPDX-License-Identifier: MIT
// What stands beside an article although it is in its element: navigation, shares, teasers, boxes. Told by the
// vocabulary of HTML and by the words that class names are made of in publishing systems of all kinds.
"use strict";

{
    // Names made of several words are looked up with and without what parts them.
    const names = new Set(("ad ads adbox advert adverts advertisement advertising adsense adslot adwrapper sponsor sponsored sponsors promo "
        + "promobox promotion promoted banner outbrain taboola dianomi "
        + "related relatedposts relatedcontent relatedarticles relatedstories relatedlinks relatednews recommended recommendation "
        + "recommendations recirc recirculation readalso readnext readmore seealso morestories morefrom morenews youmayalsolike "
        + "mostread mostpopular trending popular latestnews latestposts teaserlist crosslinks interlinking upnext "
        + "share shares sharing sharebar sharebuttons sharedaddy sharethis addthis addtoany social socials socialshare socialmedia "
        + "socialbar socialicons shariff follow followus "
        + "newsletter newsletters newslettersignup subscribe subscription signup optin mailchimp mailinglist "
        + "comment comments commentlist commentform respond disqus discussion kommentare replies "
        + "kicker eyebrow dachzeile overline topline spitzmarke antetitulo volanta "
        + "breadcrumb breadcrumbs nav navigation navbar menu submenu pagination pager paging prevnext postnavigation "
        + "tags taglist tagcloud tagslinks posttags entrytags keywords topics categories catlinks "
        + "author authorbox authorbio authorinfo authorcard aboutauthor abouttheauthor bio biography autorenbox authors contributors "
        + "byline dateline postmeta entrymeta articlemeta metadata postinfo articleinfo "
        + "copyright license disclaimer footer sidebar toolbar widgetarea "
        + "cookie cookies consent gdpr cmp popup modal overlay lightbox dialog paywall regwall piano "
        + "rating ratings starrating vote poll survey feedback helpful "
        + "print printonly screenreadertext visuallyhidden sronly noprint "
        + "gallery slideshow carousel slider legends toc tableofcontents eztoc jumplinks cta calltoaction donate donation login").split(" "));

    const key = name => name.toLowerCase().replace(/[^a-z0-9]+/g, "");
    // "article__related-posts--wide": "relatedposts"; "" for a name that says nothing of the kind.
    const said = new Map();
    const wordOf = name => {
        let answer = said.get(name);
        if (answer === undefined) {
            if (said.size > 20000)
                said.clear();
            const words = name.replace(/([a-z])([A-Z])/g, "$1-$2").split(/[^A-Za-z0-9]+/).map(key).filter(Boolean);
            // "has-sidebar", "tag-news" and "comments-open" say something of what is around.
            const ofPage = /^(?:is|not|tag|category|cat|single|page|layout|post-\d)(?:[-_]|$)/i.test(name)
                || /(?:^|[-_])(?:has|no|with|without)(?:[-_]|$)|(?:open|closed|enabled|disabled)$/i.test(name);
            answer = ofPage ? "" : words.flatMap((word, at) => [word, word + words[at + 1], word + words[at + 1] + words[at + 2]])
                .find(word => names.has(word)) ?? "";
            said.set(name, answer);
        }
        return answer;
    };

    // The first of these words in a list of class names, or "".
    const wordIn = classes => classes === "" ? "" : classes.split(/\s+/).map(wordOf).find(Boolean) ?? "";
    const nameOf = element => wordOf(element.id) || wordIn(element.getAttribute("class") ?? "");

    const tags = new Set(("ASIDE NAV FOOTER FORM BUTTON DIALOG MENU SELECT INPUT TEXTAREA LABEL FIELDSET IFRAME SCRIPT STYLE "
        + "NOSCRIPT TEMPLATE SVG OBJECT EMBED").split(" "));
    const roles = new Set(("menu menubar complementary navigation alert alertdialog dialog search banner contentinfo toolbar "
        + "tablist button").split(" "));

    const isHidden = element => element.hasAttribute("hidden") || element.getAttribute("aria-hidden") === "true"
        || /(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(element.getAttribute("style") ?? "");

    // What says that an element stands beside the article: its name, tag, role or style; or "".
    const markOf = element => {
        const tag = element.nodeName.toUpperCase();
        const tagMark = tags.has(tag) ? tag.toLowerCase() : "";
        if (!element.hasAttributes())
            return tagMark;
        return nameOf(element) || tagMark || (roles.has(element.getAttribute("role")) ? "role" : isHidden(element) ? "hidden" : "");
    };
    const marks = new WeakMap();
    const markedAs = element => {
        let mark = marks.get(element);
        if (mark === undefined)
            marks.set(element, mark = markOf(element));
        return mark;
    };

    // What may also be the name of an article's own box; comments, sidebars and teasers never are.
    const mayBeWrong = new RegExp("^(?:form|fieldset|label|button|role|ads?|adwrapper|sponsor\\w*|promo\\w*|banner|share\\w*|"
        + "sharing|social\\w*|author\\w*|bio|biography|byline|dateline|metadata|\\w+meta|\\w+info|copyright|license|disclaimer|"
        + "footer|toolbar|widgetarea|popup|modal|overlay|lightbox|dialog|paywall|regwall|piano|ratings?|poll|survey|helpful|print|"
        + "printonly|tags|keywords|topics|categories|toc|tableofcontents|cta|login|donation|donate|follow|signup|subscri\\w+|"
        + "trending|popular|paging|pager|kicker|eyebrow|overline|topline)$");

    // A judge of elements around and beside the text of `blocks`: whether each stands beside the article by its own marks.
    // A mark means something else on this page where more than a share of `most` of the text in sentences bears it, be it
    // of what `isChosen` takes for the article, or, for the names that articles' own boxes have, of all there is.
    Postil.besideJudge = (blocks, most, isChosen = () => true) => {
        const letters = {all: new Map([["", 0]]), chosen: new Map([["", 0]])};
        const count = (group, mark, text) => letters[group].set(mark, (letters[group].get(mark) ?? 0) + text.length);
        for (const block of blocks) {
            if (!Postil.isProse(block))
                continue;
            const found = new Set([""]);
            for (let at = block.element; at && at.nodeName !== "BODY"; at = at.parentElement)
                found.add(markedAs(at));
            const groups = isChosen(block) ? ["all", "chosen"] : ["all"];
            for (const mark of found)
                groups.forEach(group => count(group, mark, block.text));
        }
        const isMost = (group, mark) => (letters[group].get(mark) ?? 0) > most * letters[group].get("");
        const means = mark => {
            // Some send their text hidden, for a script to show.
            const mayBe = mark === "hidden" ? letters.all.get(mark) > 3 * letters.chosen.get("") : mayBeWrong.test(mark);
            return !(isMost("chosen", mark) && letters.chosen.get("") > 600) && !(mayBe && isMost("all", mark));
        };
        return element => {
            const mark = markedAs(element);
            return mark !== "" && means(mark);
        };
    };

    // Share of an element's text that is in links.
    Postil.linkShare = element => {
        const all = Postil.tidy(element.textContent).length;
        let linked = 0;
        for (const link of all ? element.querySelectorAll("a[href]") : [])
            linked += Postil.tidy(link.textContent).length;
        return all ? Math.min(1, linked / all) : 0;
    };
}
