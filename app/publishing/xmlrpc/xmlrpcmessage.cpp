// SPDX-License-Identifier: MIT
#include "publishing/xmlrpc/xmlrpcmessage.h"

#include <QRegularExpression>
#include <QXmlStreamReader>
#include <QXmlStreamWriter>

namespace Postil {

using namespace Qt::StringLiterals;

namespace {

constexpr int DeepestElement = 256;
constexpr int MostValues = 50'000;

QString xmlText(QString text)
{
    for (qsizetype at = 0; at < text.size(); ++at) {
        const char16_t unit = text.at(at).unicode();
        const bool isPair =
            text.at(at).isHighSurrogate() && at + 1 < text.size() && text.at(at + 1).isLowSurrogate();
        if (isPair)
            ++at;
        else if ((unit < 0x20 && unit != '\t' && unit != '\n' && unit != '\r') || text.at(at).isSurrogate()
                 || unit >= 0xFFFE)
            text.remove(at--, 1);
    }
    return text;
}

void writeValue(QXmlStreamWriter &xml, const QVariant &value);

void writeMember(QXmlStreamWriter &xml, const QString &name, const QVariant &value)
{
    xml.writeStartElement("member"_L1);
    xml.writeTextElement("name"_L1, xmlText(name));
    writeValue(xml, value);
    xml.writeEndElement();
}

void writeContainer(QXmlStreamWriter &xml, const QVariant &value)
{
    if (value.typeId() == QMetaType::QVariantMap) {
        xml.writeStartElement("struct"_L1);
        for (const auto &[name, member] : value.toMap().asKeyValueRange())
            writeMember(xml, name, member);
        xml.writeEndElement();
        return;
    }
    xml.writeStartElement("array"_L1);
    xml.writeStartElement("data"_L1);
    for (const QVariant &item : value.toList())
        writeValue(xml, item);
    xml.writeEndElement();
    xml.writeEndElement();
}

void writeValue(QXmlStreamWriter &xml, const QVariant &value)
{
    xml.writeStartElement("value"_L1);
    switch (value.typeId()) {
    case QMetaType::QVariantMap:
    case QMetaType::QVariantList:
    case QMetaType::QStringList:
        writeContainer(xml, value);
        break;
    case QMetaType::Bool:
        xml.writeTextElement("boolean"_L1, value.toBool() ? "1"_L1 : "0"_L1);
        break;
    case QMetaType::Int:
        xml.writeTextElement("int"_L1, QString::number(value.toInt()));
        break;
    case QMetaType::Double:
        xml.writeTextElement("double"_L1, QString::number(value.toDouble(), 'f', 6));
        break;
    case QMetaType::QByteArray:
        xml.writeTextElement("base64"_L1, QString::fromLatin1(value.toByteArray().toBase64()));
        break;
    case QMetaType::QDateTime:
        xml.writeTextElement("dateTime.iso8601"_L1,
                             value.toDateTime().toUTC().toString(u"yyyyMMdd'T'HH:mm:ss'Z'"_s));
        break;
    default:
        xml.writeTextElement("string"_L1, xmlText(value.toString()));
        break;
    }
    xml.writeEndElement();
}

class ReplyReader
{
public:
    explicit ReplyReader(const QByteArray &bytes) : m_xml(bytes) {}

    Result<XmlRpcReply> read()
    {
        XmlRpcReply reply;
        if (!enter("methodResponse"_L1))
            return broken(u"no methodResponse"_s);
        if (!nextElement())
            return broken(u"an empty methodResponse"_s);
        if (m_xml.name() == "fault"_L1) {
            const QVariantMap fault = enter("value"_L1) ? readValue().toMap() : QVariantMap();
            if (!fault.contains(u"faultCode"_s) && !fault.contains(u"faultString"_s))
                return broken(u"a fault without words"_s);
            reply.fault = XmlRpcFault{fault.value(u"faultCode"_s).toLongLong(),
                                      fault.value(u"faultString"_s).toString()};
        } else if (m_xml.name() == "params"_L1) {
            if (!enter("param"_L1) || !enter("value"_L1))
                return broken(u"no value"_s);
            reply.value = readValue();
        } else {
            return broken(u"neither params nor fault"_s);
        }
        // The rest is read too: what was cut off is no answer.
        while (m_problem.isEmpty() && !m_xml.atEnd())
            advance();
        return m_problem.isEmpty() && !m_xml.hasError() ? Result<XmlRpcReply>(reply) : broken({});
    }

private:
    std::unexpected<Error> broken(const QString &what)
    {
        if (m_problem.isEmpty())
            m_problem = m_xml.hasError() ? m_xml.errorString() : what;
        return failure(ErrorKind::BadInput, m_problem);
    }

    void refuse(const QString &why)
    {
        if (m_problem.isEmpty())
            m_problem = why;
        m_xml.raiseError(why);
    }

    QXmlStreamReader::TokenType advance()
    {
        const auto token = m_xml.readNext();
        if (token == QXmlStreamReader::DTD || token == QXmlStreamReader::EntityReference)
            refuse(u"a document type or an entity of its own"_s);
        else if (token == QXmlStreamReader::StartElement && ++m_depth > DeepestElement)
            refuse(u"too deep"_s);
        else if (token == QXmlStreamReader::EndElement)
            --m_depth;
        return m_xml.hasError() ? QXmlStreamReader::Invalid : token;
    }

    // On to the next element inside of the current one; false at its end.
    bool nextElement()
    {
        while (!m_xml.atEnd()) {
            const auto token = advance();
            if (token == QXmlStreamReader::StartElement)
                return true;
            if (token == QXmlStreamReader::EndElement || token == QXmlStreamReader::Invalid)
                return false;
        }
        return false;
    }

