// SPDX-License-Identifier: MIT
#include "support/renderers.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QHash>
#include <QSet>

namespace Postil::Test {

QList<qint64> rendererPids()
{
    // Renderers are forked by a zygote, which is our child; they keep its command line.
    QHash<qint64, qint64> parents;
    QSet<qint64> engine;
    for (const QString &entry : QDir(QStringLiteral("/proc")).entryList(QDir::Dirs)) {
        bool isPid = false;
        const qint64 pid = entry.toLongLong(&isPid);
        QFile stat(QStringLiteral("/proc/%1/stat").arg(pid));
        QFile command(QStringLiteral("/proc/%1/cmdline").arg(pid));
        if (!isPid || !stat.open(QIODevice::ReadOnly) || !command.open(QIODevice::ReadOnly))
            continue;
        const QByteArray line = stat.readAll();
        const QList<QByteArray> fields = line.sliced(line.lastIndexOf(')') + 1).simplified().split(' ');
        if (fields.size() < 2 || fields.first() == "Z")
            continue;
        parents.insert(pid, fields.at(1).toLongLong());
        if (command.readAll().contains("--type="))
            engine.insert(pid);
    }
    QList<qint64> renderers;
    for (const qint64 pid : std::as_const(engine))
        if (engine.contains(parents.value(pid))
            && parents.value(parents.value(pid)) == QCoreApplication::applicationPid())
            renderers.append(pid);
    return renderers;
}

} // namespace Postil::Test
