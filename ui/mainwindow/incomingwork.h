// SPDX-License-Identifier: MIT
// What comes in from outside: a second start, the postil: scheme, a link that is dropped or pasted on the
// window, an address that waits on the clipboard. Into an empty post it goes as its source; where a post is
// under way the editor is asked. Nothing is ever sent.
#pragma once

#include "net/httpclient.h"
#include "source/incoming.h"

#include <QObject>

class QMimeData;

namespace Postil {

// Marks an address that Postil itself has put on the clipboard: it is not offered back.
inline constexpr QLatin1StringView OwnLinkType("application/x-postil-own-link");

class Capture;
class Drafts;
class OfferBar;
class Session;
struct RelatedLink;
struct Services;

class IncomingWork : public QObject
{
    Q_OBJECT

public:
    // All of it outlives this.
    IncomingWork(const Services &services, Session &session, Capture &capture, Drafts &drafts, OfferBar &bar,
                 QObject *parent = nullptr);

    // `trust`: Typed where the user handed the address over; FromOutside where any program may have.
    void take(const Incoming &story, AddressTrust trust);
    // A link by itself is taken as above; anything else is read as an article.
    void takeContent(const QMimeData &mime);
    // The window is in front again: offers a new address on the clipboard, once, unless that is off.
    void lookAtClipboard();

Q_SIGNALS:
    void relatedGiven(const Postil::RelatedLink &link, Postil::AddressTrust trust);

private:
    enum class Use { NewPost, Source, Quote, Related };
    void ask(const QString &question, const QList<Use> &uses);
    void use(Use use);
    void quotePassage();
    void sourceRead();
    void sourceFailed();
    [[nodiscard]] bool isPostEmpty() const;
    [[nodiscard]] bool isKnown(const QString &url) const;
    [[nodiscard]] static QString nameOf(Use use);

    const Services &m_services;
    Session &m_session;
    Capture &m_capture;
    Drafts &m_drafts;
    OfferBar &m_bar;
    Incoming m_story; // that is asked about
    AddressTrust m_trust = AddressTrust::FromOutside;
    QList<Use> m_uses;
    bool m_quotesWhenRead = false; // the passage waits for its article
    bool m_citesWhenRead = false;  // the post waits for its source
    QString m_offered;             // from the clipboard, the last time
};

} // namespace Postil
