// SPDX-License-Identifier: MIT
// The front matter of a page, as its lines: what it says of the keys that Postil knows, and changes that
// leave every other line as it stands. YAML (between lines of ---) and TOML (+++); a page in which Postil
// could not keep everything is Refused, with why.
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <QVariantMap>

namespace Postil {

class FrontLines
{
public:
    // Refused: no front matter, JSON, letters that are not UTF-8, line breaks of both kinds, or lines that
    // cannot be told apart.
    [[nodiscard]] static Result<FrontLines> read(const QByteArray &page);

    // Behind the front matter, with \n.
    [[nodiscard]] const QString &body() const { return m_body; }
    // The page with another body.
    [[nodiscard]] QByteArray page(const QString &body) const;

    [[nodiscard]] const QStringList &keys() const { return m_keys; }
    [[nodiscard]] bool has(const QString &key) const { return m_values.contains(key); }
    // A text, a list of texts, or nothing behind the key.
    [[nodiscard]] bool isPlain(const QString &key) const;
    [[nodiscard]] QString text(const QString &key) const; // empty: not there, or a list or a map
    // Of a list, or of a text with commas between.
    [[nodiscard]] QStringList texts(const QString &key) const;
    // The lines of a key, with those that belong to it.
    [[nodiscard]] QString linesOf(const QString &key) const;

    // In the place of the key's lines, or else in front.
    void setText(const QString &key, const QString &value);
    void setTexts(const QString &key, const QStringList &values);
    void setWord(const QString &key,
                 const QString &word); // true, or a date: without quotes unless it had some
    void remove(const QString &key);
    // Lines of another YAML front matter, behind ours.
    void append(const QString &lines);

private:
    enum class Dialect { Yaml, Toml };
    struct Block
    {
        QString key;
        QStringList lines; // the first has the key; without one: comments, and the tables of TOML
    };

    [[nodiscard]] Result<void> readYamlLines(const QStringList &lines);
    [[nodiscard]] Result<void> readTomlLines(const QStringList &lines);
    void put(const QString &key, const QStringList &lines);

    Dialect m_dialect = Dialect::Yaml;
    bool m_hasByteOrderMark = false;
    bool m_hasCarriageReturns = false;
    QString m_opening; // the lines that enclose it, as they stand
    QString m_closing;
    QList<Block> m_blocks;
    QStringList m_keys;
    QVariantMap m_values;
    QString m_body;
};

} // namespace Postil
