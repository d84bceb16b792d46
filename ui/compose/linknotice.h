// SPDX-License-Identifier: MIT
// What is said beside a line of related coverage: that its page is being read, why that failed, that the
// story was linked before.
#pragma once

#include <QHash>
#include <QString>

namespace Postil {

enum class LinkNoticeKind {
    Busy,    // under way: stands in the line itself and goes by itself
    Trouble, // something the editor should do something about
    Hint,    // worth knowing
};

enum class LinkAction {
    None,
    Retry,
    UseReplacement,
};

struct LinkNotice
{
    LinkNoticeKind kind = LinkNoticeKind::Hint;
    QString text;
    LinkAction action = LinkAction::None;

    bool operator==(const LinkNotice &) const = default;
};

// Whose word a link is: of a page it may lead where no page has a say, into the local network.
enum class LinkOrigin {
    Editor, // typed, or pasted as text that one reads
    Page,   // out of a page's HTML, or dragged from it
};

using LinkNotices = QHash<QString, LinkNotice>; // by the link's address, as it stands in the post

} // namespace Postil
