// SPDX-License-Identifier: MIT
// A stub of a publishing service (tests/servers/stub.py), steered by lines of JSON.
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QProcess>
#include <QUrl>

namespace Postil::Test {

class StubServer
{
public:
    // `script`: its name in tests/servers. False where it does not run: without Python, say.
    [[nodiscard]] bool start(const QString &script, const QStringList &arguments = {});
    ~StubServer();

    [[nodiscard]] QUrl url(const QString &path = QStringLiteral("/")) const;
    // One command, and what the stub answers.
    QJsonObject ask(const QJsonObject &command);

    // How the next request of this label is treated: see Rule in stub.py.
    void rule(const QString &match, const QString &what, int status = 200, const QByteArray &body = {},
              const QJsonObject &headers = {});
    [[nodiscard]] QJsonArray posts() { return state().value(QStringLiteral("posts")).toArray(); }
    [[nodiscard]] QJsonObject state() { return ask({{QStringLiteral("do"), QStringLiteral("state")}}); }
    // How many requests of this label came.
    [[nodiscard]] int requests(const QString &label);
    // What the client did that the interface does not allow, a line each.
    [[nodiscard]] QString violations();

private:
    [[nodiscard]] QJsonObject readLine();

    QProcess m_process;
    int m_port = 0;
};

} // namespace Postil::Test
