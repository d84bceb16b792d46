// SPDX-License-Identifier: MIT
// Posts that are on a blog: opened here to be changed and sent back, and put side by side with the draft where
// both were changed.
#pragma once

#include "publishing/account.h"
#include "publishing/outboxentry.h"
#include "publishing/remotepost.h"

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
struct Services;

class RemoteWork : public QObject
{
    Q_OBJECT

public:
    // All of it outlives this.
    RemoteWork(const Services &services, Session &session, Drafts &drafts, EngineHost &engine, QWidget *window);

    void openFromBlog(); // asks which
    // A change that met somebody else's: shows what was sent, what is here and what is there, and queues what
    // the user chooses.
    QCoro::Task<void> settle(Outbox &outbox, QUuid id);

Q_SIGNALS:
    void message(const QString &sentence);

private:
    [[nodiscard]] Result<std::shared_ptr<Publisher>> publisherOf(const QString &accountId) const;
    QCoro::Task<Result<ImportedPost>> read(RemotePost remote);
    QCoro::Task<void> takeUp(Account account, RemotePost remote);
    QCoro::Task<void> send(Outbox &outbox, OutboxEntry before, Post post, std::optional<Receipt> receipt);

    const Services &m_services;
    Session &m_session;
    Drafts &m_drafts;
    EngineHost &m_engine;
    QWidget *m_window;
};

} // namespace Postil
