// SPDX-License-Identifier: MIT
// What the library keeps of sending posts: what is to be sent, and what came back. The words and the JSON in
// here are publishing's (publishing/outboxentry.h, publishing/sentpost.h); the library only keeps them.
#pragma once

#include <QDateTime>
#include <QJsonObject>
#include <QString>
#include <QUuid>

namespace Postil {

// Who is at work on a row. A program that died holds nothing any more, however it died: the claim is a lock
// of the system's on a file beside the library.
enum class RowHolder {
    Nobody,
    Us,      // this Library object
    Another, // one that is open now, in this program or another one
};

struct OutboxRow
{
    QUuid id;
    QUuid draft; // null: none
    QString account = {};
    QString state = {};
    int attempts = 0;
    QDateTime next = {};    // UTC, when it is due; invalid: no time
    QDateTime created = {}; // UTC; the order of rows
    QJsonObject entry = {}; // all the rest
    RowHolder holder = RowHolder::Nobody;
    qint64 version = 0; // grows with each change; 0: not in the library yet

    bool operator==(const OutboxRow &) const = default;
};

// A post as it was sent to a blog, or that it was taken away from there.
struct ReceiptRow
{
    qint64 id = 0; // the order in which they came
    QUuid draft;   // null: none
    QString account = {};
    QString url = {};      // of the post; may be empty
    QDateTime time = {};   // UTC
    bool standing = true;  // false: it was taken away
    QJsonObject receipt = {};
    QJsonObject sent = {}; // what was sent, to compare with what stands there later; empty where it went away

    bool operator==(const ReceiptRow &) const = default;
};

// A picture that is on a blog: it is not sent there a second time.
struct UploadRow
{
    QString account;
    QString name;          // of the file that was sent, told by what is in it
    QString remoteId = {}; // the service's own; may be empty
    QString url = {};

    bool operator==(const UploadRow &) const = default;
};

} // namespace Postil
