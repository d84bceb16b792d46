// SPDX-License-Identifier: MIT
// The proof of a post that was sent: what the blog keeps of it is read back, whatever its state, and the page
// that readers get is fetched where there is one; both are compared with what was sent.
#pragma once

#include "publishing/outboxentry.h"

#include <QCoroTask>
#include <QList>
#include <QPointer>
#include <QStringList>

namespace Postil {

class EngineHost;
struct ProofFinding;
struct Services;

struct ProofReport
{
    enum class Where { Nowhere, Blog, Page };
    Where where = Where::Nowhere; // as far as it was looked: at the page last
    QStringList differences = {}; // a sentence each; what the blog keeps first
    QString trouble = {};         // why it was looked no further; empty: it was
};

class ProofWork
{
public:
    // Both outlive this.
    ProofWork(const Services &services, EngineHost &engine) : m_services(services), m_engine(engine) {}

    // Of an entry that is done. It may be awaited longer than the window lasts.
    QCoro::Task<ProofReport> prove(OutboxEntry entry);

private:
    using Findings = QList<ProofFinding>;
    static QCoro::Task<Result<Findings>> readBack(const Services *services, QPointer<EngineHost> engine, OutboxEntry entry);
    static QCoro::Task<Result<Findings>> readPage(const Services *services, QPointer<EngineHost> engine, OutboxEntry entry);

    const Services &m_services;
    EngineHost &m_engine;
};

} // namespace Postil
