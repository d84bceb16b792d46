// SPDX-License-Identifier: MIT
#include "publishing/staticsite/permalink.h"

#include "publishing/staticsite/siteconfig.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QTimeZone>

namespace Postil {

using namespace Qt::StringLiterals;

namespace {

using Tokens = QHash<QString, QString>;

// The pattern with each :token in its place; nothing where one is not known.
std::optional<QString> expanded(const QString &pattern, const Tokens &tokens)
{
    static const QRegularExpression token(u":([a-z_]+)(\\[)?"_s);
    QString path;
    qsizetype from = 0;
    for (auto it = token.globalMatch(pattern); it.hasNext();) {
        const auto match = it.next();
        const auto value = tokens.constFind(match.captured(1));
        if (value == tokens.cend() || match.hasCaptured(2))
            return {};
        path += pattern.sliced(from, match.capturedStart() - from) + *value;
        from = match.capturedEnd();
    }
    return path + pattern.sliced(from);
}

Tokens dateTokens(const QDateTime &date)
{
    return {{u"year"_s, date.toString(u"yyyy"_s)},
            {u"month"_s, date.toString(u"MM"_s)},
            {u"day"_s, date.toString(u"dd"_s)}};
}

std::optional<QString> hugoPath(const Site &site, const QString &path, const QString &slug,
                                const QDateTime &date)
{
    // A site of several languages puts them into its paths in ways of its own.
    if (configText(site.config, u"defaultcontentlanguageinsubdir"_s) == "true"_L1
        || configHas(site.config, u"uglyurls.posts"_s))
        return {};
    const bool ugly = configText(site.config, u"uglyurls"_s) == "true"_L1;
    const QString sections = QDir(u'/' + site.contents).relativeFilePath(QFileInfo(u'/' + path).path());
    if (sections.startsWith(".."_L1))
        return {}; // a file that Hugo does not build from
    const QString section = sections == "."_L1 ? QString() : sections.section(u'/', 0, 0);
    QString pattern = sections == "."_L1 ? u"/:slug/"_s : u"/:sections/:slug/"_s;
    for (const QString &where : {u"permalinks.page."_s, u"permalinks."_s}) {
        if (section.isEmpty() || !configHas(site.config, where + section.toLower()))
            continue;
        pattern = configText(site.config, where + section.toLower());
        break;
    }
    if (pattern.isEmpty()
        || (configHas(site.config, u"permalinks"_s) && !configText(site.config, u"permalinks"_s).isEmpty()))
        return {};
    const QString stem = QFileInfo(path).completeBaseName();
    Tokens tokens = dateTokens(date);
    tokens.insert(Tokens{{u"yearday"_s, QString::number(date.date().dayOfYear())},
                         {u"section"_s, section},
                         {u"sections"_s, sections},
                         {u"slug"_s, slug},
                         {u"slugorfilename"_s, slug},
                         {u"slugorcontentbasename"_s, slug},
                         {u"filename"_s, stem},
                         {u"contentbasename"_s, stem}});
    std::optional<QString> found = expanded(pattern, tokens);
    if (!found)
        return {};
    if (configText(site.config, u"disablepathtolower"_s) != "true"_L1)
        *found = found->toLower();
    while (found->endsWith(u'/'))
        found->chop(1);
    return *found + (ugly ? u".html"_s : u"/"_s);
}

std::optional<QString> jekyllPath(const Site &site, const QString &slug, QDateTime date)
{
    if (configHas(site.config, u"defaults"_s)) {
        const QVariantList rows = site.config.value(u"defaults"_s).toList();
        for (const QVariant &row : rows) {
            const QVariantMap values = row.toMap().value(u"values"_s).toMap();
            if (values.contains(u"permalink"_s) || values.contains(u"categories"_s)
                || values.contains(u"category"_s))
                return {};
        }
    }
    const QString named = configText(site.config, u"timezone"_s);
    if (const QTimeZone zone(named.toUtf8()); !named.isEmpty() && zone.isValid())
        date = date.toTimeZone(zone);
    static const Tokens styles{{QString(), u"/:categories/:year/:month/:day/:title:output_ext"_s},
                               {u"date"_s, u"/:categories/:year/:month/:day/:title:output_ext"_s},
                               {u"pretty"_s, u"/:categories/:year/:month/:day/:title/"_s},
                               {u"ordinal"_s, u"/:categories/:year/:y_day/:title:output_ext"_s},
                               {u"none"_s, u"/:categories/:title:output_ext"_s}};
    QString pattern = configText(site.config, u"collections.posts.permalink"_s);
    if (pattern.isEmpty())
        pattern = configText(site.config, u"permalink"_s);
    Tokens tokens = dateTokens(date);
    tokens.insert(Tokens{{u"categories"_s, QString()},
                         {u"title"_s, slug},
                         {u"slug"_s, slug},
                         {u"output_ext"_s, u".html"_s},
                         {u"i_month"_s, QString::number(date.date().month())},
                         {u"i_day"_s, QString::number(date.date().day())},
                         {u"short_year"_s, date.toString(u"yy"_s)},
                         {u"y_day"_s, u"%1"_s.arg(date.date().dayOfYear(), 3, 10, QChar(u'0'))}});
    std::optional<QString> path = expanded(styles.value(pattern, pattern), tokens);
    if (!path || (!path->startsWith(u'/') && !pattern.contains(u':')))
        return {}; // the name of a style that is not followed here
    static const QRegularExpression slashes(u"/{2,}"_s);
    *path = path->replace(slashes, u"/"_s);
    return path->startsWith(u'/') ? *path : u'/' + *path;
}

std::optional<QString> eleventyPath(const Site &site, const QString &path)
{
    const QString folder = QFileInfo(path).path();
    const QString data = site.root + u'/' + folder + u'/' + QFileInfo(folder).fileName();
    for (const auto ending :
         {".json"_L1, ".11tydata.json"_L1, ".11tydata.js"_L1, ".11tydata.cjs"_L1, ".11tydata.mjs"_L1}) {
        QFile file(data + ending);
        if (file.open(QIODevice::ReadOnly) && file.read(1024 * 1024).contains("permalink"))
            return {};
    }
    const QString inner = QDir(u'/' + site.contents).relativeFilePath(u'/' + path);
    if (inner.startsWith(".."_L1))
        return {};
    const QString base = QFileInfo(inner).path();
    return (base == "."_L1 ? u"/"_s : u'/' + base + u'/') + QFileInfo(inner).completeBaseName() + u'/';
}

} // namespace

QString liveAddress(const Site &site, const QString &path, const QString &slug, const QDateTime &date)
{
    static const QRegularExpression web(u"^https?://[^/]"_s, QRegularExpression::CaseInsensitiveOption);
    if (!web.match(site.address).hasMatch())
        return {};
    std::optional<QString> found;
    switch (site.kind) {
    case SiteKind::Hugo:
        found = hugoPath(site, path, slug, date);
        break;
    case SiteKind::Jekyll:
        found = jekyllPath(site, slug, date);
        break;
    case SiteKind::Eleventy:
        found = eleventyPath(site, path);
        break;
    case SiteKind::Folder:
        found = u'/' + path;
        break;
    }
    return found ? site.address + *found : QString();
}

} // namespace Postil
