// SPDX-License-Identifier: MIT
#include "article/outlet.h"

#include "base/ipaddress.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace Postil {

namespace {

// Second labels below which country registries sell names. The public suffix list has thousands of exotic
// ones more; the worst that happens without them is a longer name, which the user can edit.
constexpr std::array secondLabels{"ac"_L1,  "co"_L1, "com"_L1, "edu"_L1, "gob"_L1, "gov"_L1, "gouv"_L1,
                                  "net"_L1, "ne"_L1, "nom"_L1, "or"_L1,  "org"_L1, "go"_L1,  "in"_L1};

bool looksLikeHost(const QString &name)
{
    static const QRegularExpression host(u"^(?:https?://)?(?:[\\w-]+\\.)+[a-z]{2,}/?$"_s,
                                         QRegularExpression::CaseInsensitiveOption);
    return host.match(name).hasMatch();
}

QString bareHost(QString name)
{
    name = name.toLower();
    name.remove(QRegularExpression(u"^https?://"_s));
    while (name.endsWith(u'/') || name.endsWith(u'.'))
        name.chop(1);
    return name;
}

QString capitalised(const QString &word)
{
    static const QRegularExpression vowel(u"[aeiouy]"_s);
    // Three letters or fewer, or none to speak: initials.
    if (word.size() <= 3 || !vowel.match(word).hasMatch())
        return word.toUpper();
    return word.first(1).toUpper() + word.sliced(1);
}

QString nameOfHost(const QString &host)
{
    const QString domain = registrableDomain(host);
    if (domain.isEmpty() || IpAddress::parse(domain))
        return domain;
    QStringList words = domain.section(u'.', 0, 0).split(u'-', Qt::SkipEmptyParts);
    std::ranges::transform(words, words.begin(), capitalised);
    return words.join(u' ');
}

// "Daily Planet | News, sport and weather" without what follows the first mark between spaces.
QString withoutSlogan(const QString &name)
{
    static const QRegularExpression mark(u"\\s+[|–—·•»:/-]+\\s+|\\s*\\|\\s*|:\\s+"_s);
    const QString first = name.section(mark, 0, 0).trimmed();
    return first.size() >= 2 ? first : name;
}

} // namespace

QString registrableDomain(const QString &host)
{
    const QString plain = bareHost(host);
    if (IpAddress::parse(plain))
        return plain;
    const QStringList labels = plain.split(u'.', Qt::SkipEmptyParts);
    if (labels.size() <= 2)
        return labels.join(u'.');
    const bool country =
        labels.last().size() == 2
        && std::ranges::find(secondLabels, labels.at(labels.size() - 2)) != secondLabels.end();
    return labels.sliced(labels.size() - (country ? 3 : 2)).join(u'.');
}

QString outletName(const QString &siteName, const QString &host)
{
    const QString name = withoutSlogan(siteName.simplified());
    if (name.isEmpty() || name.size() > 80)
        return nameOfHost(host);
    return looksLikeHost(name) ? nameOfHost(name) : name;
}

} // namespace Postil
