// SPDX-License-Identifier: MIT
// A dictionary that has all words but those it is given.
#pragma once

#include "spelling/spellchecker.h"

namespace Postil::Test {

class WordList final : public SpellChecker
{
public:
    explicit WordList(QSet<QString> wrong) : m_wrong(std::move(wrong)) {}

    QString language = QStringLiteral("en"); // the only one it is for
    QStringList asked;                       // in which languages

    QCoro::Task<Result<QSet<QString>>> unknown(QString of, QStringList words) override
    {
        asked.append(of);
        if (of != language)
            co_return failure(ErrorKind::NotFound, QStringLiteral("There is no dictionary of “%1”.").arg(of));
        co_return QSet<QString>(words.cbegin(), words.cend()).intersect(m_wrong);
    }
    QCoro::Task<QStringList> suggestions(QString, QString word) override
    {
        co_return QStringList{word.toLower().replace(QStringLiteral("eh"), QStringLiteral("he")),
                              QStringLiteral("tea")};
    }
    void learn(const QString &, const QString &word) override
    {
        learned.append(word);
        ignore(word);
    }
    void ignore(const QString &word) override
    {
        m_wrong.remove(word);
        Q_EMIT changed();
    }

    QStringList learned;

private:
    QSet<QString> m_wrong;
};

} // namespace Postil::Test
