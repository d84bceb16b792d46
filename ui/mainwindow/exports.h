// SPDX-License-Identifier: MIT
// The Export menu: a rendering of the post into a file or onto the clipboard.
#pragma once

#include "base/filewriter.h"
#include "rendering/renderer.h"

#include <QCoroTask>
#include <QObject>

#include <functional>

class QWidget;

namespace Postil {

class Actions;
class Session;
struct Services;

class Exports : public QObject
{
    Q_OBJECT

public:
    // All of it outlives this. `window`: the parent of its dialogs.
    Exports(const Services &services, const Session &session, QWidget *window);

    void connectTo(const Actions &actions);
    void exportFile(Form form); // asks where to
    QCoro::Task<void> copy(Form form);

Q_SIGNALS:
    void message(const QString &sentence);

private:
    QCoro::Task<void> write(Rendering rendering, QString path, Overwrite overwrite);
    void showDialog(Form form, const QString &suggested, const std::function<void(const QString &)> &chosen);
    void keepFolder(const QString &folder);
    void askToReplace(const Rendering &rendering, const QString &path);
    [[nodiscard]] Rendering render(Form form) const;

    const Services &m_services;
    const Session &m_session;
    QWidget *m_window;
};

} // namespace Postil
