// SPDX-License-Identifier: MIT
// A secret that must not be found anywhere: a test uses it as password or token, and looks for its traces
// afterwards, in every form that a careless writer may have given it.
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace Postil::Test {

struct CanaryForm
{
    QString name; // "base64, from byte 1"
    QByteArray bytes;
};

class Canary
{
public:
    // `secret`: twelve characters or more, or chance would find it.
    explicit Canary(QString secret);
    // One that nobody has had before, with characters that each form writes in another way.
    [[nodiscard]] static Canary fresh();

    [[nodiscard]] const QString &secret() const { return m_secret; }
    [[nodiscard]] const QList<CanaryForm> &forms() const { return m_forms; }

    // One line for each trace, the form and where: empty is what a test wants.
    [[nodiscard]] QStringList tracesIn(const QByteArray &bytes, const QString &where) const;
    // The names and contents of all files below; a folder that is not there, or a file that cannot be read,
    // is a line too.
    [[nodiscard]] QStringList tracesInFolder(const QString &folder) const;
    // Command lines and environments of this process and those that came of it, as they are now.
    [[nodiscard]] QStringList tracesInProcesses() const;

private:
    QString m_secret;
    QList<CanaryForm> m_forms;
};

} // namespace Postil::Test
