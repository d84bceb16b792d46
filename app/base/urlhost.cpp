// SPDX-License-Identifier: MIT
#include "base/urlhost.h"

#include "base/ipaddress.h"

#include <QSet>
#include <QUrl>

#include <algorithm>

namespace Postil {

using namespace Qt::StringLiterals;

namespace {

bool isAscii(QStringView text)
{
    return std::ranges::all_of(text, [](QChar c) { return c.unicode() < 0x80; });
}

bool isAsciiLabel(QStringView label)
{
    const auto allowed = [](QChar c) {
        const char16_t u = c.unicode();
        return u < 0x80 && (c.isLetterOrNumber() || u == u'-' || u == u'_');
    };
    return !label.isEmpty() && label.size() <= 63 && !label.startsWith(u'-') && !label.endsWith(u'-')
           && std::ranges::all_of(label, allowed);
}

bool isNumber(QStringView label)
{
    return std::ranges::all_of(label, [](QChar c) { return c.isDigit(); })
           || label.startsWith("0x"_L1, Qt::CaseInsensitive);
}

bool isDottedQuad(const QList<QStringView> &labels)
{
    return labels.size() == 4 && std::ranges::all_of(labels, [](QStringView label) {
               bool ok = false;
               return label.toUInt(&ok) < 256 && ok && label.size() <= 3
                      && (label.size() == 1 || label.front() != u'0');
           });
}

bool isAsciiHost(QStringView host)
{
    const QStringView name = host.endsWith(u'.') ? host.chopped(1) : host;
    const QList<QStringView> labels = name.split(u'.');
    if (name.size() > 253 || !std::ranges::all_of(labels, isAsciiLabel))
        return false;
    // A last label in digits makes it an IPv4 address, which has one unambiguous form.
    return !isNumber(labels.last()) || isDottedQuad(labels);
}

bool isIpv6(QStringView literal)
{
    return literal.contains(u':') && IpAddress::parse(literal.toString());
}

// Letters of one writing system, or of those that one language writes with.
bool isOneScript(QStringView label)
{
    QSet<QChar::Script> scripts;
    for (const char32_t c : label.toUcs4()) {
        const QChar::Script script = QChar::script(c);
        if (script != QChar::Script_Common && script != QChar::Script_Inherited)
            scripts.insert(script);
    }
    if (scripts.size() <= 1)
        return true;
    using Scripts = QSet<QChar::Script>;
    const Scripts han{QChar::Script_Han};
    for (const Scripts &others : {Scripts{QChar::Script_Hiragana, QChar::Script_Katakana},
                                  Scripts{QChar::Script_Hangul}, Scripts{QChar::Script_Bopomofo}}) {
        if ((han + others).contains(scripts))
            return true;
    }
    return false;
}

// Cyrillic and Greek words made only of letters that look Latin.
bool looksLatin(QStringView label)
{
    static const QString lookalikes = u"асеорхуіјѕԁһӏԛԝьбгпзнвкмт0123456789-αονρτυκι"_s;
    return !isAscii(label) && std::ranges::all_of(label, [](QChar c) { return lookalikes.contains(c); });
}

} // namespace

QString safeAuthority(QStringView authority)
{
    QStringView host = authority;
    QStringView port;
    const qsizetype colon = authority.lastIndexOf(u':');
    if (colon > authority.lastIndexOf(u']')) {
        host = authority.first(colon);
        port = authority.sliced(colon);
        bool ok = false;
        const uint number = port.sliced(1).toUInt(&ok);
        const bool digits =
            std::ranges::all_of(port.sliced(1), [](QChar c) { return c >= u'0' && c <= u'9'; });
        if (!ok || !digits || number == 0 || number > 65535)
            return {};
    }
    if (host.startsWith(u'['))
        return host.endsWith(u']') && isIpv6(host.sliced(1).chopped(1)) ? authority.toString() : QString();
    if (isAscii(host))
        return isAsciiHost(host) ? authority.toString() : QString();
    // Without an international label left, the letters were only dressed up: "①27.0.0.1", "ｅxample.com".
    const QString ace = QString::fromLatin1(QUrl::toAce(host.toString()));
    return ace.contains("xn--"_L1) && isAsciiHost(ace) ? ace + port.toString() : QString();
}

QString displayHost(QStringView authority)
{
    const QString safe = safeAuthority(authority);
    if (safe.isEmpty())
        return authority.toString();
    QStringList labels = safe.toLower().split(u'.');
    for (QString &label : labels) {
        if (!label.startsWith("xn--"_L1))
            continue;
        const QString shown = QUrl::fromAce(label.toLatin1(), QUrl::IgnoreIDNWhitelist);
        if (isOneScript(shown) && !looksLatin(shown))
            label = shown;
    }
    return labels.join(u'.');
}

} // namespace Postil
