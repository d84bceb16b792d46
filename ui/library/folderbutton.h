// SPDX-License-Identifier: MIT
// A folder of the library: its name and how many drafts are in it.
#pragma once

#include <QAbstractButton>

namespace Postil {

class FolderButton : public QAbstractButton
{
    Q_OBJECT
    Q_PROPERTY(int count READ count WRITE setCount)

public:
    explicit FolderButton(const QString &name, QWidget *parent = nullptr);

    void setCount(int count);
    [[nodiscard]] int count() const { return m_count; }
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int m_count = 0;
};

} // namespace Postil
