// SPDX-License-Identifier: MIT
// Times as pages write them, as ISO 8601 of the same precision: "" where it cannot be told.
"use strict";

{
    const months = {jan: 1, feb: 2, mar: 3, apr: 4, may: 5, jun: 6, jul: 7, aug: 8, sep: 9, oct: 10, nov: 11, dec: 12,
        mär: 3, mrz: 3, mai: 5, okt: 10, dez: 12, janv: 1, févr: 2, mars: 3, avr: 4, juin: 6, juil: 7, août: 8, déc: 12};
    const two = value => String(value).padStart(2, "0");
    const monthOf = word => months[word.toLowerCase().slice(0, 4)] ?? months[word.toLowerCase().slice(0, 3)] ?? 0;

    const date = (year, month, day) => {
        const at = new Date(Date.UTC(year, month - 1, day));
        const exists = at.getUTCMonth() === month - 1 && at.getUTCDate() === Number(day);
        return exists && year >= 1990 && at.getTime() < Date.now() + 2 * 86400e3 ? `${year}-${two(month)}-${two(day)}` : "";
    };

    const zoneOf = text => {
        if (/^(?:z|utc|gmt)$/i.test(text))
            return "Z";
        const match = /^(?:gmt|utc)?([+-])(\d{1,2}):?(\d\d)?$/i.exec(text);
        return match ? `${match[1]}${two(match[2])}:${match[3] ?? "00"}` : "";
    };

    const clock = text => {
        const match = /(?:^|[^\d:.])(\d{1,2}):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?\s*([ap]\.?m\.?)?\s*(z\b|utc\b|gmt\b|(?:gmt|utc)?[+-]\d{1,2}:?(?:\d\d)?)?/i
            .exec(text);
        if (!match || match[2] > 59)
            return "";
        let hour = Number(match[1]);
        if (match[4])
            hour = hour % 12 + (/^p/i.test(match[4]) ? 12 : 0);
        return hour > 23 ? "" : `T${two(hour)}:${match[2]}:${match[3] ?? "00"}${zoneOf(match[5] ?? "")}`;
    };

    Postil.isoTime = value => {
        const text = Postil.tidy(value);
        if (text.length < 6 || text.length > 100)
            return "";
        if (/^\d{10}(?:\d{3})?$/.test(text)) {
            const at = new Date(Number(text) * (text.length === 10 ? 1000 : 1));
            return date(at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate())
                && at.toISOString().replace(/\.\d+Z$/, "Z");
        }
        let match = /(?:^|\D)((?:19|20)\d\d)[-\/.](\d{1,2})[-\/.](\d{1,2})(.*)$/.exec(text);
        if (match) {
            const day = date(match[1], match[2], match[3]);
            return day && day + clock(" " + match[4].replace(/^\s*T\s*/, " "));
        }
        match = /^((?:19|20)\d\d)(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?(Z)?)?$/.exec(text);
        if (match) {
            const day = date(match[1], match[2], match[3]);
            return day && day + (match[4] ? `T${match[4]}:${match[5]}:${match[6] ?? "00"}${match[7] ?? ""}` : "");
        }
        match = /(\p{L}{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+((?:19|20)\d\d)\b(.*)$/u.exec(text);
        if (match && monthOf(match[1])) {
            const day = date(match[3], monthOf(match[1]), match[2]);
            return day && day + clock(match[4] + " ");
        }
        match = /(\d{1,2})(?:st|nd|rd|th|\.)?(?:\s+|-)(?:de\s+|of\s+)?(\p{L}{3,12})\.?,?(?:\s+|-)(?:de\s+)?((?:19|20)\d\d)\b(.*)$/u.exec(text);
        if (match && monthOf(match[2])) {
            const day = date(match[3], monthOf(match[2]), match[1]);
            return day && day + clock(match[4] + " ");
        }
        match = /\b(\d{1,2})\.\s?(\d{1,2})\.\s?((?:19|20)\d\d)\b(.*)$/.exec(text);
        if (match) {
            const day = date(match[3], match[2], match[1]);
            return day && day + clock(match[4] + " ");
        }
        // "Mon Mar 25 14:30:00 +0000 2019"
        match = /\b(\p{L}{3})\s+(\d{1,2})\s+(\d\d:\d\d:\d\d)\s*([+-]\d{4})?\s*((?:19|20)\d\d)$/u.exec(text);
        if (match && monthOf(match[1])) {
            const day = date(match[5], monthOf(match[1]), match[2]);
            return day && day + clock(` ${match[3]}${match[4] ?? ""}`);
        }
        return "";
    };
}
