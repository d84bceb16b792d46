// SPDX-License-Identifier: MIT
// One running Postil for each user. A lock alone says who was first, since that must be known before the
// window is shown; the channel to the first comes with the late module.
#pragma once

#include "base/result.h"

#include <QLockFile>
#include <QObject>

#include <functional>
#include <memory>

namespace Postil {

class InstanceChannel;

class SingleInstance : public QObject
{
public:
    // `name`: of the program; the same for all that are to be one.
    explicit SingleInstance(const QString &name);
    ~SingleInstance() override;

    [[nodiscard]] bool isFirst() const { return m_isFirst; }
    // Of the first: hears what later starts are asked to open. Call it when there is a window.
    void listen(std::function<void(const QByteArray &)> take);
    // Of a later one. ErrorKind::Timeout: the first did not answer. Waits, ten seconds at most: there is no
    // window that could hang. Where the first has just ended, this becomes it: see isFirst().
    [[nodiscard]] Result<void> tell(const QByteArray &message);

private:
    QString m_name;
    QLockFile m_lock;
    bool m_isFirst = false;
    std::function<void(const QByteArray &)> m_take;
    std::unique_ptr<InstanceChannel> m_channel;
};

} // namespace Postil
