// SPDX-License-Identifier: MIT
// The dictionaries of the system, made when they are first asked for something.
#pragma once

#include "spelling/spellchecker.h"

#include <memory>

namespace Postil {

class LateSpellChecker final : public SpellChecker
{
    Q_OBJECT

public:
    LateSpellChecker();
    ~LateSpellChecker() override;

    QCoro::Task<Result<QSet<QString>>> unknown(QString language, QStringList words) override;
    QCoro::Task<QStringList> suggestions(QString language, QString word) override;
    void learn(const QString &language, const QString &word) override;
    void ignore(const QString &word) override;

private:
    [[nodiscard]] Result<SpellChecker *> checker();

    std::unique_ptr<SpellChecker> m_checker;
};

} // namespace Postil
