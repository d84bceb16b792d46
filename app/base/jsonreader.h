// SPDX-License-Identifier: MIT
// Reads the typed fields of a JSON object. A missing field (or null) has its default, an unknown one is
// passed over, and the first one of a wrong type makes the whole reading fail with its name.
#pragma once

#include "base/result.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

#include <memory>
#include <optional>
#include <type_traits>

namespace Postil {

// The object that `bytes` hold; BadInput says in which line the JSON is broken, TooLarge that there are more
// than `maximumBytes`.
[[nodiscard]] Result<QJsonObject> parseJsonObject(const QByteArray &bytes, qint64 maximumBytes);

// Our JSON forms name themselves: {"postil": "post", "version": 1, …}.
[[nodiscard]] QJsonObject jsonForm(QLatin1StringView form, int version);

class JsonReader
{
public:
    // The fields of `json`, which must be `form` in `version` or an older one.
    JsonReader(const QJsonObject &json, QLatin1StringView form, int version);

    [[nodiscard]] QString string(QLatin1StringView name, const QString &fallback = {});
    [[nodiscard]] QStringList strings(QLatin1StringView name);
    [[nodiscard]] int integer(QLatin1StringView name, int lowest, int highest, int fallback);
    // The number of one of `words`.
    [[nodiscard]] int choice(QLatin1StringView name, const QStringList &words, int fallback);
    [[nodiscard]] QDateTime dateTime(QLatin1StringView name); // ISO 8601, read as UTC; invalid where missing

    // read(JsonReader &) is called for the object, or for each object of the list.
    template <typename Read>
    [[nodiscard]] auto object(QLatin1StringView name, Read read)
        -> std::optional<std::invoke_result_t<Read, JsonReader &>>
    {
        if (std::optional<JsonReader> child = enter(name))
            return read(*child);
        return {};
    }
    template <typename Read>
    [[nodiscard]] auto list(QLatin1StringView name, Read read)
        -> QList<std::invoke_result_t<Read, JsonReader &>>
    {
        QList<std::invoke_result_t<Read, JsonReader &>> values;
        const QList<JsonReader> children = enterList(name);
        values.reserve(children.size());
        for (JsonReader child : children)
            values.append(read(child));
        return values;
    }

    // For rules beyond the type: "The field “light.link” " + `must`.
    void refuse(QLatin1StringView name, const QString &must);
    [[nodiscard]] bool ok() const { return !*m_error; }
    template <typename T>
    [[nodiscard]] Result<T> finish(T value) const
    {
        if (*m_error)
            return std::unexpected(**m_error);
        return value;
    }

private:
    JsonReader(const QJsonObject &json, QString path, std::shared_ptr<std::optional<Error>> error);
    [[nodiscard]] QString pathOf(QLatin1StringView name) const;
    [[nodiscard]] QJsonValue value(QLatin1StringView name) const;
    void refuseType(const QString &path, const QString &expected, const QJsonValue &found);
    [[nodiscard]] std::optional<JsonReader> enter(QLatin1StringView name);
    [[nodiscard]] QList<JsonReader> enterList(QLatin1StringView name);

    QJsonObject m_json;
    QString m_path; // of this object in the whole, "excerpts[2]"
    std::shared_ptr<std::optional<Error>> m_error;
};

} // namespace Postil
