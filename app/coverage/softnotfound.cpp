// SPDX-License-Identifier: MIT
#include "coverage/softnotfound.h"

#include "base/text.h"
#include "coverage/notfoundphrases.h"

#include <QRegularExpression>
#include <QSet>
#include <QStringList>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Postil {

namespace {

QString withoutEntities(QString text)
{
    static const QRegularExpression number(u"&#(?:x([0-9a-f]{1,6})|([0-9]{1,7}));?"_s,
                                           QRegularExpression::CaseInsensitiveOption);
    for (auto match = number.match(text); match.hasMatch();
         match = number.match(text, match.capturedStart() + 1)) {
        const uint code =
            match.hasCaptured(1) ? match.capturedView(1).toUInt(nullptr, 16) : match.capturedView(2).toUInt();
        const bool good = code > 0x1f && code < 0x110000 && !QChar::isSurrogate(code);
        const char32_t letter = good ? code : U' ';
        text.replace(match.capturedStart(), match.capturedLength(), QString::fromUcs4(&letter, 1));
    }
    static constexpr struct
    {
        QLatin1StringView name;
        char16_t letter;
    } named[] = {{"&lt;"_L1, u'<'},    {"&gt;"_L1, u'>'},     {"&quot;"_L1, u'"'},   {"&apos;"_L1, u'\''},
                 {"&nbsp;"_L1, u' '},  {"&ndash;"_L1, u'–'},  {"&mdash;"_L1, u'—'},  {"&laquo;"_L1, u'«'},
                 {"&raquo;"_L1, u'»'}, {"&lsquo;"_L1, u'‘'},  {"&rsquo;"_L1, u'’'},  {"&ldquo;"_L1, u'“'},
                 {"&rdquo;"_L1, u'”'}, {"&hellip;"_L1, u'…'}, {"&middot;"_L1, u'·'}, {"&amp;"_L1, u'&'}};
    for (const auto &[name, letter] : named)
        text.replace(name, QString(QChar(letter)), Qt::CaseInsensitive);
    return text;
}

QStringList segmentsOf(const QUrl &url)
{
    return url.path().split(u'/', Qt::SkipEmptyParts);
}

// "1234567-a-long-slug.html": names one page, not a kind of pages.
bool namesAStory(const QString &segment)
{
    static const QRegularExpression form(
        uR"(\d{4}|[^-_]+[-_][^-_]+[-_][^-_]|.\.(?:s?html?|php|aspx?|jsp|ece)$)"_s,
        QRegularExpression::CaseInsensitiveOption);
    return form.match(segment).hasMatch();
}

bool isFrontPage(const QUrl &url)
{
    static const QRegularExpression front(
        uR"(^(?:[a-z]{2}(?:[-_][a-z]{2,4})?|home|homepage|news|start(?:seite)?|(?:index|default|home)\.[a-z]{3,5})$)"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression number(u"\\d{2}"_s); // "/?p=1234" is a story
    const QStringList segments = segmentsOf(url);
    return (segments.isEmpty() || (segments.size() == 1 && front.match(segments.first()).hasMatch()))
           && !number.match(url.query()).hasMatch();
}

QSet<QString> titleWords(const QString &text)
{
    QSet<QString> words;
    QString word;
    QString before; // the letter before, where letters are words
    for (const char32_t letter : text.toCaseFolded().toUcs4()) {
        if (writtenWithoutSpaces(letter)) {
            const QString one = QString::fromUcs4(&letter, 1);
            if (!before.isEmpty())
                words.insert(before + one);
            before = one;
        } else if (QChar::isLetterOrNumber(letter)) {
            word += QString::fromUcs4(&letter, 1);
            before.clear();
            continue;
        } else {
            before.clear();
        }
        // Shorter ones stand in every title.
        if (word.size() >= 3)
            words.insert(word);
        word.clear();
    }
    if (word.size() >= 3)
        words.insert(word);
    return words;
}

} // namespace

QString titleIn(const QString &html)
{
    static const QRegularExpression title(u"<title(?:\\s[^>]*)?>([^<]{0,2000})"_s,
                                          QRegularExpression::CaseInsensitiveOption);
    const auto match = title.match(html);
    return withoutEntities(match.captured(1)).simplified();
}

bool saysNotFound(const QString &title)
{
    // A headline's own words stand in a piece with others: "Missing page found" is none of them.
    static const QRegularExpression mark(u"\\s+[|–—·•»:-]+\\s+|\\s*\\|\\s*"_s);
    const QStringList pieces = title.toLower().split(mark, Qt::SkipEmptyParts);
    return std::ranges::any_of(pieces,
                               [](const QString &piece) { return isNotFoundPhrase(piece.trimmed()); });
}

bool leavesTheStory(const QUrl &asked, const QUrl &reached)
{
    const QStringList before = segmentsOf(asked);
    const QStringList after = segmentsOf(reached);
    const bool isDeep = before.size() > 1 || std::ranges::any_of(before, namesAStory) || asked.hasQuery();
    if (before == after || isFrontPage(asked) || !isDeep)
        return false;
    if (isFrontPage(reached))
        return true;
    // "/world/2019/a-long-slug" to "/world" or "/world/2019", but not to "/world/a-long-slug" without "/amp".
    const auto site = [](const QUrl &url) {
        return url.host().startsWith("www."_L1) ? url.host().sliced(4) : url.host();
    };
    if (site(asked) != site(reached) || after.size() >= before.size() || before.first(after.size()) != after)
        return false;
    static const QRegularExpression identifier(u"\\d{5}"_s);
    return std::ranges::any_of(before.sliced(after.size()), namesAStory)
           && std::ranges::none_of(
               after, [](const QString &segment) { return identifier.match(segment).hasMatch(); })
           && !reached.hasQuery();
}

bool isGate(const QUrl &asked, const QUrl &reached, const QString &title)
{
    static const QRegularExpression address(
        uR"((?:^|[/.])(?:log-?in|sign-?in|sso|auth|consent|collectconsent|captcha|challenge|subscribe|paywall|privacy-?wall|cookiewall|geoblock)(?:$|[/.]))"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression words(
        u"^(?:just a moment|access denied|attention required|are you a robot|please verify|verify you are "
        u"human|"
        "security check|robot check|bot verification|checking your browser|log ?in|sign in|subscribe to read|"
        "before you continue|you have been blocked)\\b"_s,
        QRegularExpression::CaseInsensitiveOption);
    const auto isAt = [](const QUrl &url) { return address.match(url.host() + url.path()).hasMatch(); };
    return words.match(title).hasMatch() || (isAt(reached) && !isAt(asked));
}

bool isAbout(const QString &title, const QString &headline)
{
    const QSet<QString> wanted = titleWords(headline);
    const QSet<QString> found = titleWords(title);
    return !wanted.isEmpty() && (wanted & found).size() * 3 >= wanted.size();
}

} // namespace Postil
