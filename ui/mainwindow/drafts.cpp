// SPDX-License-Identifier: MIT
#include "mainwindow/drafts.h"

#include "compose/session.h"
#include "importing/importer.h"
#include "library/autosave.h"
#include "library/librarypane.h"
#include "mainwindow/services.h"
#include "post/stylecatalogue.h"

#include <QLocale>
#include <QPointer>

namespace Postil {

using namespace Qt::StringLiterals;

namespace {
const QString draftKey = u"draft"_s;
const QString windowKey = u"window"_s;
} // namespace

Drafts::Drafts(const Services &services, Session &session, LibraryPane &pane, QObject *parent)
    : QObject(parent), m_services(services), m_session(session), m_pane(pane)
{
    connect(&session, &Session::changed, this, &Drafts::sessionChanged);
    connect(&session, &Session::articleChanged, this, &Drafts::sessionChanged);
    connect(&pane, &LibraryPane::openRequested, this, [this](const QUuid &id) { open(id); });
    connect(&pane, &LibraryPane::trashRequested, this, [this](const QUuid &id) { move(id, Folder::Trash); });
    connect(&pane, &LibraryPane::restoreRequested, this,
            [this](const QUuid &id) { move(id, Folder::Drafts); });
    connect(&pane, &LibraryPane::searchChanged, this, [this](Folder folder, const QString &search) {
        m_folder = folder;
        m_search = search;
        refresh();
    });
}

Drafts::~Drafts() = default;

QCoro::Task<QJsonObject> Drafts::recall()
{
    QJsonObject window;
    if (!m_services.library)
        co_return window;
    m_autosave = std::make_unique<Autosave>(*m_services.library);
    connect(m_autosave.get(), &Autosave::stateChanged, this, [this] {
        showSaveState();
        if (m_autosave->state() == Autosave::State::Saved)
            refresh();
    });
    const QPointer guard(this);
    auto listing = refresh(); // asked for along with the session: one wait for both
    const auto kept = co_await m_services.library->loadSession();
    if (!guard)
        co_return window;
    if (kept) {
        window = kept->value(windowKey).toObject();
        const QUuid id(kept->value(draftKey).toString());
        if (!id.isNull()) {
            if (auto last = co_await m_services.library->load(id); guard && last)
                m_last = std::move(*last);
        }
    }
    co_await std::move(listing);
    co_return window;
}

void Drafts::resume()
{
    if (m_last)
        takeUp(*std::exchange(m_last, std::nullopt));
    else
        newPost();
}

QCoro::Task<Result<void>> Drafts::keep(QJsonObject window)
{
    if (!m_services.library)
        co_return Result<void>();
    Library &library = *m_services.library; // outlives this
    const QString id = m_session.id().toString();
    const auto saved = co_await saveNow();
    const auto kept = co_await library.saveSession({{draftKey, id}, {windowKey, window}});
    co_return saved ? kept : saved;
}

QCoro::Task<Result<void>> Drafts::saveNow()
{
    if (!m_autosave)
        co_return failure(ErrorKind::Storage,
                          tr("There is no library to save in. Export the post to keep it."));
    co_return co_await m_autosave->flush();
}

void Drafts::newPost()
{
    begin(emptyPost());
}

QCoro::Task<void> Drafts::open(QUuid id)
{
    if (!m_services.library || id == m_session.id())
        co_return;
    const QPointer guard(this);
    if (m_autosave)
        co_await m_autosave->flush(); // a failure stays with the autosave, which goes on trying
    if (!guard)
        co_return;
    const auto draft = co_await m_services.library->load(id);
    if (!guard)
        co_return;
    if (draft)
        takeUp(*draft);
    else
        Q_EMIT message(draft.error().message);
}

void Drafts::openImported(const ImportedPost &imported)
{
    begin(imported.post);
    if (m_autosave)
        m_autosave->opened({m_session.id(), {}, {}}); // nothing of it is on the disk
    sessionChanged(); // worth keeping as it is
}

QCoro::Task<Result<void>> Drafts::keepAside(Draft draft)
{
    if (!m_services.library)
        co_return failure(ErrorKind::Storage, tr("Without the library, which could not be opened, nothing is kept."));
    if (draft.id == m_session.id()) {
        m_session.edit(tr("Take from Blog"), draft.post);
        co_return {};
    }
    const QPointer guard(this);
    const auto saved = co_await m_services.library->save(draft);
    if (guard && saved)
        refresh();
    co_return saved;
}

QCoro::Task<void> Drafts::move(QUuid id, Folder folder)
{
    if (!m_services.library)
        co_return;
    const QPointer guard(this);
    if (m_autosave)
        co_await m_autosave->flush();
    if (!guard)
        co_return;
    const auto moved = co_await m_services.library->move(id, folder);
    if (!guard)
        co_return;
    if (!moved) {
        Q_EMIT message(moved.error().message);
        co_return;
    }
    if (folder == Folder::Trash) {
        Q_EMIT message(tr("Moved to the trash. It can be restored from there."));
        if (id == m_session.id())
            newPost();
    }
    refresh();
}

QCoro::Task<void> Drafts::erase(QUuid id)
{
    if (!m_services.library)
        co_return;
    const QPointer guard(this);
    const auto erased = co_await m_services.library->erase(id);
    if (!guard)
        co_return;
    if (!erased)
        Q_EMIT message(erased.error().message);
    else if (id == m_session.id())
        newPost();
    refresh();
}

void Drafts::begin(const Post &post)
{
    Draft draft{QUuid::createUuid(), post, std::nullopt};
    takeUp(draft);
}

void Drafts::takeUp(const Draft &draft)
{
    if (m_autosave)
        m_autosave->opened(draft);
    m_session.open(draft.id, draft.post, draft.article);
    const auto style = m_services.styles->find(draft.post.style);
    if (style)
        m_session.setStyle(*style, Session::StyleChange::Resolved);
    else
        Q_EMIT message(style.error().message);
    m_pane.setCurrent(draft.id);
    showSaveState();
}

void Drafts::sessionChanged()
{
    if (m_autosave)
        m_autosave->changed(draft());
}

void Drafts::showSaveState()
{
    if (!m_autosave)
        return;
    switch (m_autosave->state()) {
    case Autosave::State::Saved:
        Q_EMIT saved(m_autosave->savedAt().isValid()
                         ? tr("✓ Saved %1")
                               .arg(QLocale().toString(m_autosave->savedAt().toLocalTime().time(),
                                                       QLocale::ShortFormat))
                         : QString());
        break;
    case Autosave::State::Failed:
        Q_EMIT trouble(m_autosave->problem());
        break;
    case Autosave::State::Unsaved:
    case Autosave::State::Saving:
        break; // under a second: the line need not flicker
    }
}

QCoro::Task<void> Drafts::refresh()
{
    if (!m_services.library)
        co_return;
    const QPointer guard(this);
    const Folder folder = m_folder;
    const QString search = m_search;
    auto counting = m_services.library->counts();
    auto listing = m_services.library->list(folder, search);
    const auto counts = co_await std::move(counting);
    if (!guard)
        co_return;
    const auto drafts = co_await std::move(listing);
    if (!guard)
        co_return;
    if (counts)
        m_pane.setCounts(*counts);
    if (drafts && folder == m_folder && search == m_search) // else a newer answer is on its way
        m_pane.setDrafts(*drafts);
    m_pane.setCurrent(m_session.id());
}

Draft Drafts::draft() const
{
    return {m_session.id(), m_session.post(), m_session.article()};
}

Post Drafts::emptyPost() const
{
    Post post;
    post.style = m_session.style().id; // the editor's day goes on in the style of the last post
    post.date = m_services.now();
    return post;
}

} // namespace Postil
