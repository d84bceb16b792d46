// SPDX-License-Identifier: MIT
// Where the web view stands: a calm sentence until its first page is ready, then the page, as wide as the
// pane or as a phone.
#pragma once

#include "preview/previewview.h"

#include <QTimer>
#include <QWidget>

#include <memory>

class QLabel;

namespace Postil {

enum class PageWidth { Pane, Phone };

class PageHost : public QWidget
{
    Q_OBJECT

public:
    explicit PageHost(QWidget *parent = nullptr);

    void setView(std::unique_ptr<PreviewView> view); // its widget becomes a child of this
    [[nodiscard]] PreviewView *view() const { return m_view.get(); }
    void setPlaceholder(const QString &text);
    void setPageWidth(PageWidth width);
    void showPage(const QString &html); // kept until there is a view

Q_SIGNALS:
    void linkHovered(const QString &address);
    void linkActivated(const QString &address);
    void failed(const QString &message);
    void patched();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void reveal();
    void place();
    void updateShade();

    QLabel *m_placeholder;
    std::unique_ptr<PreviewView> m_view;
    QString m_html;
    QTimer m_patience; // with the first page
    PageWidth m_width = PageWidth::Pane;
    bool m_isRevealed = false;
};

} // namespace Postil
