// SPDX-License-Identifier: MIT
// The dictionaries of the system by way of Sonnet (Hunspell, Aspell and others), in a thread of their own:
// they take a while to load, and a long text takes a while to look up.
#pragma once

#include "spelling/spellchecker.h"

#include <QThread>

#include <memory>

namespace Postil {

class SonnetChecker final : public SpellChecker
{
    Q_OBJECT

public:
    SonnetChecker();
    ~SonnetChecker() override; // waits for what is being looked up

    QCoro::Task<Result<QSet<QString>>> unknown(QString language, QStringList words) override;
    QCoro::Task<QStringList> suggestions(QString language, QString word) override;
    void learn(const QString &language, const QString &word) override;
    void ignore(const QString &word) override;

private:
    class Desk;
    void start();
    template <typename Answer, typename Work>
    QCoro::Task<Result<Answer>> ask(Work work);

    QThread m_thread;
    Desk *m_desk = nullptr; // lives in the thread; made with the first question
};

} // namespace Postil
