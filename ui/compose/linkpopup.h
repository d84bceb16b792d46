// SPDX-License-Identifier: MIT
// Asks for the address of a link, right at the words that become one. Return takes it, Escape leaves.
#pragma once

#include <QFrame>
#include <QPointer>

class QLineEdit;

namespace Postil {

class MarkdownEdit;

class LinkPopup : public QFrame
{
    Q_OBJECT

public:
    explicit LinkPopup(QWidget *parent);

    void ask(MarkdownEdit *edit); // shows itself below the caret of `edit`

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void finish();
    void close();

    QPointer<MarkdownEdit> m_edit;
    QLineEdit *m_address;
};

} // namespace Postil
