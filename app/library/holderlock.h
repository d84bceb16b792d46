// SPDX-License-Identifier: MIT
// Tells whether whoever claimed a row of the library is still there. Each Library object that claims one
// holds a lock of the system's (flock, see man 2 flock) on a file of its own beside the library. The system
// lets it go when the program ends, however that happens; a process number would lie, because another
// program may have it by then, and in a sandbox every program has the same one.
#pragma once

#include "base/result.h"

#include <QString>

namespace Postil {

class HolderLock
{
public:
    explicit HolderLock(QString library) : m_library(std::move(library)) {}
    ~HolderLock();
    Q_DISABLE_COPY_MOVE(HolderLock)

    // Takes the lock, if that has not been done yet, and returns its name. Storage.
    [[nodiscard]] Result<QString> take();
    [[nodiscard]] const QString &name() const { return m_name; } // empty: none was taken
    // Whether somebody has the lock of that name now. What the dead left is tidied up.
    [[nodiscard]] bool isHeld(const QString &name) const;

private:
    [[nodiscard]] QString fileOf(const QString &name) const;

    QString m_library;
    QString m_name;
    int m_file = -1;
};

} // namespace Postil
