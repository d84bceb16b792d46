// SPDX-License-Identifier: MIT
// Settings in an INI file. What is missing, broken or out of range there is its default; reading never fails.
#pragma once

#include "base/result.h"
#include "settings/settings.h"

namespace Postil {

class SettingsStore
{
public:
    explicit SettingsStore(QString path); // need not exist

    [[nodiscard]] Settings load() const;
    // Atomic; keys of a newer Postil stay. ErrorKind::Storage.
    [[nodiscard]] Result<void> save(const Settings &settings) const;

private:
    QString m_path;
};

} // namespace Postil
