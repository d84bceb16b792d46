// SPDX-License-Identifier: MIT
#include "compose/formatactions.h"

#include "base/url.h"
#include "compose/linkpopup.h"
#include "compose/markdownedit.h"
#include "widgets/icons.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>

using namespace Qt::StringLiterals;

namespace Postil {

FormatActions::FormatActions(QWidget *scope) : QObject(scope), m_scope(scope)
{
    add(u"formatBold"_s, tr("Bold"), u"format-text-bold"_s, QKeySequence::Bold,
        [](MarkdownEdit &edit) { edit.toggle(InlineFormat::Bold); });
    add(u"formatItalic"_s, tr("Italic"), u"format-text-italic"_s, QKeySequence::Italic,
        [](MarkdownEdit &edit) { edit.toggle(InlineFormat::Italic); });
    add(u"formatLink"_s, tr("Link"), u"insert-link"_s, Qt::CTRL | Qt::Key_K,
        [this](MarkdownEdit &edit) { link(edit); });
    add(u"formatQuote"_s, tr("Quote"), u"format-text-blockquote"_s, Qt::CTRL | Qt::SHIFT | Qt::Key_Period,
        [](MarkdownEdit &edit) { edit.toggle(LineFormat::Quote); });
    add(u"formatList"_s, tr("List"), u"format-list-unordered"_s, Qt::CTRL | Qt::SHIFT | Qt::Key_8,
        [](MarkdownEdit &edit) { edit.toggle(LineFormat::BulletList); });
    add(u"insertPicture"_s, tr("Picture"), u"insert-image"_s, Qt::CTRL | Qt::SHIFT | Qt::Key_I,
        [this](MarkdownEdit &) { Q_EMIT pictureRequested(); });
    scope->addActions(m_actions);
    setTarget(nullptr);
}

void FormatActions::add(const QString &name, const QString &text, const QString &iconName,
                        const QKeySequence &shortcut, std::function<void(MarkdownEdit &)> act)
{
    auto *action = new QAction(icon(iconName), text, this);
    action->setObjectName(name);
    action->setShortcut(shortcut);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    action->setToolTip(u"%1 (%2)"_s.arg(text, shortcut.toString(QKeySequence::NativeText)));
    connect(action, &QAction::triggered, this, [this, act = std::move(act)] {
        if (m_target)
            act(*m_target);
    });
    m_actions.append(action);
}

void FormatActions::setTarget(MarkdownEdit *edit)
{
    m_target = edit;
    for (QAction *action : std::as_const(m_actions))
        action->setEnabled(edit);
}

void FormatActions::link(MarkdownEdit &edit)
{
    if (edit.unlink())
        return;
    // An address that was just copied is the one that is meant; only a selection says what it is for.
    const QString copied = QGuiApplication::clipboard()->text();
    const auto url = copied.size() <= 4096 && copied.contains("://"_L1) ? typedUrl(copied) : std::nullopt;
    if (url && edit.textCursor().hasSelection())
        edit.link(url->toString(QUrl::FullyEncoded));
    else
        askForAddress(edit);
}

void FormatActions::askForAddress(MarkdownEdit &edit)
{
    if (!m_popup)
        m_popup = new LinkPopup(m_scope);
    m_popup->ask(&edit);
}

} // namespace Postil
