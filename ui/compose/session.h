// SPDX-License-Identifier: MIT
// The editing session: the only mutable state. It holds the draft's Post and changes it by undoable edits;
// everything else (editors, reader, preview, autosave) listens to changed().
// An edit is a whole new Post: Qt's strings and lists are shared, so the old one costs next to nothing.
#pragma once

#include "article/article.h"
#include "post/housestyle.h"
#include "post/post.h"

#include <QElapsedTimer>
#include <QObject>
#include <QUndoStack>
#include <QUuid>

#include <optional>

namespace Postil {

class Session : public QObject
{
    Q_OBJECT

public:
    explicit Session(QObject *parent = nullptr);

    [[nodiscard]] QUuid id() const { return m_id; }
    [[nodiscard]] const Post &post() const { return m_state.post; }
    [[nodiscard]] const std::optional<Article> &article() const { return m_article; }
    [[nodiscard]] const HouseStyle &style() const { return m_state.style; }
    [[nodiscard]] QUndoStack *undoStack() { return &m_undoStack; }

    // Another draft: the undo history starts anew. Emits opened(), then changed().
    void open(QUuid id, Post post, std::optional<Article> article);
    // The source article. Not undoable: it changes nothing of the post.
    void setArticle(std::optional<Article> article);
    // Chosen: one undoable step that also names the style in the post. Resolved: the style that an opened
    // post's id (or the absence of one) stands for; the post and the undo history stay as they are.
    enum class StyleChange { Chosen, Resolved };
    void setStyle(HouseStyle style, StyleChange change = StyleChange::Chosen);

    // One undoable step, `text` as the undo menu names it. Edits in a row with the same non-empty `mergeKey`
    // (typing in one field) become one step, broken by breakMerge(), by a pause, or by an edit elsewhere.
    void edit(const QString &text, Post post, const QString &mergeKey = {});
    void breakMerge();
    // True while changed() tells of an undo or redo: editors then put the caret where the change is.
    [[nodiscard]] bool isStepping() const { return m_stepping; }

    // The steps that the stages take, each undoable:
    void addExcerpt(const Excerpt &excerpt); // the first one fills empty title and source from article()
    void cite();        // article() is the source, whatever was; an empty title is its headline
    void takePicture(); // the lead image is that of article(), still without words

Q_SIGNALS:
    void opened();
    void changed(); // post() is new
    void articleChanged();
    void styleChanged();

private:
    class EditCommand;
    struct State
    {
        Post post;
        HouseStyle style;

        bool operator==(const State &) const = default;
    };
    void push(const QString &text, State after, const QString &mergeKey);
    void restore(const State &state);

    QUuid m_id;
    State m_state;
    std::optional<Article> m_article;
    QUndoStack m_undoStack;
    QString m_mergeKey;
    QElapsedTimer m_sinceEdit;
    int m_mergeRun = 0;
    bool m_pushing = false;
    bool m_stepping = false;
};

} // namespace Postil
