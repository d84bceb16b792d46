// SPDX-License-Identifier: MIT
// The header fields of an answer (RFC 9110, 5). Names are compared without regard to case. Qt's own
// (QHttpHeaders) would bring all of Qt's network library to the window's start; see ui/late.
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

#include <utility>

namespace Postil {

class HttpHeaders
{
public:
    HttpHeaders() = default;
    HttpHeaders(QList<std::pair<QByteArray, QByteArray>> fields) : m_fields(std::move(fields)) {}

    void append(const QByteArray &name, const QByteArray &value) { m_fields.append({name, value}); }
    [[nodiscard]] bool contains(QByteArrayView name) const { return !values(name).isEmpty(); }
    // A field that came several times, its values parted by commas; empty where it did not come.
    [[nodiscard]] QByteArray value(QByteArrayView name) const { return values(name).join(", "); }
    // In the order in which they came.
    [[nodiscard]] QList<QByteArray> values(QByteArrayView name) const
    {
        QList<QByteArray> found;
        for (const auto &[field, value] : m_fields) {
            if (field.compare(name, Qt::CaseInsensitive) == 0)
                found.append(value);
        }
        return found;
    }

private:
    QList<std::pair<QByteArray, QByteArray>> m_fields;
};

} // namespace Postil
