// SPDX-License-Identifier: MIT
#include "base/url.h"

#include "base/urlhost.h"

#include <algorithm>

namespace Postil {

using namespace Qt::StringLiterals;

namespace {

bool isBidiControl(char16_t c)
{
    return c == 0x061c || c == 0x200e || c == 0x200f || (c >= 0x202a && c <= 0x202e)
           || (c >= 0x2066 && c <= 0x2069);
}

// Characters that no honest address holds, and that readers of it take in different ways.
bool isSuspicious(QChar c)
{
    const char16_t u = c.unicode();
    return u < 0x20 || (u >= 0x7f && u < 0xa0) || (c.isSpace() && u != u' ') || isBidiControl(u)
           || u == 0xfeff;
}

// RFC 3986: what may stand in path, query and fragment as it is. Brackets are not in it, but common in
// queries and harmless.
bool isUrlCharacter(char16_t c)
{
    constexpr QLatin1StringView marks = "-._~!$&'()*+,;=:@/?#[]%"_L1;
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9')
           || marks.contains(QLatin1Char(c < 0x80 ? char(c) : ' '));
}

bool isHexDigit(QChar c)
{
    const char16_t u = c.toLower().unicode();
    return (u >= u'0' && u <= u'9') || (u >= u'a' && u <= u'f');
}

// What is well-formed stays as it is; the rest is percent-encoded.
QString encoded(QStringView rest)
{
    QString out;
    out.reserve(rest.size());
    for (qsizetype i = 0; i < rest.size(); ++i) {
        const QChar c = rest.at(i);
        if (c == u'%' && !(i + 2 < rest.size() && isHexDigit(rest.at(i + 1)) && isHexDigit(rest.at(i + 2)))) {
            out += "%25"_L1;
        } else if (isUrlCharacter(c.unicode())) {
            out += c;
        } else {
            const bool pair = c.isHighSurrogate() && i + 1 < rest.size() && rest.at(i + 1).isLowSurrogate();
            const QByteArray bytes = rest.sliced(i, pair ? 2 : 1).toUtf8();
            out += QLatin1StringView(bytes.toPercentEncoding());
            i += pair ? 1 : 0;
        }
    }
    return out;
}

QString safeWebHref(QStringView scheme, QStringView rest)
{
    const auto ends = [](QChar c) { return c == u'/' || c == u'?' || c == u'#'; };
    const qsizetype end = std::ranges::find_if(rest, ends) - rest.begin();
    const QStringView authority = rest.first(end);
    const QStringView tail = rest.sliced(end);
    // Browsers take a backslash before the query for a slash, other readers do not.
    const qsizetype query =
        std::ranges::find_if(tail, [](QChar c) { return c == u'?' || c == u'#'; }) - tail.begin();
    if (tail.first(query).contains(u'\\'))
        return {};
    const QString host = safeAuthority(authority);
    return host.isEmpty() ? QString() : scheme.toString() + host + encoded(tail);
}

QString safeMailHref(QStringView scheme, QStringView rest)
{
    const QStringView addresses = rest.first(std::ranges::find(rest, u'?') - rest.begin());
    const qsizetype at = addresses.indexOf(u'@');
    if (at < 1 || at + 1 >= addresses.size() || rest.contains(u'\\') || rest.startsWith(u'/'))
        return {};
    return scheme.toString() + encoded(rest);
}

} // namespace

QString safeHref(const QString &address)
{
    const QStringView text = QStringView(address).trimmed();
    if (std::ranges::any_of(text, isSuspicious))
        return {};
    for (const QLatin1StringView scheme : {"https://"_L1, "http://"_L1}) {
        if (text.startsWith(scheme, Qt::CaseInsensitive))
            return safeWebHref(text.first(scheme.size()), text.sliced(scheme.size()));
    }
    if (text.startsWith("mailto:"_L1, Qt::CaseInsensitive))
        return safeMailHref(text.first(7), text.sliced(7));
    return {};
}

std::optional<QUrl> typedUrl(const QString &typed)
{
    QString text = typed.trimmed();
    if (!text.contains("://"_L1)) {
        const QStringView host = QStringView(text).first(
            std::ranges::find_if(text, [](QChar c) { return c == u'/' || c == u':'; }) - text.begin());
        const bool local = host.compare("localhost"_L1, Qt::CaseInsensitive) == 0;
        if (!local && !host.contains(u'.') && !host.startsWith(u'['))
            return {};
        text.prepend(local ? "http://"_L1 : "https://"_L1);
    }
    // A space is more likely the end of an address, or the middle of a search, than a part of it.
    const QString href = text.contains(u' ') ? QString() : safeHref(text);
    const QUrl url = QUrl::fromEncoded(href.toLatin1(), QUrl::TolerantMode);
    if (href.isEmpty() || !url.isValid() || url.host().isEmpty())
        return {};
    return url;
}

QString displayUrl(const QString &address)
{
    QString text = address.trimmed();
    text.removeIf([](QChar c) { return isSuspicious(c); });
    qsizetype begin = text.indexOf("://"_L1);
    if (begin < 0)
        return text;
    const QString scheme = text.first(begin).toLower();
    begin += 3;
    const auto ends = [](QChar c) { return c == u'/' || c == u'?' || c == u'#' || c == u'\\'; };
    const qsizetype end = std::find_if(text.begin() + begin, text.end(), ends) - text.begin();
    QStringView authority = QStringView(text).sliced(begin, end - begin);
    authority = authority.sliced(authority.lastIndexOf(u'@') + 1);
    QString host = displayHost(authority);
    if (host.startsWith("www."_L1))
        host.remove(0, 4);
    QString tail = QUrl::fromPercentEncoding(text.sliced(end).toUtf8());
    // Where decoding would show something else than what is there, the encoded form is shown.
    if (std::ranges::any_of(tail,
                            [](QChar c) { return isSuspicious(c) || c == QChar::ReplacementCharacter; }))
        tail = text.sliced(end);
    if (tail == "/"_L1)
        tail.clear();
    // Only the schemes that everybody means go without saying.
    const bool web = scheme == "http"_L1 || scheme == "https"_L1;
    return (web ? QString() : scheme + "://"_L1) + host + tail;
}

} // namespace Postil
