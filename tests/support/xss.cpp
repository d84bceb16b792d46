// SPDX-License-Identifier: MIT
#include "support/xss.h"

#include "support/shared.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace Postil::Test {

QList<XssCase> xssCases(const QString &listener)
{
    QList<XssCase> cases;
    for (const QString &path :
         {sourcePath(u"tests/corpus/xss/own.json"_s), sharedPath(u"corpora/xss/xss.json"_s),
          sharedPath(u"corpora/xss/xss-sanitize-html.json"_s)}) {
        QFile file(path);
        if (path.isEmpty() || !file.open(QIODevice::ReadOnly))
            continue;
        for (const QJsonValue &value : QJsonDocument::fromJson(file.readAll()).array()) {
            QString html = value["html"_L1].toString();
            html.replace("LISTENER"_L1, listener);
            cases.append({value["id"_L1].toString(), html, value["runs_raw"_L1].toBool()});
        }
    }
    return cases;
}

} // namespace Postil::Test
