// SPDX-License-Identifier: MIT
// A browser profile for HTML that nobody trusts: leaves nothing on disk, runs no script of a page, blocks
// every request, refuses downloads. Each has renderer processes of its own.
#pragma once

#include <QWebEngineProfile>

namespace Postil {

class LockedProfile : public QWebEngineProfile
{
    Q_OBJECT

public:
    explicit LockedProfile(QObject *parent = nullptr);
};

} // namespace Postil
