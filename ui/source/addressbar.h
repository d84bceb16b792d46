// SPDX-License-Identifier: MIT
// The way in for everything: an address to fetch, an article pasted or dropped, a file. While something is
// on its way it shows so, and stops it on Esc.
#pragma once

#include <QLineEdit>

class QAction;
class QLabel;
class QMimeData;

namespace Postil {

class AddressBar : public QLineEdit
{
    Q_OBJECT
    Q_PROPERTY(QString busyText READ busyText)

public:
    explicit AddressBar(QWidget *parent = nullptr);

    void setBusy(const QString &text);               // "Fetching dw.com…"
    void setProgress(qint64 received, qint64 total); // bytes; total -1 where unknown
    void setIdle();
    [[nodiscard]] bool isBusy() const { return m_isBusy; }
    [[nodiscard]] QString busyText() const { return m_busyText; }

    // The address of what is shown, while the field is not being written in.
    void setShown(const QString &address);

    // As Ctrl+V does: a line that could be an address goes into the field, everything else is handed on.
    void pasteFrom(const QMimeData &mime);

Q_SIGNALS:
    void addressEntered(const QString &address); // as typed, trimmed
    // Something pasted or dropped that is more than a line to write into the field: HTML, text, links, files.
    // Valid during the signal only.
    void contentGiven(const QMimeData *mime);
    void cancelRequested();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void enter();
    void pasteClipboard();
    void updateHint();

    QAction *m_cancel;
    QLabel *m_hint;
    QString m_busyText;
    QString m_shown;
    double m_share = -1; // of the bytes; below 0: unknown
    bool m_isBusy = false;
};

} // namespace Postil
