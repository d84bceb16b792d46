// SPDX-License-Identifier: MIT
#include "publishing/catalogue.h"

#include "publishing/staticsite/staticsitepublisher.h"

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
    std::unique_ptr<Publisher> (*make)(const Account &account);
};

std::unique_ptr<Publisher> staticSite(const Account &account)
{
    return std::make_unique<StaticSitePublisher>(account);
}

QList<CatalogueRow> catalogueRows()
{
    return {
        {{.id = u"hugo"_s,
          .name = CatalogueText::tr("Hugo site"),
          .features = {.drafts = true, .schedule = true, .labels = true, .update = true, .trash = true},
          .forms = {Form::Markdown}},
         staticSite},
        {{.id = u"jekyll"_s,
          .name = CatalogueText::tr("Jekyll site"),
          .features = {.drafts = true, .schedule = true, .labels = true, .update = true, .trash = true},
          .forms = {Form::Markdown}},
         staticSite},
        {{.id = u"eleventy"_s,
          .name = CatalogueText::tr("Eleventy site"),
          // Eleventy shows posts of the future at once.
          .features = {.drafts = true, .labels = true, .update = true, .trash = true},
          .forms = {Form::Markdown}},
         staticSite},
        {{.id = u"folder"_s,
          .name = CatalogueText::tr("Folder of pages"),
          .features = {.update = true, .trash = true},
          .forms = {Form::HtmlPage}},
         staticSite},
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

Result<std::unique_ptr<Publisher>> makePublisher(const Account &account)
{
    const QList<CatalogueRow> rows = catalogueRows();
    for (const CatalogueRow &row : rows) {
        if (row.service.id == account.service)
            return row.make(account);
    }
    return noSuchService(account.service);
}

} // namespace Postil
