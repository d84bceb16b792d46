// SPDX-License-Identifier: MIT
#include "coverage/linklines.h"

#include "base/url.h"
#include "coverage/credit.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Postil {

namespace {

QStringList linesOf(QString text)
{
    static const QRegularExpression breaks(u"\r\n?|[\n\v\f\\x{85}\\x{2028}\\x{2029}]"_s);
    static const QRegularExpression controls(uR"([\x{00}-\x{08}\x{0E}-\x{1F}\x{7F}])"_s);
    static const QRegularExpression bullet(uR"(^(?:[-*+•◦▪‣·–—]|\d{1,3}[.)])\s+)"_s);
    text.replace(breaks, u"\n"_s);
    text.remove(controls);
    QStringList lines;
    for (const QStringView part : QStringView(text).split(u'\n', Qt::SkipEmptyParts)) {
        QString line = part.trimmed().toString();
        line.remove(bullet);
        if (!line.isEmpty())
            lines.append(line);
    }
    return lines;
}

// An address with a scheme is one wherever it stands; "example.com/story" only where it is the whole line.
bool isAddress(const QString &line)
{
    if (line.contains(u' ') || line.contains(u'\t'))
        return false;
    static const QRegularExpression host(uR"(^(?:www\.|[\w-]+(?:\.[\w-]+)*\.\p{L}{2,}/))"_s);
    return (line.contains("://"_L1) || host.match(line).hasMatch()) && typedUrl(line).has_value();
}

QString withScheme(const QString &address)
{
    return address.contains("://"_L1) ? address : u"https://"_s + address;
}

struct Found
{
    qsizetype at = -1;
    QString address;
};

Found findAddress(const QString &line)
{
    static const QRegularExpression web(uR"(\bhttps?://[^\s<>"]+)"_s,
                                        QRegularExpression::CaseInsensitiveOption);
    const auto match = web.match(line);
    if (!match.hasMatch())
        return {};
    QString address = match.captured();
    // Punctuation of the sentence around it, and a bracket that was opened outside.
    while (!address.isEmpty()) {
        const QChar last = address.back();
        const bool loose = (last == u')' && address.count(u')') > address.count(u'('))
                           || (last == u']' && address.count(u']') > address.count(u'['));
        if (!loose && !u".,;:!?'’”»"_s.contains(last))
            break;
        address.chop(1);
    }
    return typedUrl(address) ? Found{match.capturedStart(), address} : Found{};
}

std::optional<LinkedLine> markdownLink(const QString &line)
{
    static const QRegularExpression link(
        uR"(^(.*?)\[((?:[^\]\\]|\\.)+)\]\(<?([^\s()<>]+(?:\([^\s()]*\)[^\s()<>]*)*)>?(?:\s+"[^"]*")?\)(.*)$)"_s);
    const auto match = link.match(line);
    if (!match.hasMatch())
        return {};
    static const QRegularExpression escaped(uR"(\\([!-/:-@\[-`{-~]))"_s);
    QString text = match.captured(2);
    text.replace(escaped, u"\\1"_s);
    return LinkedLine{match.captured(1), text, match.captured(3), match.captured(4)};
}

RelatedLink parseLine(const QString &line)
{
    if (const auto linked = markdownLink(line))
        return toRelatedLink(*linked);
    if (isAddress(line))
        return {.headline = {}, .url = withScheme(line), .author = {}, .outlet = {}, .note = {}};
    const Found found = findAddress(line);
    if (found.at < 0)
        return splitCredit(line);
    static const QRegularExpression stop(uR"(^[.,;:!?]+(?=\s|$))"_s);
    QString rest = line.left(found.at) + u' ' + line.mid(found.at + found.address.size()).remove(stop);
    static const QRegularExpression emptied(uR"([<(\[]\s*[>)\]])"_s);
    static const QRegularExpression loose(uR"(^[\s:|,\x{2013}\x{2014}-]+|[\s:|,\x{2013}\x{2014}-]+$)"_s);
    rest = rest.remove(emptied).remove(loose).simplified();
    RelatedLink link = splitCredit(rest);
    link.url = found.address;
    return link;
}

} // namespace

QList<RelatedLink> parseLinkLines(const QString &text)
{
    const QStringList lines = linesOf(text);
    bool pairs = lines.size() >= 2 && lines.size() % 2 == 0;
    for (qsizetype i = 0; pairs && i < lines.size(); ++i)
        pairs = isAddress(lines[i]) == (i % 2 == 1) && (i % 2 == 1 || findAddress(lines[i]).at < 0);
    QList<RelatedLink> links;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (pairs && i % 2 == 1)
            links.last().url = withScheme(lines[i]);
        else
            links.append(parseLine(lines[i]));
    }
    return links;
}

RelatedLink toRelatedLink(const LinkedLine &line)
{
    RelatedLink link;
    const QString after = line.after.simplified();
    if (readCredit(after, link) == CreditRead::Credit) {
        link.headline = line.text.simplified();
    } else {
        // Nothing behind it, or no credit: page titles carry their outlet themselves ("Headline - BBC News").
        link = splitCredit(line.text.simplified());
    }
    // "AP: headline"
    QString before = line.before.simplified();
    if (link.outlet.isEmpty() && before.endsWith(u':') && before.size() <= 40) {
        before.chop(1);
        link.outlet = before.trimmed();
    }
    link.url = line.href;
    if (link.headline == link.url || isAddress(link.headline))
        link.headline.clear();
    return link;
}

} // namespace Postil
