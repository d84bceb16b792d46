// SPDX-License-Identifier: MIT
// The dates that a reader sees near the headline: of publication, and of the last change where the page tells them apart.
"use strict";

{
    const first = /publi[sc]|posted|veröffentlicht|erschienen|erstellt|datum|created|written|publié|pubblicato|gepubliceerd|опубликовано|gespeichert|発行|公開|掲載/i;
    const change = /updat|modifi|aktualisiert|geändert|änderung|last|edited|stand\b|mis à jour|actualiza|aggiornat|bijgewerkt|обновлено|review|更新/i;
    const other = /©|copyright|event|deadline|until|bis zum|termin|expires?|born|geboren|\b(?:19|20)\d\d\s*[-–]\s*(?:19|20)\d\d\b/i;
    const dateClass = "time, [class*=publish i], [class*=date i], [class*=time i], [class*=posted i], [id*=date i], "
        + "[class*=byline i], [class*=meta i]";

    // The dates in a line, a <time> by what it declares. Where there are two, one is of the last change.
    const timesOf = (line, language) => {
        const own = line.pieces.map(({text, element}) =>
            Postil.isoTime(element.closest("time[datetime]")?.getAttribute("datetime"), language) || Postil.isoTime(text, language))
            .filter(Boolean);
        return own.length ? own.sort() : [Postil.isoTime(line.text, language)].filter(Boolean);
    };

    // Nearer is better, behind the headline better than before it, a line of its own better than one that says more.
    const weigh = (line, isChange) => Math.abs(line.distance) + (line.distance < 0 ? 1.5 : 0) + line.text.length / 40
        - (first.test(line.text) && !isChange ? 6 : 0);

    // A paragraph may open with its date: "27.1.2022 - The …"
    const opening = line => ({...line, text: line.text.slice(0, 24), pieces: []});

    const nearHeadline = (lines, language) => {
        const best = {published: "", changed: "", sole: ""};
        const weights = {published: Infinity, changed: Infinity};
        const days = new Set();
        for (const line of lines.map(line => line.text.length > 160 ? opening(line) : line)) {
            if (!/\d/.test(line.text) || other.test(line.text))
                continue;
            const times = timesOf(line, language);
            const isChange = change.test(line.text) && !first.test(line.text);
            const kind = isChange ? "changed" : "published";
            const weight = weigh(line, isChange);
            times.forEach(time => days.add(time.slice(0, 10)));
            if (times.length && weight < weights[kind]) {
                best[kind] = times[0];
                weights[kind] = weight;
                if (!isChange)
                    best.sole = times.length === 1 && Math.abs(line.distance) <= 4 ? times[0] : "";
            }
        }
        return days.size === 1 ? best : {...best, sole: ""};
    };

    // Where no headline was found, or the date stands below the text: what its class calls a date.
    Postil.markedDate = (doc, language) => {
        const title = doc.querySelector("article h1, main h1, h1");
        for (const scope of [title?.closest("article, header, main"), doc.querySelector("article"), doc].filter(Boolean))
            for (const element of Array.from(scope.querySelectorAll(dateClass)).slice(0, 60)) {
                const text = Postil.spacedText(element);
                if (text.length > 100 || change.test(text) || other.test(text) || Postil.isApart(element))
                    continue;
                const time = Postil.isoTime(element.getAttribute("datetime"), language) || Postil.isoTime(text, language);
                if (time)
                    return time;
            }
        return "";
    };

    // A date by itself, or with a word that says what it is, wherever it stands: the first one behind the headline.
    Postil.loneDate = (doc, language) => {
        const title = doc.querySelector("article h1, main h1, h1");
        const found = [];
        for (const element of doc.querySelectorAll("time, p, span, small, div, dd, td, li, em, strong, b")) {
            const raw = element.firstElementChild ? "" : element.textContent;
            if (raw.length < 6 || raw.length > 90 || !/(?:19|20)\d\d/.test(raw) || element.closest("footer, nav, select, a") || other.test(raw))
                continue;
            const text = Postil.tidy(raw);
            const time = Postil.isoTime(text, language);
            const isSaid = first.test(text) || change.test(text);
            if (time && text.length < (isSaid ? 60 : 26))
                found.push({element, time});
        }
        const behind = found.find(({element}) => title && title.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING);
        return (behind ?? found[0])?.time ?? "";
    };

    // Of the lines around the headline: {published, changed, sole}, each ISO 8601 or "". `sole` is the one date that stands there at all, called nothing else.
    Postil.visibleDates = nearHeadline;
}
