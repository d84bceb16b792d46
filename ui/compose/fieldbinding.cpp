// SPDX-License-Identifier: MIT
#include "compose/fieldbinding.h"

#include "compose/session.h"
#include "widgets/linefield.h"

namespace Postil {

template <typename Field>
static void bind(Field &field, Session &session, FieldEdit edit)
{
    field.setUndoStack(session.undoStack());
    QObject::connect(&field, &Field::edited, &session,
                     [&session, edit = std::move(edit)](const QString &text) {
                         if (session.isStepping())
                             return; // a field that undo leaves has nothing to say
                         Post post = session.post();
                         edit.set(post, text);
                         session.edit(edit.step, std::move(post), edit.mergeKey);
                     });
    QObject::connect(&field, &Field::stepBoundary, &session, &Session::breakMerge);
}

void bindField(GrowingEdit &field, Session &session, FieldEdit edit)
{
    bind(field, session, std::move(edit));
}

void bindField(LineField &field, Session &session, FieldEdit edit)
{
    bind(field, session, std::move(edit));
}

} // namespace Postil
