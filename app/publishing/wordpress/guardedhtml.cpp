// SPDX-License-Identifier: MIT
#include "publishing/wordpress/guardedhtml.h"

#include <QRegularExpression>

namespace Postil {

using namespace Qt::StringLiterals;

namespace {

constexpr QLatin1StringView BlockStart = "<!-- wp:html -->"_L1;
constexpr QLatin1StringView BlockEnd = "<!-- /wp:html -->"_L1;

QString referenceTo(QChar letter)
{
    return letter == u'"' ? u"&quot;"_s : u"&#%1;"_s.arg(int(letter.unicode()), 3, 10, QChar(u'0'));
}

// Whether WordPress would take the letter at `at` of a text for its own.
bool isTakenByWordPress(QStringView text, qsizetype at)
{
    const auto letterAt = [text](qsizetype place) {
        return place >= 0 && place < text.size() ? text[place] : QChar(u' '); // an end is like a space
    };
    const QChar before = letterAt(at - 1);
    const QChar next = letterAt(at + 1);
    switch (text[at].unicode()) {
    case u'"':
    case u'\'':
    case u'`':
    case u'[':
    case u']':
        return true;
    case u'-':
        return !before.isLetterOrNumber() || !next.isLetterOrNumber();
    case u'.':
        return next == u'.';
    case u'x': // 4x4
        return (before.isDigit() || before == u'.' || before == u',') && next.isDigit();
    case u'(':
        return text.sliced(at).startsWith("(tm)"_L1, Qt::CaseInsensitive);
    case u':': // also of an address that stands alone
        return (before.isSpace() && !next.isSpace()) || text.sliced(at).startsWith("://"_L1);
    case u';':
        return before.isSpace() && !next.isSpace();
    case u'8':
        return before.isSpace() && (next == u'-' || next == u')' || next == u'O');
    case u'W':
        return text.sliced(at).startsWith("Wordpress"_L1);
    default:
        return false;
    }
}

QString guardedText(QStringView text)
{
    static const QRegularExpression reference(
        u"&(?:#([0-9]{1,7})|#[xX][0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]*);"_s);
    QString guarded;
    guarded.reserve(text.size() + 64);
    for (qsizetype at = 0; at < text.size(); ++at) {
        if (text[at] == u'&') {
            const auto match = reference.matchView(text, at, QRegularExpression::NormalMatch,
                                                   QRegularExpression::AnchorAtOffsetMatchOption);
            if (match.hasMatch()) {
                guarded += match.hasCaptured(1)
                               ? u"&#%1;"_s.arg(match.captured(1).toInt(), 3, 10, QChar(u'0'))
                               : match.captured();
                at = match.capturedEnd() - 1;
                continue;
            }
        }
        if (isTakenByWordPress(text, at))
            guarded += referenceTo(text[at]);
        else
            guarded += text[at];
    }
    return guarded;
}

// Short codes are run inside of tags too.
QString guardedTag(QStringView tag)
{
    return tag.toString().replace(u'[', referenceTo(u'[')).replace(u']', referenceTo(u']'));
}

QString unguardedText(QStringView text)
{
    static const QRegularExpression reference(u"&(?:quot|#0?(39|40|45|46|56|58|59|87|91|93|96|120));"_s);
    QString plain;
    qsizetype done = 0;
    for (const auto &match : reference.globalMatchView(text)) {
        plain += text.sliced(done, match.capturedStart() - done);
        plain += match.hasCaptured(1) ? QChar(match.captured(1).toInt()) : QChar(u'"');
        done = match.capturedEnd();
    }
    return plain.append(text.sliced(done));
}

QString unguardedTag(QStringView tag)
{
    return tag.toString().replace("&#091;"_L1, "["_L1).replace("&#093;"_L1, "]"_L1);
}

// Behind the tag or comment that begins at `at`.
qsizetype endOfTag(QStringView html, qsizetype at)
{
    if (html.sliced(at).startsWith("<!--"_L1)) {
        const qsizetype end = html.indexOf("-->"_L1, at);
        return end < 0 ? html.size() : end + 3;
    }
    QChar quote;
    for (; at < html.size(); ++at) {
        const QChar letter = html[at];
        if (!quote.isNull())
            quote = letter == quote ? QChar() : quote;
        else if (letter == u'"' || letter == u'\'')
            quote = letter;
        else if (letter == u'>')
            return at + 1;
    }
    return at;
}

template <typename Text, typename Tag>
QString mapped(QStringView html, Text text, Tag tag)
{
    QString all;
    for (qsizetype at = 0; at < html.size();) {
        qsizetype end = html.indexOf(u'<', at);
        end = end < 0 ? html.size() : end;
        all += text(html.sliced(at, end - at));
        at = end < html.size() ? endOfTag(html, end) : end;
        all += tag(html.sliced(end, at - end));
    }
    return all;
}

} // namespace

QString guardedHtml(const QString &html)
{
    return BlockStart + u'\n' + mapped(html.trimmed(), guardedText, guardedTag) + u'\n' + BlockEnd;
}

QString unguardedHtml(const QString &content)
{
    const QString trimmed = content.trimmed();
    if (!trimmed.startsWith(BlockStart) || !trimmed.endsWith(BlockEnd))
        return content;
    const QString inside =
        trimmed.sliced(BlockStart.size(), trimmed.size() - BlockStart.size() - BlockEnd.size());
    if (inside.contains("<!-- wp:"_L1) || inside.contains("<!-- /wp:"_L1))
        return content; // somebody added blocks
    return mapped(inside.trimmed(), unguardedText, unguardedTag) + u'\n';
}

QString withoutFiltered(const QString &content)
{
    static const QRegularExpression filtered(u"</?(?:data|time|input)\\b[^>]*>"_s,
                                             QRegularExpression::CaseInsensitiveOption);
    QString rest = content;
    return rest.remove(filtered).trimmed();
}

QString escapedForWordPress(const QString &text)
{
    static const QRegularExpression reference(u"&(?=#?[0-9a-zA-Z]+;)"_s);
    QString escaped = text;
    return escaped.replace(reference, u"&amp;"_s).replace(u'<', "&lt;"_L1).replace(u'>', "&gt;"_L1);
}

QString plainFromWordPress(const QString &html)
{
    static const QRegularExpression tag(u"</?[a-zA-Z][^>]*>"_s);
    static const QRegularExpression reference(u"&(?:#([0-9]{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-z]+));"_s);
    static const QHash<QString, QString> names{
        {u"amp"_s, u"&"_s},   {u"lt"_s, u"<"_s},    {u"gt"_s, u">"_s},     {u"quot"_s, u"\""_s},
        {u"apos"_s, u"'"_s},  {u"nbsp"_s, u" "_s},  {u"hellip"_s, u"…"_s}, {u"ndash"_s, u"–"_s},
        {u"mdash"_s, u"—"_s}, {u"lsquo"_s, u"‘"_s}, {u"rsquo"_s, u"’"_s},  {u"ldquo"_s, u"“"_s},
        {u"rdquo"_s, u"”"_s}};
    QString text = html;
    text.remove(tag);
    QString plain;
    qsizetype done = 0;
    for (const auto &match : reference.globalMatch(text)) {
        const uint code =
            match.hasCaptured(1) ? match.captured(1).toUInt() : match.captured(2).toUInt(nullptr, 16);
        const QString letter = match.hasCaptured(3) ? names.value(match.captured(3), match.captured())
                               : code >= 0x20 && code < 0x110000 && !QChar::isSurrogate(code)
                                   ? QString::fromUcs4(reinterpret_cast<const char32_t *>(&code), 1)
                                   : QString();
        plain += QStringView(text).sliced(done, match.capturedStart() - done);
        plain += letter;
        done = match.capturedEnd();
    }
    return plain.append(QStringView(text).sliced(done));
}

} // namespace Postil
