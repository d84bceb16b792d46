// SPDX-License-Identifier: MIT
// Captions and credits of pictures: each becomes a block of its own that is told from the article's paragraphs.
"use strict";

{
    const named = new Postil.Remembered(/(?:^|[-_\s]|[a-z](?=[A-Z]))(?:captions?|credits?|wp-caption-text|legende?|bildunterschrift|bildnachweis|bildtext|bildquelle|photographer|copyright|pie-?(?:de-)?foto|image-?(?:source|desc\w*|text|info|title)|img-?(?:desc\w*|text|caption)|photo-?(?:desc\w*|by|text|info|source)|didascalia|subtitle-image|media-(?:desc\w*|text|info))(?:$|[-_\s]|(?<=[a-z])[A-Z])/);
    const namedAnyhow = new Postil.Remembered(/caption|photo-?credit|image-?credit|bildunterschrift|bildnachweis/i);
    const isNamed = element => {
        const name = element.getAttribute("class") ?? "";
        return named.test(name) || namedAnyhow.test(name) || /description|caption/.test(element.getAttribute("itemprop") ?? "");
    };

    const credit = new RegExp("^[\\W_]*(?:(?:photo(?:graph|s|graphy|graphs)?|image|images|picture|pictures|illustration|video|screenshot|graphic|foto|fotos|bild|bilder|titelbild|symbolbild|grafik|abbildung|"
        + "beitragsbild|aufmacherbild|imagen|im[áa]genes|imagem|immagine|crédits?|credits?|crédito|créditos|cr[ée]dits? photos?|photo credits?|image credits?|photo source|image source|bildquelle|bildnachweis|bildrechte|quelle|fotonachweis|zdjęcie|fot\\.|фото|写真|图片来源|图|사진)(?:\\s?\\d{1,2})?"
        + "(?:\\s+(?:by|via|von|par|de|di|av|af|courtesy(?: of)?|source|credits?|from|illustration|illustrative))?\\s*[:：/©|–—-]"
        + "|fot\\.\\s|(?:photo(?:graph)?s?|images?|illustration|picture|foto)\\s+(?:by|via|courtesy|credits?|from|von|par|source)\\b|©|\\(c\\)\\s|(?:courtesy|photo courtesy|image courtesy|image via|photo via|bild via|via)(?: of)?\\s+\\S+|crédits? (?:photos?|images?))", "iu");
    const agency = /(?:getty(?: images)?|shutterstock|istock(?:photo)?|adobe ?stock|unsplash|pexels|pixabay|reuters|afp|\bap\b|\bdpa\b|\bepa\b|imago|alamy|picture[- ]alliance|depositphotos|flickr|bloomberg|\banp\b|\bansa\b)[^.!?]{0,40}$/iu;

    // Whether a short text only says who made a picture.
    Postil.isCredit = text => text.length <= 160 && (credit.test(text) && (text.match(/[.!?](?=\s)/g) ?? []).length <= 1
        || text.length <= 70 && agency.test(text) && !/[.!?]["”]?$/u.test(text));

    const pictures = "img, picture, video, svg, iframe, amp-img, object, embed, canvas";
    // A picture right before an element, or in the box that it ends.
    const isBelowPicture = element => {
        for (let at = element, steps = 0; at && steps < 3; at = at.parentElement, ++steps) {
            let before = at.previousElementSibling;
            while (before && !before.textContent.trim() && !before.matches(pictures) && !before.querySelector(pictures))
                before = before.previousElementSibling;
            if (before)
                return !before.textContent.trim() && (before.matches(pictures) || before.querySelector(pictures) !== null);
            const own = Array.from(at.parentElement?.childNodes ?? []).indexOf(at);
            if (Array.from(at.parentElement?.childNodes ?? []).slice(0, own).some(node => node.nodeType === Node.TEXT_NODE && node.data.trim()))
                return false;
        }
        return false;
    };
    const isBesidePicture = element => {
        for (let at = element.parentElement, steps = 0; at && steps < 3; at = at.parentElement, ++steps)
            if (at.querySelector(pictures) && Postil.tidy(at.textContent).length < 600)
                return true;
        return isBelowPicture(element);
    };

    const rename = (element, name) => {
        const other = element.ownerDocument.createElement(name);
        for (const {name: key, value} of Array.from(element.attributes))
            other.setAttribute(key, value);
        other.append(...element.childNodes);
        element.replaceWith(other);
        return other;
    };

    // "Enlarge image": what a page's scripts would do.
    const enlarge = /^\W*(?:(?:bild|foto|grafik|image|picture|photo|click to|click image to|tap to|agrandir|ampliar|ingrandisci)\s+)?(?:vergr(?:ö|oe)(?:ß|ss)ern|enlarge|expand|zoom|agrandir|ampliar|ingrandisci|vergroten|l['’]image|(?:la )?(?:imagen|foto))(?: (?:this )?(?:image|picture|photo))?\W*$/iu;
    const fold = /^(?:toggle|show|hide) captions?$/i;
    const dropButtons = body => {
        for (const element of body.querySelectorAll("a, button, b, span")) {
            const {length} = element.textContent;
            const text = length > 3 && length < 60 ? Postil.tidy(element.textContent) : "";
            if (text && (fold.test(text) || (/^(?:A|BUTTON)$/.test(element.nodeName) && enlarge.test(text))))
                element.remove();
        }
    };

    // Makes every caption in `body` a <figcaption>, however the page marks it. `blocks`: its text.
    Postil.markCaptions = (body, blocks) => {
        dropButtons(body);
        for (const element of body.querySelectorAll("[class], [itemprop]")) {
            if (!isNamed(element) || !body.contains(element) || element.closest("figcaption") || element.matches("figure, table, caption, img, h1, h2, h3")
                || element.querySelector(pictures) || element.querySelector("h1, h2, h3, table, ul"))
                continue;
            const text = Postil.tidy(element.textContent);
            if (text && text.length < 500 && isBesidePicture(element))
                rename(element, "figcaption");
        }
        // What a picture says to those who cannot see it is often said once more below it.
        const said = new Set(Array.from(body.querySelectorAll("img[alt], img[title]")).flatMap(({alt, title}) => [alt, title])
            .map(text => Postil.titleKey(text)).filter(key => key.length >= 20));
        const isSaid = text => said.size > 0 && text.length < 300 && said.has(Postil.titleKey(text));
        for (const {element, text} of Postil.blocksLeft(blocks, body)) {
            if (element === body || !/^(?:P|DIV|SPAN|CENTER|H[4-6])$/.test(element.nodeName) || element.closest("figcaption, table, blockquote, li")
                || element.querySelector(pictures) || Postil.tidy(element.textContent).length > text.length + 2)
                continue;
            const isSmall = element.children.length === 1 && /^(?:EM|I|SMALL|SUB|SUP)$/.test(element.firstElementChild.nodeName)
                && Postil.tidy(element.firstElementChild.textContent) === Postil.tidy(element.textContent);
            if (Postil.isCredit(text) || isSaid(text)
                || (text.length < 300 && (isSmall || text.includes("©")) && isBelowPicture(element)))
                rename(element, "figcaption");
        }
    };

    // What only says who made a picture is no part of the text; it stays with the picture in the HTML.
    Postil.dropCredits = body => {
        for (const caption of Array.from(body.querySelectorAll("figcaption")))
            for (const element of [...caption.querySelectorAll("*"), caption])
                if (Postil.isCredit(Postil.tidy(element.textContent)))
                    element.remove();
    };
}
