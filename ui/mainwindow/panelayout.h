// SPDX-License-Identifier: MIT
// Places the four panes side by side: Library, Source, Post, Preview. Below 1300 pixels Source and Preview
// share one place under a tab bar.
#pragma once

#include <QWidget>

class QSplitter;
class QStackedWidget;
class QTabBar;

namespace Postil {

enum class SidePane { Source, Preview };

class PaneLayout : public QWidget
{
    Q_OBJECT

public:
    struct Panes
    {
        QWidget *library;
        QWidget *source;
        QWidget *post;
        QWidget *preview;
    };

    explicit PaneLayout(QWidget *parent = nullptr);

    // The widgets to make the panes in: a tree that changes parents is styled anew from its root.
    [[nodiscard]] QWidget *sourceParent() const;
    [[nodiscard]] QWidget *paneParent() const; // of the other three
    void place(const Panes &panes); // once, before anything else

    [[nodiscard]] bool isNarrow() const { return m_narrow; }
    // Brings the pane to the front where the two share a place; says nothing where both are seen.
    void bringForward(SidePane pane);
    void showLibrary();
    void hideLibrary();
    [[nodiscard]] bool isLibraryShown() const;

    // Splitter sizes of both arrangements, to be kept between sessions.
    [[nodiscard]] QByteArray saveSizes() const;
    void restoreSizes(const QByteArray &sizes);

Q_SIGNALS:
    void libraryShownChanged();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void arrange();
    void applySizes();

    Panes m_panes = {};
    QSplitter *m_splitter;
    QWidget *m_side; // Source alone, or Source and Preview under tabs
    QTabBar *m_tabs;
    QStackedWidget *m_stack;
    bool m_narrow = false;
    QList<int> m_wideSizes;
    QList<int> m_narrowSizes;
};

} // namespace Postil
