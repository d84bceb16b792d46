// SPDX-License-Identifier: MIT
// The editing session: the only mutable state. It holds the draft's Post and changes it by undoable edits;
// everything else (editors, reader, preview, autosave) listens to changed().
// An edit is a whole new Post: Qt's strings and lists are shared, so the old one costs next to nothing.
#pragma once

#include "article/article.h"
#include "post/housestyle.h"
#include "post/post.h"

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
    [[nodiscard]] const Post &post() const { return m_post; }
    [[nodiscard]] const std::optional<Article> &article() const { return m_article; }
    [[nodiscard]] const HouseStyle &style() const { return m_style; }
    [[nodiscard]] QUndoStack *undoStack() { return &m_undoStack; }

    // Another draft: the undo history starts anew. Emits opened(), then changed().
    void open(QUuid id, Post post, std::optional<Article> article);
    // The source article. Not undoable: it changes nothing of the post.
    void setArticle(std::optional<Article> article);
    void setStyle(HouseStyle style); // also names it in the post (undoable where that changes the post)

    // One undoable step, `text` as the undo menu names it. Edits in a row with the same non-empty `mergeKey`
    // (typing in one field) become one step, broken by breakMerge(), by a pause, or by an edit elsewhere.
    void edit(const QString &text, Post post, const QString &mergeKey = {});
    void breakMerge();

    // The steps that the stages take, each undoable:
    void addExcerpt(const Excerpt &excerpt); // the first one fills empty title and source from article()

Q_SIGNALS:
    void opened();
    void changed(); // post() is new
    void articleChanged();
    void styleChanged();

private:
    class EditCommand;
    void replace(const Post &post);

    QUuid m_id;
    Post m_post;
    std::optional<Article> m_article;
    HouseStyle m_style;
    QUndoStack m_undoStack;
    int m_mergeRun = 0;
};

} // namespace Postil
