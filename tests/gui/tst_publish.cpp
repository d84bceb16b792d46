// SPDX-License-Identifier: MIT
// Proves: a blog is set up, a post published to it, changed there, and put side by side with somebody else's
// change, by keys and clicks in the window
#include "compose/session.h"
#include "mainwindow/mainwindow.h"
#include "publishing/accountstore.h"
#include "support/desk.h"
#include "support/hand.h"
#include "support/testmain.h"

#include <QClipboard>
#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTemporaryDir>

using namespace Postil;
using namespace Postil::Test;
using namespace Qt::StringLiterals;

class PublishTest : public QObject
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

    [[nodiscard]] QString fileText() const
    {
        QFile file(m_site.filePath(u"content/posts/a-castle-burns.md"_s));
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }

    void write(const QString &text) const
    {
        QFile file(m_site.filePath(u"content/posts/a-castle-burns.md"_s));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text.toUtf8()) > 0);
    }

    void setCommentary(const QString &text) const
    {
        Session &session = m_desk->window().session();
        Post post = session.post();
        post.commentary = text;
        session.edit(u"Type"_s, post);
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

    void publishNow()
    {
        pressPublish();
        Hand(&m_desk->window()).click(u"publishConfirm"_s);
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_site = QDir(m_folder->filePath(u"site"_s));
        QVERIFY(m_site.mkpath(u"content/posts"_s));
        QFile config(m_site.filePath(u"hugo.toml"_s));
        QVERIFY(config.open(QIODevice::WriteOnly) && config.write("title = 'Harbour'\n") > 0);
        config.close();
        m_desk = std::make_unique<Desk>(m_folder->path(), QDateTime(QDate(2026, 3, 25), QTime(10, 42), QTimeZone::UTC));
        QVERIFY(m_desk->open());
        Session &session = m_desk->window().session();
        Post post = session.post();
        post.title = u"A castle burns"_s;
        post.source = {.url = u"https://harbour.example/castle"_s,
                       .headline = u"A castle burns"_s,
                       .outlet = u"Harbour News"_s,
                       .byline = {},
                       .published = {}};
        post.excerpts = {{.markdown = u"The castle burned."_s, .source = {}, .captured = {}}};
        post.commentary = u"Sad."_s;
        post.labels = {u"castles"_s};
        session.edit(u"Type"_s, post);
    }

    void cleanup()
    {
        QVERIFY(m_desk->close());
        m_desk.reset();
    }

    void aBlogIsSetUpByItsFolder()
    {
        Hand hand(&m_desk->window());
        pressPublish(); // there is no blog yet
        hand.click(u"accountAdd"_s);
        QVERIFY(isInFront(u"accountWhere"_s));
        QVERIFY(!hand.find<QPushButton>(u"accountSave"_s)->isEnabled());
        hand.typeInto(u"accountWhere"_s, m_site.path());
        hand.press(Qt::Key_Return);
        QTRY_VERIFY(said(u"accountFound"_s).contains(u"Hugo"_s));
        hand.typeInto(u"accountName"_s, u"My site"_s);
        hand.click(u"accountTest"_s);
        QTRY_VERIFY2(said(u"accountMessage"_s).startsWith(u"It works."_s), qPrintable(said(u"accountMessage"_s)));
        hand.click(u"accountSave"_s);
        QTRY_COMPARE(m_desk->accounts().accounts().size(), 1);
        const Account account = m_desk->accounts().accounts().constFirst();
        QCOMPARE(account.name, u"My site"_s);
        QCOMPARE(account.service, u"hugo"_s);
        QCOMPARE(account.folder, m_site.canonicalPath());
        QTRY_COMPARE(hand.find<QListWidget>(u"accountList"_s)->count(), 1);
        // A change that was not tested is not saved.
        hand.click(u"accountEdit"_s);
        QVERIFY(isInFront(u"accountFolder"_s));
        hand.typeInto(u"accountFolder"_s, u"/no/such/folder"_s);
        QVERIFY(!hand.find<QPushButton>(u"accountSave"_s)->isEnabled());
        hand.click(u"accountTest"_s);
        QTRY_VERIFY(said(u"accountMessage"_s).contains(u"/no/such/folder"_s));
        QVERIFY(!hand.find<QPushButton>(u"accountSave"_s)->isEnabled());
        hand.press(Qt::Key_Escape);
        hand.press(Qt::Key_Escape);
    }

    void aPostGoesToTheBlogAndIsChangedThere()
    {
        addSite();
        publishNow();
        QTRY_VERIFY(fileText().contains(u"Sad."_s));
        QTRY_VERIFY_WITH_TIMEOUT(said(u"statusMessage"_s).startsWith(u"Published on My site"_s), 20000);
        setCommentary(u"Very sad."_s);
        // Another title is no other address.
        Session &session = m_desk->window().session();
        Post post = session.post();
        post.title = u"The castle that burned"_s;
        session.edit(u"Type"_s, post);
        Hand hand(&m_desk->window());
        pressPublish();
        QTRY_VERIFY(said(u"publishAlready"_s).contains(u"changed there"_s));
        QCOMPARE(hand.find<QPushButton>(u"publishConfirm"_s)->text(), u"Update"_s);
        hand.click(u"publishConfirm"_s);
        QTRY_VERIFY(fileText().contains(u"Very sad."_s));
        QVERIFY(fileText().contains(u"The castle that burned"_s));
        QCOMPARE(QDir(m_site.filePath(u"content/posts"_s)).entryList(QDir::Files).size(), 1);
    }

    // What Postil itself puts on the clipboard is no news to it.
    void theLinkIsOnTheClipboardAndNotOfferedBack()
    {
        QFile config(m_site.filePath(u"hugo.toml"_s));
        QVERIFY(config.open(QIODevice::WriteOnly) && config.write("baseURL = 'http://127.0.0.1:9/'\n") > 0);
        config.close();
        addSite();
        QWidget other; // the user has gone on to something else when it is done
        pressPublish();
        Hand hand(&m_desk->window());
        QVERIFY(isInFront(u"publishConfirm"_s));
        auto *publish = hand.find<QPushButton>(u"publishConfirm"_s);
        connect(publish, &QPushButton::clicked, &other, [&other] {
            other.show();
            other.activateWindow();
        });
        publish->click();
        QTRY_COMPARE(QGuiApplication::clipboard()->text(), u"http://127.0.0.1:9/posts/a-castle-burns/"_s);
        QVERIFY(!m_desk->window().isActiveWindow());
        m_desk->window().activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&m_desk->window()));
        QCoreApplication::processEvents();
        QVERIFY(!Hand(&m_desk->window()).find(u"offerBar"_s));
    }

    void whatBlocksKeepsThePostHere()
    {
        addSite();
        Session &session = m_desk->window().session();
        Post post = session.post();
        post.title.clear();
        session.edit(u"Type"_s, post);
        Hand hand(&m_desk->window());
        pressPublish();
        QTRY_VERIFY(said(u"publishVerdict"_s).contains(u"must be put right"_s));
        QVERIFY(!hand.find<QPushButton>(u"publishConfirm"_s)->isEnabled());
        // Choosing the finding leads to the place.
        auto *checks = hand.find<QListWidget>(u"publishChecks"_s);
        checks->setFocus();
        checks->setCurrentRow(0);
        QTest::keyClick(checks, Qt::Key_Return);
        QTRY_VERIFY(!hand.find(u"publishDialog"_s));
    }

    void somebodyElsesChangeIsShownAndMerged()
    {
        publishAndChangeBoth();
        publishNow();
        QTRY_VERIFY2(said(u"noticeText"_s).contains(u"changed"_s), qPrintable(said(u"noticeText"_s)));
        QVERIFY(fileText().contains(u"A castle has burned"_s));
        QVERIFY(!fileText().contains(u"Very sad."_s));

        Hand hand(&m_desk->window());
        hand.click(u"noticeAction"_s);
        hand.click(u"outboxSettle"_s);
        lookAtBoth();
        hand.click(u"conflictMerge"_s);
        QTRY_VERIFY(fileText().contains(u"Very sad."_s));
        QVERIFY(fileText().contains(u"A castle has burned"_s));
        QCOMPARE(m_desk->window().session().post().title, u"A castle has burned"_s);
        QTRY_VERIFY2(said(u"noticeText"_s).isEmpty(), qPrintable(said(u"noticeText"_s)));
    }

    void whatWasChangedThereIsComparedBeforeItGoes()
    {
        publishAndChangeBoth();
        Hand hand(&m_desk->window());
        m_desk->window().findChild<QAction *>(u"showOutbox"_s)->trigger();
        hand.click(u"outboxTakeOff"_s);
        hand.click(u"takeOffConfirm"_s);
        QTRY_VERIFY2(said(u"noticeText"_s).contains(u"changed"_s), qPrintable(said(u"noticeText"_s)));
        QVERIFY(fileText().contains(u"A castle has burned"_s));

        hand.find<QListWidget>(u"outboxList"_s)->setCurrentRow(0); // the newest
        hand.click(u"outboxSettle"_s);
        lookAtBoth();
        hand.find<QListWidget>(u"conflictFields"_s)->setCurrentRow(1);
        QCOMPARE(hand.find<QPlainTextEdit>(u"conflictHere"_s)->toPlainText(), u"Very sad."_s);
        QVERIFY(!hand.find(u"conflictMerge"_s) && !hand.find(u"conflictTakeHere"_s));
        hand.click(u"conflictTakeOff"_s);
        QTRY_VERIFY(fileText().isEmpty());
        QCOMPARE(m_desk->window().session().post().commentary, u"Very sad."_s);
        QTRY_VERIFY2(said(u"noticeText"_s).isEmpty(), qPrintable(said(u"noticeText"_s)));
    }

    // Nothing but the edited words changes in a file that Postil did not write.
    void aPostOfOthersIsOpenedAndChanged()
    {
        const QString page = u"+++\ntitle = 'The \"old\" wall'\ndate = 2026-01-05\nweight = 3\n+++\n\n"
                             "Before it fell.\n\n> Stones\n\n{{< map >}}\n\nAfter it fell.\n"_s;
        write(page);
        addSite();
        m_desk->window().activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&m_desk->window()));
        Hand hand(&m_desk->window());
        hand.press(Qt::Key_O, Qt::ControlModifier | Qt::AltModifier);
        QVERIFY(isInFront(u"remoteList"_s));
        QTRY_COMPARE(hand.find<QListWidget>(u"remoteList"_s)->count(), 1);
        QTRY_VERIFY(hand.find<QPushButton>(u"remoteOpen"_s)->isEnabled());
        hand.click(u"remoteOpen"_s);
        QTRY_COMPARE(m_desk->window().session().post().title, u"The \"old\" wall"_s);
        QCOMPARE(m_desk->window().session().post().excerpts.size(), 1);
        QString commentary = m_desk->window().session().post().commentary;
        setCommentary(commentary.replace(u"After it fell."_s, u"After."_s));
        pressPublish();
        QVERIFY(isInFront(u"publishConfirm"_s));
        QTRY_COMPARE(hand.find<QPushButton>(u"publishConfirm"_s)->text(), u"Update"_s);
        hand.click(u"publishConfirm"_s);
        QTRY_COMPARE(fileText(), QString(page).replace(u"After it fell."_s, u"After."_s));
        QTRY_VERIFY2_WITH_TIMEOUT(said(u"statusMessage"_s).startsWith(u"Published on My site"_s),
                                  qPrintable(said(u"statusMessage"_s)), 20000);
        QTRY_VERIFY2(said(u"noticeText"_s).isEmpty(), qPrintable(said(u"noticeText"_s)));
    }

