// SPDX-License-Identifier: MIT
#include "settings/bookmarkletdialog.h"

#include "source/incoming.h"
#include "widgets/icons.h"

#include <QApplication>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QDrag>
#include <QLabel>
#include <QMimeData>
#include <QMouseEvent>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

#include <memory>

using namespace Qt::StringLiterals;

namespace Postil {

namespace {

std::unique_ptr<QMimeData> bookmarkData(const QString &title)
{
    auto data = std::make_unique<QMimeData>();
    const QString address = bookmarklet();
    data->setText(address);
    data->setData(u"text/uri-list"_s, address.toUtf8());
    // Firefox takes the bookmark's name from this one: UTF-16, a line each.
    const QString named = address + u'\n' + title;
    data->setData(u"text/x-moz-url"_s, QByteArray(reinterpret_cast<const char *>(named.utf16()),
                                                  named.size() * qsizetype(sizeof(char16_t))));
    return data;
}

// A button that can be dragged onto the bookmarks bar of a browser.
class BookmarkButton : public QPushButton
{
public:
    using QPushButton::QPushButton;

protected:
    void mousePressEvent(QMouseEvent *event) override
    {
        m_from = event->position().toPoint();
        QPushButton::mousePressEvent(event);
    }

    void mouseMoveEvent(QMouseEvent *event) override
    {
        const QPoint way = event->position().toPoint() - m_from;
        if (!(event->buttons() & Qt::LeftButton) || way.manhattanLength() < QApplication::startDragDistance())
            return;
        setDown(false);
        auto *drag = new QDrag(this);
        drag->setMimeData(bookmarkData(text()).release());
        drag->exec(Qt::CopyAction | Qt::LinkAction, Qt::LinkAction);
    }

private:
    QPoint m_from;
};

} // namespace

BookmarkletDialog::BookmarkletDialog(QWidget *parent) : QDialog(parent)
{
    setObjectName(u"bookmarkletDialog"_s);
    setWindowTitle(tr("Bookmarklet"));
    auto *text = new QLabel(
        tr("With this bookmark, the page in your browser comes to Postil with one click: its address, its "
           "title, and what you have selected in it. It also works where a page needs a log-in.\n\n"
           "Drag the button onto the bookmarks bar of your browser; or copy it, make a new bookmark "
           "there, and paste it as the address."),
        this);
    text->setWordWrap(true);
    auto *button = new BookmarkButton(icon(u"bookmarks"_s), tr("To Postil"), this);
    button->setObjectName(u"bookmarkButton"_s);
    button->setToolTip(tr("Drag this onto the bookmarks bar of your browser"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    auto *copy = buttons->addButton(tr("Copy"), QDialogButtonBox::ActionRole);
    copy->setObjectName(u"bookmarkCopy"_s);
    const auto put = [button] {
        QApplication::clipboard()->setMimeData(bookmarkData(button->text()).release());
    };
    connect(button, &QPushButton::clicked, this, put);
    connect(copy, &QPushButton::clicked, this, put);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(18, 18, 18, 14);
    column->setSpacing(14);
    column->addWidget(text);
    column->addWidget(button, 0, Qt::AlignHCenter);
    column->addWidget(buttons);
    setMinimumWidth(460);
}

} // namespace Postil
