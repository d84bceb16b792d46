// SPDX-License-Identifier: MIT
// Proves: from the address of a real WordPress to the post on its page, by keys and clicks: the blog is
// found, tested and saved, the post goes out once and is proved on the live page, and the password is in no
// file
#include "compose/session.h"
#include "mainwindow/mainwindow.h"
#include "publishing/accountstore.h"
#include "support/canary.h"
#include "support/desk.h"
#include "support/hand.h"
#include "support/testmain.h"
#include "support/wordpress.h"

#include <QClipboard>
#include <QDir>
#include <QGuiApplication>
#include <QJsonArray>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QTemporaryDir>

using namespace Postil;
using namespace Postil::Test;
using namespace Qt::StringLiterals;

class PublishWordPressTest : public QObject
{
    Q_OBJECT

    [[nodiscard]] QString said(const QString &name) const
    {
        const auto widgets = QApplication::topLevelWidgets();
        for (const QWidget *top : widgets) {
            for (const QLabel *label : top->findChildren<QLabel *>(name)) {
                if (label->isVisible())
                    return label->text();
            }
        }
        return {};
    }

    // Waits until a dialog with that widget takes the keys.
    [[nodiscard]] bool isInFront(const QString &name) const
    {
        return QTest::qWaitFor([this, name] {
            const QWidget *widget = Hand(&m_desk->window()).find(name);
            return widget && widget->window()->isActiveWindow();
        });
    }

    void pressPublish()
    {
        m_desk->window().activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&m_desk->window()));
        Hand(&m_desk->window()).press(Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (const QString why = m_wordpress.start(); !why.isEmpty())
            QSKIP(qPrintable(why));
        m_folder = std::make_unique<QTemporaryDir>();
        m_desk = std::make_unique<Desk>(m_folder->path(), QDateTime::currentDateTimeUtc());
        QVERIFY(m_desk->open());
        Session &session = m_desk->window().session();
        Post post = session.post();
        post.title = u"A castle burns"_s;
        post.source = {.url = u"https://harbour.example/castle"_s,
                       .headline = u"A castle burns"_s,
                       .outlet = u"Harbour News"_s,
                       .byline = {},
                       .published = {}};
        post.excerpts = {{.markdown = u"The \"castle\" burned -- at night."_s, .source = {}, .captured = {}}};
        post.commentary = u"Sad."_s;
        post.labels = {u"castles"_s};
        session.edit(u"Type"_s, post);
    }

    void cleanupTestCase()
    {
        if (m_desk)
            QVERIFY(m_desk->close());
    }

    void theBlogIsFoundTestedAndSaved()
    {
        Hand hand(&m_desk->window());
        pressPublish();
        hand.click(u"accountAdd"_s);
        QVERIFY(isInFront(u"accountWhere"_s));
        hand.typeInto(u"accountWhere"_s, m_wordpress.url().toString());
        hand.press(Qt::Key_Return);
        QTRY_VERIFY2_WITH_TIMEOUT(said(u"accountFound"_s).contains(u"WordPress"_s),
                                  qPrintable(said(u"accountFound"_s)), 20'000);
        hand.typeInto(u"accountName"_s, u"My blog"_s);
        hand.typeInto(u"accountOption-user"_s, u"editor"_s);
        // The account's own password is none for programs, and a wrong one is told before anything is kept.
        hand.typeInto(u"accountSecret-password"_s, u"not the password"_s);
        hand.click(u"accountTest"_s);
        QTRY_VERIFY_WITH_TIMEOUT(said(u"accountMessage"_s).contains(u"password"_s), 20'000);
        QVERIFY(!hand.find<QPushButton>(u"accountSave"_s)->isEnabled());
        hand.typeInto(u"accountSecret-password"_s, m_wordpress.password(u"editor"_s));
        hand.click(u"accountTest"_s);
        QTRY_VERIFY2_WITH_TIMEOUT(said(u"accountMessage"_s).startsWith(u"It works."_s),
                                  qPrintable(said(u"accountMessage"_s)), 20'000);
        hand.click(u"accountSave"_s);
        QTRY_COMPARE(m_desk->accounts().accounts().size(), 1);
        QTRY_VERIFY(!hand.find(u"accountDialog"_s));
        hand.find(u"accountList"_s)->window()->close();
    }

    void thePostIsOnTheBlogAsPreviewed()
    {
        pressPublish();
        QVERIFY(isInFront(u"publishConfirm"_s));
        Hand hand(&m_desk->window());
        hand.click(u"publishConfirm"_s);
        QTRY_VERIFY2_WITH_TIMEOUT(said(u"statusMessage"_s).startsWith(u"Published as previewed"_s),
                                  qPrintable(said(u"statusMessage"_s) + u" / "_s + said(u"noticeText"_s)),
                                  30'000);
        const QString link = QGuiApplication::clipboard()->text();
        QVERIFY(link.startsWith(m_wordpress.url().toString()));
        const QString page = m_wordpress.page(QUrl(link).path());
        QVERIFY(page.contains(u"h-entry"_s));
        const QJsonArray posts =
            m_wordpress.rest(u"editor"_s, "GET", u"wp/v2/posts?slug=a-castle-burns"_s).array();
        QCOMPARE(posts.size(), 1);
    }

    void thePasswordIsInNoFile()
    {
        QCOMPARE(Canary(m_wordpress.password(u"editor"_s)).tracesInFolder(m_folder->path()), QStringList());
    }

private:
    WordPress m_wordpress;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Desk> m_desk;
};

POSTIL_TEST_MAIN(PublishWordPressTest)
#include "tst_publishwordpress.moc"
