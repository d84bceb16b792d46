// SPDX-License-Identifier: MIT
// Names of people and agencies out of what pages write where a name belongs: "By ANN LEE and AP staff, 3 May" is
// ANN LEE and AP.
"use strict";

{
    // What introduces a name, in the languages that pages are written in.
    const labels = "(?:(?:this\\s+(?:blog\\s+)?(?:article|post|story|guide|column)\\s+(?:was|is)\\s+)?(?:written|authored|story|words?|text|reported|reporting|article|published|posted|edited|submitted|compiled|analysis|"
        + "opinion|contributed|created|artikel|ein artikel|ein beitrag|beitrag|verfasst|geschrieben|erstellt|"
        + "gespeichert|veröffentlicht|eingestellt|(?:eine?\\s+)?(?:kolumne|interview|kommentar|gastbeitrag|bericht|reportage|essay)|escrito|publicado|écrit|publié|scritto|geschreven)\\s+)?"
        + "(?:by|von|vom|par|por|door|av|af|przez|di)(?![\\p{L}'’])\\s*:?"
        + "|(?:authors?|autor(?:in|en|innen|es|a)?|auteurs?|autore|auteure|forfatter|författare|skribent|kirjoittaja|yazar|автор|"
        + "συγγραφέας|text|texto|texte|text\\s*(?:&|und|and|\\+)\\s*(?:fotos?|photos?|bilder|illustrationen)|words|story|written by|interview|redaktion|redakteur(?:in)?|writer|reporter|from)\\s*[:：]"
        + "|(?:作者|著者|記者|撰文|投稿者|執筆|筆者|責任編集)\\s*[:：／/●]?|[文記글]\\s*[:：／/●=]";
    const lead = new RegExp(`^(?:${labels})\\s*`, "iu");
    const label = new RegExp(`^(?:${labels})$`, "iu");
    const inside = /^.*\d.*?[\s,](?:by|von|par|por|door)\s+(?=\S)/u;
    const insideLabel = new RegExp(`^.*\\d.*?[\\s,–—-](?=(?:${labels})\\s)`, "iu");
    const invitation = /^(?:view|see|show|read|alle?|all|more|zeige|mehr|voir|ver|posts?|articles?)\s.*?\s(?:by|of|from|von|de|par|about)\s*/i;

    // Accounts and placeholders, not people.
    const nobody = /^(?:(?:wordpress|wp|web|site)?[-_ ]?admin\w*|editors?|editorial|staff|authors?|guests?|guest (?:author|post|writer)|unknown|anonymous|webmaster|root|user|null|undefined|none|n\/a|true|false|follow|share|home|about|contact|alle artikel|all posts?|by|von|and|und|et|the|author|autor(?:in)?|quelle|datum|source|text|fotos?|no author|teilen|twittern|tweet(?:en)?|e-?mail|facebook|twitter|whatsapp|pinterest|linkedin|xing|telegram|pocket|drucken|merken|kopieren|partager|compartir|here|hier|aquí|autoreninfo|profile?|escucha la noticia|name\s*\(?(?:required|erforderlich|obligatoire|requerido)\)?)$|^reviewed by\b|\bmin(?:ute)?s?\b(?:\s+read)?|^\W*\d/i;
    const roles = "(?:(?:senior|staff|chief|associate|assistant|contributing|guest|former|freelance|executive|managing|deputy)\\s+)*"
        + "(?:writers?|reporters?|editors?|correspondents?|columnists?|contributors?|journalists?|authors?|producers?|"
        + "redakteur(?:in)?|volont[äa]r(?:in)?|reda[ck]tor[ae]?|journaliste?)";
    const role = new RegExp(`(?:^|[\\s,(–—-]+)${roles}\\b[^,;]*$`, "iu");
    const isRole = new RegExp(`^\\(?${roles}\\b.{0,30}$|^(?:staff|agencies)$`, "iu");

    // What people are, behind their name: "Ann Lee, Senior Director, Research, Some Institute".
    const position = /\b(?:director|institute|university|officer|manager|president|founder|c[eto]o|attorney|lawyer|professor|specialist|consultant|engineer|analyst|strategist|physician|head of|m\.?d|ph\.?d|dvm|rn|cpa|cfp|esq)\b/i;

    // What follows a name in one text: the date, by whatever words.
    const withoutDate = text => {
        const digit = /(?:^|[\s,(|·•–—-])\d/.exec(text);
        if (!digit || !(Postil.isoTime(text) || /^.?\d{1,2}:\d\d/.test(text.slice(digit.index))))
            return text;
        let name = text.slice(0, digit.index).trim();
        for (let word = null; (word = /[\s,|·•–—-]*(\p{L}+)[.,:]?$/u.exec(name));) {
            if (!/^(?:on|at|am|um|le|el|il|den|den|em|op|the|updated|published|posted|veröffentlicht|aktualisiert|modified|last|stand|\p{L}*(?:day|tag|woch|abend|di))$/iu.test(word[1])
                && !Postil.monthOf(word[1]))
                break;
            name = name.slice(0, word.index);
        }
        return name.replace(/[\s,|·•–—-]+$/u, "");
    };

    // "Rachel Lee, staff writer" and "Rachel Lee Writer", but "Rasender Reporter".
    const withoutRole = name => {
        const bare = name.replace(role, "").trim();
        return bare !== name && (/\s/.test(bare) || /[,(–—-]/.test(name.charAt(bare.length))) ? bare : name;
    };

    const clean = text => {
        let name = Postil.tidy(text).replace(inside, "");
        for (let before = ""; before !== name;) {
            before = name;
            name = name.replace(/^[\s•·●|,;:–—\-\/]+|[\s•·|,;:–—-]+$/gu, "").replace(lead, "").replace(invitation, "");
        }
        name = name.replace(/\s*[|•·]\s.*$/u, "").replace(/\s*\([^)]*@[^)]*\)|\s*\S+(?:@|\[at\])\S+\.\S+|(?<=\S\s+)@\w+$/g, "").trim();
        // "Ann Lee All posts by Ann Lee Contact"
        name = name.replace(/(?<=\S\s.*)\s(?:alles|alle (?:artikel|beiträge)|mehr|all (?:posts|articles|stories)|more(?: (?:posts|articles|stories))?|view all|see all)(?: (?:posts|articles|stories|artikel|beiträge))? (?:von|by|from|of)\s.*$/iu, "");
        name = withoutDate(name).replace(/\s*[,–—-]?\s*(?:updated|published|posted|last modified|aktualisiert|veröffentlicht)\b.*$/i, "");
        name = name.replace(/(?<=\S\s.*)\s(?:illustrat\w*|photo(?:s|graph\w*)?|fotos?|bild(?:er)?|images?|translat\w*|übersetz\w*)\b.*$/iu, "");
        return withoutRole(name).replace(/\s*[→»›]+$/u, "").trim();
    };

    // From the label on, where one stands inside a line that tells the date too: "3 May 2024, by oz".
    Postil.fromNameLabel = text => {
        const match = inside.exec(text) ?? insideLabel.exec(text);
        return match ? `by ${text.slice(match[0].length).replace(lead, "")}` : "";
    };
    Postil.isNameLabel = text => label.test(text.trim());
    Postil.hasNameLabel = text => lead.test(text.trim());

    // Several names in one text.
    const separator = /\s*(?:,\s*(?:and|und|et|y)\s|[,;&\n／]|\s\/\s|\s(?:and|und|et|och|og|with|y|e)\s(?=\p{Lu}))\s*/u;
    Postil.splitNames = text => clean(text).split(separator).map(part => clean(part)).filter(Boolean);

    Postil.isPosition = text => position.test(text);

    // A name that is kept whole: "Morgan & Morgan".
    Postil.wholeName = text => {
        const name = clean(text);
        return name.length <= 80 && !/^https?:|^@\w+$|[<>{}]/i.test(name) && !nobody.test(name) ? name : "";
    };

    // One name per author, each once. `site`: keys of the names of the site, which is no author.
    Postil.names = (texts, site = new Set()) => {
        const names = [];
        const seen = new Set();
        const withoutSite = name => name.split(/\s+[-–|]\s+/).filter((part, _, all) => all.length === 1 || !site.has(Postil.titleKey(part))).join(" - ");
        for (const text of texts) {
            // A sentence is a description of somebody.
            if (Postil.tidy(text).length > 300)
                continue;
            const parts = Postil.splitNames(text).map(withoutSite);
            const end = parts.findIndex((part, at) => at > 0 && Postil.isPosition(part) && /\s/.test(parts[0]) && Postil.isName(parts[0]));
            for (const name of end > 0 ? parts.slice(0, end) : parts) {
                const key = name.toLowerCase();
                if (name.length > 80 || /^https?:|^www\.|^@\w+$|[<>{}]/i.test(name) || nobody.test(name) || isRole.test(name)
                    || !/\p{L}{2}|\p{Lu}\./u.test(name) || site.has(Postil.titleKey(name)) || seen.has(key))
                    continue;
                seen.add(key);
                names.push(name);
            }
        }
        // "Ann Lee and AP staff": the agency is credited.
        return names.slice(0, 30).map((name, index, all) => all.length > 1 ? name.replace(/\s+staff$/i, "") : name);
    };

    const particle = "de|da|di|del|della|dela|la|le|van|von|vom|der|den|ter|ten|bin|ibn|al|el|y|e|i|dos|das|do|du|af|av|zu|zum";
    const word = "\\p{Lu}[\\p{L}\\p{M}'’.-]*";
    const person = new RegExp(`^(?:Dr\\.?\\s|Prof\\.?\\s)*${word}(?:\\s+(?:${word}|${particle})){0,5}$`, "u");
    const eastern = /^[\p{Script=Han}\p{Script=Katakana}\p{Script=Hiragana}\p{Script=Hangul}・ー\s]{2,12}$/u;
    const noName = /\b(?:news|home|blog|share|read|menu|comments?|updated?|published|photos?|video|advert\w*|sponsored|subscribe|newsletter|follow|politics|business|health|sports?|culture|world|opinion|login|sign|more|guide|review|tips|best|top|how|what|why|the|january|february|march|april|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|min|fact|checked|reviewed|agree|terms|privacy|policy|cookies?|licen[cs]e|lizenz|commons|redaktion|kommentare?|anzahl|zurück|zum|link|living|status|llc|inc|pllc|gmbh|uhr|tags?|category|kategorie|artikel|article)\b/i;

    // An account's name: one word.
    Postil.isAccount = text => /^[\p{L}\p{N}][\p{L}\p{N}._-]{1,29}$/u.test(text) && /\p{L}/u.test(text) && !noName.test(text);
    // Whether a text has the shape of a person's name.
    Postil.isName = text => (person.test(text) && text.length <= 50 && !noName.test(text)) || eastern.test(text);
}
