// SPDX-License-Identifier: MIT
#include "base/storyaddress.h"

#include "base/url.h"

#include <QRegularExpression>
#include <QStringList>
#include <QUrl>

#include <algorithm>
#include <array>

namespace Postil {

using namespace Qt::StringLiterals;

namespace {

// Parameters that campaigns, mailings, social networks and web statistics put behind addresses.
constexpr std::array trackingPrefixes{"utm_"_L1,        "mtm_"_L1,   "pk_"_L1,     "hsa_"_L1,
                                      "at_medium"_L1,   "_hs"_L1,    "at_camp"_L1, "at_custom"_L1,
                                      "at_link"_L1,     "at_bbc"_L1, "at_ptr"_L1,  "at_format"_L1,
                                      "at_campaign"_L1, "oly_"_L1,   "vero_"_L1,   "guce_"_L1};
constexpr std::array trackingNames{"fbclid"_L1,
                                   "gclid"_L1,
                                   "dclid"_L1,
                                   "gbraid"_L1,
                                   "wbraid"_L1,
                                   "msclkid"_L1,
                                   "yclid"_L1,
                                   "twclid"_L1,
                                   "ttclid"_L1,
                                   "igshid"_L1,
                                   "igsh"_L1,
                                   "li_fat_id"_L1,
                                   "mc_cid"_L1,
                                   "mc_eid"_L1,
                                   "mkt_tok"_L1,
                                   "ref_src"_L1,
                                   "ref_url"_L1,
                                   "cmpid"_L1,
                                   "cmp"_L1,
                                   "ncid"_L1,
                                   "ocid"_L1,
                                   "s_cid"_L1,
                                   "icid"_L1,
                                   "smid"_L1,
                                   "smtyp"_L1,
                                   "ftag"_L1,
                                   "xtor"_L1,
                                   "guccounter"_L1,
                                   "sr_share"_L1,
                                   "_ga"_L1,
                                   "_gl"_L1,
                                   "wt_mc"_L1,
                                   "wt_zmc"_L1,
                                   "ito"_L1,
                                   "sh"_L1,
                                   "spm"_L1,
                                   "share"_L1,
                                   "cn-track"_L1,
                                   "partner"_L1,
                                   "mibextid"_L1,
                                   "__twitter_impression"_L1,
                                   "maca"_L1,
                                   "taid"_L1,
                                   "fb_ref"_L1,
                                   "fb_source"_L1,
                                   "action_object_map"_L1};

// These mean something on some sites, so that they stay in a link; stories are never told apart by them.
constexpr std::array idleNames{"ref"_L1,        "referrer"_L1, "source"_L1, "from"_L1,    "amp"_L1,
                               "outputtype"_L1, "feature"_L1,  "via"_L1,    "campaign"_L1};

bool isTracking(QStringView item)
{
    const QString name = item.first(std::ranges::find(item, u'=') - item.begin()).toString().toLower();
    return std::ranges::find(trackingNames, name) != trackingNames.end()
           || std::ranges::any_of(trackingPrefixes,
                                  [&](QLatin1StringView prefix) { return name.startsWith(prefix); });
}

bool isIdle(QStringView item)
{
    const QString name = item.first(std::ranges::find(item, u'=') - item.begin()).toString().toLower();
    return std::ranges::find(idleNames, name) != idleNames.end();
}

// "https://www.google.com/amp/s/example.com/story",
// "https://example-com.cdn.ampproject.org/c/s/example.com/…"
QUrl outOfAmpCache(const QUrl &url)
{
    static const QRegularExpression google(uR"(^/amp/(s/)?([^/]+\..+)$)"_s);
    static const QRegularExpression cache(uR"(^/[cv]/(s/)?([^/]+\..+)$)"_s);
    const bool isCache = url.host().endsWith(".cdn.ampproject.org"_L1);
    const bool isGoogle = url.host().startsWith("www.google."_L1);
    const auto match = (isCache ? cache : google).match(url.path(QUrl::FullyEncoded));
    if (!(isCache || isGoogle) || !match.hasMatch())
        return url;
    const QUrl inner(u"https://"_s + match.captured(2), QUrl::StrictMode);
    return inner.isValid() ? inner : url;
}

QString keyHost(const QUrl &url)
{
    static const QRegularExpression form(uR"(^(?:www\d?|m|mobile|amp)\.(?=[^.]+\.))"_s);
    QString host = url.host(QUrl::FullyEncoded).toLower();
    while (host.endsWith(u'.'))
        host.chop(1);
    host.remove(form);
    const bool usual = url.port() < 0 || (url.scheme() == "http"_L1 && url.port() == 80)
                       || (url.scheme() == "https"_L1 && url.port() == 443);
    return usual ? host : host + u':' + QString::number(url.port());
}

QString keyPath(const QUrl &url)
{
    static const QRegularExpression slashes(u"//+"_s);
    static const QRegularExpression index(uR"(/(?:index|default)\.(?:html?|php|aspx?)$)"_s,
                                          QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression amp(uR"((?:/amp|\.amp)(?:\.html)?$)"_s);
    QString path = url.path(QUrl::FullyDecoded).normalized(QString::NormalizationForm_C);
    path.replace(slashes, u"/"_s);
    path.remove(index);
    while (path.endsWith(u'/'))
        path.chop(1);
    path.remove(amp);
    if (path.startsWith("/amp/"_L1))
        path.remove(0, 4);
    return path;
}

QString keyQuery(const QUrl &url)
{
    QStringList items = url.query(QUrl::FullyDecoded).split(u'&', Qt::SkipEmptyParts);
    items.removeIf([](const QString &item) { return isTracking(item) || isIdle(item); });
    std::ranges::sort(items);
    return items.isEmpty() ? QString() : u'?' + items.join(u'&');
}

} // namespace

QString withoutTracking(const QString &address)
{
    const qsizetype mark = address.indexOf(u'?');
    const qsizetype fragment = address.indexOf(u'#');
    if (mark < 0 || (fragment >= 0 && fragment < mark) || safeHref(address).isEmpty()
        || address.startsWith("mailto:"_L1, Qt::CaseInsensitive))
        return address;
    const qsizetype end = fragment < 0 ? address.size() : fragment;
    QStringList items = address.sliced(mark + 1, end - mark - 1).split(u'&');
    if (items.removeIf([](const QString &item) { return isTracking(item); }) == 0)
        return address;
    const QString query = items.isEmpty() ? QString() : u'?' + items.join(u'&');
    return address.first(mark) + query + address.sliced(end);
}

TrackingParameters trackingParameters()
{
    TrackingParameters parameters;
    std::ranges::copy(trackingNames, std::back_inserter(parameters.names));
    std::ranges::copy(trackingPrefixes, std::back_inserter(parameters.prefixes));
    return parameters;
}

QString storyKey(const QString &address)
{
    const QString href = safeHref(address);
    const QUrl given = QUrl::fromEncoded(href.toLatin1(), QUrl::TolerantMode);
    if (href.isEmpty() || !given.isValid() || given.host().isEmpty())
        return {};
    const QUrl url = outOfAmpCache(given);
    return keyHost(url) + keyPath(url) + keyQuery(url);
}

} // namespace Postil
