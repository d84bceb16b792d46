// SPDX-License-Identifier: MIT
// Keeps the Checks tab up to date: looks the post over in every pause.
#pragma once

#include <QCoroTask>
#include <QObject>
#include <QTimer>

namespace Postil {

class PreflightWork;
class PreviewPane;
class Session;

class CheckWork : public QObject
{
    Q_OBJECT

public:
    // All of it outlives this.
    CheckWork(Session &session, PreflightWork &preflight, PreviewPane &preview, QObject *parent = nullptr);

    void lookAgain(); // what is known beside the post has changed

private:
    QCoro::Task<void> look();

    PreflightWork &m_preflight;
    PreviewPane &m_preview;
    QTimer m_pause;
    int m_generation = 0; // of what was looked at: only the last look counts
};

} // namespace Postil
