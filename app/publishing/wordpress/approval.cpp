// SPDX-License-Identifier: MIT
#include "publishing/wordpress/approval.h"

#include "net/httpcall.h"
#include "publishing/apianswer.h"
#include "publishing/blogpage.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QUrlQuery>

namespace Postil {

using namespace Qt::StringLiterals;

namespace {

struct ApprovalText
{
    Q_DECLARE_TR_FUNCTIONS(WordPress)
};

// Postil's, so that a blog knows it again.
const QString PostilAppId = u"6f0d3c5e-2b7a-5d5e-9a53-8d2f1c9be417"_s;

} // namespace

QString applicationPasswordPattern()
{
    return u"[A-Za-z0-9]{4}( [A-Za-z0-9]{4}){5}"_s;
}

QCoro::Task<Result<QUrl>> findApprovalPage(HttpClient *http, QUrl root)
{
    const Result<HttpAnswer> answer = co_await http->send(HttpCall{.url = root});
    if (!answer)
        co_return std::unexpected(answer.error());
    if (!answer->isSuccess())
        co_return std::unexpected(errorOf(*answer));
    const Result<QJsonDocument> index = jsonOf(*answer);
    if (!index)
        co_return std::unexpected(index.error());
    const QString named = (*index)["authentication"_L1]["application-passwords"_L1]["endpoints"_L1]["authorization"_L1]
                              .toString();
    if (named.isEmpty())
        co_return failure(ErrorKind::Refused,
                          ApprovalText::tr("Application passwords are switched off on %1: a security plugin does that, "
                                           "and so does a blog without https. Ask the blog's administrator.")
                              .arg(root.host()));
    QUrl page(named, QUrl::StrictMode);
    if (!page.isValid() || (page.scheme() != "https"_L1 && !isSameSite(root, page)))
        co_return failure(ErrorKind::Refused,
                          ApprovalText::tr("%1 would have you approve Postil on a page that anybody on the way could "
                                           "change (%2), so it was not opened. Make an application password on the "
                                           "blog, under Users, Profile.")
                              .arg(root.host(), page.toDisplayString(QUrl::RemoveUserInfo | QUrl::RemoveQuery)));
    QUrlQuery query(page);
    query.addQueryItem(u"app_name"_s, u"Postil"_s);
    query.addQueryItem(u"app_id"_s, PostilAppId);
    page.setQuery(query);
    co_return page;
}

} // namespace Postil
