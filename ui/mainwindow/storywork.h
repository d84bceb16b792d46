// SPDX-License-Identifier: MIT
// What is known of the source article beyond its text: how it read at an earlier visit, and whether the
// quotations say what it says.
#pragma once

#include "article/article.h"
#include "excerpt/quotecheck.h"

#include <QCoroTask>
#include <QObject>
#include <QTimer>

namespace Postil {

class ComposePane;
class ReaderPane;
class Session;
struct Services;

class StoryWork : public QObject
{
    Q_OBJECT

public:
    // All of it outlives this.
    StoryWork(const Services &services, Session &session, ComposePane &compose, ReaderPane &reader,
              QObject *parent = nullptr);

    // An article that was read just now, and is the session's.
    QCoro::Task<void> keep(Article article);

private:
    struct Question
    {
        QString markdown;
        QString original; // empty: there is nothing to check against

        bool operator==(const Question &) const = default;
    };
    QCoro::Task<void> check();
    [[nodiscard]] QList<Question> questions() const;

    const Services &m_services;
    Session &m_session;
    ComposePane &m_compose;
    ReaderPane &m_reader;
    QTimer m_pause; // between a change and the check
    QList<Question> m_asked;
};

} // namespace Postil
