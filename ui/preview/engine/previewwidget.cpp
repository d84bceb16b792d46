// SPDX-License-Identifier: MIT
#include "preview/engine/previewwidget.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QMenu>
#include <QWebEngineContextMenuRequest>

namespace Postil {

PreviewWidget::PreviewWidget(QWidget *parent) : QWebEngineView(parent)
{
    setObjectName(QStringLiteral("previewWebView"));
    setAccessibleName(tr("Preview of the post"));
    setAcceptDrops(false);
}

void PreviewWidget::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("previewMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QWebEngineContextMenuRequest *request = lastContextMenuRequest();
    QAction *copy = menu->addAction(tr("&Copy"), this, [this] { triggerPageAction(QWebEnginePage::Copy); });
    copy->setEnabled(hasSelection());
    menu->addAction(tr("Select &All"), this, [this] { triggerPageAction(QWebEnginePage::SelectAll); });
    if (request && !request->linkUrl().isEmpty()) {
        const QString address = QString::fromUtf8(request->linkUrl().toEncoded());
        menu->addSeparator();
        menu->addAction(tr("Copy &Link Address"), this,
                        [address] { QGuiApplication::clipboard()->setText(address); });
    }
    menu->popup(event->globalPos());
}

void PreviewWidget::dragEnterEvent(QDragEnterEvent *event)
{
    event->ignore();
}

void PreviewWidget::dropEvent(QDropEvent *event)
{
    event->ignore();
}

QWebEngineView *PreviewWidget::createWindow(QWebEnginePage::WebWindowType)
{
    return nullptr;
}

} // namespace Postil
