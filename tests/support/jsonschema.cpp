// SPDX-License-Identifier: MIT
#include "support/jsonschema.h"

#include "support/shared.h"

#include <QJsonDocument>
#include <QProcess>

namespace Postil::Test {

using namespace Qt::StringLiterals;

QString schemaViolation(const QString &name, const QList<QJsonObject> &documents)
{
    QProcess python;
    // -P: this folder's jsonschema.py must not stand in the way of the library of that name.
    python.start(u"python3"_s, {u"-P"_s, sourcePath(u"tests/support/jsonschema.py"_s),
                                sourcePath(u"resources/schema/%1.schema.json"_s.arg(name))});
    for (const QJsonObject &document : documents)
        python.write(QJsonDocument(document).toJson(QJsonDocument::Compact) + '\n');
    python.closeWriteChannel();
    if (!python.waitForFinished(120'000))
        return u"python3 with jsonschema: "_s + python.errorString();
    if (python.exitCode() != 0)
        return QString::fromUtf8(python.readAllStandardError());
    // A validator that saw fewer documents than there are proves nothing.
    const QString seen = QString::fromUtf8(python.readAllStandardOutput()).trimmed();
    return seen == QString::number(documents.size()) ? QString() : u"only %1 documents were read"_s.arg(seen);
}

} // namespace Postil::Test
