// SPDX-License-Identifier: MIT
// Turns addresses into lines of related coverage: fetches each page, reads its headline, outlet, author, kind
// and canonical address. Six pages at a time, two of one site. A page that fails stays with its reason and
// can be tried again.
#pragma once

#include "coverage/pagereader.h"
#include "coverage/politequeue.h"
#include "net/httpclient.h"
#include "post/housestyle.h"
#include "post/post.h"

#include <map>
#include <stop_token>

namespace Postil {

class Fetcher;

enum class LinkState {
    Waiting,
    Fetching,
    Reading,
    Resolved,
    Failed,
    Stopped, // by the user
};

struct LinkJob
{
    RelatedLink given; // as it was handed in
    RelatedLink link;  // Resolved: with what the page says (see completed() in storylink.h); else as given
    LinkState state = LinkState::Waiting;
    QString problem;     // Failed: a sentence; what to do about it is in it
    qint64 received = 0; // bytes, while Fetching
    qint64 total = -1;   // -1: unknown

    [[nodiscard]] bool isOver() const { return state >= LinkState::Resolved; }
    bool operator==(const LinkJob &) const = default;
};

// Of all jobs that are not forgotten.
struct LinkTally
{
    int all = 0;
    int over = 0;
    int failed = 0;

    bool operator==(const LinkTally &) const = default;
};

class LinkResolver : public QObject
{
    Q_OBJECT

public:
    using Id = quint64;

    // `fetcher` and what `reader` uses outlive this.
    LinkResolver(Fetcher &fetcher, PageReader reader, QObject *parent = nullptr);
    ~LinkResolver() override; // stops what is under way

    // Begins at once, in this order; job() knows them from now on. `trust`: Typed where the user typed or
    // pasted the addresses themselves, FromOutside for links out of a page.
    QList<Id> resolve(const QList<RelatedLink> &links, LinkCredit credit, AddressTrust trust);

    [[nodiscard]] LinkJob job(Id id) const; // default-made for an id that is not known
    [[nodiscard]] QList<Id> ids() const;
    [[nodiscard]] LinkTally tally() const;

    void retry(Id id); // of a job that is over
    void stop(Id id);
    void stopAll();
    void forget(Id id); // stops it too: its row is gone

Q_SIGNALS:
    void changed(quint64 id); // job(id) is another now
    void tallyChanged();

private:
    struct Entry
    {
        LinkJob job;
        LinkCredit credit;
        AddressTrust trust;
        std::stop_source stop; // of the run under way; a new one for each try
    };

    void begin(Id id);
    QCoro::Task<void> run(Id id, QUrl url, std::stop_token stop);
    void set(Id id, LinkState state, const QString &problem = {});
    // The entry while this run of it goes on: null after stop, forget, retry, or this being gone.
    static Entry *find(LinkResolver *self, Id id, const std::stop_token &stop);

    Fetcher &m_fetcher;
    PageReader m_reader;
    PoliteQueue m_queue;
    std::map<Id, Entry> m_entries;
    Id m_last = 0;
};

} // namespace Postil
