// SPDX-License-Identifier: MIT
#include "publishing/sftp/sftpserver.h"

#include "base/filewriter.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QUrl>

#include <algorithm>

namespace Postil {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 LargestPage = 32 * 1024 * 1024;
// sftp says nothing while it carries a file: on a line this slow it is waited for.
constexpr qint64 SlowestBytesPerSecond = 4 * 1024;
constexpr qint64 UsualPage = 1024 * 1024;
constexpr QLatin1StringView LeftOver(".postil"); // the end of names of what is not there yet
constexpr int ConnectionLost = 255; // ssh's exit code for it

struct SftpText
{
    Q_DECLARE_TR_FUNCTIONS(Sftp)
};

struct SftpPlace
{
    QString host;   // "user@host"
    int port = -1;  // what ~/.ssh/config says, or else 22
    QString folder; // absolute, no "/" at its end
};

// Letters that sftp's commands take for more than themselves.
bool meansMore(QChar c)
{
    return c.unicode() < 0x20 || c == u'"' || c == u'\'' || c == u'\\' || c == u'*' || c == u'?' || c == u'['
           || c == u']';
}

Result<SftpPlace> sftpPlace(const Account &account)
{
    const QString server = account.options.value(u"server"_s);
    const QUrl url(server, QUrl::StrictMode);
    QString folder = QDir::cleanPath(url.path(QUrl::FullyDecoded));
    if (!url.isValid() || url.scheme() != "sftp"_L1 || url.host().isEmpty() || url.host().startsWith(u'-')
        || url.userName().startsWith(u'-') || !url.password().isEmpty() || url.hasQuery()
        || !folder.startsWith(u'/') || std::ranges::any_of(folder + url.userName(), meansMore))
        return failure(
            ErrorKind::BadInput,
            SftpText::tr("The account needs a server like sftp://user@host/var/www/blog, without a "
                         "password: Postil signs in with your key."));
    while (folder.endsWith(u'/'))
        folder.chop(1);
    const QString host = url.host().contains(u':') ? u'[' + url.host() + u']' : url.host();
    return SftpPlace{.host = url.userName().isEmpty() ? host : url.userName() + u'@' + host,
                     .port = url.port(),
                     .folder = folder};
}

QByteArray sftpQuoted(const QString &path)
{
    return '"' + path.toUtf8() + '"';
}

// The same where a "*" is to follow, which means nothing between quotation marks.
QByteArray sftpEscaped(const QString &path)
{
    QByteArray escaped;
    for (const char c : path.toUtf8()) {
        if (QByteArrayView(" #&;|<>()$`!{}~").contains(c))
            escaped += '\\';
        escaped += c;
    }
    return escaped;
}

bool isMissing(const ProgramAnswer &answer)
{
    return answer.errors.contains("not found") || answer.errors.contains("No such file");
}

std::unexpected<Error> sftpFailed(const ProgramAnswer &answer)
{
    const QString said = complaintOf(answer);
    static const QRegularExpression unknown(
        u"Permission denied \\(|Host key verification failed|host key is known"_s);
    if (unknown.match(QString::fromUtf8(answer.errors)).hasMatch())
        return failure(
            ErrorKind::SignIn,
            SftpText::tr(
                "The server did not let Postil in and said: “%1”. Connect to it once with “sftp” in a "
                "terminal, so that its key is known and yours is set up.")
                .arg(said));
    if (answer.exitCode == ConnectionLost)
        return failure(
            ErrorKind::Network,
            SftpText::tr(
                "There is no connection to the server, or it was lost: “%1”. Is the network there, and "
                "the address right?")
                .arg(said));
    return failure(
        ErrorKind::Refused,
        SftpText::tr("The server did not do it and said: “%1”. Is the folder there, and may you write to it?")
            .arg(said));
}

// How long there may be no word of a file of so many bytes.
std::chrono::seconds timeToCarry(qint64 bytes)
{
    return std::chrono::seconds(bytes / SlowestBytesPerSecond);
}

Result<void> sftpDone(const Result<ProgramAnswer> &answer)
{
    if (!answer)
        return std::unexpected(answer.error());
    if (answer->exitCode != 0)
        return sftpFailed(*answer);
    return {};
}

} // namespace

SftpServer::SftpServer(Account account, std::chrono::milliseconds patience)
    : m_account(std::move(account)), m_patience(patience)
{
}

SftpServer::~SftpServer()
{
    m_stop.request_stop();
}

void SftpServer::stop()
{
    m_stop.request_stop();
}

