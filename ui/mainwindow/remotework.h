// SPDX-License-Identifier: MIT
// Posts that are on a blog: opened here to be changed and sent back, and put side by side with the draft where
// both were changed.
#pragma once

#include "library/outboxrow.h"
#include "publishing/account.h"
#include "publishing/outboxentry.h"
#include "publishing/remotepost.h"
#include "publishing/sentpost.h"

#include <QCoroTask>
#include <QObject>

#include <memory>

class QWidget;

namespace Postil {

class Drafts;
class EngineHost;
class Outbox;
class Publisher;
class Session;
struct ImportedPost;
struct RemoteSummary;
struct Services;

class RemoteWork : public QObject
{
    Q_OBJECT

public:
    // All of it outlives this.
    RemoteWork(const Services &services, Session &session, Drafts &drafts, EngineHost &engine, QWidget *window);

    void openFromBlog(); // asks which
    // A change, or a taking off, that met somebody else's change: shows what was sent, what is here and what
    // is there, and queues what the user chooses.
    QCoro::Task<void> settle(Outbox &outbox, QUuid id);

Q_SIGNALS:
    void message(const QString &sentence);

private:
    [[nodiscard]] Result<std::shared_ptr<Publisher>> publisherOf(const QString &accountId) const;
    QCoro::Task<Result<ImportedPost>> read(RemotePost remote);
    // What became of a post that was taken from a blog.
    struct Taken
    {
        enum class How {
            New,     // it is in the library now
            Changed, // the draft here took over what was changed there
            Same,    // it was here as it is there
            Both,    // changed here and there, in the same place: left as it is here
        };
        QUuid draft;
        How how = How::New;
    };
    QCoro::Task<Result<Taken>> take(Account account, RemotePost remote);
    QCoro::Task<Result<Taken>> takeChange(Account account, RemotePost remote, ReceiptRow known);
    QCoro::Task<Result<void>> keepReceipt(Account account, RemotePost remote, QUuid draft, Post post);
    QCoro::Task<void> takeUp(Account account, RemotePost remote);
    QCoro::Task<void> takeAll(Account account, QList<RemoteSummary> rows);
    [[nodiscard]] Post asItWouldBeSent(const SentPost &sent, Post draft, const Account &account) const;
    QCoro::Task<Post> hereOf(OutboxEntry entry, std::optional<SentPost> sent, Account account);
    QCoro::Task<void> send(Outbox &outbox, OutboxEntry before, Post post, std::optional<Receipt> receipt);
    QCoro::Task<void> takeOff(Outbox &outbox, OutboxEntry entry, Receipt receipt);
    QCoro::Task<void> queueInstead(Outbox &outbox, QUuid before, OutboxEntry entry);

    const Services &m_services;
    Session &m_session;
    Drafts &m_drafts;
    EngineHost &m_engine;
    QWidget *m_window;
};

} // namespace Postil
