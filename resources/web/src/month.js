// SPDX-License-Identifier: MIT
// Month names as the world writes them, taken from the engine's own locale data: nothing to keep up by hand.
"use strict";

{
    // The order decides where two languages mean different months by one word and the page does not say its own.
    const languages = ("en de fr es it pt nl sv da nb fi pl cs sk sl hr sr-Latn hu ro tr ru uk bg sr el ca gl eu et lv lt is "
        + "sq id ms sw ar fa hi he vi de-AT").split(" ");
    // What editors write and locale data lacks.
    const customary = {sept: 9, mrz: 3, jänner: 1, feber: 2, ene: 1, ago: 8, août: 8};

    const key = word => word.toLowerCase().normalize("NFKD").replace(/[\p{M}.]/gu, "");

    const namesOf = language => {
        const names = new Map();
        for (const month of ["long", "short"])
            for (const others of [{}, {day: "numeric"}]) {
                // With a day many languages inflect the name. Gregorian and Latin digits everywhere, so that only the words differ.
                const format = new Intl.DateTimeFormat(`${language}-u-ca-gregory-nu-latn`, {month, timeZone: "UTC", ...others});
                for (let number = 1; number <= 12; ++number) {
                    const part = format.formatToParts(Date.UTC(2020, number - 1, 15)).find(({type}) => type === "month");
                    const name = key(part?.value ?? "");
                    if (/^\p{L}{3,}$/u.test(name) && !names.has(name))
                        names.set(name, number);
                }
            }
        return names;
    };

    const known = new Map();
    const inLanguage = language => {
        if (!known.has(language))
            known.set(language, namesOf(language));
        return known.get(language);
    };

    let everywhere = null;
    const inAny = () => {
        if (!everywhere) {
            everywhere = new Map();
            for (const language of languages)
                for (const [name, number] of inLanguage(language))
                    if (!everywhere.has(name))
                        everywhere.set(name, number);
            for (const [name, number] of Object.entries(customary))
                if (!everywhere.has(key(name)))
                    everywhere.set(key(name), number);
        }
        return everywhere;
    };

    // The number of the month that `word` names, in the page's language if it is one of ours, else in any; or 0.
    Postil.monthOf = (word, language = "") => {
        const name = key(word);
        const own = language.split("-")[0].toLowerCase();
        return (languages.includes(own) ? inLanguage(own).get(name) : 0) || inAny().get(name) || 0;
    };
}
