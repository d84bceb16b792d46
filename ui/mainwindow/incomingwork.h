// SPDX-License-Identifier: MIT
// What comes in from outside: a second start, the postil: scheme, a link that is dropped or pasted on the
// window, an address that waits on the clipboard. Into an empty post it goes as its source; where a post is
// under way the editor is asked. Nothing is ever sent.
#pragma once

#include <QObject>
#include <QString>

class QMimeData;

namespace Postil {

class Capture;
class ComposePane;
class Drafts;
class OfferBar;
class Session;
struct Services;

struct IncomingStory
{
    QString url;
    QString title; // may be empty
    QString text;  // a passage of it; may be empty

    bool operator==(const IncomingStory &) const = default;
};

class IncomingWork : public QObject
{
    Q_OBJECT

public:
    // All of it outlives this.
    IncomingWork(const Services &services, Session &session, ComposePane &compose, Capture &capture, Drafts &drafts,
                 OfferBar &bar, QObject *parent = nullptr);

    void take(const IncomingStory &story);
    // A link by itself is taken as above; anything else is read as an article.
    void takeContent(const QMimeData &mime);
    // The window is in front again: offers a new address on the clipboard, once, unless that is off.
    void lookAtClipboard();

private:
    enum class Use { NewPost, Source, Quote, Related };
    void ask(const IncomingStory &story, const QString &question, const QList<Use> &uses);
    void use(Use use);
    [[nodiscard]] bool isPostEmpty() const;
    [[nodiscard]] bool isKnown(const QString &url) const;
    [[nodiscard]] static QString nameOf(Use use);

    const Services &m_services;
    Session &m_session;
    ComposePane &m_compose;
    Capture &m_capture;
    Drafts &m_drafts;
    OfferBar &m_bar;
    IncomingStory m_story;
    QList<Use> m_uses;
    QString m_offered; // from the clipboard, the last time
};

} // namespace Postil
