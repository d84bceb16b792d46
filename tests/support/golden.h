// SPDX-License-Identifier: MIT
// Goldens: expected output lies in tests/corpus/<case>/ and is compared byte for byte. The target
// accept-goldens (POSTIL_ACCEPT=1) writes what came out instead; the diff is the review.
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace Postil::Test {

// The names of the folders under tests/corpus that hold the file.
[[nodiscard]] QStringList corpusCases(const QString &holding);
[[nodiscard]] QString corpusPath(const QString &name, const QString &file);
[[nodiscard]] QByteArray readFile(const QString &path); // empty where there is none

// Empty where `actual` is what the golden says, else the first line that differs.
[[nodiscard]] QString compareGolden(const QString &path, const QByteArray &actual);

} // namespace Postil::Test
