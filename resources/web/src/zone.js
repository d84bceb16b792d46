// SPDX-License-Identifier: MIT
// Offsets from UTC: as a page writes them ("+0200", "EDT"), or where it writes none, as its country keeps them.
"use strict";

{
    // Hours. The letters that several countries use mean the one that publishes most.
    const letters = {z: 0, utc: 0, gmt: 0, wet: 0, west: 1, bst: 1, cet: 1, mez: 1, cest: 2, mesz: 2, eet: 2, eest: 3, msk: 3,
        sast: 2, ist: 5.5, pkt: 5, wib: 7, ict: 7, hkt: 8, sgt: 8, pht: 8, awst: 8, jst: 9, kst: 9, aest: 10, aedt: 11,
        nzst: 12, nzdt: 13, est: -5, edt: -4, cst: -6, cdt: -5, mst: -7, mdt: -6, pst: -8, pdt: -7, akst: -9, akdt: -8,
        hst: -10, brt: -3, art: -3, clt: -4};
    const places = {et: "America/New_York", ct: "America/Chicago", mt: "America/Denver", pt: "America/Los_Angeles"};
    // Country codes sold as generic endings.
    const generic = new Set("ac ai am as bz cc cd co fm gg im io la ly me mu nu pw sc sh st to tv ws".split(" "));
    // Languages at home in a country of one time: "es" or "en" say nothing.
    const atHome = /^(?:cs|da|de|el|fi|he|hu|it|ja|ko|nb|nl|no|pl|ro|sk|sv|th|tr|uk|vi)$/;

    const written = hours => {
        const minutes = Math.round(Math.abs(hours) * 60);
        const two = value => String(value).padStart(2, "0");
        return minutes ? `${hours < 0 ? "-" : "+"}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}` : "Z";
    };

    // What takes the engine as long as to find a headline is asked once.
    const once = find => {
        const known = new Map();
        return key => {
            if (!known.has(key))
                known.set(key, find(key));
            return known.get(key);
        };
    };
    const clockIn = once(timeZone => new Intl.DateTimeFormat("en", {timeZone, timeZoneName: "longOffset"}));
    const zonesOf = once(region => new Intl.Locale("und", {region}).timeZones ?? []);

    // What a clock in `timeZone` is ahead of UTC at that wall time, which is near enough for the hour of change.
    const offsetIn = (timeZone, wallTime) => {
        const name = clockIn(timeZone).formatToParts(new Date(`${wallTime}Z`))
            .find(({type}) => type === "timeZoneName").value;
        return name === "GMT" ? "Z" : name.slice(3);
    };

    const countryOf = (base, language) => {
        const ending = /\.([a-z]{2})$/.exec(Postil.parsedUrl(base, "")?.hostname ?? "")?.[1];
        if (ending && !generic.has(ending) && ending !== "eu")
            return ending === "uk" ? "GB" : ending.toUpperCase();
        const locale = new Intl.Locale(language || "und");
        return locale.region ?? (atHome.test(locale.language) ? locale.maximize().region : "") ?? "";
    };

    // "+02:00", "Z"; "" for what is no zone. `wallTime`: "2024-05-01T10:00:00", for letters that follow the season.
    Postil.zoneOffset = (text, wallTime) => {
        const name = text.toLowerCase().replace(/[.()\s]/g, "");
        if (places[name])
            return offsetIn(places[name], wallTime);
        if (name in letters)
            return written(letters[name]);
        const match = /^(?:gmt|utc)?([+-])(\d{1,2}):?(\d\d)?$/.exec(name);
        const hours = match ? Number(match[2]) + Number(match[3] ?? 0) / 60 : NaN;
        return hours <= 14 ? written(match[1] === "-" ? -hours : hours) : "";
    };

    // `time` in the zone of the page's country, where that has but one: a time of day without zone gets it, one in UTC
    // is told by it, so that its day is the reader's.
    Postil.withZone = (time, base, language) => {
        if (!/T\d\d:\d\d:\d\dZ?$/.test(time))
            return time;
        const wall = time.replace("Z", "");
        try {
            const zones = zonesOf(countryOf(base, language));
            const offset = zones.length ? offsetIn(zones[0], wall) : "";
            if (!offset || offset === "Z" || zones.some(zone => offsetIn(zone, wall) !== offset))
                return time;
            if (!time.endsWith("Z"))
                return time + offset;
            const minutes = (Number(offset.slice(1, 3)) * 60 + Number(offset.slice(4))) * (offset[0] === "-" ? -1 : 1);
            return new Date(Date.parse(time) + minutes * 60e3).toISOString().replace(/\.\d+Z$/, offset);
        } catch {
            return time; // no such country
        }
    };
}
