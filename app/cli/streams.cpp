// SPDX-License-Identifier: MIT
#include "cli/streams.h"

#include "base/filewriter.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QLocale>
#include <QStringDecoder>

#include <cstdio>

namespace Postil {

using namespace Qt::StringLiterals;

namespace {

struct StreamsText
{
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

QString shown(const QString &name)
{
    return name == "-"_L1 ? StreamsText::tr("Standard input") : u"“%1”"_s.arg(name);
}

} // namespace

Result<QByteArray> readInput(const QString &name)
{
    QFile file(name);
    const bool standard = name == "-"_L1;
    if (!standard && QFileInfo(name).isDir())
        return failure(ErrorKind::BadInput, StreamsText::tr("“%1” is a folder. Name a file.").arg(name));
    if (standard ? !file.open(stdin, QIODevice::ReadOnly) : !file.open(QIODevice::ReadOnly)) {
        if (!file.exists())
            return failure(ErrorKind::NotFound, StreamsText::tr("There is no file “%1”.").arg(name));
        return failure(ErrorKind::Storage,
                       StreamsText::tr("“%1” cannot be read: %2.").arg(name, file.errorString()));
    }
    const QByteArray bytes = file.read(MaximumInput + 1);
    if (file.error() != QFileDevice::NoError)
        return failure(ErrorKind::Storage,
                       StreamsText::tr("%1 cannot be read: %2.").arg(shown(name), file.errorString()));
    if (bytes.size() > MaximumInput)
        return failure(ErrorKind::TooLarge,
                       StreamsText::tr("%1 is larger than %2, which is more than any post.")
                           .arg(shown(name), QLocale().formattedDataSize(MaximumInput)));
    if (bytes.trimmed().isEmpty())
        return failure(ErrorKind::BadInput, StreamsText::tr("%1 is empty.").arg(shown(name)));
    return bytes;
}

Result<void> writeOutput(const QString &name, const QByteArray &bytes)
{
    if (name != "-"_L1)
        return writeFile(name, bytes, Overwrite::Yes);
    QFile out;
    if (!out.open(stdout, QIODevice::WriteOnly) || out.write(bytes) != bytes.size() || !out.flush())
        return failure(ErrorKind::Storage,
                       StreamsText::tr("Standard output cannot be written: %1.").arg(out.errorString()));
    return {};
}

Result<QString> decodeText(const QString &name, const QByteArray &bytes)
{
    const auto encoding = QStringDecoder::encodingForData(bytes).value_or(QStringConverter::Utf8);
    QStringDecoder decoder(encoding);
    QString text = decoder(bytes);
    if (text.contains(QChar(u'\0')))
        return failure(ErrorKind::BadInput, StreamsText::tr("%1 is not text.").arg(shown(name)));
    if (decoder.hasError())
        return failure(ErrorKind::BadInput,
                       StreamsText::tr("%1 is not UTF-8. Convert it first, for example with "
                                       "“iconv -f WINDOWS-1252 -t UTF-8”.")
                           .arg(shown(name)));
    return text;
}

void complain(const QString &message)
{
    std::fprintf(stderr, "postil: %s\n", message.toLocal8Bit().constData());
}

void quietenLibraries()
{
    if (qEnvironmentVariableIsSet("QT_LOGGING_RULES"))
        return;
    qInstallMessageHandler([](QtMsgType type, const QMessageLogContext &, const QString &message) {
        if (type == QtFatalMsg)
            complain(message);
    });
}

} // namespace Postil
