// SPDX-License-Identifier: MIT
#include "publishing/outboxwords.h"

#include "publishing/scheduletime.h"

#include <QCoreApplication>

namespace Postil {

using namespace Qt::StringLiterals;

namespace {

struct OutboxWordsText
{
    Q_DECLARE_TR_FUNCTIONS(Outbox)
};

QString withAddress(const QString &sentence, const OutboxEntry &entry)
{
    const QString url = entry.receipt ? entry.receipt->url : QString();
    return url.isEmpty() ? sentence : sentence + u' ' + url;
}

} // namespace

QString doneSentence(const OutboxEntry &entry)
{
    if (entry.action == OutboxAction::Trash)
        return OutboxWordsText::tr("The post was taken off the blog.");
    if (entry.action == OutboxAction::Restore)
        return withAddress(OutboxWordsText::tr("The post is back on the blog."), entry);
    switch (entry.receipt ? entry.receipt->state : PublishState::Live) {
    case PublishState::Draft:
        return withAddress(OutboxWordsText::tr("It is on the blog as a draft."), entry);
    case PublishState::Scheduled:
        return withAddress(OutboxWordsText::tr("It is on the blog, which brings it out at its time."), entry);
    case PublishState::Live:
        return withAddress(OutboxWordsText::tr("It is on the blog."), entry);
    }
    Q_UNREACHABLE_RETURN({});
}

QString unsentSentence(const OutboxEntry &entry)
{
    switch (entry.action) {
    case OutboxAction::Create:
        return OutboxWordsText::tr("It was stopped before it was sent. Nothing of it is on the blog.");
    case OutboxAction::Update:
        return OutboxWordsText::tr("The change was stopped before it was sent. The post on the blog is as it was.");
    case OutboxAction::Trash:
        return OutboxWordsText::tr("It was stopped in time. The post is still on the blog.");
    case OutboxAction::Restore:
        return OutboxWordsText::tr("It was stopped in time. The post is not on the blog.");
    }
    Q_UNREACHABLE_RETURN({});
}

QString arrivedSentence(const OutboxEntry &entry)
{
    switch (entry.action) {
    case OutboxAction::Create:
        return withAddress(OutboxWordsText::tr("It had arrived before it was stopped. It is on the blog."), entry);
    case OutboxAction::Update:
        return withAddress(OutboxWordsText::tr("The change had arrived before it was stopped. It is on the blog."),
                           entry);
    case OutboxAction::Trash:
        return OutboxWordsText::tr("It was too late to stop it. The post was taken off the blog.");
    case OutboxAction::Restore:
        return withAddress(OutboxWordsText::tr("It was too late to stop it. The post is back on the blog."), entry);
    }
    Q_UNREACHABLE_RETURN({});
}

QString notArrivedSentence(const OutboxEntry &entry)
{
    switch (entry.action) {
    case OutboxAction::Create:
        return OutboxWordsText::tr("It was stopped, and had not arrived: it is not on the blog.");
    case OutboxAction::Update:
        return OutboxWordsText::tr("It was stopped, and the change had not arrived: it is not on the blog.");
    case OutboxAction::Trash:
        return OutboxWordsText::tr("It was stopped in time. The post is still on the blog.");
    case OutboxAction::Restore:
        return OutboxWordsText::tr("It was stopped in time. The post is not on the blog.");
    }
    Q_UNREACHABLE_RETURN({});
}

QString notSeenSentence(const OutboxEntry &entry)
{
    return OutboxWordsText::tr("%1 So it was when Postil looked; a blog that was still at work on it may do it yet. If "
                               "you send it again, Postil looks there first.")
        .arg(notArrivedSentence(entry));
}

QString unseenSentence(const OutboxEntry &entry, const QString &why)
{
    const QString what =
        entry.action == OutboxAction::Trash
            ? OutboxWordsText::tr("It was stopped, but Postil could not see whether the post is still on the blog.")
            : OutboxWordsText::tr("It was stopped, but Postil could not see whether it had arrived.");
    return OutboxWordsText::tr("%1 Look at the blog before you send it again. (%2)").arg(what, why);
}

QString ourScheduleSentence(const QDateTime &at, const QTimeZone &zone)
{
    return OutboxWordsText::tr("This blog does not bring posts out at a time of their own. Postil sends it on %1, if "
                               "Postil is running then; otherwise it asks when it is started next.")
        .arg(clockTime(at, zone));
}

QString timeIsOverSentence(const QDateTime &at, const QTimeZone &zone)
{
    return OutboxWordsText::tr("It was to go out on %1, and that is over. Send it now, or cancel it.")
        .arg(clockTime(at, zone));
}

QString dayWentBySentence(const OutboxEntry &entry, const QTimeZone &zone)
{
    const QString since =
        OutboxWordsText::tr("It has been waiting for more than a day, since %1.").arg(clockTime(entry.wanted, zone));
    return entry.publication.attempt == Attempt::Again
               ? OutboxWordsText::tr("%1 It may be on the blog already; Postil looks there before it sends it. Send it "
                                     "now, or cancel it.")
                     .arg(since)
               : OutboxWordsText::tr("%1 Send it now, or cancel it.").arg(since);
}

QString offlineSentence()
{
    return OutboxWordsText::tr("There is no connection. It goes by itself when the connection is back.");
}

QString interruptedSentence()
{
    return OutboxWordsText::tr("Postil ended while it was being sent. It looks on the blog before it sends it again.");
}

QString replacedSentence()
{
    return OutboxWordsText::tr("A newer version of this post took its place. Nothing of this one was sent.");
}

} // namespace Postil
