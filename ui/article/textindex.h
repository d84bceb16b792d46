// SPDX-License-Identifier: MIT
// The quotable text of a shown article as one line, and where each of its characters stands in the
// document: for finding quoted passages again, and words.
#pragma once

#include <QList>
#include <QString>

#include <optional>

namespace Postil {

struct DocumentRange
{
    int from = 0;
    int to = 0; // exclusive

    bool operator==(const DocumentRange &) const = default;
};

class TextIndex
{
public:
    void clear();
    void add(QStringView text, int position); // in reading order
    void addBreak(int position);              // between blocks

    // White space counts as one space, typographic quotes and dashes as plain ones.
    [[nodiscard]] std::optional<DocumentRange> find(const QString &passage) const;
    // Every place, whatever the case, in order; at most `limit`.
    [[nodiscard]] QList<DocumentRange> findAll(const QString &words, int limit) const;
    [[nodiscard]] const QString &text() const { return m_text; }

private:
    [[nodiscard]] DocumentRange rangeAt(qsizetype index, qsizetype length) const;

    QString m_text;
    QList<int> m_positions;
};

} // namespace Postil
