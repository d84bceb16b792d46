// SPDX-License-Identifier: MIT
#include "article/outletregistry.h"

#include "article/outlet.h"
#include "base/text.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Postil {

namespace {

constexpr qint64 longestOutletFile = 2'000'000; // what is larger is not read to its end

struct OutletRegistryText
{
    Q_DECLARE_TR_FUNCTIONS(Outlets)
};

Result<OutletNames> readOutletFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return failure(ErrorKind::Storage,
                       OutletRegistryText::tr("The names of outlets in “%1” cannot be read: %2.")
                           .arg(QDir::toNativeSeparators(path), file.errorString()));
    }
    return readOutlets(file.read(longestOutletFile)).transform_error([&path](Error error) {
        error.message = OutletRegistryText::tr("The names of outlets in “%1” cannot be read. %2")
                            .arg(QDir::toNativeSeparators(path), error.message);
        return error;
    });
}

// What comes with Postil: read when the first article wants a name, not while the window opens.
const OutletNames &knownOutlets()
{
    static const OutletNames names =
        readOutletFile(u":/postil/outlets/outlets.json"_s).value_or(OutletNames());
    return names;
}

// The longest of a host's domains that is listed.
QString nameIn(const OutletNames &names, QString domain, const QString &shortest)
{
    while (domain.size() >= shortest.size()) {
        if (const auto found = names.constFind(domain); found != names.cend())
            return *found;
        const qsizetype dot = domain.indexOf(u'.');
        if (dot < 0)
            break;
        domain.remove(0, dot + 1);
    }
    return {};
}

} // namespace

OutletRegistry::OutletRegistry(QString userFile) : m_userFile(std::move(userFile))
{
    reload();
}

void OutletRegistry::reload()
{
    m_problem.clear();
    if (m_userFile.isEmpty() || !QFileInfo::exists(m_userFile))
        return;
    const auto corrections = readOutletFile(m_userFile);
    if (corrections)
        m_corrections = *corrections;
    else
        m_problem = corrections.error().message;
}

QString OutletRegistry::name(const QString &host) const
{
    const QString domain = outletDomain(host);
    if (domain.isEmpty())
        return {};
    const QString shortest = registrableDomain(domain);
    const QString corrected = nameIn(m_corrections, domain, shortest);
    return corrected.isEmpty() ? nameIn(knownOutlets(), domain, shortest) : corrected;
}

QList<Outlet> OutletRegistry::corrections() const
{
    QMap<QString, QStringList> domains;
    for (const auto &[domain, name] : m_corrections.asKeyValueRange())
        domains[name].append(domain);
    QList<Outlet> outlets;
    for (const auto &[name, list] : std::as_const(domains).asKeyValueRange())
        outlets.append({name, list});
    std::ranges::stable_sort(
        outlets, [](const Outlet &a, const Outlet &b) { return a.name.localeAwareCompare(b.name) < 0; });
    return outlets;
}

Result<void> OutletRegistry::learn(const QString &host, const QString &name)
{
    const QString domain = outletDomain(host);
    const QString line = singleLine(name).simplified();
    if (domain.isEmpty()) {
        return failure(ErrorKind::BadInput,
                       OutletRegistryText::tr("“%1” is not the name of a site. Give one such as example.com.")
                           .arg(host));
    }
    if (line.isEmpty() || line.size() > longestOutletName) {
        return failure(
            ErrorKind::BadInput,
            OutletRegistryText::tr("The name of an outlet has 1 to %1 letters. Give %2 another one.")
                .arg(longestOutletName)
                .arg(domain));
    }
    reload(); // the window and the command line may be open at once
    OutletNames corrections = m_corrections;
    corrections.insert(domain, line);
    return keep(std::move(corrections));
}

Result<void> OutletRegistry::remove(const QString &host)
{
    reload();
    OutletNames corrections = m_corrections;
    if (corrections.remove(outletDomain(host)) == 0) {
        return failure(
            ErrorKind::NotFound,
            OutletRegistryText::tr("There is no name of yours for “%1”. Nothing was changed.").arg(host));
    }
    return keep(std::move(corrections));
}

QByteArray OutletRegistry::exported() const
{
    return writeOutlets(m_corrections);
}

Result<void> OutletRegistry::importJson(const QByteArray &json)
{
    return readOutlets(json).and_then([this](const OutletNames &imported) {
        reload();
        OutletNames corrections = m_corrections;
        corrections.insert(imported);
        return keep(std::move(corrections));
    });
}

Result<void> OutletRegistry::keep(OutletNames corrections)
{
    if (m_userFile.isEmpty()) {
        m_corrections = std::move(corrections);
        return {};
    }
    if (!m_problem.isEmpty() && QFileInfo::exists(m_userFile)) {
        // What could not be read may be worth mending by hand; it is not written over.
        const QString aside = m_userFile + u".broken"_s;
        QFile::remove(aside);
        if (!QFile::rename(m_userFile, aside)) {
            return failure(ErrorKind::Storage,
                           OutletRegistryText::tr("%1 Move the file away, and try again.").arg(m_problem));
        }
        m_problem.clear();
    }
    const QByteArray bytes = writeOutlets(corrections);
    QSaveFile file(m_userFile);
    // QSaveFile commits a short write without complaint, so the length is compared.
    if (!QDir().mkpath(QFileInfo(m_userFile).absolutePath()) || !file.open(QIODevice::WriteOnly)
        || file.write(bytes) != bytes.size() || !file.flush() || !file.commit()) {
        const QString reason = file.errorString();
        file.cancelWriting();
        return failure(ErrorKind::Storage,
                       OutletRegistryText::tr(
                           "The name could not be kept in “%1”: %2. Check that the disk is not full and "
                           "that you may write there.")
                           .arg(QDir::toNativeSeparators(m_userFile), reason));
    }
    m_corrections = std::move(corrections);
    return {};
}

} // namespace Postil
