// SPDX-License-Identifier: MIT
// Keeps the Checks tab up to date: looks the post over in every pause.
#pragma once

#include "publishing/preflight.h"

#include <QCoroTask>
#include <QObject>
#include <QTimer>

namespace Postil {

class PreviewPane;
class Session;
struct Services;

class CheckWork : public QObject
{
    Q_OBJECT

public:
    // All of it outlives this.
    CheckWork(const Services &services, Session &session, PreviewPane &preview, QObject *parent = nullptr);

private:
    QCoro::Task<void> look();
    [[nodiscard]] QString serviceWithoutPictures() const;

    const Services &m_services;
    Session &m_session;
    PreviewPane &m_preview;
    QTimer m_pause;
    int m_generation = 0; // of what was looked at: only the last look counts
};

} // namespace Postil
