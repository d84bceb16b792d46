// SPDX-License-Identifier: MIT
#include "publishing/staticsite/site.h"

#include "publishing/account.h"
#include "publishing/staticsite/siteconfig.h"
#include "publishing/staticsite/sitefolder.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

namespace Postil {

using namespace Qt::StringLiterals;

namespace {

struct SiteText
{
    Q_DECLARE_TR_FUNCTIONS(StaticSite)
};

const QStringList HugoConfigs{u"hugo.toml"_s, u"hugo.yaml"_s, u"hugo.yml"_s, u"hugo.json"_s};
// The older names, which other programs use too.
const QStringList OldHugoConfigs{u"config.toml"_s, u"config.yaml"_s, u"config.yml"_s, u"config.json"_s};
const QStringList JekyllConfigs{u"_config.yml"_s, u"_config.yaml"_s};
const QStringList EleventyConfigs{u".eleventy.js"_s, u"eleventy.config.js"_s, u"eleventy.config.mjs"_s,
                                  u"eleventy.config.cjs"_s};

// The first of `names` that is a file in the folder, or an empty string.
QString firstFile(const QString &folder, const QStringList &names)
{
    for (const QString &name : names) {
        if (QFileInfo(folder + u'/' + name).isFile())
            return folder + u'/' + name;
    }
    return {};
}

// The first of `names` that is a folder below `base`, or else the first name.
QString firstFolder(const QString &base, const QStringList &names)
{
    for (const QString &name : names) {
        if (QFileInfo(base + u'/' + name).isDir())
            return name;
    }
    return names.first();
}

QString hugoConfig(const QString &folder)
{
    for (const QString &in : {folder, folder + "/config/_default"_L1}) {
        if (const QString file = firstFile(in, HugoConfigs); !file.isEmpty())
            return file;
    }
    if (const QString file = firstFile(folder + "/config/_default"_L1, OldHugoConfigs); !file.isEmpty())
        return file;
    for (const auto mark : {"content"_L1, "layouts"_L1, "themes"_L1, "archetypes"_L1}) {
        if (QFileInfo(folder + u'/' + mark).isDir())
            return firstFile(folder, OldHugoConfigs);
    }
    return {};
}

QString joined(const QString &folder, const QString &name)
{
    return folder.isEmpty() ? name : folder + u'/' + name;
}

// A folder as configurations write it: "./src/" is "src", "." is the root itself.
QString plainFolder(QString folder)
{
    folder = QDir::cleanPath(folder.trimmed());
    return folder == "."_L1 ? QString() : folder;
}

QString eleventyInput(const QString &configFile)
{
    static const QRegularExpression inDir(
        uR"re(\bdir\s*:\s*\{[^{}]*?\binput\s*:\s*["'`]([^"'`$]*)["'`])re"_s);
    static const QRegularExpression setter(uR"re(\bsetInputDirectory\(\s*["'`]([^"'`$]*)["'`])re"_s);
    QFile file(configFile);
    if (configFile.isEmpty() || !file.open(QIODevice::ReadOnly))
        return {};
    const QString text = QString::fromUtf8(file.read(1024 * 1024));
    for (const QRegularExpression &pattern : {inDir, setter}) {
        if (const auto match = pattern.match(text); match.hasMatch())
            return match.captured(1);
    }
    return {};
}

Result<void> readHugo(Site &site)
{
    const QString file = hugoConfig(site.root);
    if (!file.isEmpty()) {
        const Result<QVariantMap> config = readSiteConfig(file);
        if (!config)
            return std::unexpected(config.error());
        site.config = *config;
    }
    const QString named = configText(site.config, u"contentdir"_s);
    site.contents = plainFolder(named.isEmpty() ? u"content"_s : named);
    site.posts = joined(site.contents,
                        firstFolder(site.root + u'/' + site.contents, {u"posts"_s, u"post"_s, u"blog"_s}));
    site.address = configText(site.config, u"baseurl"_s);
    return {};
}

Result<void> readJekyll(Site &site)
{
    if (const QString file = firstFile(site.root, JekyllConfigs); !file.isEmpty()) {
        const Result<QVariantMap> config = readSiteConfig(file);
        if (!config)
            return std::unexpected(config.error());
        site.config = *config;
    }
    site.contents = joined(plainFolder(configText(site.config, u"source"_s)),
                           plainFolder(configText(site.config, u"collections_dir"_s)));
    if (site.contents.endsWith(u'/'))
        site.contents.chop(1);
    site.posts = joined(site.contents, u"_posts"_s);
    if (const QString url = configText(site.config, u"url"_s); !url.isEmpty())
        site.address = url + QDir::cleanPath(u'/' + configText(site.config, u"baseurl"_s));
    return {};
}

void readEleventy(Site &site)
{
    site.contents = plainFolder(eleventyInput(firstFile(site.root, EleventyConfigs)));
    site.posts =
        joined(site.contents, firstFolder(site.root + u'/' + site.contents,
                                          {u"posts"_s, u"blog"_s, u"content/posts"_s, u"content/blog"_s}));
}

} // namespace

QString idOf(SiteKind kind)
{
    switch (kind) {
    case SiteKind::Hugo:
        return u"hugo"_s;
    case SiteKind::Jekyll:
        return u"jekyll"_s;
    case SiteKind::Eleventy:
        return u"eleventy"_s;
    case SiteKind::Folder:
        return u"folder"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

SiteKind siteKindOf(const QString &id)
{
    for (const SiteKind kind : {SiteKind::Hugo, SiteKind::Jekyll, SiteKind::Eleventy}) {
        if (id == idOf(kind))
            return kind;
    }
    return SiteKind::Folder;
}

SiteKind detectSite(const QString &folder)
{
    if (!firstFile(folder, HugoConfigs).isEmpty())
        return SiteKind::Hugo;
    if (!firstFile(folder, EleventyConfigs).isEmpty())
        return SiteKind::Eleventy;
    if (!firstFile(folder, JekyllConfigs).isEmpty())
        return SiteKind::Jekyll;
    return hugoConfig(folder).isEmpty() ? SiteKind::Folder : SiteKind::Hugo;
}

Result<Site> openSite(const Account &account)
{
    const QFileInfo folder(account.folder);
    if (account.folder.isEmpty() || !folder.isDir())
        return failure(ErrorKind::NotFound,
                       SiteText::tr("The site's folder “%1” is not there. Is the disk connected?")
                           .arg(QDir::toNativeSeparators(account.folder)));
    Site site;
    site.kind = siteKindOf(account.service);
    site.root = folder.canonicalFilePath();
    Result<void> read;
    if (site.kind == SiteKind::Hugo)
        read = readHugo(site);
    else if (site.kind == SiteKind::Jekyll)
        read = readJekyll(site);
    else if (site.kind == SiteKind::Eleventy)
        readEleventy(site);
    if (!read)
        return std::unexpected(read.error());
    if (const QString own = account.options.value(u"posts"_s); !own.isEmpty())
        site.posts = plainFolder(own);
    if (!account.address.isEmpty())
        site.address = account.address;
    while (site.address.endsWith(u'/'))
        site.address.chop(1);
    if (!site.posts.isEmpty() && !isSitePath(site.posts))
        return failure(
            ErrorKind::Refused,
            SiteText::tr("The posts of this site would go to “%1”, which is not a folder inside of it. Name "
                         "another one in the account.")
                .arg(site.posts));
    return site;
}

} // namespace Postil
