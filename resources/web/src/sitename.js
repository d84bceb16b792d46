// SPDX-License-Identifier: MIT
// The names that a site goes by, and titles without them.
"use strict";

{
    // Letters and digits alone: how titles and names are compared.
    Postil.titleKey = text => text.toLowerCase().normalize("NFKD").replace(/[^\p{L}\p{N}]+/gu, "");
    const key = Postil.titleKey;

    // Keys of the names of a site: what it calls itself, and the labels of its host.
    Postil.siteKeys = (siteName, base) => {
        const keys = new Set();
        const add = name => {
            const plain = key(name);
            if (plain.length > 1)
                for (const form of [plain, plain.replace(/^the/, ""), `the${plain}`, `${plain}com`])
                    keys.add(form);
        };
        add(siteName ?? "");
        // "Daily Planet | News and weather"
        add((siteName ?? "").split(/\s+[|–—:·•-]+\s+/)[0]);
        const host = (Postil.parsedUrl(base, "")?.hostname ?? "").replace(/^(?:www|m|amp|mobile|edition)\./, "");
        if (host) {
            add(host);
            const labels = host.split(".");
            labels.slice(0, -1).filter(label => label.length > 3).forEach(add);
            if (labels.length > 1)
                add(labels.at(-2));
        }
        keys.delete("");
        return keys;
    };

    // "Headline | PetMD" on petmd.example: the name as the site writes it, where only its address says it too.
    Postil.siteInTitle = (title, base) => {
        const host = (Postil.parsedUrl(base, "")?.hostname ?? "").split(".");
        const label = key(host.slice(0, -1).reduce((longest, part) => part.length >= longest.length ? part : longest, ""));
        const names = part => {
            const own = key(part).replace(/^the/, "");
            const [short, long] = own.length < label.length ? [own, label] : [label, own];
            return short.length >= 4 && long.includes(short) && short.length >= long.length / 2;
        };
        return title.split(/\s+[|\-–—:·•»«\/\\]+\s+|\s*[|»«]\s*/).slice(1).reverse().map(Postil.tidy)
            .find(part => part.length <= 40 && names(part)) ?? "";
    };

    const separator = /\s+[|\-–—:·•»«\/\\_]+\s+|\s*[|｜»«]\s*|:\s+/gu;

    // A few words that hold the name: "Colin Watson's blog" on colinwatson.example.
    const namesSite = (text, siteKeys) => {
        const own = key(text);
        return siteKeys.has(own) || (text.split(/\s+/).length <= 5
            && [...siteKeys].some(site => site.length >= 5 && own.includes(site) && site.length >= own.length / 2));
    };

    // Chinese and Japanese titles join the site's name without a space: "标题-新华网", "标题_科技_腾讯网".
    const withoutJoined = (text, siteKeys) => {
        if (!/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text))
            return text;
        const match = /^(.{8,}?)(?:\s*[_｜|].{1,24}|\s*[-－—:：][^-－—:：、。，！？\s]{1,6})$/u.exec(text);
        const joined = /^(.{8,})[-－—:：]([^-－—:：]+)$/u.exec(text);
        return match ? match[1] : joined && namesSite(joined[2], siteKeys) ? joined[1] : text;
    };

    // "Headline | Section - Site" without the parts that name the site; nothing is cut that might be headline.
    Postil.withoutSite = (title, siteKeys) => {
        let text = withoutJoined(title, siteKeys);
        for (let changed = true; changed;) {
            changed = false;
            for (const match of text.matchAll(separator)) {
                const before = text.slice(0, match.index).trim();
                const behind = text.slice(match.index + match[0].length).trim();
                if (namesSite(behind, siteKeys) && before.length >= behind.length / 2) {
                    // A section stands between the headline and the site's name.
                    text = before.replace(/(?<=\S+\s\S+\s\S+\s\S+.*)(?:\s*[|»]\s*[^|»\s]+(?:\s[^|»\s]+)?)+$/u, "");
                    changed = true;
                    break;
                }
                if (namesSite(before, siteKeys) && key(behind).length > 8) {
                    text = behind;
                    changed = true;
                    break;
                }
            }
        }
        return text;
    };
}