Result<ProgramCall> SftpServer::call(const QByteArray &commands) const
{
    const Result<SftpPlace> place = sftpPlace(m_account);
    if (!place)
        return std::unexpected(place.error());
    // A server that is gone is noticed by ssh itself, also while a file is carried.
    const auto interval = std::max<qint64>(1, m_patience / std::chrono::seconds(4));
    return findProgram(u"sftp"_s).transform([&](const QString &program) {
        QStringList arguments{u"-b"_s,
                              u"-"_s,
                              u"-oBatchMode=yes"_s,
                              u"-oStrictHostKeyChecking=yes"_s,
                              u"-oPasswordAuthentication=no"_s,
                              u"-oConnectTimeout=30"_s,
                              "-oServerAliveInterval="_L1 + QString::number(interval),
                              u"-oServerAliveCountMax=3"_s};
        if (place->port > 0)
            arguments += {u"-P"_s, QString::number(place->port)};
        if (const QString key = m_account.options.value(u"key"_s); key.startsWith(u'/'))
            arguments += {u"-oIdentitiesOnly=yes"_s, u"-i"_s, key};
        if (const QString known = m_account.options.value(u"knownHosts"_s); known.startsWith(u'/'))
            arguments += "-oUserKnownHostsFile=\""_L1 + known + u'"';
        arguments += {u"--"_s, place->host};
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.remove(u"SSH_ASKPASS"_s);
        environment.insert(u"SSH_ASKPASS_REQUIRE"_s, u"never"_s);
        return ProgramCall{.program = program,
                           .arguments = arguments,
                           .environment = environment,
                           .folder = QDir::tempPath(),
                           .input = commands,
                           .patience = m_patience,
                           .stop = m_stop.get_token()};
    });
}

QCoro::Task<Result<QStringList>> SftpServer::test()
{
    const Result<SftpPlace> place = sftpPlace(m_account);
    if (!place)
        co_return std::unexpected(place.error());
    const Result<ProgramCall> listing = call("cd " + sftpQuoted(place->folder + u'/') + '\n');
    if (!listing)
        co_return std::unexpected(listing.error());
    const Result<void> done = sftpDone(co_await runProgram(*listing));
    if (!done)
        co_return std::unexpected(done.error());
    co_return QStringList(SftpText::tr("Pages go to “%1” at %2.").arg(place->folder, place->host));
}

QCoro::Task<Result<std::optional<StoredPage>>> SftpServer::read(QString name)
{
    const Result<SftpPlace> place = sftpPlace(m_account);
    if (!place)
        co_return std::unexpected(place.error());
    const QTemporaryDir dir;
    const QString local = dir.filePath(u"page"_s);
    Result<ProgramCall> getting =
        call("get " + sftpQuoted(place->folder + u'/' + name) + ' ' + sftpQuoted(local) + '\n');
    if (!getting)
        co_return std::unexpected(getting.error());
    getting->patience += timeToCarry(UsualPage);
    const Result<ProgramAnswer> answer = co_await runProgram(*getting);
    if (answer && answer->exitCode != 0 && isMissing(*answer))
        co_return std::nullopt;
    if (const Result<void> done = sftpDone(answer); !done)
        co_return std::unexpected(done.error());
    QFile file(local);
    if (!file.open(QIODevice::ReadOnly))
        co_return failure(
            ErrorKind::Storage,
            SftpText::tr("The page that the server sent cannot be read: %1.").arg(file.errorString()));
    if (file.size() > LargestPage)
        co_return failure(ErrorKind::TooLarge, SftpText::tr("“%1” is larger than any post.").arg(name));
    co_return StoredPage{.bytes = file.readAll(), .tag = {}};
}

QCoro::Task<Result<void>> SftpServer::write(QString name, QByteArray bytes, std::optional<StoredPage>)
{
    const Result<SftpPlace> place = sftpPlace(m_account);
    if (!place)
        co_return std::unexpected(place.error());
    const QTemporaryDir dir;
    const QString local = dir.filePath(u"page"_s);
    const Result<void> kept = co_await writeFileInBackground(local, bytes, Overwrite::No);
    if (!kept)
        co_return kept;
    // What is uploaded is to be read by everybody, whatever the rights of our temporary file.
    QFile::setPermissions(local, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup | QFile::ReadOther);
    // A name of its own: an earlier session that was cut may still be writing into its.
    const QString folder = place->folder + u'/';
    const QString dotted = u'.' + name + u'.';
    const QString mark = QString::number(QRandomGenerator::global()->generate(), 16);
    const QByteArray beside = sftpQuoted(folder + dotted + mark + LeftOver);
    Result<ProgramCall> putting = call("put " + sftpQuoted(local) + ' ' + beside + "\nrename " + beside + ' '
                                       + sftpQuoted(folder + name) + "\n-rm " + sftpEscaped(folder + dotted)
                                       + '*' + LeftOver.data() + '\n');
    if (!putting)
        co_return std::unexpected(putting.error());
    putting->patience += timeToCarry(bytes.size());
    co_return sftpDone(co_await runProgram(*putting));
}

QCoro::Task<Result<void>> SftpServer::remove(QString name, StoredPage)
{
    const Result<SftpPlace> place = sftpPlace(m_account);
    if (!place)
        co_return std::unexpected(place.error());
    const Result<ProgramCall> removing = call("rm " + sftpQuoted(place->folder + u'/' + name) + '\n');
    if (!removing)
        co_return std::unexpected(removing.error());
    co_return sftpDone(co_await runProgram(*removing));
}

} // namespace Postil
