// SPDX-License-Identifier: MIT
// By which a second start of Postil says to the first what it was asked to open (KDSingleApplication).
#pragma once

#include <QByteArray>

#include <functional>

namespace Postil {

class InstanceChannel
{
public:
    virtual ~InstanceChannel() = default;

    // Whether this program is the one that the others talk to.
    [[nodiscard]] virtual bool isReceiver() const = 0;
    virtual void onMessage(std::function<void(const QByteArray &)> take) = 0;
    virtual bool send(const QByteArray &message) = 0; // waits for the receiver, five seconds at most
};

} // namespace Postil
