// SPDX-License-Identifier: MIT
#include "settings/aboutdialog.h"

#include <QDialogButtonBox>
#include <QDirIterator>
#include <QFile>
#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QSplitter>
#include <QTabWidget>
#include <QVBoxLayout>

namespace Postil {

using namespace Qt::StringLiterals;

namespace {

struct Library
{
    QLatin1StringView name;
    QLatin1StringView licence; // SPDX
};

// What Postil links to; their texts come with the system's packages.
constexpr Library Libraries[] = {
    {"Qt, Qt WebEngine (with Chromium)"_L1, "LGPL-3.0-only, BSD-3-Clause and others"_L1},
    {"KDE Syntax Highlighting"_L1, "MIT"_L1},
    {"KDE Text Template"_L1, "LGPL-2.1-or-later"_L1},
    {"Breeze icons"_L1, "LGPL-3.0-or-later"_L1},
    {"QCoro"_L1, "MIT"_L1},
    {"KDSingleApplication"_L1, "MIT"_L1},
    {"MD4C"_L1, "MIT"_L1},
    {"yaml-cpp"_L1, "MIT"_L1},
};

QString systemLibraries()
{
    QString text;
    for (const Library &library : Libraries)
        text += u"%1: %2\n"_s.arg(library.name, library.licence);
    return text;
}

QString fileText(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QWidget *licencesPage(QWidget *parent)
{
    auto *page = new QSplitter(parent);
    auto *list = new QListWidget(page);
    list->setObjectName(u"aboutLibraries"_s);
    list->setAccessibleName(AboutDialog::tr("Libraries"));
    auto *text = new QPlainTextEdit(page);
    text->setObjectName(u"aboutLicence"_s);
    text->setAccessibleName(AboutDialog::tr("Licence"));
    text->setReadOnly(true);
    const auto add = [list](const QString &name, const QString &licence) {
        auto *item = new QListWidgetItem(name, list);
        item->setData(Qt::UserRole, licence);
    };
    add(AboutDialog::tr("System libraries"), systemLibraries());
    // :/postil/licences/lib/<package>/LICENSE…
    QDirIterator files(u":/postil/licences/lib"_s, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        add(path.section(u'/', -2, -2), fileText(path));
    }
    QObject::connect(list, &QListWidget::currentItemChanged, text, [text](const QListWidgetItem *item) {
        text->setPlainText(item ? item->data(Qt::UserRole).toString() : QString());
    });
    list->setCurrentRow(0);
    page->setStretchFactor(1, 1);
    page->setSizes({180, 460});
    return page;
}

QWidget *aboutPage(QWidget *parent)
{
    auto *page = new QWidget(parent);
    auto *layout = new QVBoxLayout(page);
    auto *title = new QLabel(u"Postil %1"_s.arg(QLatin1StringView(POSTIL_VERSION)), page);
    title->setObjectName(u"aboutVersion"_s);
    QFont font = title->font();
    font.setPointSizeF(font.pointSizeF() * 1.6);
    font.setBold(true);
    title->setFont(font);
    auto *text =
        new QLabel(AboutDialog::tr("A desktop editor of quote-and-comment posts.\n\n"
                                   "postil, n.: a note written beside a text; a commentary.\n\n"
                                   "Free software under the MIT licence. It comes without any warranty."),
                   page);
    text->setWordWrap(true);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    layout->addWidget(title);
    layout->addWidget(text);
    layout->addStretch();
    return page;
}

} // namespace

AboutDialog::AboutDialog(QWidget *parent) : QDialog(parent)
{
    setObjectName(u"aboutDialog"_s);
    setWindowTitle(tr("About Postil"));
    auto *tabs = new QTabWidget(this);
    tabs->setObjectName(u"aboutTabs"_s);
    tabs->addTab(aboutPage(tabs), tr("&Postil"));
    tabs->addTab(licencesPage(tabs), tr("&Licences"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(tabs);
    layout->addWidget(buttons);
    resize(680, 460);
}

} // namespace Postil
