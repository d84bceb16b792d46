// SPDX-License-Identifier: MIT
// A window with one line of text, and nothing of Postil: what bench firstpaint compares with. Prints
// "painted".
#include <QApplication>
#include <QLabel>
#include <QMainWindow>
#include <QTextStream>

namespace {

class BareWindow : public QMainWindow
{
protected:
    void paintEvent(QPaintEvent *event) override
    {
        QMainWindow::paintEvent(event);
        // As Postil does: after this paint has reached the screen.
        QMetaObject::invokeMethod(
            this,
            [] {
                QTextStream(stdout) << "painted" << Qt::endl;
                QCoreApplication::quit();
            },
            Qt::QueuedConnection);
    }
};

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    BareWindow window;
    window.setCentralWidget(new QLabel(QStringLiteral("A bare window")));
    window.resize(1440, 900);
    window.show();
    return QApplication::exec();
}
