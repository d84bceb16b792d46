// SPDX-License-Identifier: MIT
// RemotePost: a post as it stands on a blog now. Its texts come from outside: they are shown as text, and
// become HTML only in dom or the locked preview.
#pragma once

#include "publishing/publication.h"
#include "publishing/receipt.h"

#include <QDateTime>
#include <QStringList>

namespace Postil {

// Whether the post is there in its house style, or in a page that others wrote, into which only its words go.
enum class PostShape { House, Page };

struct RemotePost
{
    Receipt receipt = {}; // as if it had just been sent: remoteId, url, revision, state
    QString title = {};
    QString content = {};
    Form form = Form::HtmlFragment; // of `content`
    QStringList labels = {};
    QString slug = {};
    QString summary = {};
    QDateTime date = {}; // UTC
    Audience audience = Audience::Everyone;
    PostShape shape = PostShape::House;

    bool operator==(const RemotePost &) const = default;
};

// A row of the list of what is on the blog.
struct RemoteSummary
{
    QString remoteId;
    QString url = {};
    QString title = {};
    PublishState state = PublishState::Live;
    QDateTime changed = {}; // UTC
    QString revision = {};  // as in Receipt; empty where only the whole post tells it

    bool operator==(const RemoteSummary &) const = default;
};

struct RemoteQuery
{
    QString text = {}; // what to look for; empty: the newest
    int count = 20;    // at most

    bool operator==(const RemoteQuery &) const = default;
};

// A picture on its way to the blog.
struct MediaFile
{
    QString name;    // "castle.jpg": [a-z0-9-]+ and a suffix
    QByteArray type; // "image/jpeg"
    QByteArray bytes;
    QString alt = {};

    bool operator==(const MediaFile &) const = default;
};

struct UploadedMedia
{
    QString remoteId; // the service's own; may be empty
    QString url;

    bool operator==(const UploadedMedia &) const = default;
};

} // namespace Postil
