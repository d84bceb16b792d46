// SPDX-License-Identifier: MIT
// The addresses behind a name. For what was not typed by the user they are all public, or none is given: a
// name that leads into the network of this machine (DNS rebinding) is refused before anything is sent.
// ErrorKind::NotFound: no such name; Network: it could not be looked up.
#pragma once

#include "net/httpclient.h"
#include "net/pending.h"

#include <QHostAddress>
#include <QHostInfo>

namespace Postil {

// See isPublicAddress(); false where one of them is not.
[[nodiscard]] bool arePublic(const QList<QHostAddress> &addresses);

class NameLookup final : public Pending<QList<QHostAddress>>
{
public:
    NameLookup(const QString &host, AddressTrust trust, QDeadlineTimer deadline, const std::stop_token &stop,
               QObject *parent);

private:
    void take(const QHostInfo &info);

    AddressTrust m_trust;
};

} // namespace Postil
