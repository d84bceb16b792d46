// SPDX-License-Identifier: MIT
// Publishing, as the window does it: asks where to, queues the post, follows it until it is on the blog, and
// proves that it is there as it should be.
#pragma once

#include "post/postplace.h"
#include "publishing/outboxentry.h"
#include "publishing/publishingservices.h"

#include <QCoroTask>
#include <QHash>
#include <QList>
#include <QObject>
#include <QUrl>

#include <memory>

class QWidget;

namespace Postil {

class ChecksView;
class EngineHost;
class NetworkWatch;
class Outbox;
class PreflightWork;
class ProofWork;
class PublishDialog;
struct ProofReport;
class Session;
struct PublishChoice;
struct ReceiptRow;
struct PublishTarget;
struct Services;

class PublishWork : public QObject
{
    Q_OBJECT

public:
    // All of it outlives this.
    PublishWork(const Services &services, Session &session, PreflightWork &preflight, EngineHost &engine,
                QWidget *window);
    ~PublishWork() override;

    // The outbox goes on with what is in the library.
    QCoro::Task<void> start();
    [[nodiscard]] Outbox *outbox() const { return m_outbox.get(); } // null before, and without a library

    void publish(); // asks where to
    void editAccounts();
    void showOutbox(QUuid chosen = {});

Q_SIGNALS:
    void message(const QString &sentence);
    // Something that waits for the user, who is led there by showOutbox(); empty: nothing does any more.
    void notice(const QString &sentence);
    void conflictRequested(QUuid id);
    void placeRequested(Postil::PostPlace place, const QString &text);
    void accountsChanged();
    void sent(); // a post stands otherwise on a blog than before
    void openExternally(const QUrl &url);

private:
    QCoro::Task<void> askWhere();
    [[nodiscard]] QList<PublishTarget> targets(const QList<ReceiptRow> &rows) const;
    QCoro::Task<void> check(PublishDialog *dialog, ChecksView *checks);
    QCoro::Task<void> queue(PublishChoice choice);
    QCoro::Task<bool> keepPassword(PublishChoice choice, QString slug);
    QCoro::Task<void> prove(OutboxEntry entry);
    void tellProof(const OutboxEntry &entry, const ProofReport &report);
    void entryChanged(const OutboxEntry &entry);
    QCoro::Task<void> moveThere(QUuid id, OutboxAction action);
    void tellDone(const OutboxEntry &entry);
    void keepAccount(const QString &id);

    const Services &m_services;
    Session &m_session;
    PreflightWork &m_preflight;
    EngineHost &m_engine;
    QWidget *m_window;
    std::unique_ptr<NetworkWatch> m_network;
    std::unique_ptr<Outbox> m_outbox;
    std::unique_ptr<ProofWork> m_proof;
    QHash<QUuid, QStringList> m_differences; // between what was sent and what the blog has, a sentence each
    QUuid m_noticed; // the entry that the notice is about
};

[[nodiscard]] PublishingServices publishingServicesOf(const Services &services);

} // namespace Postil
