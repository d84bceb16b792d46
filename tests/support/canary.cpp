// SPDX-License-Identifier: MIT
#include "support/canary.h"

#include <QCoreApplication>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QUrl>
#include <QUuid>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Postil::Test {

namespace {

// What base64 makes of `bytes` when `before` (0 to 2) bytes stand before them, as in "user:password": without
// the characters at both ends that the neighbours have a part in.
QByteArray base64Inside(const QByteArray &bytes, qsizetype before, QByteArray::Base64Options options)
{
    const qsizetype whole = (before + bytes.size()) / 3 * 3;
    const QByteArray padded = (QByteArray(before, '\0') + bytes).first(whole);
    return padded.toBase64(options | QByteArray::OmitTrailingEquals).sliced(before == 0 ? 0 : before + 1);
}

QByteArray jsonString(const QString &text)
{
    const QByteArray list = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
    return list.sliced(2, list.size() - 4); // without [" and "]
}

QByteArray fileBytes(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// By process: its parent.
QHash<qint64, qint64> parentsOfProcesses()
{
    QHash<qint64, qint64> parents;
    const QStringList names = QDir(u"/proc"_s).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString &name : names) {
        bool isProcess = false;
        const qint64 id = name.toLongLong(&isProcess);
        if (!isProcess)
            continue;
        // "42 (a name) with) S 41 …": the name may hold anything.
        const QByteArray stat = fileBytes(u"/proc/%1/stat"_s.arg(id));
        const QList<QByteArray> words = stat.sliced(stat.lastIndexOf(')') + 1).simplified().split(' ');
        parents.insert(id, words.value(1).toLongLong());
    }
    return parents;
}

} // namespace

Canary::Canary(QString secret) : m_secret(std::move(secret))
{
    const QByteArray bytes = m_secret.toUtf8();
    const auto add = [this](const QString &name, const QByteArray &form) {
        if (!std::ranges::contains(m_forms, form, &CanaryForm::bytes))
            m_forms.append({name, form});
    };
    add(u"plain"_s, bytes);
    add(u"UTF-16"_s, QByteArray(reinterpret_cast<const char *>(m_secret.utf16()), m_secret.size() * 2));
    for (const qsizetype before : {0, 1, 2}) {
        add(u"base64, from byte %1"_s.arg(before), base64Inside(bytes, before, QByteArray::Base64Encoding));
        add(u"base64url, from byte %1"_s.arg(before),
            base64Inside(bytes, before, QByteArray::Base64UrlEncoding));
    }
    add(u"URL-encoded"_s, QUrl::toPercentEncoding(m_secret));
    add(u"URL-encoded, in small letters"_s, [this] {
        QByteArray form = QUrl::toPercentEncoding(m_secret);
        for (qsizetype at = form.indexOf('%'); at >= 0; at = form.indexOf('%', at + 1))
            form.replace(at, 3, form.sliced(at, 3).toLower());
        return form;
    }());
    add(u"as a form"_s, QUrl::toPercentEncoding(m_secret).replace("%20", "+"));
    add(u"as a query"_s, QUrl::toPercentEncoding(m_secret, "!$'()*,;:@/?").replace("%20", "+"));
    add(u"JSON"_s, jsonString(m_secret));
    add(u"HTML"_s, m_secret.toHtmlEscaped().toUtf8());
    add(u"hexadecimal"_s, bytes.toHex());
}

Canary Canary::fresh()
{
    return Canary(u"c4n4ry "_s + QUuid::createUuid().toString(QUuid::Id128).first(20) + u" +/?&=<\"%é~end"_s);
}

QStringList Canary::tracesIn(const QByteArray &bytes, const QString &where) const
{
    QStringList traces;
    for (const CanaryForm &form : m_forms) {
        if (bytes.contains(form.bytes))
            traces.append(u"%1 (%2)"_s.arg(where, form.name));
    }
    return traces;
}

QStringList Canary::tracesInFolder(const QString &folder) const
{
    if (!QDir(folder).exists())
        return {u"%1 (no such folder)"_s.arg(folder)};
    QStringList traces;
    QDirIterator entries(folder, QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot,
                         QDirIterator::Subdirectories);
    while (entries.hasNext()) {
        const QFileInfo entry = entries.nextFileInfo();
        traces += tracesIn(QFile::encodeName(entry.fileName()), u"the name of "_s + entry.filePath());
        if (entry.isSymLink() || !entry.isFile())
            continue; // a socket cannot be read, a link leads to what is looked at where it is
        QFile file(entry.filePath());
        if (!file.open(QIODevice::ReadOnly))
            traces.append(u"%1 (%2)"_s.arg(entry.filePath(), file.errorString()));
        else
            traces += tracesIn(file.readAll(), entry.filePath());
    }
    return traces;
}

QStringList Canary::tracesInProcesses() const
{
    QStringList traces;
    const QHash<qint64, qint64> parents = parentsOfProcesses();
    for (const qint64 id : parents.keys()) {
        qint64 ancestor = id;
        while (ancestor > 1 && ancestor != QCoreApplication::applicationPid())
            ancestor = parents.value(ancestor);
        if (ancestor <= 1)
            continue;
        for (const QString &part : {u"cmdline"_s, u"environ"_s}) {
            const QString path = u"/proc/%1/%2"_s.arg(id).arg(part);
            traces += tracesIn(fileBytes(path), path);
        }
    }
    return traces;
}

} // namespace Postil::Test
