// SPDX-License-Identifier: MIT
#include "base/jsonreader.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QLocale>
#include <QTimeZone>

namespace Postil {

using namespace Qt::StringLiterals;

namespace {

struct JsonreaderText
{
    Q_DECLARE_TR_FUNCTIONS(Json)
};

QString typeName(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Bool:
        return JsonreaderText::tr("true or false");
    case QJsonValue::Double:
        return JsonreaderText::tr("a number");
    case QJsonValue::String:
        return JsonreaderText::tr("text");
    case QJsonValue::Array:
        return JsonreaderText::tr("a list");
    case QJsonValue::Object:
        return JsonreaderText::tr("an object");
    case QJsonValue::Null:
    case QJsonValue::Undefined:
        break;
    }
    return JsonreaderText::tr("nothing");
}

} // namespace

Result<QJsonObject> parseJsonObject(const QByteArray &bytes, qint64 maximumBytes)
{
    if (bytes.size() > maximumBytes)
        return failure(ErrorKind::TooLarge, JsonreaderText::tr("The JSON is %1 long, and the limit is %2.")
                                                .arg(QLocale().formattedDataSize(bytes.size()),
                                                     QLocale().formattedDataSize(maximumBytes)));
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &error);
    if (error.error != QJsonParseError::NoError) {
        const QByteArrayView before = QByteArrayView(bytes).first(qBound(0, error.offset, bytes.size()));
        return failure(ErrorKind::BadInput, JsonreaderText::tr("This is not valid JSON: %1 in line %2.")
                                                .arg(error.errorString())
                                                .arg(before.count('\n') + 1));
    }
    if (!document.isObject())
        return failure(ErrorKind::BadInput, JsonreaderText::tr("This JSON is a list, and an object in braces was expected."));
    return document.object();
}

QJsonObject jsonForm(QLatin1StringView form, int version)
{
    return {{u"postil"_s, QString(form)}, {u"version"_s, version}};
}

JsonReader::JsonReader(const QJsonObject &json, QLatin1StringView form, int version)
    : JsonReader(json, QString(), std::make_shared<std::optional<Error>>())
{
    const QJsonValue written = json.value("version"_L1);
    if (json.value("postil"_L1) != QJsonValue(form)) {
        *m_error = Error{
            ErrorKind::BadInput,
            JsonreaderText::tr("This JSON is none of Postil's for “%1”: it has no \"postil\": \"%1\".").arg(form)};
    } else if (!written.isDouble() || written.toDouble() < 1 || written.toInt() != written.toDouble()) {
        *m_error = Error{ErrorKind::BadInput,
                         JsonreaderText::tr("The field \"version\" of this %1 must be a whole number from 1 on.").arg(form)};
    } else if (written.toInt() > version) {
        *m_error =
            Error{ErrorKind::BadInput, JsonreaderText::tr("This %1 was written by a newer Postil (form %2; this one reads "
                                          "up to %3). Install the newer one to open it.")
                                           .arg(form)
                                           .arg(written.toInt())
                                           .arg(version)};
    }
}

JsonReader::JsonReader(const QJsonObject &json, QString path, std::shared_ptr<std::optional<Error>> error)
    : m_json(json), m_path(std::move(path)), m_error(std::move(error))
{
}

QString JsonReader::pathOf(QLatin1StringView name) const
{
    return m_path.isEmpty() ? QString(name) : m_path + u'.' + name;
}

QJsonValue JsonReader::value(QLatin1StringView name) const
{
    // One error is enough: after it everything is missing.
    return ok() ? m_json.value(name) : QJsonValue(QJsonValue::Undefined);
}

void JsonReader::refuse(QLatin1StringView name, const QString &must)
{
    if (ok())
        *m_error = Error{ErrorKind::BadInput, JsonreaderText::tr("The field \"%1\" %2.").arg(pathOf(name), must)};
}

void JsonReader::refuseType(const QString &path, const QString &expected, const QJsonValue &found)
{
    if (ok())
        *m_error =
            Error{ErrorKind::BadInput,
                  JsonreaderText::tr("The field \"%1\" must be %2, and it is %3.").arg(path, expected, typeName(found))};
}

QString JsonReader::string(QLatin1StringView name, const QString &fallback)
{
    const QJsonValue found = value(name);
    if (found.isNull() || found.isUndefined())
        return fallback;
    if (!found.isString())
        refuseType(pathOf(name), JsonreaderText::tr("text"), found);
    return found.toString();
}

QStringList JsonReader::strings(QLatin1StringView name)
{
    const QJsonValue found = value(name);
    if (!found.isArray() && !found.isNull() && !found.isUndefined())
        refuseType(pathOf(name), JsonreaderText::tr("a list of texts"), found);
    QStringList texts;
    const QJsonArray array = found.toArray();
    for (qsizetype i = 0; i < array.size(); ++i) {
        if (!array.at(i).isString())
            refuseType(pathOf(name) + u"[%1]"_s.arg(i), JsonreaderText::tr("text"), array.at(i));
        texts.append(array.at(i).toString());
    }
    return texts;
}

int JsonReader::integer(QLatin1StringView name, int lowest, int highest, int fallback)
{
    const QJsonValue found = value(name);
    if (found.isNull() || found.isUndefined())
        return fallback;
    if (!found.isDouble()) {
        refuseType(pathOf(name), JsonreaderText::tr("a number"), found);
        return fallback;
    }
    const double number = found.toDouble();
    if (number != double(qint64(number)) || number < lowest || number > highest) {
        refuse(name, JsonreaderText::tr("must be a whole number from %1 to %2").arg(lowest).arg(highest));
        return fallback;
    }
    return int(number);
}

int JsonReader::choice(QLatin1StringView name, const QStringList &words, int fallback)
{
    const QString word = string(name, words.at(fallback));
    const qsizetype number = words.indexOf(word);
    if (number < 0)
        refuse(name, JsonreaderText::tr("must be one of these: %1").arg(words.join(u", "_s)));
    return number < 0 ? fallback : int(number);
}

QDateTime JsonReader::dateTime(QLatin1StringView name)
{
    const QString text = string(name);
    if (text.isEmpty())
        return {};
    QDateTime time = QDateTime::fromString(text, Qt::ISODate);
    if (!time.isValid()) {
        refuse(name, JsonreaderText::tr("must be a time like 2019-03-25T10:38:00Z"));
        return {};
    }
    if (time.timeSpec() == Qt::LocalTime)
        time = QDateTime(time.date(), time.time(), QTimeZone::UTC);
    return time.toUTC();
}

std::optional<JsonReader> JsonReader::enter(QLatin1StringView name)
{
    const QJsonValue found = value(name);
    if (found.isNull() || found.isUndefined())
        return {};
    if (!found.isObject()) {
        refuseType(pathOf(name), JsonreaderText::tr("an object"), found);
        return {};
    }
    return JsonReader(found.toObject(), pathOf(name), m_error);
}

QList<JsonReader> JsonReader::enterList(QLatin1StringView name)
{
    const QJsonValue found = value(name);
    if (!found.isArray() && !found.isNull() && !found.isUndefined())
        refuseType(pathOf(name), JsonreaderText::tr("a list of objects"), found);
    QList<JsonReader> readers;
    const QJsonArray array = found.toArray();
    for (qsizetype i = 0; i < array.size(); ++i) {
        const QString path = pathOf(name) + u"[%1]"_s.arg(i);
        if (!array.at(i).isObject())
            refuseType(path, JsonreaderText::tr("an object"), array.at(i));
        readers.append(JsonReader(array.at(i).toObject(), path, m_error));
    }
    return readers;
}

} // namespace Postil
