// SPDX-License-Identifier: MIT
#include "spelling/sonnetchecker.h"

#include "base/background.h"
#include "spelling/dictionaries.h"

#include <Sonnet/Speller>

#include <QHash>

#include <optional>

namespace Postil {

// Everything that touches Sonnet: its dictionaries are for one thread at a time.
class SonnetChecker::Desk : public QObject
{
public:
    Result<QSet<QString>> unknown(const QString &language, const QStringList &words)
    {
        Dictionary &dictionary = find(language);
        if (!dictionary.speller)
            return failure(ErrorKind::NotFound, noDictionarySentence(language, QLocale::system()));
        QSet<QString> unknown;
        for (const QString &word : words) {
            if (m_ignored.contains(word) || unknown.contains(word))
                continue;
            auto known = dictionary.known.constFind(word);
            if (known == dictionary.known.cend())
                known = dictionary.known.insert(word, dictionary.speller->isCorrect(word));
            if (!*known)
                unknown.insert(word);
        }
        return unknown;
    }

    QStringList suggestions(const QString &language, const QString &word)
    {
        constexpr qsizetype most = 5;
        Dictionary &dictionary = find(language);
        return dictionary.speller ? dictionary.speller->suggest(word).mid(0, most) : QStringList();
    }

    void learn(const QString &language, const QString &word)
    {
        Dictionary &dictionary = find(language);
        if (!dictionary.speller)
            return;
        dictionary.speller->addToPersonal(word);
        dictionary.known.clear(); // other forms of it may be known now, too
        dictionary.known.insert(word, true);
    }

    void ignore(const QString &word) { m_ignored.insert(word); }

private:
    struct Dictionary
    {
        std::optional<Sonnet::Speller> speller; // none: there is no such dictionary
        QHash<QString, bool> known;             // what was looked up
    };

    Dictionary &find(const QString &language)
    {
        if (const auto open = m_dictionaries.find(language); open != m_dictionaries.end())
            return *open;
        Dictionary dictionary;
        const QString name =
            dictionaryFor(language, Sonnet::Speller().availableDictionaries().values(), QLocale::system());
        if (!name.isEmpty()) {
            dictionary.speller.emplace(name);
            if (!dictionary.speller->isValid())
                dictionary.speller.reset();
        }
        return *m_dictionaries.insert(language, std::move(dictionary));
    }

    QHash<QString, Dictionary> m_dictionaries;
    QSet<QString> m_ignored;
};

SonnetChecker::SonnetChecker()
{
    m_thread.setObjectName(QStringLiteral("spelling"));
}

SonnetChecker::~SonnetChecker()
{
    m_thread.quit();
    m_thread.wait();
}

void SonnetChecker::start()
{
    if (m_desk)
        return;
    m_desk = new Desk;
    m_desk->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_desk, &QObject::deleteLater);
    m_thread.start(QThread::LowPriority);
}

template <typename Answer, typename Work>
QCoro::Task<Result<Answer>> SonnetChecker::ask(Work work)
{
    start();
    auto promise = std::make_shared<QPromise<Result<Answer>>>();
    promise->start();
    QMetaObject::invokeMethod(m_desk, [promise, desk = m_desk, work = std::move(work)]() mutable {
        promise->addResult(work(*desk));
        promise->finish();
    });
    return settled<Answer>(promise->future());
}

QCoro::Task<Result<QSet<QString>>> SonnetChecker::unknown(QString language, QStringList words)
{
    return ask<QSet<QString>>([language, words](Desk &desk) { return desk.unknown(language, words); });
}

QCoro::Task<QStringList> SonnetChecker::suggestions(QString language, QString word)
{
    const auto answer = co_await ask<QStringList>(
        [language, word](Desk &desk) { return Result<QStringList>(desk.suggestions(language, word)); });
    co_return answer.value_or(QStringList());
}

void SonnetChecker::learn(const QString &language, const QString &word)
{
    start();
    QMetaObject::invokeMethod(m_desk, [desk = m_desk, language, word] { desk->learn(language, word); });
    Q_EMIT changed(); // whoever asks now is answered after that
}

void SonnetChecker::ignore(const QString &word)
{
    start();
    QMetaObject::invokeMethod(m_desk, [desk = m_desk, word] { desk->ignore(word); });
    Q_EMIT changed();
}

} // namespace Postil
