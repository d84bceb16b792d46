// SPDX-License-Identifier: MIT
// Proves: the publish dialog says what a service is like, on whose clock a time is, what becomes of one that
// no clock shows and who keeps it; removing an account leaves nothing of it in the keyring
#include "net/httpcall.h"
#include "net/httpclient.h"
#include "post/stylecatalogue.h"
#include "publishing/accountdialog.h"
#include "publishing/accountsdialog.h"
#include "publishing/accountstore.h"
#include "publishing/postpasswords.h"
#include "publishing/publishdialog.h"
#include "secrets/sessionsecretstore.h"
#include "support/hand.h"
#include "support/testmain.h"

#include <QCoroFuture>
#include <QCoroTask>
#include <QDateTimeEdit>
#include <QLabel>
#include <QPromise>
#include <QPushButton>
#include <QRadioButton>
#include <QTemporaryDir>

using namespace Postil;
using namespace Postil::Test;
using namespace Qt::StringLiterals;

namespace {

const QDateTime morning(QDate(2026, 3, 25), QTime(10, 42), QTimeZone::UTC);

// Answers when it is told to.
class SlowBlog final : public HttpClient
{
public:
    QCoro::Task<Result<HttpResponse>> get(HttpRequest) override { co_return failure(ErrorKind::Network, {}); }
    QCoro::Task<Result<HttpAnswer>> send(HttpCall call) override
    {
        ++asked;
        for (const auto &[name, value] : call.headers)
            authorised = authorised || name == "Authorization";
        m_held = std::make_shared<QPromise<Result<QByteArray>>>();
        m_held->start();
        Result<QByteArray> body = co_await m_held->future();
        ++told;
        if (!body)
            co_return std::unexpected(body.error());
        co_return HttpAnswer{.status = 200, .headers = {}, .body = *body, .url = call.url};
    }
    void answer(const Result<QByteArray> &body)
    {
        const auto held = std::exchange(m_held, nullptr);
        held->addResult(body);
        held->finish();
    }

    int asked = 0;
    int told = 0;
    bool authorised = false;

private:
    std::shared_ptr<QPromise<Result<QByteArray>>> m_held;
};

PublishTarget target(const QString &service, const QString &zone = {})
{
    return {.account = {.id = service,
                        .name = service,
                        .service = service,
                        .address = u"https://blog.example"_s,
                        .timeZone = zone},
            .service = *findService(service),
            .receipt = {}};
}

} // namespace

class PublishingDialogsTest : public QObject
{
    Q_OBJECT

    static std::unique_ptr<PublishDialog> open(const PublishTarget &where)
    {
        auto dialog = std::make_unique<PublishDialog>(u"A castle burns"_s, QList{where}, where.account.id,
                                                      morning, new QWidget);
        dialog->setFindings({});
        dialog->show();
        return dialog;
    }

    static QString shown(const PublishDialog &dialog, const QString &name)
    {
        const auto *label = dialog.findChild<QLabel *>(name);
        return label && label->isVisible() ? label->text() : QString();
    }

