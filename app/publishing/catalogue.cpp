// SPDX-License-Identifier: MIT
#include "publishing/catalogue.h"

#include "publishing/blogger/bloggerpublisher.h"
#include "publishing/blogger/bloggerservers.h"
#include "publishing/ghost/ghostpublisher.h"
#include "publishing/micropub/micropubpublisher.h"
#include "publishing/pageserver.h"
#include "publishing/sftp/sftpserver.h"
#include "publishing/staticsite/staticsitepublisher.h"
#include "publishing/webdav/webdavserver.h"
#include "publishing/wordpress/approval.h"
#include "publishing/wordpress/wordpresspublisher.h"
#include "publishing/xmlrpc/metaweblogpublisher.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace Postil {

using namespace Qt::StringLiterals;

namespace {

struct CatalogueText
{
    Q_DECLARE_TR_FUNCTIONS(PublishServices)
};

struct CatalogueRow
{
    PublishService service;
    std::unique_ptr<Publisher> (*make)(const Account &account, const PublishTools &tools);
};

std::unique_ptr<Publisher> staticSite(const Account &account, const PublishTools &)
{
    return std::make_unique<StaticSitePublisher>(account);
}

std::unique_ptr<Publisher> pagesBySftp(const Account &account, const PublishTools &)
{
    return std::make_unique<PagePublisher>(account, std::make_unique<SftpServer>(account));
}

std::unique_ptr<Publisher> pagesByWebDav(const Account &account, const PublishTools &tools)
{
    return std::make_unique<PagePublisher>(account, std::make_unique<WebDavServer>(account, tools));
}

std::unique_ptr<Publisher> xmlRpcBlog(const Account &account, const PublishTools &tools)
{
    return std::make_unique<MetaWeblogPublisher>(account, tools);
}

std::unique_ptr<Publisher> micropubSite(const Account &account, const PublishTools &tools)
{
    return std::make_unique<MicropubPublisher>(account, tools);
}

std::unique_ptr<Publisher> wordPress(const Account &account, const PublishTools &tools)
{
    return std::make_unique<WordPressPublisher>(account, tools);
}

QList<ServiceField> wordPressFields()
{
    return {
        {.kind = ServiceField::Kind::Address,
         .label = CatalogueText::tr("&Address"),
         .hint = CatalogueText::tr("Of the blog, as readers know it.")},
        {.key = u"user"_s,
         .label = CatalogueText::tr("&User name"),
         .hint = CatalogueText::tr("The name to log in with on the blog.")},
        {.kind = ServiceField::Kind::Secret,
         .key = u"password"_s,
         .label = CatalogueText::tr("Application &password"),
         .hint = CatalogueText::tr("Make one on the blog under Users, Profile, Application Passwords. The "
                                   "password to log in with does not do."),
         .pattern = applicationPasswordPattern()},
        {.key = u"category"_s,
         .label = CatalogueText::tr("&Category"),
         .hint = CatalogueText::tr("Every post goes into it. Without one, WordPress chooses its usual one."),
         .required = false},
        {.key = u"labels"_s,
         .label = CatalogueText::tr("&Labels become"),
         .hint = CatalogueText::tr("“tags” or “categories”; tags where nothing stands here."),
         .required = false}};
}

template <typename Service>
std::unique_ptr<Publisher> online(const Account &account, const PublishTools &tools)
{
    return std::make_unique<Service>(account, tools);
}

ServiceField folderField()
{
    return {.kind = ServiceField::Kind::Folder,
            .label = CatalogueText::tr("&Folder"),
            .hint = CatalogueText::tr("The folder from which the site is built.")};
}

ServiceField pagesAddress()
{
    return {.kind = ServiceField::Kind::Address,
            .label = CatalogueText::tr("&Address"),
            .hint = CatalogueText::tr("Where readers find the folder's pages."),
            .required = false};
}

ServiceField addressField()
{
    return {.kind = ServiceField::Kind::Address,
            .label = CatalogueText::tr("&Address"),
            .hint = CatalogueText::tr("Where readers find the site, if its configuration does not say."),
            .required = false};
}

QList<ServiceField> siteFields()
{
    const auto option = [](const QString &key, const QString &label, const QString &hint) {
        return ServiceField{
            .kind = ServiceField::Kind::Option, .key = key, .label = label, .hint = hint, .required = false};
    };
    return {
        folderField(), addressField(),
        option(u"git"_s, CatalogueText::tr("&Git"),
               CatalogueText::tr("“commit” commits each post, “push” sends it to the remote as well; empty: "
                                 "neither.")),
        option(u"branch"_s, CatalogueText::tr("&Branch"),
               CatalogueText::tr("The branch that posts go to; empty: the one that is checked out.")),
        option(u"remote"_s, CatalogueText::tr("&Remote"),
               CatalogueText::tr(
                   "A remote of the repository, its address, or the whole path of a folder; empty: "
                   "origin."))};
}

CatalogueRow builtSite(SiteKind kind, const QString &name)
{
    const bool schedules = kind != SiteKind::Eleventy; // which shows posts of the future at once
    return {{.id = idOf(kind),
             .name = name,
             .features = {.drafts = true,
                          .schedule = schedules,
                          .built = schedules,
                          .labels = true,
                          .media = true,
                          .update = true,
                          .trash = true,
                          .list = true,
                          .find = true},
             .forms = {Form::Markdown},
             .fields = siteFields()},
            staticSite};
}

PublishService bloggerService()
{
    return {.id = u"blogger"_s,
            .name = CatalogueText::tr("Blogger"),
            .features = {.drafts = true,
                         .schedule = true,
                         .labels = true,
                         .update = true,
                         .trash = true,
                         .list = true,
                         .find = true,
                         .signIn = true},
            .forms = {Form::HtmlFragment},
            .fields = {{.kind = ServiceField::Kind::Address,
                        .label = CatalogueText::tr("&Address"),
                        .hint = CatalogueText::tr("Where readers find the blog.")},
                       {.kind = ServiceField::Kind::Option,
                        .key = u"client-id"_s,
                        .label = CatalogueText::tr("Google &client ID"),
                        .hint = howToGetClientId(),
                        .required = !hasBuiltInClient()},
                       {.kind = ServiceField::Kind::Secret,
                        .key = u"client-secret"_s,
                        .label = CatalogueText::tr("Client &secret"),
                        .hint = CatalogueText::tr("Google shows it beside the client ID."),
                        .required = false}},
            .notes = {CatalogueText::tr(
                "Blogger takes no pictures from other programs. Upload them in Blogger's own editor or "
                "somewhere else, and put their addresses in the post.")}};
}

PublishService ghostService()
{
    return {
        .id = u"ghost"_s,
        .name = CatalogueText::tr("Ghost"),
        .features = {.drafts = true,
                     .schedule = true,
                     .labels = true,
                     .media = true,
                     .update = true,
                     .trash = true,
                     .list = true,
                     .find = true,
                     .slug = true,
                     .summary = true},
        .forms = {Form::HtmlFragment},
        .fields = {{.kind = ServiceField::Kind::Address,
                    .label = CatalogueText::tr("&Address"),
                    .hint = CatalogueText::tr("Where readers find the blog.")},
                   {.kind = ServiceField::Kind::Secret,
                    .key = u"key"_s,
                    .label = CatalogueText::tr("Admin API &key"),
                    .hint = CatalogueText::tr("In Ghost's settings, under Integrations, add a custom "
                                              "integration: its page shows the key.")},
                   {.kind = ServiceField::Kind::Option,
                    .key = u"api-url"_s,
                    .label = CatalogueText::tr("API &URL"),
                    .hint = CatalogueText::tr("Shown beside the key; needed where it is not the blog's own "
                                              "address."),
                    .required = false}},
        .notes = {
            CatalogueText::tr("Ghost has no trash: a post that is removed there is gone for good."),
            CatalogueText::tr("In Ghost's own editor a post from Postil is one HTML card, so that readers "
                              "get it as it was previewed.")}};
}

QList<CatalogueRow> catalogueRows()
{
    return {
        {{.id = u"wordpress"_s,
          .name = CatalogueText::tr("WordPress"),
          .features = {.drafts = true,
                       .schedule = true,
                       .labels = true,
                       .media = true,
                       .update = true,
                       .trash = true,
                       .restore = true,
                       .list = true,
                       .find = true,
                       .privatePosts = true,
                       .passwordPosts = true,
                       .slug = true,
                       .summary = true,
                       .approval = true},
          .forms = {Form::HtmlFragment},
          .fields = wordPressFields()},
         wordPress},
        {bloggerService(), online<BloggerPublisher>},
        {ghostService(), online<GhostPublisher>},
        builtSite(SiteKind::Hugo, CatalogueText::tr("Hugo site")),
        builtSite(SiteKind::Jekyll, CatalogueText::tr("Jekyll site")),
        builtSite(SiteKind::Eleventy, CatalogueText::tr("Eleventy site")),
        {{.id = u"folder"_s,
          .name = CatalogueText::tr("Folder of pages"),
          .features = {.media = true, .update = true, .trash = true},
          .forms = {Form::HtmlPage},
          .fields = siteFields()},
         staticSite},
        {{.id = u"sftp"_s,
          .name = CatalogueText::tr("Folder of pages on a server (SFTP)"),
          .features = {.media = true, .update = true, .trash = true},
          .forms = {Form::HtmlPage},
          .fields = {pagesAddress(),
                     {.key = u"server"_s,
                      .label = CatalogueText::tr("&Server"),
                      .hint = CatalogueText::tr(
                          "Like sftp://user@host/var/www/blog. Postil signs in with your key.")},
                     {.key = u"key"_s,
                      .label = CatalogueText::tr("&Key"),
                      .hint = CatalogueText::tr("The file of the private key; empty: your usual ones."),
                      .required = false}}},
         pagesBySftp},
        {{.id = u"webdav"_s,
          .name = CatalogueText::tr("Folder of pages on a server (WebDAV)"),
          .features = {.media = true, .update = true, .trash = true},
          .forms = {Form::HtmlPage},
          .fields = {pagesAddress(),
                     {.key = u"server"_s,
                      .label = CatalogueText::tr("&Server"),
                      .hint = CatalogueText::tr("The address of the folder, like https://host/dav/blog/.")},
                     {.key = u"user"_s, .label = CatalogueText::tr("&User name"), .required = false},
                     {.kind = ServiceField::Kind::Secret,
                      .key = u"password"_s,
                      .label = CatalogueText::tr("&Password"),
                      .required = false}}},
         pagesByWebDav},
        {{.id = u"metaweblog"_s,
          .name = CatalogueText::tr("Blog with XML-RPC (MetaWeblog)"),
          // Only WordPress is known to wait for a post's time, and it has a service of its own.
          .features = {.drafts = true,
                       .labels = true,
                       .media = true,
                       .update = true,
                       .trash = true,
                       .list = true,
                       .find = true,
                       .slug = true,
                       .summary = true},
          .forms = {Form::HtmlFragment},
          .fields = {{.kind = ServiceField::Kind::Address,
                      .label = CatalogueText::tr("&Address"),
                      .hint = CatalogueText::tr("Of the blog, or of its XML-RPC interface.")},
                     {.key = u"user"_s,
                      .label = CatalogueText::tr("&User name"),
                      .hint = CatalogueText::tr("With which you log in to the blog.")},
                     {.kind = ServiceField::Kind::Secret,
                      .key = u"password"_s,
                      .label = CatalogueText::tr("&Password"),
                      .hint = CatalogueText::tr(
                          "Where the blog has passwords for other programs, one of those.")},
                     {.key = u"blog"_s,
                      .label = CatalogueText::tr("&Number of the blog"),
                      .hint = CatalogueText::tr("Where you have several blogs there."),
                      .required = false}}},
         xmlRpcBlog},
        {{.id = u"micropub"_s,
          .name = CatalogueText::tr("Site with Micropub"),
          // Drafts where the site says that it keeps them, the list where it has one.
          .features = {.drafts = true,
                       .labels = true,
                       .media = true,
                       .update = true,
                       .trash = true,
                       .list = true,
                       .find = true,
                       .slug = true,
                       .summary = true,
                       .signIn = true},
          .forms = {Form::HtmlFragment},
          .fields = {{.kind = ServiceField::Kind::Address,
                      .label = CatalogueText::tr("&Address"),
                      .hint = CatalogueText::tr("Of the site, as its readers know it.")},
                     {.kind = ServiceField::Kind::Secret,
                      .key = u"token"_s,
                      .label = CatalogueText::tr("&Token"),
                      .hint = CatalogueText::tr(
                          "Empty: you sign in in the browser. Or one from the site's own pages that may "
                          "create, update and delete posts and upload media."),
                      .required = false},
                     {.key = u"endpoint"_s,
                      .label = CatalogueText::tr("&Endpoint"),
                      .hint = CatalogueText::tr("Where the site's page does not name it."),
                      .required = false}}},
         micropubSite},
    };
}

std::unexpected<Error> noSuchService(const QString &id)
{
    QStringList ids;
    const QList<CatalogueRow> rows = catalogueRows();
    for (const CatalogueRow &row : rows)
        ids.append(row.service.id);
    return failure(
        ErrorKind::NotFound,
        CatalogueText::tr("Postil cannot publish to “%1”. It can to: %2.").arg(id, ids.join(u", "_s)));
}

} // namespace

QList<PublishService> publishServices()
{
    QList<PublishService> services;
    const QList<CatalogueRow> rows = catalogueRows();
    for (const CatalogueRow &row : rows)
        services.append(row.service);
    return services;
}

Result<PublishService> findService(const QString &id)
{
    const QList<CatalogueRow> rows = catalogueRows();
    for (const CatalogueRow &row : rows) {
        if (row.service.id == id)
            return row.service;
    }
    return noSuchService(id);
}

Result<QString> serviceOfFolder(const QString &folder)
{
    if (!QFileInfo(folder).isDir())
        return failure(ErrorKind::NotFound,
                       CatalogueText::tr("There is no folder “%1”.").arg(QDir::toNativeSeparators(folder)));
    return idOf(detectSite(folder));
}

Result<std::unique_ptr<Publisher>> makePublisher(const Account &account, const PublishTools &tools)
{
    const QList<CatalogueRow> rows = catalogueRows();
    for (const CatalogueRow &row : rows) {
        if (row.service.id == account.service)
            return row.make(account, tools);
    }
    return noSuchService(account.service);
}

} // namespace Postil
