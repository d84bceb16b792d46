// SPDX-License-Identifier: MIT
#include "importing/lines.h"

#include "excerpt/textfragment.h"
#include "markdown/document.h"
#include "post/housestyle.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Postil {

namespace {

QRegularExpression pattern(const QString &text)
{
    return QRegularExpression(text, QRegularExpression::UseUnicodePropertiesOption
                                        | QRegularExpression::CaseInsensitiveOption);
}

// The style's own separator first, then what other people use.
QStringList candidates(const QString &own, std::initializer_list<QString> others)
{
    QStringList all;
    if (!own.trimmed().isEmpty())
        all.append(own);
    for (const QString &other : others) {
        if (!all.contains(other))
            all.append(other);
    }
    return all;
}

bool isShort(const QString &text, qsizetype letters, qsizetype words)
{
    return !text.trimmed().isEmpty() && text.size() <= letters
           && text.split(u' ', Qt::SkipEmptyParts).size() <= words;
}

bool isCredit(const QString &text)
{
    static const QRegularExpression sentence(u"[.!?][\"'”’]?$|[.!?] [\\p{Ll}]"_s,
                                             QRegularExpression::UseUnicodePropertiesOption);
    return isShort(text, 80, 10) && !sentence.match(text).hasMatch();
}

bool hasCredit(const QString &line, const QString &separator)
{
    const qsizetype at = line.lastIndexOf(separator);
    return at > 0 && isCredit(line.sliced(at + separator.size()));
}

} // namespace

std::optional<SourceLine> splitSourceLine(const QString &line, const HouseStyle &style)
{
    if (line.contains(u'\n') || line.size() > 300 || splitLabel(line, style, LabelPlace::Unexpected))
        return {};
    const bool isSentence = line.endsWith(u'.') && !line.endsWith("..."_L1);
    for (const QString &separator :
         candidates(style.sourceSeparator, {u": "_s, u" -- "_s, u" – "_s, u" — "_s, u" | "_s, u" - "_s})) {
        const qsizetype at = line.indexOf(separator);
        if (at <= 0 || at + separator.size() >= line.size())
            continue;
        const QString outlet = line.first(at);
        if (!isShort(outlet, 48, 6) || outlet.contains(". "_L1) || outlet.contains(", "_L1))
            continue;
        if (isSentence && (separator != ": "_L1 || line.size() > 120))
            continue;
        return SourceLine{outlet, separator, line.sliced(at + separator.size())};
    }
    return {};
}

std::optional<LabelledText> splitLabel(const QString &text, const HouseStyle &style, LabelPlace place)
{
    const auto after = [&text](qsizetype size) -> std::optional<LabelledText> {
        if (size >= text.size() || (text.at(size) != u' ' && text.at(size) != u'\n'))
            return {};
        return LabelledText{text.first(size), text.sliced(size + 1)};
    };
    if (!style.editorLabel.isEmpty() && text.startsWith(style.editorLabel)) {
        if (auto split = after(style.editorLabel.size()))
            return split;
    }
    static const QRegularExpression named =
        pattern(u"^(?:[\\p{L}\\p{N}.'’&-]+ "
                u"){0,4}(?:editor|editor[’']s|ed|editorial|comment|comments|commentary|note|opinion|"
                "analysis|take|update|remark|remarks|thoughts?|postscript|kommentar|anmerkung|redaktion|"
                "commentaire|nota|"
                "comentario|commento|redactie)\\.?(?: (?:note|comment|remark|says|adds))?[:：]"_s);
    static const QRegularExpression any = pattern(u"^[^\\s:：\"“]+(?: [^\\s:：\"“]+){0,4}[:：]"_s);
    const auto match = (place == LabelPlace::Expected ? any : named).match(text.left(100));
    if (!match.hasMatch() || match.capturedLength() > 48)
        return {};
    return after(match.capturedLength());
}

