// SPDX-License-Identifier: MIT
// Lines that publishing systems and newsrooms set around a text and that say nothing of its story: where it is filed,
// whom to write to, what to click, code that a template left.
"use strict";

{
    // "Posted in Money | Tagged banks": what follows is links.
    const filed = /^\W*(?:(?:posted|filed|published|archived|tagged) (?:in|under|with|as)\b|tagged\b|categor(?:y|ies|ised|ized)\b|kategori(?:e|en|siert)\b|(?:ver)?schlagw[oö]rt(?:er|e|et)?\b|(?:veröffentlicht|abgelegt|eingeordnet|erschienen) (?:in|unter)\b|archivado en\b|etiquetas?\b|classé dans\b|étiquettes?\b|inserito in\b|geplaatst in\b)/iu;
    const filedAnyhow = /^(?:this (?:entry|post|article) was (?:posted|filed|tagged|published)|(?:dieser|der) (?:beitrag|artikel|eintrag) wurde .{0,60}(?:veröffentlicht|abgelegt|verschlagwortet|getaggt))\b.{0,300}$/iu;
    // "Twitter: @ann", "ann.lee@example.com".
    const contact = /^(?:(?:twitter|x|e-?mail|mail|kontakt|contact|instagram|facebook|mastodon|bluesky|threads)\b[^\w@]{0,4})?(?:@\w{2,30}|[^\s@]{1,64}@[^\s@]{1,64}\.\w{2,10})$/iu;
    const invitation = /\b(?:click|tap) (?:here|below|on the \w+) to (?:watch|view|see|read|listen|download|subscribe|sign|join|support|donate|get)\b|^(?:if you['’]re|if you are|when) on (?:the|our) .{1,30}\bapp\b/iu;
    const appeal = /\b(?:funded|supported|powered|made possible) by (?:our )?readers\b|\b(?:one-off|monthly) (?:or monthly )?(?:donation|gift|contribution)s?\b|\bsign up\b.{0,160}\bin your inbox\b|\bhat (?:dir|ihnen|euch) (?:dieser|der|unser) (?:artikel|beitrag) gefallen\b|^(?:did you )?(?:like|enjoy|liked|enjoyed) (?:this|our) (?:article|post|story)\?/iu;
    const stamped = /^\W*(?:(?:last|zuletzt|dernière|última|ultimo)\s+)?(?:updated?|modified|reviewed|published|posted|aktualisiert|geändert|veröffentlicht|mise? à jour|actualizado|actualización|aggiornamento)\b/iu;
    // {{…}}, {%…%}, [ad#2], [gallery ids="1"], [/box], [ad_top]; but "[Applause]" is text.
    const code = /^(?:\{\{.{1,200}\}\}|\{%.{1,200}%\}|\[(?:\/\w[\w-]*|\w+#[\w-]+|\w[\w-]*(?:\s+[\w-]+=[^\]]{1,100})+|\w+_\w+)\])$/u;

    // `block`: of Postil.textBlocks.
    Postil.isNotice = ({text, linkShare}) => text.length <= 500
        && ((filed.test(text) && linkShare > 0.3) || filedAnyhow.test(text) || (text.length <= 100 && (contact.test(text)))
            || (text.length <= 60 && stamped.test(text) && Postil.isoTime(text) !== "")
            || (text.length <= 160 && invitation.test(text)) || appeal.test(text) || code.test(text));
}
