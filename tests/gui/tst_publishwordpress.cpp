// SPDX-License-Identifier: MIT
// Proves: from the address of a real WordPress to the post on its page, by keys and clicks: the blog is
// found, makes a password on its own page, is tested and saved, the post goes out once and is proved on the live
// page; what the blog rewrites is shown; stopping says what the blog has; posts for some readers only stay so;
// posts are taken off, put back, and taken into the library; and no password is in any file
#include "compose/session.h"
#include "mainwindow/mainwindow.h"
#include "publishing/accountstore.h"
#include "publishing/publication.h"
#include "support/canary.h"
#include "support/desk.h"
#include "support/hand.h"
#include "support/testmain.h"
#include "support/wordpress.h"

#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QGuiApplication>
#include <QJsonArray>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QRadioButton>
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
        QTest::setThrowOnFail(true); // what a helper missed is not looked for in what is not there
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
        m_post = post;
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
        // The blog's own page makes one. What lay on the clipboard before is not taken for it.
        QGuiApplication::clipboard()->setText(u"abcd efgh ijkl mnop qrst uvwx"_s);
        QUrl page;
        m_desk->setBrowser([&page](const QUrl &url) { page = url; });
        hand.click(u"accountSignIn"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!page.isEmpty(), 20'000);
        QVERIFY(page.toString().contains(u"authorize-application.php"_s));
        QVERIFY(!page.toString().contains(u"success_url"_s));
        m_password = m_wordpress.approve(u"editor"_s, page);
        QCOMPARE(m_password.size(), 29);
        QVERIFY(!said(u"accountMessage"_s).startsWith(u"It works."_s));
        QGuiApplication::clipboard()->setText(m_password);
        QTRY_VERIFY2_WITH_TIMEOUT(said(u"accountMessage"_s).startsWith(u"It works."_s),
                                  qPrintable(said(u"accountMessage"_s)), 20'000);
        hand.click(u"accountSave"_s);
        QVERIFY(QGuiApplication::clipboard()->text().isEmpty());
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

    void whatTheBlogMakesOfADraftIsShown()
    {
        Hand hand(&m_desk->window());
        beginPost(u"Known better"_s);
        m_wordpress.misbehave(u"rewrites"_s);
        pressPublish();
        QVERIFY(isInFront(u"publishConfirm"_s));
        hand.find<QRadioButton>(u"publishDraft"_s)->click(); // it is wider than its words
        hand.click(u"publishConfirm"_s);
        QTRY_VERIFY_WITH_TIMEOUT(said(u"noticeText"_s).contains(u"made something else"_s), 30'000);
        m_wordpress.behave(u"rewrites"_s);
        QVERIFY(said(u"noticeText"_s).contains(u"Missing: “The \"castle\" burned -- at night.”"_s));
        hand.click(u"noticeAction"_s);
        QTRY_VERIFY(said(u"outboxMessage"_s).contains(u"Not from here: “Brought to you by Acme.”"_s));
        closeOutbox();
    }

    void aPostWithAPasswordStaysSo()
    {
        Hand hand(&m_desk->window());
        beginPost(u"For friends"_s);
        pressPublish();
        QVERIFY(isInFront(u"publishConfirm"_s));
        choose(Audience::Password);
        QVERIFY(!hand.find<QPushButton>(u"publishConfirm"_s)->isEnabled());
        hand.typeInto(u"publishPassword"_s, m_word);
        hand.click(u"publishConfirm"_s);
        QTRY_COMPARE_WITH_TIMEOUT(onBlog(u"for-friends"_s)["password"_L1].toString(), m_word, 30'000);
        QVERIFY(!m_wordpress.page(u"/for-friends/"_s).contains(u"Sad."_s));
        QTRY_VERIFY_WITH_TIMEOUT(said(u"statusMessage"_s).startsWith(u"Published on My blog"_s), 30'000);
        // Changed without a word of it, it is still for friends only.
        setCommentary(u"Very sad."_s);
        pressPublish();
        QVERIFY(isInFront(u"publishConfirm"_s));
        QCOMPARE(hand.find<QComboBox>(u"publishAudience"_s)->currentData().toInt(), int(Audience::Password));
        hand.click(u"publishConfirm"_s);
        QTRY_VERIFY_WITH_TIMEOUT(
            onBlog(u"for-friends"_s)["content"_L1]["raw"_L1].toString().contains(u"Very sad."_s), 30'000);
        QCOMPARE(onBlog(u"for-friends"_s)["password"_L1].toString(), m_word);
        // For the house; then for everyone.
        for (const auto &[audience, status] : {std::pair(Audience::Private, u"private"_s), std::pair(Audience::Everyone, u"publish"_s)}) {
            QTRY_VERIFY_WITH_TIMEOUT(said(u"statusMessage"_s).startsWith(u"Published on My blog"_s), 30'000);
            pressPublish();
            QVERIFY(isInFront(u"publishConfirm"_s));
            choose(audience);
            hand.click(u"publishConfirm"_s);
            QTRY_COMPARE_WITH_TIMEOUT(onBlog(u"for-friends"_s)["status"_L1].toString(), status, 30'000);
            QCOMPARE(onBlog(u"for-friends"_s)["password"_L1].toString(), QString());
        }
        QTRY_VERIFY_WITH_TIMEOUT(said(u"statusMessage"_s).startsWith(u"Published as previewed"_s), 30'000);
    }

    void aPostIsTakenOffAndPutBack()
    {
        Hand hand(&m_desk->window());
        openOutbox();
        hand.find<QListWidget>(u"outboxList"_s)->setCurrentRow(0);
        hand.click(u"outboxTakeOff"_s);
        QVERIFY(isInFront(u"takeOffConfirm"_s));
        hand.click(u"takeOffConfirm"_s);
        QTRY_VERIFY_WITH_TIMEOUT(m_wordpress.page(u"/for-friends/"_s).startsWith(u"404"_s), 30'000);
        auto *list = hand.find<QListWidget>(u"outboxList"_s);
        QTRY_VERIFY_WITH_TIMEOUT(list->item(0)->text().contains(u"Taken away"_s), 30'000);
        list->setCurrentRow(0);
        QCOMPARE(hand.find<QPushButton>(u"outboxTakeOff"_s)->text(), u"Put &Back"_s);
        hand.click(u"outboxTakeOff"_s);
        QTRY_VERIFY_WITH_TIMEOUT(m_wordpress.page(u"/for-friends/"_s).startsWith(u"200"_s), 30'000);
        QTRY_VERIFY_WITH_TIMEOUT(list->item(0)->text().contains(u"Back again"_s), 30'000);
        closeOutbox();
        QTRY_VERIFY_WITH_TIMEOUT(said(u"statusMessage"_s).startsWith(u"Published as previewed"_s), 30'000);
    }

    void stoppingSaysWhatTheBlogHas()
    {
        Hand hand(&m_desk->window());
        // The blog has it, and takes its time to say so; the next one waits behind it.
        beginPost(u"Too late"_s);
        m_wordpress.misbehave(u"slow-after"_s, "20");
        publishNow();
        QTRY_VERIFY_WITH_TIMEOUT(!onBlog(u"too-late"_s).isEmpty(), 30'000);
        beginPost(u"Never left"_s);
        publishNow();
        openOutbox();
        auto *list = hand.find<QListWidget>(u"outboxList"_s);
        QTRY_VERIFY(list->item(0)->text().contains(u"Never left"_s));
        list->setCurrentRow(0);
        hand.click(u"outboxCancel"_s);
        QTRY_VERIFY2(said(u"outboxMessage"_s).contains(u"stopped before it was sent"_s), qPrintable(said(u"outboxMessage"_s)));
        list->setCurrentRow(1);
        QVERIFY(list->item(1)->text().contains(u"Being sent"_s));
        hand.click(u"outboxCancel"_s);
        QTRY_VERIFY2_WITH_TIMEOUT(said(u"outboxMessage"_s).contains(u"had arrived before it was stopped"_s),
                                  qPrintable(said(u"outboxMessage"_s)), 30'000);
        QVERIFY(list->item(1)->text().contains(u"Published"_s));
        // What is done cannot be stopped.
        QVERIFY(!hand.find<QPushButton>(u"outboxCancel"_s)->isEnabled());
        closeOutbox();
        // The blog has not begun with it, and does so after it was stopped.
        beginPost(u"Comes yet"_s);
        m_wordpress.misbehave(u"slow-before"_s, "6");
        publishNow();
        QTRY_VERIFY_WITH_TIMEOUT(!QFile::exists(m_wordpress.folder() + u"/slow-before"_s), 30'000);
        openOutbox();
        list = hand.find<QListWidget>(u"outboxList"_s);
        list->setCurrentRow(0);
        hand.click(u"outboxCancel"_s);
        QTRY_VERIFY2_WITH_TIMEOUT(said(u"outboxMessage"_s).contains(u"may do it yet"_s), qPrintable(said(u"outboxMessage"_s)),
                                  30'000);
        QTRY_VERIFY_WITH_TIMEOUT(!onBlog(u"comes-yet"_s).isEmpty(), 30'000);
        hand.click(u"outboxSend"_s);
        QTRY_VERIFY_WITH_TIMEOUT(list->item(0)->text().contains(u"Published"_s), 30'000);
        closeOutbox();
        for (const QString &slug : {u"too-late"_s, u"comes-yet"_s})
            QCOMPARE(m_wordpress.rest(u"editor"_s, "GET", u"wp/v2/posts?status=any&search=%1"_s.arg(QString(slug).replace(u'-', u'+'))).array().size(), 1);
        QVERIFY(onBlog(u"never-left"_s).isEmpty());
    }

    void postsAreTakenIntoTheLibrary()
    {
        Hand hand(&m_desk->window());
        const QJsonObject theirs{{u"title"_s, u"From elsewhere"_s}, {u"content"_s, u"<p>Written there.</p>"_s}, {u"status"_s, u"publish"_s}};
        m_wordpress.rest(u"admin"_s, "POST", u"wp/v2/posts"_s, theirs);
        const int number = onBlog(u"too-late"_s)["id"_L1].toInt();
        m_wordpress.rest(u"admin"_s, "POST", u"wp/v2/posts/%1"_s.arg(number), {{u"title"_s, u"Too late, they say"_s}});
        openFromBlog();
        auto *list = hand.find<QListWidget>(u"remoteList"_s);
        QTRY_VERIFY_WITH_TIMEOUT(rowOf(list, u"From elsewhere"_s) >= 0, 30'000);
        QTRY_VERIFY(list->item(rowOf(list, u"Comes yet"_s))->text().endsWith(u"in the library"_s));
        QVERIFY(list->item(rowOf(list, u"Too late, they say"_s))->text().contains(u"changed on the blog"_s));
        QVERIFY(!list->item(rowOf(list, u"From elsewhere"_s))->text().contains(u"library"_s));
        list->clearSelection();
        for (const QString &title : {u"From elsewhere"_s, u"Too late, they say"_s, u"Comes yet"_s})
            list->item(rowOf(list, title))->setSelected(true);
        QVERIFY(!hand.find<QPushButton>(u"remoteOpen"_s)->isEnabled());
        hand.click(u"remoteTake"_s);
        QTRY_VERIFY2_WITH_TIMEOUT(said(u"statusMessage"_s).contains(u"1 post(s) taken into the library. 1 changed here as on the blog. 1 here already."_s),
                                  qPrintable(said(u"statusMessage"_s)), 30'000);
        // Taken once, they are known.
        openFromBlog();
        list = hand.find<QListWidget>(u"remoteList"_s);
        QTRY_VERIFY_WITH_TIMEOUT(rowOf(list, u"From elsewhere"_s) >= 0, 30'000);
        for (const QString &title : {u"From elsewhere"_s, u"Too late, they say"_s})
            QTRY_VERIFY(list->item(rowOf(list, title))->text().endsWith(u"in the library"_s));
        hand.press(Qt::Key_Escape);
        QTRY_VERIFY(!hand.find(u"remoteList"_s));
    }

    void noPasswordIsInAnyFile()
    {
        QCOMPARE(Canary(m_password).tracesInFolder(m_folder->path()), QStringList());
        QCOMPARE(Canary(m_word).tracesInFolder(m_folder->path()), QStringList());
        QCOMPARE(Canary(m_word).tracesInProcesses(), QStringList());
    }

private:
    void publishNow()
    {
        pressPublish();
        QVERIFY(isInFront(u"publishConfirm"_s));
        Hand(&m_desk->window()).click(u"publishConfirm"_s);
    }

    void beginPost(const QString &title)
    {
        m_desk->window().activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&m_desk->window()));
        Hand(&m_desk->window()).press(Qt::Key_N, Qt::ControlModifier);
        Session &session = m_desk->window().session();
        Post post = m_post;
        post.style = session.post().style;
        post.date = session.post().date;
        post.title = title;
        session.edit(u"Type"_s, post);
    }

    void setCommentary(const QString &text)
    {
        Session &session = m_desk->window().session();
        Post post = session.post();
        post.commentary = text;
        session.edit(u"Type"_s, post);
    }

    void choose(Audience audience)
    {
        auto *box = Hand(&m_desk->window()).find<QComboBox>(u"publishAudience"_s);
        box->setCurrentIndex(box->findData(int(audience)));
        QCOMPARE(box->currentData().toInt(), int(audience));
    }

    void openOutbox()
    {
        m_desk->window().activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&m_desk->window()));
        Hand(&m_desk->window()).press(Qt::Key_B, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(isInFront(u"outboxList"_s));
    }

    void closeOutbox()
    {
        Hand hand(&m_desk->window());
        hand.find(u"outboxList"_s)->window()->close();
        QTRY_VERIFY(!hand.find(u"outboxList"_s));
    }

    void openFromBlog()
    {
        m_desk->window().activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&m_desk->window()));
        Hand(&m_desk->window()).press(Qt::Key_O, Qt::ControlModifier | Qt::AltModifier);
        QVERIFY(isInFront(u"remoteList"_s));
    }

    static int rowOf(const QListWidget *list, const QString &title)
    {
        for (int row = 0; row < list->count(); ++row) {
            if (list->item(row)->text().startsWith(title + u'\n'))
                return row;
        }
        return -1;
    }

    // As its editor gets it; empty where there is none.
    [[nodiscard]] QJsonObject onBlog(const QString &slug) const
    {
        return m_wordpress.rest(u"editor"_s, "GET", u"wp/v2/posts?context=edit&status=any&slug="_s + slug)
            .array()
            .at(0)
            .toObject();
    }

    Post m_post;
    QString m_password;
    const QString m_word = u"open sesame 4711 please"_s;
    WordPress m_wordpress;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Desk> m_desk;
};

POSTIL_TEST_MAIN(PublishWordPressTest)
#include "tst_publishwordpress.moc"
