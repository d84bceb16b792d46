// SPDX-License-Identifier: MIT
// Times as pages write them, as ISO 8601 of the same precision: "" where it cannot be told.
"use strict";

{
    const two = value => String(value).padStart(2, "0");

    const dateOf = (year, month, day) => {
        const full = String(year).length === 2 ? 2000 + Number(year) : Number(year);
        const at = new Date(Date.UTC(full, month - 1, day));
        const exists = at.getUTCMonth() === month - 1 && at.getUTCDate() === Number(day);
        // No web page is older; none is from the day after tomorrow.
        return exists && full >= 1990 && at.getTime() < Date.now() + 2 * 86400e3 ? `${full}-${two(month)}-${two(day)}` : "";
    };

    // 14:30, 14:30:05, 2:30 p.m., 14h30, 14.30 Uhr, 14時30分, and the zone behind it.
    const clock = new RegExp("(?:^|[^\\d:.])(\\d{1,2})(?::|h|時|시 ?|\\.(?=\\d\\d ?Uhr))(\\d\\d)(?:(?::|分|분)(\\d\\d))?(?:[.,]\\d+)?"
        + "\\s*([ap]\\.?m\\b\\.?)?\\s*\\(?((?:gmt|utc)?\\s?[+-]\\d{1,2}:?(?:\\d\\d)?|[a-z]{1,4}\\b)?", "i");

    // The date with the time of day that `text` tells, if any.
    const timed = (day, text) => {
        const match = day && clock.exec(text);
        if (!match || match[2] > 59)
            return day;
        let hour = Number(match[1]);
        if (match[4])
            hour = hour % 12 + (/^p/i.test(match[4]) ? 12 : 0);
        if (hour > 23)
            return day;
        const time = `${day}T${two(hour)}:${match[2]}:${match[3] ?? "00"}`;
        return time + Postil.zoneOffset(match[5] ?? "", time);
    };

    const latinDigits = text => text.replace(/[٠-٩۰-۹०-९]/g, digit => String.fromCharCode(
        48 + (digit.charCodeAt(0) - (digit < "۰" ? 0x660 : digit < "०" ? 0x6f0 : 0x966))));

    const word = "(\\p{L}[\\p{L}\\p{M}]{2,11})\\.?";
    // Each with the order of its groups; what stands before and behind may hold the time of day.
    const forms = [
        [/(?:^|\D)((?:19|20)\d\d)\s?[-\/.年년]\s?(\d{1,2})\s?[-\/.月월]\s?(\d{1,2})(?!\d)/u, "ymd"],
        [/^((?:19|20)\d\d)(\d\d)(\d\d)(?=T?\d{4}|$)/u, "ymd"],
        [new RegExp(`(?<!\\p{L})${word}\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+((?:19|20)\\d\\d)(?!\\d)`, "u"), "My"],
        [new RegExp(`(?<!\\d)(\\d{1,2})(?:st|nd|rd|th|er|ος|η|\\.|º)?(?:\\s+|-)(?:de\\s+|of\\s+)?${word},?(?:\\s+|-)(?:de[l]?\\s+)?((?:19|20)\\d\\d)(?!\\d)`, "u"), "dM"],
        [new RegExp(`((?:19|20)\\d\\d)[.,]?\\s+${word}\\s+(\\d{1,2})(?!\\d)`, "u"), "yM"],
        [/(?<![\d.])(\d{1,2})\.\s?(\d{1,2})\.\s?((?:19|20)\d\d|\d\d)(?![\d.])/u, "dmy"],
        [/(?<![\d\/])(\d{1,2})([\/-])(\d{1,2})\2((?:19|20)\d\d)(?![\d\/])/u, "slashed"],
        // "Mon Mar 25 14:30:00 +0000 2019"
        [new RegExp(`(?<!\\p{L})${word}\\s+(\\d{1,2})\\s+\\d\\d:\\d\\d:\\d\\d\\s*(?:[+-]\\d{4}\\s*|[A-Z]{3,4}\\s+)?((?:19|20)\\d\\d)$`, "u"), "My"],
    ];

    // Which of two numbers is the day: what cannot be a month, else as the page's country writes.
    const slashed = (first, second, year, language) => {
        const monthFirst = second > 12 || (first <= 12 && /^(?:en(?:-us|-ph|-ca)?|)$/i.test(language));
        return monthFirst ? dateOf(year, first, second) : dateOf(year, second, first);
    };

    const dayOf = (match, order, language) => {
        switch (order) {
        case "ymd":
            return dateOf(match[1], match[2], match[3]);
        case "My":
            return dateOf(match[3], Postil.monthOf(match[1], language), match[2]);
        case "dM":
            return dateOf(match[3], Postil.monthOf(match[2], language), match[1]);
        case "yM":
            return dateOf(match[1], Postil.monthOf(match[2], language), match[3]);
        case "dmy":
            return dateOf(match[3], match[2], match[1]);
        default:
            return slashed(match[1], match[3], match[4], language);
        }
    };

    Postil.isoTime = (value, language = "") => {
        const text = latinDigits(Postil.tidy(value));
        if (text.length < 6 || text.length > 200)
            return "";
        if (/^\d{10}(?:\d{3})?$/.test(text)) {
            const at = new Date(Number(text) * (text.length === 10 ? 1000 : 1));
            return dateOf(at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate())
                && at.toISOString().replace(/\.\d+Z$/, "Z");
        }
        for (const [form, order] of forms) {
            const match = form.exec(text);
            const day = match && dayOf(match, order, language);
            if (!day)
                continue;
            // "20190325T143000", "2019-03-25T14:30"
            const behind = text.slice(match.index + match[0].length)
                .replace(/^T?(\d\d)(\d\d)(\d\d)?(?![\d:])/, " $1:$2:$3").replace(/^T/, " ");
            const time = timed(day, behind);
            // "8:27 AM - 21 Jun 2016"
            return time.length > 10 ? time : timed(day, text.slice(0, match.index) + (order === "My" ? match[0] : ""));
        }
        return "";
    };
}
