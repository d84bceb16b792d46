// SPDX-License-Identifier: MIT
#include "compose/session.h"

#include <QUndoCommand>

#include <memory>

namespace Postil {

// A pause in the typing that ends an undo step.
static constexpr qint64 mergePauseMs = 1000;

// What was before and what is after; Qt shares what is the same in them.
class Session::EditCommand : public QUndoCommand
{
public:
    EditCommand(Session &session, const QString &text, State after, int mergeId)
        : QUndoCommand(text), m_session(session), m_before(session.m_state), m_after(std::move(after)),
          m_mergeId(mergeId)
    {
    }

    [[nodiscard]] int id() const override { return m_mergeId; }

    bool mergeWith(const QUndoCommand *other) override
    {
        m_after = static_cast<const EditCommand *>(other)->m_after;
        // Typed and deleted again: nothing to undo.
        setObsolete(m_after == m_before);
        return true;
    }

    void undo() override { m_session.restore(m_before); }
    void redo() override { m_session.restore(m_after); }

private:
    Session &m_session;
    State m_before;
    State m_after;
    int m_mergeId;
};

Session::Session(QObject *parent) : QObject(parent), m_id(QUuid::createUuid()) {}

void Session::open(QUuid id, Post post, std::optional<Article> article)
{
    m_id = id;
    m_state.post = std::move(post);
    m_article = std::move(article);
    m_undoStack.clear();
    breakMerge();
    Q_EMIT opened();
    Q_EMIT articleChanged();
    Q_EMIT changed();
}

void Session::setArticle(std::optional<Article> article)
{
    if (m_article == article)
        return;
    m_article = std::move(article);
    Q_EMIT articleChanged();
}

void Session::setStyle(HouseStyle style, StyleChange change)
{
    if (change == StyleChange::Resolved) {
        if (m_state.style == style)
            return;
        m_state.style = std::move(style);
        Q_EMIT styleChanged();
        return;
    }
    State after = m_state;
    after.post.style = style.id;
    after.style = std::move(style);
    push(tr("Change Style"), std::move(after), {});
}

void Session::edit(const QString &text, Post post, const QString &mergeKey)
{
    push(text, {std::move(post), m_state.style}, mergeKey);
}

void Session::push(const QString &text, State after, const QString &mergeKey)
{
    if (after == m_state)
        return;
    const bool merges = !mergeKey.isEmpty() && mergeKey == m_mergeKey && m_sinceEdit.isValid()
                        && m_sinceEdit.elapsed() < mergePauseMs;
    if (!merges)
        ++m_mergeRun;
    m_mergeKey = mergeKey;
    m_sinceEdit.start();
    m_pushing = true;
    m_undoStack.push(new EditCommand(*this, text, std::move(after), mergeKey.isEmpty() ? -1 : m_mergeRun));
    m_pushing = false;
}

void Session::breakMerge()
{
    m_mergeKey.clear();
}

static SourceCitation citationOf(const Article &article)
{
    return {.url = article.url,
            .headline = article.headline,
            .outlet = article.outlet,
            .byline = article.byline,
            .published = article.published};
}

void Session::addExcerpt(const Excerpt &excerpt)
{
    if (excerpt.markdown.trimmed().isEmpty())
        return;
    Post after = post();
    after.excerpts.append(excerpt);
    if (m_article) {
        if (after.title.isEmpty())
            after.title = m_article->headline;
        if (after.source.isEmpty())
            after.source = citationOf(*m_article);
    }
    edit(tr("Quote"), std::move(after));
}

void Session::cite()
{
    if (!m_article)
        return;
    Post after = post();
    after.source = citationOf(*m_article);
    if (after.title.isEmpty())
        after.title = m_article->headline;
    edit(tr("Cite"), std::move(after));
}

void Session::takePicture()
{
    if (!m_article || m_article->image.isEmpty())
        return;
    Post after = post();
    after.leadMedia = LeadMedia{.url = m_article->image, .alt = {}, .caption = {}};
    edit(tr("Lead Image"), std::move(after));
}

void Session::restore(const State &state)
{
    const bool newStyle = m_state.style != state.style;
    const bool newPost = m_state.post != state.post;
    m_state = state;
    m_stepping = !m_pushing;
    if (m_stepping)
        breakMerge();
    if (newStyle)
        Q_EMIT styleChanged();
    if (newPost)
        Q_EMIT changed();
    m_stepping = false;
}

} // namespace Postil
