// SPDX-License-Identifier: MIT
#include "publishing/apianswer.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace Postil {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype MostSaid = 300;
constexpr int LongestWait = 24 * 60 * 60;

struct ApiText
{
    Q_DECLARE_TR_FUNCTIONS(Api)
};

ErrorKind kindOf(int status)
{
    switch (status) {
    case 401:
        return ErrorKind::SignIn;
    case 404:
    case 410:
        return ErrorKind::NotFound;
    case 409:
    case 412:
        return ErrorKind::Conflict;
    case 413:
        return ErrorKind::TooLarge;
    case 408:
    case 429:
        return ErrorKind::Network;
    default:
        return status >= 500 ? ErrorKind::Network : ErrorKind::Refused;
    }
}

QString sentenceOf(int status, const QString &host)
{
    switch (status) {
    case 401:
        return ApiText::tr("%1 does not accept the account's user name or password. Check them in the "
                           "account's settings.")
            .arg(host);
    case 403:
        return ApiText::tr("%1 knows the account, but does not allow it to do this. Ask the blog's "
                           "administrator for the right to publish.")
            .arg(host);
    case 404:
    case 410:
        return ApiText::tr(
                   "%1 has nothing at this place (%2). Check the account's address, or whether the post was "
                   "removed.")
            .arg(host)
            .arg(status);
    case 409:
    case 412:
        return ApiText::tr("On %1 the post was changed meanwhile, and was left as it is.").arg(host);
    case 413:
        return ApiText::tr("%1 does not take anything that large. Make the post or its pictures smaller.")
            .arg(host);
    case 429:
        return ApiText::tr("%1 was asked too often and wants to be left alone for a while.").arg(host);
    default:
        break;
    }
    if (status >= 500)
        return ApiText::tr("%1 has trouble of its own (error %2). Try again later.").arg(host).arg(status);
    if (status >= 300 && status < 400)
        return ApiText::tr(
                   "%1 leads on to another address, where nothing was sent. Set the account's address "
                   "to the one at which the blog really is.")
            .arg(host);
    return ApiText::tr("%1 did not accept this (error %2).").arg(host).arg(status);
}

} // namespace

QString saidPlainly(const QString &text)
{
    static const QRegularExpression markup(u"<[^>]*>"_s);
    QString plain = text.left(20 * MostSaid);
    plain.remove(markup);
    for (QChar &letter : plain) {
        if (letter.category() == QChar::Other_Control || letter.category() == QChar::Other_Format)
            letter = u' ';
    }
    plain = plain.simplified();
    return plain.size() > MostSaid ? plain.left(MostSaid - 1) + u'…' : plain;
}

int retryAfter(const HttpAnswer &answer, const QDateTime &now)
{
    const QByteArray value = answer.headers.value("Retry-After").trimmed();
    bool isNumber = false;
    qint64 seconds = value.toLongLong(&isNumber);
    if (!isNumber) {
        const QDateTime at =
            QDateTime::fromString(QString::fromLatin1(value).replace("GMT"_L1, "+0000"_L1), Qt::RFC2822Date);
        seconds = at.isValid() ? now.secsTo(at) : 0;
    }
    return int(std::clamp<qint64>(seconds, 0, LongestWait));
}

Error errorOf(const HttpAnswer &answer, const QString &said)
{
    QString sentence = sentenceOf(answer.status, answer.url.host());
    if (const QString words = saidPlainly(said); !words.isEmpty())
        sentence = ApiText::tr("%1 It says: “%2”").arg(sentence, words);
    return {.kind = kindOf(answer.status),
            .message = sentence,
            .retryAfter = retryAfter(answer, QDateTime::currentDateTimeUtc())};
}

Result<QJsonDocument> jsonOf(const HttpAnswer &answer)
{
    QJsonParseError error;
    QJsonDocument document = QJsonDocument::fromJson(answer.body, &error);
    if (error.error == QJsonParseError::NoError)
        return document;
    return failure(
        ErrorKind::Network,
        ApiText::tr("%1 answered with something other than a blog's data. There may be a fault "
                    "on the blog, or a page to log in to the network stands before it. It says: “%2”")
            .arg(answer.url.host(), saidPlainly(QString::fromUtf8(answer.body))));
}

} // namespace Postil
