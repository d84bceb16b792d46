// SPDX-License-Identifier: MIT
#include "support/keyring.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace Postil::Test {

namespace {

// No service is started by the bus itself: what is there is what the test started.
constexpr auto busConfiguration =
    R"(<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:dir=%1</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
)"_L1;

void end(std::unique_ptr<QProcess> &process)
{
    if (!process)
        return;
    process->terminate();
    if (!process->waitForFinished(5'000)) {
        process->kill();
        process->waitForFinished();
    }
    process.reset();
}

} // namespace

Keyring::Keyring()
{
    for (const QString &name : {u"data"_s, u"config"_s, u"cache"_s, u"run"_s, u"control"_s})
        QDir(m_folder.path()).mkdir(name);
    QFile(m_folder.filePath(u"run"_s)).setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

Keyring::~Keyring()
{
    stopKeyring();
    stopBus();
}

bool Keyring::isInstalled()
{
    return !QStandardPaths::findExecutable(u"dbus-daemon"_s).isEmpty()
           && !QStandardPaths::findExecutable(u"gnome-keyring-daemon"_s).isEmpty();
}

QString Keyring::startBus()
{
    QFile configuration(m_folder.filePath(u"bus.conf"_s));
    if (!configuration.open(QIODevice::WriteOnly))
        return configuration.errorString();
    configuration.write(QString(busConfiguration).arg(m_folder.filePath(u"run"_s)).toUtf8());
    configuration.close();
    m_bus = std::make_unique<QProcess>();
    m_bus->start(u"dbus-daemon"_s, {u"--config-file="_s + configuration.fileName(), u"--nofork"_s,
                                    u"--nopidfile"_s, u"--print-address=1"_s});
    if (!m_bus->waitForReadyRead(20'000))
        return u"dbus-daemon: "_s + QString::fromUtf8(m_bus->readAllStandardError());
    m_address = QString::fromUtf8(m_bus->readLine()).trimmed();
    return {};
}

QString Keyring::startKeyring(Lock lock)
{
    m_keyring = std::make_unique<QProcess>();
    m_keyring->setProcessEnvironment(environment());
    QStringList arguments{u"--foreground"_s, u"--components=secrets"_s,
                          u"--control-directory="_s + m_folder.filePath(u"control"_s)};
    if (lock == Lock::Open)
        arguments.append(u"--unlock"_s);
    m_keyring->start(u"gnome-keyring-daemon"_s, arguments);
    if (lock == Lock::Open)
        m_keyring->write("the keyring's own password");
    m_keyring->closeWriteChannel();
    // It is there once it has its name on the bus.
    QElapsedTimer waited;
    waited.start();
    while (waited.elapsed() < 20'000) {
        QProcess question;
        question.setProcessEnvironment(environment());
        question.start(u"dbus-send"_s, {u"--session"_s, u"--print-reply"_s, u"--dest=org.freedesktop.DBus"_s,
                                        u"/org/freedesktop/DBus"_s, u"org.freedesktop.DBus.GetNameOwner"_s,
                                        u"string:org.freedesktop.secrets"_s});
        if (question.waitForFinished(5'000) && question.exitCode() == 0)
            return {};
        if (m_keyring->waitForFinished(50))
            break;
    }
    return u"gnome-keyring-daemon: "_s + QString::fromUtf8(m_keyring->readAllStandardError());
}

void Keyring::stopKeyring()
{
    end(m_keyring);
}

void Keyring::stopBus()
{
    end(m_bus);
}

QProcessEnvironment Keyring::environment() const
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, m_address);
    environment.insert(u"HOME"_s, m_folder.path());
    environment.insert(u"XDG_DATA_HOME"_s, m_folder.filePath(u"data"_s));
    environment.insert(u"XDG_CONFIG_HOME"_s, m_folder.filePath(u"config"_s));
    environment.insert(u"XDG_CACHE_HOME"_s, m_folder.filePath(u"cache"_s));
    environment.insert(u"XDG_RUNTIME_DIR"_s, m_folder.filePath(u"run"_s));
    for (const QString &desktop : {u"XDG_CURRENT_DESKTOP"_s, u"DESKTOP_SESSION"_s, u"KDE_FULL_SESSION"_s,
                                   u"GNOME_KEYRING_CONTROL"_s, u"DISPLAY"_s, u"WAYLAND_DISPLAY"_s})
        environment.remove(desktop);
    return environment;
}

} // namespace Postil::Test