private:
    // Somebody gives it another title on the blog, and the editor another commentary here.
    void publishAndChangeBoth()
    {
        addSite();
        publishNow();
        QTRY_VERIFY(fileText().contains(u"Sad."_s));
        QTRY_VERIFY_WITH_TIMEOUT(said(u"statusMessage"_s).startsWith(u"Published on My site"_s), 20000);
        write(fileText().replace(u"title: \"A castle burns\""_s, u"title: \"A castle has burned\""_s));
        setCommentary(u"Very sad."_s);
    }

    void lookAtBoth() const
    {
        Hand hand(&m_desk->window());
        QTRY_VERIFY(hand.find(u"conflictFields"_s));
        auto *fields = hand.find<QListWidget>(u"conflictFields"_s);
        QCOMPARE(fields->count(), 2);
        QCOMPARE(hand.find<QPlainTextEdit>(u"conflictBase"_s)->toPlainText(), u"A castle burns"_s);
        QCOMPARE(hand.find<QPlainTextEdit>(u"conflictThere"_s)->toPlainText(), u"A castle has burned"_s);
    }

    void addSite()
    {
        QVERIFY(m_desk->accounts().save({.name = u"My site"_s, .service = u"hugo"_s, .folder = m_site.path()}));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QDir m_site;
    std::unique_ptr<Desk> m_desk;
};

POSTIL_TEST_MAIN(PublishTest)
#include "tst_publish.moc"