    bool enter(QLatin1StringView name) { return nextElement() && m_xml.name() == name; }

    // Past the end of an element that was entered.
    void leave()
    {
        for (int open = 1; open > 0 && !m_xml.atEnd();) {
            const auto token = advance();
            if (token == QXmlStreamReader::Invalid)
                return;
            open += token == QXmlStreamReader::StartElement ? 1
                    : token == QXmlStreamReader::EndElement ? -1
                                                            : 0;
        }
    }

    QString text()
    {
        QString text;
        while (!m_xml.atEnd()) {
            const auto token = advance();
            if (token == QXmlStreamReader::Characters)
                text += m_xml.text();
            else if (token == QXmlStreamReader::EndElement || token == QXmlStreamReader::Invalid)
                break;
            else if (token == QXmlStreamReader::StartElement)
                refuse(u"an element inside of a simple value"_s);
        }
        return text;
    }

    // Inside of <value>, up to its end. A value without a type is a string.
    QVariant readValue()
    {
        if (++m_values > MostValues) {
            refuse(u"too many values"_s);
            return {};
        }
        QString bare;
        while (!m_xml.atEnd()) {
            const auto token = advance();
            if (token == QXmlStreamReader::Characters)
                bare += m_xml.text();
            else if (token == QXmlStreamReader::EndElement)
                return bare;
            else if (token == QXmlStreamReader::Invalid)
                return {};
            else if (token == QXmlStreamReader::StartElement) {
                const QVariant value = readTyped(m_xml.name().toString());
                leave(); // the value
                return value;
            }
        }
        return {};
    }

    QVariant readTyped(const QString &type)
    {
        if (type == "struct"_L1)
            return readStruct();
        if (type == "array"_L1)
            return readArray();
        const QString content = text();
        if (type == "string"_L1 || type == "dateTime.iso8601"_L1)
            return content;
        if (type == "boolean"_L1)
            return content.trimmed() == "1"_L1 || content.trimmed() == "true"_L1;
        if (type == "double"_L1)
            return content.trimmed().toDouble();
        if (type == "base64"_L1)
            return QByteArray::fromBase64(content.toLatin1());
        if (type == "nil"_L1)
            return {};
        if (type == "int"_L1 || type == "i4"_L1 || type == "i8"_L1) {
            bool isNumber = false;
            const qint64 number = content.trimmed().toLongLong(&isNumber);
            if (!isNumber)
                refuse(u"a number that is none"_s);
            return number;
        }
        refuse("an unknown type: "_L1 + type.left(40));
        return {};
    }

    QVariant readStruct()
    {
        QVariantMap members;
        while (nextElement()) {
            if (m_xml.name() != "member"_L1 || !enter("name"_L1)) {
                refuse(u"a struct without members"_s);
                break;
            }
            const QString name = text();
            if (!enter("value"_L1)) {
                refuse(u"a member without a value"_s);
                break;
            }
            members.insert(name, readValue());
            leave(); // the member
        }
        return members;
    }

    QVariant readArray()
    {
        QVariantList items;
        if (!enter("data"_L1)) {
            refuse(u"an array without data"_s);
            return items;
        }
        while (nextElement()) {
            if (m_xml.name() != "value"_L1) {
                refuse(u"an array of other things than values"_s);
                break;
            }
            items.append(readValue());
        }
        leave(); // the array
        return items;
    }

    QXmlStreamReader m_xml;
    QString m_problem;
    int m_depth = 0;
    int m_values = 0;
};

} // namespace

QByteArray xmlRpcCall(const QString &method, const QVariantList &parameters)
{
    QByteArray bytes;
    QXmlStreamWriter xml(&bytes);
    xml.writeStartDocument();
    xml.writeStartElement("methodCall"_L1);
    xml.writeTextElement("methodName"_L1, method);
    xml.writeStartElement("params"_L1);
    for (const QVariant &parameter : parameters) {
        xml.writeStartElement("param"_L1);
        writeValue(xml, parameter);
        xml.writeEndElement();
    }
    xml.writeEndElement();
    xml.writeEndElement();
    xml.writeEndDocument();
    return bytes;
}

Result<XmlRpcReply> readXmlRpcReply(const QByteArray &bytes)
{
    // Old blogs put empty lines before the declaration, where XML allows none.
    return ReplyReader(bytes.trimmed()).read();
}

QDateTime timeOf(const QVariant &value, const QTimeZone &zone)
{
    static const QRegularExpression form(
        uR"(^(\d{4})-?(\d\d)-?(\d\d)T(\d\d):?(\d\d):?(\d\d)(?:\.\d+)?(Z|[+-]\d\d:?\d\d)?$)"_s);
    const QRegularExpressionMatch match = form.match(value.toString().trimmed());
    if (!match.hasMatch())
        return {};
    const QDate date(match.capturedView(1).toInt(), match.capturedView(2).toInt(),
                     match.capturedView(3).toInt());
    const QTime time(match.capturedView(4).toInt(), match.capturedView(5).toInt(),
                     match.capturedView(6).toInt());
    const QString offset = match.captured(7).remove(u':');
    if (!date.isValid() || !time.isValid())
        return {};
    if (offset.isEmpty())
        return QDateTime(date, time, zone).toUTC();
    const int minutes = offset == "Z"_L1 ? 0 : offset.sliced(1, 2).toInt() * 60 + offset.sliced(3).toInt();
    return QDateTime(date, time, QTimeZone::UTC).addSecs((offset.startsWith(u'-') ? 60 : -60) * minutes);
}

} // namespace Postil
