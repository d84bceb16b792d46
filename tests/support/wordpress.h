// SPDX-License-Identifier: MIT
// A real WordPress on 127.0.0.1 (tests/servers/wordpress), with a user of each role: "admin", "editor",
// "author", "contributor", "subscriber". It ends with the object. The first start of all takes a minute,
// others a second.
#pragma once

#include "publishing/account.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>
#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>
#include <QUrl>

namespace Postil::Test {

class WordPress
{
public:
    WordPress() = default;
    ~WordPress() { stop(); }
    Q_DISABLE_COPY_MOVE(WordPress)

    // Nothing where it runs; else why it cannot, for QSKIP. `environment`: see the script.
    [[nodiscard]] QString start(const QStringList &environment = {});
    void stop();

    [[nodiscard]] QUrl url(const QString &path = QStringLiteral("/")) const;
    [[nodiscard]] QString password(const QString &user) const; // for programs
    [[nodiscard]] QString folder() const { return m_folder.path(); }
    // Misbehaves from now on: "rewrites", "slow-before" and "slow-after" with seconds; see
    // wordpress.d/postil-tests.php.
    void misbehave(const QString &how, const QByteArray &value = "1") const;
    void behave(const QString &how) const;
    // Without its secret, which belongs under secretKey(account, "password").
    [[nodiscard]] Account account(const QString &user) const;

    // What somebody else does, or sees, there: a call to the REST interface, as `user` or as nobody. An
    // answer that is no success ends the program.
    QJsonDocument rest(const QString &user, const QByteArray &method, const QString &route,
                       const QJsonObject &body = {}) const;
    // What a user who has logged in sees who approves of an application on this page (authorize-application.php):
    // the password; empty where none is shown.
    [[nodiscard]] QString approve(const QString &user, const QUrl &page) const;
    // A page as a reader sees it.
    [[nodiscard]] QString page(const QString &path) const;

private:
    QTemporaryDir m_folder;
    QProcess m_process;
    QMap<QString, QString> m_said;
};

} // namespace Postil::Test