bool isReadMore(const QString &line, const HouseStyle &style)
{
    if (line.isEmpty() || line.size() > 60 || line.contains(u'\n'))
        return false;
    static const QRegularExpression words =
        pattern(u"^(?:\\W*(?:read (?:more|on|it all|the (?:full|rest|whole|entire)\\b.*|full\\b.*)|continue "
                u"reading|keep reading|"
                "full (?:story|article|text|report)|see more|more|weiterlesen|mehr lesen|lire la suite|leer "
                "más|continua a leggere|"
                "lees verder|läs mer|ler mais))(?: (?:at|on|here|from|in)\\b.{0,40})?[\\s.…:>»→]*$"_s);
    return line == style.readMore || words.match(line).hasMatch();
}

QString readMoreLine(const QString &words, const QString &href, HouseStyle &style)
{
    style.readMore = words;
    const QString article = withoutTextDirective(href);
    style.readMoreTarget = article == href ? ReadMoreTarget::Article : ReadMoreTarget::Quote;
    return article;
}

bool isFooter(const QString &text, const HouseStyle &style)
{
    if (text.contains(u'\n') || text.isEmpty())
        return false;
    const QString own = Markdown::plainText(Markdown::parse(style.footer));
    static const QRegularExpression words = pattern(
        u"^.{0,40}\\b(?:subscribe|newsletter|follow us|email updates|e-mail updates|sign up|rss)\\b.{0,120}$"_s);
    return (!own.isEmpty() && text == own) || words.match(text).hasMatch();
}

bool isHeading(const QString &text, const HouseStyle &style)
{
    if (text.isEmpty() || text.size() > 200 || text.contains(u'\n') || isReadMore(text, style))
        return false;
    static const QRegularExpression sentence(u"(?<!\\.\\.)[.,;][\"'”’»)]*$"_s);
    if (sentence.match(text).hasMatch())
        return false;
    return !splitLabel(text, style, LabelPlace::Unexpected);
}

QString creditSeparator(const QStringList &lines, const HouseStyle &style)
{
    QString best;
    qsizetype most = 0;
    for (const QString &separator :
         candidates(style.creditSeparator, {u" -- "_s, u" – "_s, u" — "_s, u" | "_s, u" - "_s})) {
        const qsizetype count =
            std::ranges::count_if(lines, [&](const QString &line) { return hasCredit(line, separator); });
        if (count > most) {
            most = count;
            best = separator;
        }
    }
    return most * 2 >= lines.size() ? best : QString();
}

void readLinkTail(const QString &tail, const QString &separator, const HouseStyle &style, RelatedLink &link)
{
    QString before = tail;
    if (!separator.isEmpty() && tail.contains(separator)) {
        const qsizetype at = tail.lastIndexOf(separator);
        before = tail.first(at);
        const QString credit = tail.sliced(at + separator.size());
        const qsizetype comma =
            style.authorSeparator.isEmpty() ? -1 : credit.lastIndexOf(style.authorSeparator);
        const qsizetype rest = comma + style.authorSeparator.size();
        if (comma > 0 && rest < credit.size()) {
            link.author = credit.first(comma);
            link.outlet = credit.sliced(rest);
        } else {
            link.outlet = credit;
        }
    }
    static const QRegularExpression note =
        pattern(u" \\(((?:with |\\+ ?)?(?:videos?|audio|photos?|pictures|gallery|slideshow|podcast|live|live "
                u"?blog|opinion|editorial|"
                "analysis|interview|map|maps|graphics?|infographic|pdf|paywall|subscription|updated?|vídeo|"
                "vidéo|bilder|"
                "fotos))\\)$"_s);
    if (const auto match = note.match(before); match.hasMatch()) {
        link.note = match.captured(1);
        before.truncate(match.capturedStart());
    }
    link.headline += before;
}

RelatedLink splitLinkLine(const QString &line, const QString &separator, const HouseStyle &style)
{
    static const QRegularExpression address(u"^https?://\\S+$"_s);
    RelatedLink link;
    if (address.match(line).hasMatch())
        link.url = line;
    else if (!separator.isEmpty() && hasCredit(line, separator))
        readLinkTail(line, separator, style, link);
    else
        readLinkTail(line, {}, style, link);
    return link;
}

} // namespace Postil
