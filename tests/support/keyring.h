// SPDX-License-Identifier: MIT
// A session bus of the test's own and, on it, a real Secret Service (GNOME Keyring) with its files in a
// temporary folder. The desktop of whoever runs the test is never asked.
#pragma once

#include <QProcessEnvironment>
#include <QTemporaryDir>

#include <memory>

class QProcess;

namespace Postil::Test {

class Keyring
{
public:
    Keyring();
    ~Keyring();

    // False where dbus-daemon or gnome-keyring-daemon is not installed.
    [[nodiscard]] static bool isInstalled();

    // The bus; empty error when it is up.
    [[nodiscard]] QString startBus();
    // The keyring on it, in the same files each time. Locked: its password is not given, and nobody is there
    // to be asked for it.
    enum class Lock { Open, Locked };
    [[nodiscard]] QString startKeyring(Lock lock = Lock::Open);
    void stopKeyring();
    void stopBus();

    // For programs that are to find this bus and keyring.
    [[nodiscard]] QProcessEnvironment environment() const;
    // Everything the keyring writes is in here.
    [[nodiscard]] QString folder() const { return m_folder.path(); }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<QProcess> m_bus;
    std::unique_ptr<QProcess> m_keyring;
    QString m_address;
};

} // namespace Postil::Test
