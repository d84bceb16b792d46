// SPDX-License-Identifier: MIT
// The addresses behind a name, all of them public or none given: a name that leads into the network of this
// machine (DNS rebinding) is refused before anything is sent.
#pragma once

#include "net/httpclient.h"
#include "net/pending.h"

#include <QHostAddress>
#include <QHostInfo>

namespace Postil {

class NameLookup final : public Pending<QList<QHostAddress>>
{
public:
    NameLookup(const QString &host, QDeadlineTimer deadline, const std::stop_token &stop, QObject *parent);

private:
    void take(const QHostInfo &info);
};

} // namespace Postil
