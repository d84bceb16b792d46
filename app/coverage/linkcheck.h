// SPDX-License-Identifier: MIT
// "Check links": asks for every address of a post whether it still leads to its story. Six at a time, two of
// one site; one request a link, and a second one only where a page's title is not the link's headline (what
// does the site say to an address that cannot exist?).
#pragma once

#include "coverage/politequeue.h"
#include "net/httpclient.h"
#include "post/post.h"

#include <QHash>

#include <map>
#include <stop_token>

namespace Postil {

enum class LinkHealth {
    Waiting,
    Asking,
    Fine,
    Moved,       // for good, and the new address works
    Dead,        // 404, 410, no such site, or no address at all
    SoftDead,    // something else stands there, though the site says that all is well
    Unreachable, // for now: no answer, an error of the site, a refusal, a log-in; not to be taken for dead
    Stopped,     // by the user
};

struct LinkReport
{
    RelatedLink link; // as it was handed in
    LinkHealth health = LinkHealth::Waiting;
    QString replacement; // Moved: the address that the link should have
    QString reason;      // whole sentences, where there is something to say

    [[nodiscard]] bool isOver() const { return health >= LinkHealth::Fine; }
    bool operator==(const LinkReport &) const = default;
};

// Of all links that were handed in.
struct LinkCheckTally
{
    int all = 0;
    int over = 0;
    int toMend = 0;      // Moved, Dead, SoftDead
    int unreachable = 0; // nobody can say of these that they work

    bool operator==(const LinkCheckTally &) const = default;
};

class LinkChecker : public QObject
{
    Q_OBJECT

public:
    using Id = quint64;

    explicit LinkChecker(HttpClient &http, QObject *parent = nullptr); // `http` outlives this
    ~LinkChecker() override;                                           // stops what is under way

    // Begins at once, in this order; report() knows them from now on. What an earlier check knew is
    // forgotten. `trust`: FromOutside unless every address was typed by the user.
    QList<Id> check(const QList<RelatedLink> &links, AddressTrust trust);

    [[nodiscard]] LinkReport report(Id id) const; // default-made for an id that is not known
    [[nodiscard]] QList<Id> ids() const;
    [[nodiscard]] LinkCheckTally tally() const;

    void retry(Id id); // of one that is over
    void stop(Id id);
    void stopAll();

Q_SIGNALS:
    void changed(quint64 id); // report(id) is another now
    void tallyChanged();

private:
    struct Entry
    {
        LinkReport report;
        AddressTrust trust;
        std::stop_source stop; // of the run under way; a new one for each try
    };
    struct Stranger // what a folder of a site answers to an address that cannot exist
    {
        bool isThere = false;
        QUrl reached;
        QString title;
        qsizetype size = 0; // bytes
    };

    void begin(Id id);
    QCoro::Task<void> run(Id id, QUrl url, std::stop_token stop);
    QCoro::Task<Stranger> askForNothing(QUrl url, AddressTrust trust, std::stop_token stop);
    void set(Id id, LinkHealth health, const QString &reason = {}, const QString &replacement = {});
    // The entry while this run of it goes on: null after stop, retry, a new check, or this being gone.
    static Entry *find(LinkChecker *self, Id id, const std::stop_token &stop);

    HttpClient &m_http;
    PoliteQueue m_queue;
    std::map<Id, Entry> m_entries;
    QHash<QString, Stranger> m_strangers; // by folder, for one check
    Id m_last = 0;
};

} // namespace Postil
