// SPDX-License-Identifier: MIT
// A server in a process of its own, of the scripts in tests/servers/: it prints a line of JSON that says
// where it is, and ends when this goes away. A stand-in for a service (tests/servers/standin.py) also does
// what a test tells it at /stub/….
#pragma once

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStringList>
#include <QUrl>

namespace Postil::Test {

class ServerProcess
{
public:
    // `script`: of tests/servers/. Waits until it is up; `patience` in milliseconds.
    explicit ServerProcess(const QString &script, const QStringList &arguments = {}, int patience = 20'000);
    ~ServerProcess();

    [[nodiscard]] bool isUp() const { return !m_said.isEmpty(); }
    [[nodiscard]] QString problem() const { return m_problem; }
    [[nodiscard]] QJsonObject said() const { return m_said; } // its line of JSON
    [[nodiscard]] QUrl url(const QString &path = QStringLiteral("/")) const;

    // Of a stand-in: the answer to /stub/NAME, which is sent `body` where there is one.
    [[nodiscard]] QJsonDocument ask(const QString &name) const;
    void tell(const QString &name, const QJsonObject &body) const;
    void spoil(const QJsonObject &how) const { tell(QStringLiteral("spoil"), how); }
    // The next request of this label: "drop", "lose", "cut", "hang" or "drip"; or its answer.
    void spoilNext(const QString &label, const QString &how) const;
    void answerNext(const QString &label, int status, const QByteArray &body = {},
                    const QJsonObject &headers = {}) const;
    [[nodiscard]] QJsonObject state() const { return ask(QStringLiteral("state")).object(); }
    [[nodiscard]] QJsonArray posts() const { return state().value(QStringLiteral("posts")).toArray(); }
    // How many requests of this label came.
    [[nodiscard]] int requests(const QString &label) const;
    // What the client did that the service does not allow, a line each.
    [[nodiscard]] QString faults() const;

private:
    [[nodiscard]] QJsonDocument talk(const QString &name, const QByteArray &body) const;

    QProcess m_process;
    QJsonObject m_said;
    QString m_problem;
};

} // namespace Postil::Test
