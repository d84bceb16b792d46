// SPDX-License-Identifier: MIT
#include "publishing/networkwatch.h"

#include <QNetworkInformation>

namespace Postil {

namespace {

NetworkWatch::Reach reachOf(QNetworkInformation::Reachability reachability)
{
    switch (reachability) {
    case QNetworkInformation::Reachability::Unknown:
        return NetworkWatch::Reach::Unknown;
    case QNetworkInformation::Reachability::Disconnected:
        return NetworkWatch::Reach::Offline;
    // A blog may be on this network.
    case QNetworkInformation::Reachability::Local:
    case QNetworkInformation::Reachability::Site:
    case QNetworkInformation::Reachability::Online:
        return NetworkWatch::Reach::Online;
    }
    return NetworkWatch::Reach::Unknown;
}

} // namespace

std::unique_ptr<NetworkWatch> NetworkWatch::ofSystem()
{
    auto watch = std::make_unique<NetworkWatch>();
    if (!QNetworkInformation::loadBackendByFeatures(QNetworkInformation::Feature::Reachability))
        return watch;
    const QNetworkInformation *system = QNetworkInformation::instance();
    watch->set(reachOf(system->reachability()));
    connect(system, &QNetworkInformation::reachabilityChanged, watch.get(),
            [watch = watch.get()](QNetworkInformation::Reachability now) { watch->set(reachOf(now)); });
    return watch;
}

} // namespace Postil
