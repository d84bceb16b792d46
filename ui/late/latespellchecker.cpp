// SPDX-License-Identifier: MIT
#include "late/latespellchecker.h"

#include "late/latemodule.h"

namespace Postil {

LateSpellChecker::LateSpellChecker() = default;
LateSpellChecker::~LateSpellChecker() = default;

Result<SpellChecker *> LateSpellChecker::checker()
{
    if (m_checker)
        return m_checker.get();
    return lateModule().transform([this](LateModule *late) {
        m_checker = late->createSpellChecker();
        connect(m_checker.get(), &SpellChecker::changed, this, &SpellChecker::changed);
        return m_checker.get();
    });
}

QCoro::Task<Result<QSet<QString>>> LateSpellChecker::unknown(QString language, QStringList words)
{
    const auto checker = this->checker();
    if (!checker)
        co_return std::unexpected(checker.error());
    co_return co_await (*checker)->unknown(std::move(language), std::move(words));
}

QCoro::Task<QStringList> LateSpellChecker::suggestions(QString language, QString word)
{
    const auto checker = this->checker();
    if (!checker)
        co_return QStringList();
    co_return co_await (*checker)->suggestions(std::move(language), std::move(word));
}

void LateSpellChecker::learn(const QString &language, const QString &word)
{
    if (const auto checker = this->checker())
        (*checker)->learn(language, word);
}

void LateSpellChecker::ignore(const QString &word)
{
    if (const auto checker = this->checker())
        (*checker)->ignore(word);
}

} // namespace Postil
