// SPDX-License-Identifier: MIT
// Looks the open post over with all that is known beside it: its article, earlier posts, checked links,
// dictionaries, its pictures, and the blog that it goes to.
#pragma once

#include "publishing/account.h"
#include "publishing/preflight.h"

#include <QCoroTask>
#include <QObject>

#include <optional>

namespace Postil {

class LinkWork;
class Session;
struct BlogTraces;
struct ReceiptRow;
struct Services;

class PreflightWork : public QObject
{
    Q_OBJECT

public:
    // All of it outlives this.
    PreflightWork(const Services &services, Session &session, LinkWork &links, QObject *parent = nullptr);

    // `account`: none: the one that the post is likely to go to, if there is such. `goesAt`: UTC; invalid: at
    // once. Cancelled: the window was closed.
    [[nodiscard]] QCoro::Task<Result<QList<PreflightFinding>>> look(std::optional<Account> account,
                                                                    QDateTime goesAt);
    // Where the post belongs, by what was sent of it.
    [[nodiscard]] BlogTraces traces(const QList<ReceiptRow> &receipts) const;

private:
    const Services &m_services;
    Session &m_session;
    LinkWork &m_links;
};

} // namespace Postil
