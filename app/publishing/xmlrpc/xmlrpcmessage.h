// SPDX-License-Identifier: MIT
// XML-RPC (xmlrpc.com/spec.md): calls as they are sent, and answers as they come from outside: a document
// type is refused, elements nest 256 deep at most, values are counted.
//
// A value is a QVariant: QString <string>, int <int>, bool <boolean>, double <double>, QByteArray <base64>,
// QDateTime <dateTime.iso8601> (written in UTC with a Z), QVariantList <array>, QVariantMap <struct>. Read
// are also <i4>, <i8> (qint64) and <nil/> (invalid); a <dateTime.iso8601> stays a QString, because only the
// blog knows in which zone it is meant: see timeOf().
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QTimeZone>
#include <QVariant>

#include <optional>

namespace Postil {

struct XmlRpcFault
{
    qint64 code = 0;
    QString text;

    bool operator==(const XmlRpcFault &) const = default;
};

struct XmlRpcReply
{
    QVariant value;
    std::optional<XmlRpcFault> fault; // then there is no value
};

// Characters that XML cannot carry are left out.
[[nodiscard]] QByteArray xmlRpcCall(const QString &method, const QVariantList &parameters);
// BadInput where it is no answer of XML-RPC, with what is wrong as its message (not for the user).
[[nodiscard]] Result<XmlRpcReply> readXmlRpcReply(const QByteArray &bytes);

// "20260102T03:04:05", with or without hyphens, Z or an offset; without those in `zone`. In UTC; invalid
// where it is no time.
[[nodiscard]] QDateTime timeOf(const QVariant &value, const QTimeZone &zone);

} // namespace Postil
