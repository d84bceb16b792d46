// SPDX-License-Identifier: MIT
// The widget of the preview: a web view that takes no drops and offers only copying.
#pragma once

#include <QWebEngineView>

namespace Postil {

class PreviewWidget : public QWebEngineView
{
    Q_OBJECT

public:
    explicit PreviewWidget(QWidget *parent);

protected:
    void contextMenuEvent(QContextMenuEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    QWebEngineView *createWindow(QWebEnginePage::WebWindowType type) override;
};

} // namespace Postil
