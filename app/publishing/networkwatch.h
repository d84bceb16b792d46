// SPDX-License-Identifier: MIT
// Whether this computer has a connection, where the system tells. Only a hint: nothing is kept from being
// tried because of it, but what waits goes at once when the connection is back.
#pragma once

#include <QObject>

#include <memory>

namespace Postil {

class NetworkWatch : public QObject
{
    Q_OBJECT

public:
    enum class Reach { Unknown, Offline, Online };

    using QObject::QObject;
    // Follows what the system says (QNetworkInformation); Unknown for good where it says nothing.
    [[nodiscard]] static std::unique_ptr<NetworkWatch> ofSystem();

    [[nodiscard]] bool isOffline() const { return m_reach == Reach::Offline; }
    void set(Reach reach);

Q_SIGNALS:
    void back(); // after it was away

private:
    Reach m_reach = Reach::Unknown;
};

} // namespace Postil
