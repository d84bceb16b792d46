// SPDX-License-Identifier: MIT
// What boxes beside an article are headed with, in the languages that pages are written in.
"use strict";

{
    const pieces = "(?:articles?|stories|story|posts?|content|links?|news|coverage|topics?|reading|videos?|reports?|resources|blogs?|pages?|guides?|headlines)";
    const stuecke = "(?:artikel[n]?|beitr[äa]ge?n?|themen|meldungen|nachrichten|infos?|informationen|links?|news|videos|geschichten|berichte)";
    const related = [
        `related(?:\\s+${pieces})*`,
        `(?:you (?:may|might|could)|you['’]ll|you will) (?:also )?(?:like|love|enjoy|want to read|be interested in)(?: (?:this|these|reading))?`,
        `recommended(?: (?:for you|by .{1,20}|${pieces}))*`, `(?:our )?recommendations`, `(?:must|also|next) reads?`,
        "read (?:also|more|next|this(?: next)?|on|further|these next|the full story)", "also read", "see (?:also|more)",
        `more (?:on|from|in|about|like|to)(?: .{1,40})?`,
        `(?:more|other|latest|recent|popular|trending|featured|top|similar|further|next|previous|new|additional|selected|recommended) ${pieces}`,
        `most (?:read|popular|viewed|shared|recent|commented)(?: .{1,20})?`, "trending(?: now)?",
        "what(?:['’]s| is) (?:hot|trending|next|new)", "don['’]t miss(?: .{1,20})?",
        "editors?['’]?s? (?:picks?|choice)", "top picks",
        "(?:up|read|watch|coming) next", "keep (?:reading|exploring)", "continue reading",
        "explore (?:more|further|related)(?: .{1,20})?", "further reading", "in case you missed it", "watch(?: now)?",
        "more", "popular",
        // de
        `mehr (?:zu[mr]?(?: thema)?|dazu|themen|aus|von|über|auf|bei|${stuecke}|lesen|erfahren)(?:[ :].{1,40})?`,
        "lesen sie (?:auch|mehr|hier|dazu|außerdem|weiter)(?: .{1,30})?", "lies (?:auch|mehr|hier|dazu)(?: .{1,20})?",
        "auch (?:interessant|lesenswert|lesen|spannend)",
        "(?:das |dies |diese artikel |diese themen )?k(?:ö|oe)nnten? (?:sie|dich|euch|ihnen|dir)(?: auch| vielleicht| ebenfalls)*(?: interessieren| gefallen)?",
        `(?:weitere|verwandte|ähnliche|empfohlene|aktuelle|neueste|neue|letzte|beliebte|beliebteste|passende|andere|unsere|alle|die|das|noch mehr|top)[rns]?(?: (?:neueste|beliebteste|aktuelle|meistgelesene)n?)? ${stuecke}(?: .{1,40})?`,
        "weiterlesen(?: .{1,30})?", "(?:zum|und zum) weiterlesen",
        "weiterf(?:ü|ue)hrende (?:links|artikel|informationen|infos)", "passend (?:dazu|zum thema)(?: .{1,20})?",
        "(?:unsere )?empfehlung(?:en)?(?: (?:aus|der|für|des|von) .{1,30})?",
        "meist(?:gelesen|kommentiert)(?:e .{1,20})?", "schon gelesen", "zum thema", "das neueste(?: .{1,20})?",
        "entdecke? (?:sie |weitere |mehr ).{1,30}", "newsticker", "noch mehr .{1,30}",
        // fr
        "(?:à|a) (?:lire|voir|découvrir)(?: (?:aussi|également|ensuite))?", "(?:lire|voir|lisez) (?:aussi|également)",
        "lire (?:la suite|plus)", "sur le même (?:sujet|thème)",
        "(?:nos )?(?:articles?|contenus?|sujets?) (?:liés|similaires|connexes|recommandés|associés)",
        "(?:les )?plus (?:lus?|d['’].{1,20})", "pour aller plus loin",
        "(?:vous aimerez|ça peut vous|cela peut vous|ceci peut vous)(?: .{1,20})?",
        "dans la même (?:rubrique|catégorie)",
        // es, pt, ca
        "(?:lea|lee|le[eé]|leer|ver|mira|mire|vea|ve|sigue leyendo)(?: (?:también|más|además))?",
        "(?:también )?(?:te|le|les) (?:puede|podr[íi]a) interesar(?: .{1,20})?",
        "(?:quizás? )?(?:también )?(?:te|le) (?:pueda|interese|interesa)(?: .{1,20})?",
        "(?:noticias?|art[íi]culos?|notas?|contenidos?|temas?) relacionad[oa]s?", "relacionad[oa]s?",
        "m[áa]s (?:noticias|sobre|en|informaci[óo]n|le[íi]d[oa]s?|vist[oa]s?)(?: .{1,20})?",
        "lo m[áa]s (?:le[íi]do|visto|nuevo)",
        "(?:leia|veja|confira|assista)(?: (?:também|mais))?", "saiba mais",
        "(?:matérias|notícias|artigos|conteúdos|posts) relacionad[ao]s",
        "mais (?:notícias|sobre|lidas|vistas|em)(?: .{1,20})?",
        // it
        "leggi (?:anche|ancora|tutto)", "(?:ti )?potrebbe(?:ro)? (?:anche )?interessart?[vi]*(?: anche)?",
        "(?:articoli|notizie|contenuti) correlat[ie]", "correlati", "(?:i )?più letti", "vedi anche",
        // nl, sv, da, no, fi
        "lees (?:ook|meer|verder)", "(?:bekijk|zie) ook", "gerelateerde?(?: .{1,20})?",
        "meer (?:over|nieuws|lezen|van)(?: .{1,20})?", "meest gelezen", "läs (?:mer|också|även|vidare)",
        "relatera(?:t|de .{1,20})", "mest läst[a]?", "les (?:også|mer|mere)", "læs (?:også|mere|videre)",
        "relatere(?:t|de|te .{1,20})", "mest les[te]+", "lue (?:myös|lisää)",
        // pl, cs, sk, hu, ro, ru, uk, tr, el
        "(?:czytaj|zobacz|przeczytaj|sprawdź)(?: (?:też|także|również|więcej))?", "polecamy(?: .{1,20})?",
        "powiązane(?: .{1,20})?", "najczęściej czytane",
        "(?:čtěte|přečtěte si|čítajte|prečítajte si)(?: (?:také|též|také|dále|aj))?", "související(?: .{1,20})?",
        "mohlo by (?:vás|se vám).{1,20}", "(?:olvassa el|olvasd el|kapcsolódó)(?: .{1,20})?", "(?:citește|citiți) și",
        "articole similare",
        "(?:читайте|смотрите|читать) (?:также|ещ[её]|далее)(?: .{1,20})?", "(?:материалы )?по теме",
        "похожие (?:статьи|новости|материалы)", "(?:другие|последние|главные) новости", "читайте також",
        "дивіться також", "ilgili (?:haberler|yazılar)", "(?:ayrıca|bunu da) (?:bakınız|okuyun?|oku)",
        "διαβάστε (?:επίσης|ακόμ[αη]|περισσότερα)",
        // ar, he, ja, zh, ko
        "(?:اقرأ|شاهد|إقرأ) (?:أيضا|أيضًا|المزيد)", "(?:مواضيع|أخبار|مقالات) ذات صلة", "関連(?:記事|リンク|ニュース|情報)",
        "(?:あわせて|合わせて)読みたい", "おすすめ(?:の)?記事", "人気記事", "(?:相关|相關)(?:阅读|新闻|文章|推荐|閱讀|新聞|报道|報導)?",
        "(?:延伸|推荐|推薦|扩展)(?:阅读|閱讀)", "更多(?:新闻|新聞|文章)?", "관련 ?(?:기사|글|뉴스)", "추천 ?(?:기사|뉴스)",
    ];
    const other = [
        `share(?: (?:this|on|via|the|it|with)(?: .{1,30})?)?`, "sharing",
        "(?:follow|find|join|like|connect with) (?:us|me)(?: .{1,30})?", "tags?", "topics?", "filed under", "posted in",
        "categor(?:y|ies)", "in this (?:article|post|guide|story|series|section)", "on this page",
        "(?:table of )?contents", "jump to(?: .{1,20})?", "quick links", "(?:back|go|return) to top", "skip to .{1,20}",
        "(?:sign up|subscribe|register)(?: (?:now|here|today|to|for)(?: .{1,40})?)?", "(?:our )?newsletters?",
        "get (?:the latest|our newsletter|updates?)(?: .{1,40})?",
        "join (?:our newsletter|the (?:conversation|discussion))(?: .{1,20})?",
        "(?:leave|post|write|add) (?:a|your) (?:comment|reply)",
        "(?:view |show |read )?(?:all )?(?:\\d+ |no )?comments?(?: \\(?\\d+\\)?)?",
        "about (?:the )?(?:authors?|writer)", "(?:written|posted|published|reviewed|edited) by",
        "adverti[sz]e?(?:ment|ing|ment continues.*)", "ad", "sponsored(?: (?:content|links?|by.*))?",
        "loading(?: .{1,20})?", "print(?: this)?(?: page| article)?", "e?-?mail(?: this)?", "download(?: pdf)?",
        "copy link", "save", "listen(?: to (?:this )?article)?", "rate this .{1,20}",
        "was this (?:article|page|post) helpful.*", "click here .{0,40}", "photo gallery", "load more", "show more",
        "view (?:more|all)",
        "(?:toggle|show|hide) captions?", "(?:click to )?enlarge(?: (?:this )?(?:image|picture|photo))?", "(?:bild )?vergrößern", "view image in fullscreen",
        "open image in (?:modal|gallery|new tab).*", "video-?beschreibung (?:ein|aus)blenden", "(?:image|video) caption,?", "start your .{1,20}trial",
        "(?:artikel |beitrag |diesen (?:artikel|beitrag) )?teilen(?: .{1,20})?", "schlag(?:w[öo]rter?|worte)", "themen",
        "anzeigen?", "werbung", "kommentare?(?: .{1,20})?", "(?:\\d+|keine) kommentare?",
        "(?:einen )?kommentar (?:schreiben|hinterlassen|verfassen).{0,20}",
        "(?:über|zum|zur|zu) (?:den |die |der )?(?:autor(?:in|en|innen|[:*]innen)?|person)", "autor(?:en|in)?", "inhalt(?:sverzeichnis)?",
        "(?:nach|zum seitenan?) ?(?:oben|fang)", "drucken", "rezept drucken", "artikel (?:drucken|merken|anhören)",
        "bildergalerie", "newsletter(?: .{1,30})?", "(?:jetzt )?(?:anmelden|abonnieren|registrieren)",
        "folgen sie uns.{0,30}", "quellen (?:ein|aus)blenden", "(?:noch )?keine bewertungen?",
        "partager(?: .{1,20})?", "commentaires?", "publicité", "mots[- ]clés", "sommaire", "compartir(?: .{1,20})?",
        "compart[íi]", "comentarios?", "publicidad(?:e)?", "etiquetas", "temas", "valora esta noticia",
        "compartilh(?:e|ar)(?: .{1,20})?", "comentários?", "condividi(?: .{1,20})?", "commenti", "pubblicità", "delen",
        "deel dit (?:artikel|bericht)", "reacties", "advertentie", "dela", "annons", "annonse?", "udostępnij",
        "komentarze", "reklama", "sdílet", "komentáře", "поделиться(?: .{1,20})?", "комментарии", "реклама", "теги",
        "paylaş", "yorumlar", "reklam", "إعلان", "شارك", "シェアする", "この記事をシェア(?:する)?", "広告", "目次", "分享(?:到)?", "广告", "廣告",
        "标签", "공유하기", "댓글", "목차",
    ];
    const whole = parts => new RegExp(`^\\W{0,4}(?:${parts.join("|")})\\s*(?:[:：…?!»›→>]|\\.{3})*[^\\p{L}\\p{N}.]{0,3}$`, "iu");
    const before = new RegExp(`^\\W{0,4}(?:${related.join("|")})\\s*[:：|–—-]\\s*\\S`, "iu");
    const isRelated = whole(related);
    const isOther = whole(other);

    // A text that heads or is something that is no text of the article.
    Postil.isLabel = text => text.length <= 80 && (isRelated.test(text) || isOther.test(text));
    // The same for what heads links to other articles.
    Postil.isRelatedLabel = text => text.length <= 80 && isRelated.test(text);
    // "Read also: …"
    Postil.hasRelatedLabel = text => text.length <= 400 && before.test(text);
}
