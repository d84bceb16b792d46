// SPDX-License-Identifier: MIT
// A box with a coloured edge on its leading side, which tells a quotation from a comment.
#pragma once

#include <QWidget>

namespace Postil {

class EdgedBox : public QWidget
{
    Q_OBJECT

public:
    enum class Edge { Quote, Comment };
    EdgedBox(Edge edge, QWidget *content, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Edge m_edge;
};

} // namespace Postil