    static QString later(PublishDialog &dialog, QDate day, QTime time)
    {
        dialog.findChild<QRadioButton *>(u"publishLater"_s)->click();
        dialog.findChild<QDateTimeEdit *>(u"publishAt"_s)->setDate(day);
        dialog.findChild<QDateTimeEdit *>(u"publishAt"_s)->setTime(time);
        return shown(dialog, u"publishAtHint"_s);
    }

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }

    void whatAServiceIsLikeIsSaidBefore()
    {
        QVERIFY(
            shown(*open(target(u"blogger"_s)), u"publishNotes"_s).contains(u"Blogger takes no pictures"_s));
        QCOMPARE(shown(*open(target(u"wordpress"_s)), u"publishNotes"_s), QString());
    }

    void theClockIsTheBlogs()
    {
        const auto dialog = open(target(u"wordpress"_s, u"Europe/Berlin"_s));
        const QString hint = later(*dialog, QDate(2026, 4, 1), QTime(9, 30));
        QVERIFY2(hint.contains(u"09:30 (Europe/Berlin)"_s), qPrintable(hint));
        QVERIFY2(hint.contains(u"here it is 01/04/2026 07:30"_s), qPrintable(hint)); // tests run in UTC
        QVERIFY2(hint.contains(u"by itself"_s), qPrintable(hint));
        QCOMPARE(dialog->choice().when.at, QDateTime(QDate(2026, 4, 1), QTime(7, 30), QTimeZone::UTC));
        QVERIFY(dialog->findChild<QPushButton *>(u"publishConfirm"_s)->isEnabled());
        // Where both clocks show the same, one is enough.
        const auto same = open(target(u"wordpress"_s, u"UTC"_s));
        QVERIFY(!later(*same, QDate(2026, 4, 1), QTime(9, 30)).contains(u"here it is"_s));
    }

    void timesThatNoClockShowsAreTold()
    {
        const auto dialog = open(target(u"wordpress"_s, u"Europe/Berlin"_s));
        QString hint = later(*dialog, QDate(2026, 3, 29), QTime(2, 30));
        QVERIFY2(hint.contains(u"there is no 02:30"_s), qPrintable(hint));
        QCOMPARE(dialog->choice().when.at, QDateTime(QDate(2026, 3, 29), QTime(1, 30), QTimeZone::UTC));
        hint = later(*dialog, QDate(2026, 10, 25), QTime(2, 30));
        QVERIFY2(hint.contains(u"comes twice"_s), qPrintable(hint));
        hint = later(*dialog, QDate(2026, 3, 25), QTime(11, 42)); // just now, there
        QVERIFY2(hint.contains(u"is over"_s), qPrintable(hint));
        QVERIFY(!dialog->findChild<QPushButton *>(u"publishConfirm"_s)->isEnabled());
        dialog->findChild<QRadioButton *>(u"publishLive"_s)->click();
        QVERIFY(dialog->findChild<QPushButton *>(u"publishConfirm"_s)->isEnabled());
    }

    void whoKeepsTheTimeIsTold()
    {
        const auto hint = [](const QString &service) {
            return later(*open(target(service)), QDate(2026, 4, 1), QTime(9, 30));
        };
        QVERIFY(hint(u"ghost"_s).contains(u"need not be running"_s));
        QVERIFY(hint(u"hugo"_s).contains(u"when it is built after that time"_s));
        for (const QString &service : {u"metaweblog"_s, u"eleventy"_s, u"folder"_s})
            QVERIFY2(hint(service).contains(u"if it is running then"_s), qPrintable(service));
    }

    // What is under way ends by itself; it has all that it needs.
    void aTestMayOutliveItsDialog()
    {
        const QTemporaryDir folder;
        AccountStore accounts(folder.filePath(u"accounts.json"_s));
        StyleCatalogue styles(folder.filePath(u"styles"_s));
        SessionSecretStore secrets;
        SlowBlog blog;
        auto dialog = std::make_unique<AccountDialog>(
            PublishingServices{
                .accounts = &accounts, .styles = &styles, .tools = {.http = &blog, .secrets = &secrets}},
            Account{.id = u"mine"_s,
                    .name = u"Mine"_s,
                    .service = u"wordpress"_s,
                    .address = u"http://127.0.0.1:9"_s,
                    .options = {{u"user"_s, u"me"_s}}});
        QVERIFY(QCoro::waitFor(secrets.write(u"mine/password"_s, u"open sesame"_s)));
        dialog->show();
        QVERIFY(QTest::qWaitForWindowExposed(dialog.get()));
        Hand(dialog.get()).click(u"accountTest"_s);
        QTRY_COMPARE(blog.asked, 1);
        dialog.reset();
        // All the way to the password, which is read after the first answer.
        const QByteArray page =
            "<html><head><link rel=\"https://api.w.org/\" href=\"http://127.0.0.1:9/wp-json/\"></head>";
        blog.answer(page);
        QTRY_COMPARE(blog.asked, 2);
        QVERIFY(blog.authorised);
        blog.answer(failure(ErrorKind::Network, u"Gone."_s));
        QTRY_COMPARE(blog.told, 2);
    }

    void removingAnAccountEmptiesTheKeyring()
    {
        const QTemporaryDir folder;
        AccountStore accounts(folder.filePath(u"accounts.json"_s));
        const auto mine = accounts.save({.name = u"Mine"_s,
                                         .service = u"wordpress"_s,
                                         .address = u"https://blog.example"_s,
                                         .options = {{u"user"_s, u"me"_s}}});
        const auto other =
            accounts.save({.name = u"Other"_s, .service = u"blogger"_s, .address = u"https://b.example"_s});
        QVERIFY(mine && other);
        SessionSecretStore secrets;
        for (const Account &account : {*mine, *other}) {
            for (const QString &name : {u"password"_s, u"token"_s, u"client-secret"_s, u"key"_s})
                QVERIFY(QCoro::waitFor(secrets.write(secretKey(account, name), u"open sesame"_s)));
            QVERIFY(QCoro::waitFor(keepPostPassword(secrets, account, u"for-friends"_s, u"sesame"_s)));
        }
        AccountsDialog dialog({.accounts = &accounts, .tools = {.secrets = &secrets}});
        dialog.show();
        QVERIFY(QTest::qWaitForWindowExposed(&dialog));
        Hand hand(&dialog);
        hand.click(u"accountRemove"_s);
        hand.click(u"removeAccountConfirm"_s);
        QTRY_COMPARE(accounts.accounts().size(), 1);
        QCOMPARE(accounts.accounts().constFirst().name, u"Other"_s);
        for (const QString &name :
             {u"password"_s, u"token"_s, u"client-secret"_s, u"key"_s, postPasswordsKey()}) {
            QTRY_VERIFY2(!QCoro::waitFor(secrets.read(secretKey(*mine, name))), qPrintable(name));
            QVERIFY2(QCoro::waitFor(secrets.read(secretKey(*other, name))), qPrintable(name));
        }
    }
};

POSTIL_TEST_MAIN(PublishingDialogsTest)
#include "tst_publishingdialogs.moc"
