// SPDX-License-Identifier: MIT
#include "coverage/credit.h"

#include <QRegularExpression>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace Postil {

namespace {

// "of", "the", "de la" inside the name of an outlet.
bool joinsNames(QStringView word)
{
    static const QStringList words{u"of"_s,  u"the"_s, u"and"_s, u"for"_s, u"in"_s,  u"on"_s,  u"de"_s,
                                   u"la"_s,  u"le"_s,  u"et"_s,  u"du"_s,  u"des"_s, u"der"_s, u"die"_s,
                                   u"das"_s, u"und"_s, u"am"_s,  u"van"_s, u"von"_s, u"y"_s,   u"el"_s,
                                   u"del"_s, u"di"_s,  u"il"_s,  u"via"_s, u"&"_s};
    return words.contains(word);
}

// Whether a text reads as who published or wrote something, and not as the end of a sentence: a dash alone
// stands in many headlines ("U.S. - Russia reset").
bool looksLikeCredit(const QString &text)
{
    const QStringList words = text.split(u' ', Qt::SkipEmptyParts);
    if (words.isEmpty() || words.size() > 8 || text.size() > 80)
        return false;
    if (u"?!:;…"_s.contains(text.back()))
        return false;
    bool named = false;
    for (const QString &word : words) {
        if (joinsNames(word))
            continue;
        const bool domain = word.indexOf(u'.') > 0;
        if (word.front().isLower() && !domain)
            return false;
        named = true;
    }
    return named;
}

// Finds the separator between headline and credit: the last one of the strongest kind.
struct Split
{
    qsizetype at = -1;
    qsizetype length = 0;
};

Split findSeparator(const QString &line)
{
    static const QRegularExpression sure(uR"(\s+(?:--|---|\||·|•)\s+|\t+)"_s);
    static const QRegularExpression dash(uR"(\s+[-\x{2013}\x{2014}\x{2015}]\s+)"_s);
    Split split;
    auto matches = sure.globalMatch(line);
    while (matches.hasNext()) {
        const auto match = matches.next();
        split = {match.capturedStart(), match.capturedLength()};
    }
    if (split.at >= 0)
        return split;
    matches = dash.globalMatch(line);
    while (matches.hasNext()) {
        const auto match = matches.next();
        split = {match.capturedStart(), match.capturedLength()};
    }
    if (split.at >= 0 && looksLikeCredit(line.mid(split.at + split.length).trimmed()))
        return split;
    return {};
}

// "headline (Video)" -> "Video", and the brackets go. A note is a word or two that begin with a capital;
// "(NATO)" is an abbreviation that belongs to the headline.
QString takeNote(QString &text)
{
    static const QRegularExpression note(uR"(\s*[(\[](\p{L}+(?:[ /&-]\p{L}+){0,2})[)\]]\s*$)"_s);
    const auto match = note.match(text);
    if (!match.hasMatch())
        return {};
    const QString found = match.captured(1);
    const bool abbreviation = found.size() <= 6 && found == found.toUpper() && found != found.toLower();
    static const QStringList shouted{u"VIDEO"_s, u"AUDIO"_s, u"PHOTOS"_s, u"PDF"_s,
                                     u"LIVE"_s,  u"MAP"_s,   u"MAPS"_s};
    if (found.front().isLower() || (abbreviation && !shouted.contains(found)))
        return {};
    text.truncate(match.capturedStart());
    return found;
}

void readNames(QString credit, RelatedLink &link)
{
    static const QRegularExpression by(u"^by\\s+"_s, QRegularExpression::CaseInsensitiveOption);
    credit.remove(by);
    const auto comma = credit.lastIndexOf(u", "_s);
    if (comma > 0) {
        link.author = credit.left(comma).trimmed();
        link.outlet = credit.mid(comma + 2).trimmed();
    } else {
        link.outlet = credit.trimmed();
    }
}

} // namespace

RelatedLink splitCredit(const QString &line)
{
    RelatedLink link;
    link.headline = line.trimmed();
    const Split split = findSeparator(link.headline);
    if (split.at > 0) {
        QString credit = link.headline.mid(split.at + split.length);
        link.headline.truncate(split.at);
        link.note = takeNote(credit);
        readNames(credit, link);
    }
    if (const QString note = takeNote(link.headline); !note.isEmpty())
        link.note = note;
    link.headline = link.headline.trimmed();
    return link;
}

CreditRead readCredit(const QString &text, RelatedLink &link)
{
    // A headline stands before it in the line; any will do here.
    const RelatedLink read = splitCredit(u"x "_s + text.simplified());
    if (read.headline != "x"_L1 || (read.outlet.isEmpty() && read.note.isEmpty()))
        return CreditRead::SomethingElse;
    link.note = read.note.isEmpty() ? link.note : read.note;
    link.author = read.author;
    link.outlet = read.outlet;
    return CreditRead::Credit;
}

} // namespace Postil
