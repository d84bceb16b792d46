// SPDX-License-Identifier: MIT
// Ties a field to a value of the session's post: what is typed becomes undoable edits, undo keys go to the
// session's stack.
#pragma once

#include <QString>

#include <functional>

namespace Postil {

class GrowingEdit;
class LineField;
class Session;
struct Post;

struct FieldEdit
{
    QString step;     // as the undo menu names it
    QString mergeKey; // the same for all typing in this field
    std::function<void(Post &post, const QString &text)> set;
};

void bindField(GrowingEdit &field, Session &session, FieldEdit edit);
void bindField(LineField &field, Session &session, FieldEdit edit);

} // namespace Postil
