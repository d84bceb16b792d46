// SPDX-License-Identifier: MIT
#include "publishing/detection.h"

#include "base/url.h"
#include "publishing/blogpage.h"
#include "publishing/catalogue.h"
#include "publishing/rsd.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace Postil {

using namespace Qt::StringLiterals;

namespace {

struct DetectionText
{
    Q_DECLARE_TR_FUNCTIONS(Detection)
};

// A path that the user typed: absolute, or below the home folder.
QString folderIn(const QString &typed)
{
    const QString path = typed.startsWith(u"~/") ? QDir::homePath() + typed.sliced(1) : typed;
    return QDir::isAbsolutePath(path) && QFileInfo(path).isDir() ? QDir::cleanPath(path) : QString();
}

QString addressOf(const QUrl &url)
{
    return url.adjusted(QUrl::RemoveQuery | QUrl::RemoveFragment | QUrl::StripTrailingSlash).toString();
}

// What the page itself shows.
QList<FoundBlog> blogsOf(const HttpAnswer &answer, const PageLinks &page)
{
    QList<FoundBlog> found;
    const Account blog{.name = page.title.isEmpty() ? answer.url.host() : page.title,
                       .address = addressOf(answer.url)};
    const auto add = [&](const QString &service, const QString &sentence) {
        if (!findService(service))
            return;
        Account account = blog;
        account.service = service;
        found.append({.account = account, .sentence = sentence});
    };
    const QString host = answer.url.host();
    if (page.target(u"https://api.w.org/"_s).isValid())
        add(u"wordpress"_s,
            DetectionText::tr("%1 is a WordPress blog; its page names its interface.").arg(host));
    else if (page.generator.startsWith("WordPress"_L1)) // some hide the interface, and have it all the same
        add(u"wordpress"_s, DetectionText::tr("%1 is a WordPress blog (%2).").arg(host, page.generator));
    if (page.generator.startsWith("Ghost"_L1) || answer.headers.contains("X-Ghost-Cache-Status"))
        add(u"ghost"_s, DetectionText::tr("%1 is a Ghost blog (%2).").arg(host, page.generator));
    if (page.generator.compare("Blogger"_L1, Qt::CaseInsensitive) == 0 || host.endsWith(".blogspot.com"_L1))
        add(u"blogger"_s, DetectionText::tr("%1 is a blog at Blogger.").arg(host));
    if (page.target(u"micropub"_s).isValid())
        add(u"micropub"_s, DetectionText::tr("%1 takes posts by Micropub.").arg(host));
    return found;
}

// The generators whose sites are made on somebody's computer.
QString builtBy(const QString &generator)
{
    for (const QLatin1StringView name : {"Hugo"_L1, "Jekyll"_L1, "Eleventy"_L1}) {
        if (generator.startsWith(name, Qt::CaseInsensitive))
            return name;
    }
    return {};
}

} // namespace

QCoro::Task<Result<QList<FoundBlog>>> detectBlogs(QString typed, HttpClient &http, std::stop_token stop)
{
    typed = typed.trimmed();
    if (const QString folder = folderIn(typed); !folder.isEmpty()) {
        const Result<QString> service = serviceOfFolder(folder);
        if (!service)
            co_return std::unexpected(service.error());
        const QString name = findService(*service)
                                 .transform([](const PublishService &row) { return row.name; })
                                 .value_or(*service);
        co_return QList{FoundBlog{
            .account = {.name = QFileInfo(folder).fileName(), .service = *service, .folder = folder},
            .sentence = DetectionText::tr("%1 holds: %2.").arg(QDir::toNativeSeparators(folder), name)}};
    }
    const std::optional<QUrl> url = typedUrl(typed);
    if (!url)
        co_return failure(
            ErrorKind::BadInput,
            DetectionText::tr("“%1” is neither the address of a blog nor a folder.").arg(typed));
    const auto opened = co_await fetchAnyBlogPage(&http, *url, stop);
    if (!opened)
        co_return std::unexpected(opened.error());
    const PageLinks &page = opened->links;
    QList<FoundBlog> found = blogsOf(opened->answer, page);
    // An interface of the older kind, where the page names the file that lists them.
    if (const QUrl rsd = page.target(u"edituri"_s); rsd.isValid() && findService(u"metaweblog"_s)) {
        const auto list = co_await http.send({.url = rsd, .trust = trustIn(rsd, *url), .stop = stop});
        const QList<RsdApi> apis = list && list->isSuccess() ? readRsd(list->body, rsd) : QList<RsdApi>();
        for (const QString &name : {u"WordPress"_s, u"MetaWeblog"_s, u"Movable Type"_s}) {
            const auto api = std::ranges::find(apis, name, &RsdApi::name);
            if (api == apis.cend())
                continue;
            Account account{.name = page.title.isEmpty() ? url->host() : page.title,
                            .service = u"metaweblog"_s,
                            .address = api->link.toString()};
            if (!api->blogId.isEmpty())
                account.options.insert(u"blog"_s, api->blogId);
            found.append(
                {.account = account,
                 .sentence =
                     DetectionText::tr("%1 takes posts by XML-RPC (%2).").arg(url->host(), api->name)});
            break;
        }
    }
    if (!found.isEmpty())
        co_return found;
    if (const QString generator = builtBy(page.generator); !generator.isEmpty())
        co_return failure(
            ErrorKind::NotFound,
            DetectionText::tr("%1 is built with %2 on somebody's computer. Choose the folder there from "
                              "which it is built.")
                .arg(url->host(), generator));
    co_return failure(
        ErrorKind::NotFound,
        DetectionText::tr("What kind of blog is at %1 could not be told. Choose it below.").arg(url->host()));
}

} // namespace Postil
