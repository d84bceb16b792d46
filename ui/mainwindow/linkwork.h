// SPDX-License-Identifier: MIT
// What goes on around the related links of the open post: their pages are read, the same story twice is
// noticed, here and in earlier posts. The rows learn of it as notices.
#pragma once

#include "compose/linknotice.h"
#include "coverage/linkcheck.h"
#include "coverage/linkresolver.h"

#include <QObject>
#include <QHash>
#include <QSet>
#include <QTimer>
#include <QUuid>

namespace Postil {

class ComposePane;
class EngineHost;
class Session;
struct EarlierLink;
struct Services;

class LinkWork : public QObject
{
    Q_OBJECT

public:
    // All of it outlives this.
    LinkWork(const Services &services, Session &session, ComposePane &compose, EngineHost &engine,
             QObject *parent = nullptr);

    void checkAll(); // whether every link still leads to its story
    // What was found when the links of the open post were checked last; what is still being asked is not in it. Kept
    // for each post as long as the window lasts.
    [[nodiscard]] QList<LinkReport> reports() const;
    // To the end of the coverage, and read.
    void add(const RelatedLink &link, AddressTrust trust);
    // Another post was saved: it may lead to the same stories.
    void libraryChanged();

Q_SIGNALS:
    void message(const QString &sentence);
    void reportsChanged(); // reports() are others

private:
    void read(const QList<RelatedLink> &links, LinkOrigin origin);
    void jobChanged(LinkResolver::Id id);
    void take(const LinkJob &job);
    void tallyChanged();
    void check(const QList<RelatedLink> &links);
    void act(const QString &address, LinkAction action);
    void reportChanged(LinkChecker::Id id);
    void checkChanged();
    void useReplacement(const QString &address);
    void postChanged();
    void forgetAll();
    QCoro::Task<void> lookUpEarlier();
    void showNotices();
    bool hasJustEnded(bool &isUnderWay, int over, int all, const QString &step);

    const Services &m_services;
    Session &m_session;
    ComposePane &m_compose;
    LinkResolver m_resolver;
    LinkChecker m_checker;
    QHash<QString, LinkReport> m_reports;              // of the open post, by address
    QHash<QUuid, QHash<QString, LinkReport>> m_kept;   // of others that were open
    QUuid m_draft;                                     // the open post
    QStringList m_fromOutside; // addresses that no user typed
    QSet<QString> m_typed;     // and those that were typed or pasted here, or lead on from there
    LinkNotices m_earlier;     // by address: in which post it was linked before
    QString m_sourceNotice;    // the same of the source
    QTimer m_pause;            // between a change and the look for what was linked before
    bool m_isReading = false;
    bool m_isChecking = false;
    int m_generation = 0; // of what was asked for: a draft that was left wants no answers
};

} // namespace Postil
