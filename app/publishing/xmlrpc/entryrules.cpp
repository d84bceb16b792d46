// SPDX-License-Identifier: MIT
#include "publishing/xmlrpc/entryrules.h"

#include <QCoreApplication>

#include <algorithm>

namespace Postil {

using namespace Qt::StringLiterals;

namespace {

// A date that is sent is kept by the blog's clock, which may be behind ours: a live post must not wait.
constexpr int ClockSlack = 10 * 60; // seconds

struct EntryRulesText
{
    Q_DECLARE_TR_FUNCTIONS(MetaWeblog)
};

} // namespace

QDateTime thisSecond()
{
    return QDateTime::fromSecsSinceEpoch(QDateTime::currentSecsSinceEpoch(), QTimeZone::UTC);
}

Result<void> checkEntry(const Publication &publication, BlogDialect dialect)
{
    if (publication.content(Form::HtmlFragment).isEmpty())
        return failure(ErrorKind::BadInput,
                       EntryRulesText::tr("The post was not rendered for this kind of blog."));
    if (publication.audience == Audience::Password)
        return failure(ErrorKind::Refused,
                       EntryRulesText::tr("Postil protects no post with a password on this kind of blog. Send it "
                                          "as a draft, and do so there; or add the blog as a WordPress one."));
    if (dialect == BlogDialect::WordPress)
        return {};
    if (publication.when.state == PublishState::Scheduled)
        return failure(
            ErrorKind::Refused,
            EntryRulesText::tr("This blog does not tell whether it waits for a post's time, so the post was "
                               "not sent. Keep it as a draft, and publish it then."));
    if (publication.audience == Audience::Private)
        return failure(ErrorKind::Refused,
                       EntryRulesText::tr("This blog has no private posts. Send the post as a draft."));
    return {};
}

QDateTime entryDate(const Publication &publication, const QDateTime &there)
{
    switch (publication.when.state) {
    case PublishState::Draft:
        return {};
    case PublishState::Scheduled:
        return publication.when.at;
    case PublishState::Live:
        break;
    }
    const QDateTime now = thisSecond();
    if (publication.post.date.isValid() && publication.post.date < now.addSecs(-ClockSlack))
        return publication.post.date;
    return there.isValid() && there > now ? now : QDateTime();
}

bool isAsSent(const BlogEntry &there, const OutgoingEntry &ours)
{
    QStringList labels = ours.categories + ours.keywords;
    return there.title.simplified() == ours.title.simplified() && isSameText(there.content, ours.content)
           && there.summary == ours.summary
           && std::ranges::all_of(
               labels,
               [&](const QString &label) {
                   return (there.categories + there.keywords).contains(label, Qt::CaseInsensitive);
               })
           && stateOf(there, ours.state, thisSecond()) == ours.state;
}

QString entryKeyword(const QString &label, BlogDialect dialect)
{
    return dialect == BlogDialect::WordPress ? label : QString(label).replace(u',', u' ').simplified();
}

} // namespace Postil
