// SPDX-License-Identifier: MIT
#include "support/golden.h"

#include "support/shared.h"

#include <QDir>
#include <QFile>

using namespace Qt::StringLiterals;

namespace Postil::Test {

QStringList corpusCases(const QString &holding)
{
    const QDir corpus(sourcePath(u"tests/corpus"_s));
    QStringList cases = corpus.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    cases.removeIf([&](const QString &name) { return !QFile::exists(corpusPath(name, holding)); });
    return cases;
}

QString corpusPath(const QString &name, const QString &file)
{
    return sourcePath(u"tests/corpus/%1/%2"_s.arg(name, file));
}

QByteArray readFile(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString compareGolden(const QString &path, const QByteArray &actual)
{
    if (qEnvironmentVariableIsSet("POSTIL_ACCEPT")) {
        QFile file(path);
        const bool written = file.open(QIODevice::WriteOnly) && file.write(actual) == actual.size();
        return written ? QString() : u"%1 cannot be written: %2"_s.arg(path, file.errorString());
    }
    if (!QFile::exists(path))
        return u"there is no %1; run the target accept-goldens"_s.arg(path);
    const QByteArray expected = readFile(path);
    if (actual == expected)
        return {};
    const auto want = expected.split('\n');
    const auto have = actual.split('\n');
    qsizetype line = 0;
    while (line < want.size() && line < have.size() && want.at(line) == have.at(line))
        ++line;
    return u"%1, line %2:\n  expected: %3\n  actual:   %4"_s.arg(path).arg(line + 1).arg(
        QString::fromUtf8(want.value(line, "(end)")), QString::fromUtf8(have.value(line, "(end)")));
}

} // namespace Postil::Test
