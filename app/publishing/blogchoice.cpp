// SPDX-License-Identifier: MIT
#include "publishing/blogchoice.h"

#include "publishing/catalogue.h"
#include "publishing/preflight.h"

#include <QCoreApplication>

#include <algorithm>

namespace Postil {

namespace {

struct BlogChoiceText
{
    Q_DECLARE_TR_FUNCTIONS(Preflight)
};

std::optional<Account> only(const QList<Account> &accounts, auto &&fits)
{
    QList<Account> found;
    std::ranges::copy_if(accounts, std::back_inserter(found), fits);
    return found.size() == 1 ? std::optional(found.constFirst()) : std::nullopt;
}

} // namespace

std::optional<Account> likelyBlog(const QList<Account> &accounts, const BlogTraces &traces)
{
    const auto last = std::ranges::find(accounts, traces.lastUsed, &Account::id);
    const auto stands = [&](const Account &account) { return traces.standsOn.contains(account.id); };
    const bool isLastGood = last != accounts.cend() && (traces.standsOn.isEmpty() || stands(*last));
    if (isLastGood && stands(*last))
        return *last;
    if (const auto there = std::ranges::find_if(accounts, stands); there != accounts.cend())
        return *there;
    const auto ofStyle =
        only(accounts, [&](const Account &one) { return !one.style.isEmpty() && one.style == traces.style; });
    if (ofStyle)
        return ofStyle;
    if (isLastGood)
        return *last;
    return only(accounts, [](const Account &) { return true; });
}

QString wrongBlogSentence(const Account &chosen, const QList<Account> &accounts, const BlogTraces &traces)
{
    const auto other = [&](auto &&fits) -> std::optional<Account> {
        const auto found = std::ranges::find_if(
            accounts, [&](const Account &one) { return one.id != chosen.id && fits(one); });
        return found == accounts.cend() ? std::nullopt : std::optional(*found);
    };
    if (traces.standsOn.contains(chosen.id))
        return {};
    if (const auto there = other([&](const Account &one) { return traces.standsOn.contains(one.id); }))
        return BlogChoiceText::tr("The post is on “%1” already; on “%2” it will be a second one.")
            .arg(there->name, chosen.name);
    if (traces.style.isEmpty() || chosen.style == traces.style)
        return {};
    if (const auto ofStyle = other([&](const Account &one) { return one.style == traces.style; }))
        return BlogChoiceText::tr("The post is written in the house style of “%1”; it goes to “%2”.")
            .arg(ofStyle->name, chosen.name);
    if (!chosen.style.isEmpty())
        return BlogChoiceText::tr(
                   "“%1” gets its posts in a house style of its own, not in the one that the preview shows.")
            .arg(chosen.name);
    return {};
}

void setBlog(PreflightContext &context, const Account &account)
{
    const Result<PublishService> service = findService(account.service);
    context.blog = QUrl(account.address);
    context.wantsLabels = service && service->features.labels && account.labels.isEmpty();
    context.noPicturesAt = service && !service->features.media ? service->name : QString();
}

} // namespace Postil
