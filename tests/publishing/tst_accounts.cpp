// SPDX-License-Identifier: MIT
// Proves: accounts and receipts survive their files, broken files are told and never written over, and a
// publication settles slug, date and labels
#include "publishing/account.h"
#include "publishing/accountstore.h"
#include "publishing/publication.h"
#include "publishing/receipt.h"
#include "support/jsonschema.h"
#include "support/result.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QtTest>

using namespace Postil;
using namespace Qt::StringLiterals;

namespace {

Account harbour()
{
    return {.id = u"harbour"_s,
            .name = u"Harbour News"_s,
            .service = u"hugo"_s,
            .folder = u"/home/me/harbour"_s,
            .address = u"https://harbour.example"_s,
            .style = u"news-digest"_s,
            .labels = {u"Ships"_s, u"Häfen & Kanäle"_s},
            .timeZone = u"Europe/Berlin"_s,
            .options = {{u"git"_s, u"push"_s}}};
}

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(unreadable)");
}

void put(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

} // namespace

class AccountsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void identity()
    {
        QCOMPARE(accountFromJson(toJson(harbour())), harbour());
        Account least;
        least.id = u"a"_s;
        least.name = u"A"_s;
        least.service = u"folder"_s;
        QCOMPARE(accountFromJson(toJson(least)), least);
        const Receipt receipt{.account = u"harbour"_s,
                              .remoteId = u"content/posts/a.md"_s,
                              .url = u"https://harbour.example/posts/a/"_s,
                              .revision = u"sha256:00"_s,
                              .state = PublishState::Scheduled,
                              .time = QDateTime::fromString(u"2026-01-02T03:04:05Z"_s, Qt::ISODate)};
        QCOMPARE(receiptFromJson(toJson(receipt)), receipt);
        QCOMPARE(Test::schemaViolation(u"receipt"_s, {toJson(receipt)}), QString());
    }

    void refused_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QJsonValue>("value");
        QTest::newRow("id") << u"id"_s << QJsonValue(u"../x"_s);
        QTest::newRow("no id") << u"id"_s << QJsonValue(QString());
        QTest::newRow("name") << u"name"_s << QJsonValue(QString());
        QTest::newRow("service") << u"service"_s << QJsonValue(QString());
        QTest::newRow("style") << u"style"_s << QJsonValue(u"a/b"_s);
        QTest::newRow("relative folder") << u"folder"_s << QJsonValue(u"site"_s);
        QTest::newRow("script") << u"address"_s << QJsonValue(u"javascript:alert(1)"_s);
        QTest::newRow("password") << u"address"_s << QJsonValue(u"https://me:secret@harbour.example"_s);
        QTest::newRow("zone") << u"timeZone"_s << QJsonValue(u"Mars/Phobos"_s);
        QTest::newRow("labels") << u"labels"_s << QJsonValue(u"Ships"_s);
        QTest::newRow("options") << u"options"_s << QJsonValue(QJsonObject{{u"git"_s, 1}});
        QTest::newRow("version") << u"version"_s << QJsonValue(2);
    }
    void refused()
    {
        QFETCH(const QString, field);
        QFETCH(const QJsonValue, value);
        QJsonObject json = toJson(harbour());
        json.insert(field, value);
        const auto account = accountFromJson(json);
        QVERIFY(!account);
        QCOMPARE(account.error().kind, ErrorKind::BadInput);
        QVERIFY2(field == "version"_L1 || account.error().message.contains(field),
                 qPrintable(account.error().message));
    }

    void storeKeepsAndFinds()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"deep/accounts.json"_s);
        AccountStore store(file);
        QCOMPARE(store.accounts(), QList<Account>());
        QCOMPARE(store.find(u"x"_s).error().kind, ErrorKind::NotFound);
        QCOMPARE(store.save(harbour()), harbour());
        Account second = harbour();
        second.id.clear();
        POSTIL_VERIFY_OK(store.save(second));
        QCOMPARE(store.accounts().size(), 2);
        QCOMPARE(store.accounts().last().id, u"harbour-news"_s);

        AccountStore other(file);
        QCOMPARE(other.accounts(), store.accounts());
        QCOMPARE(other.find(u"HARBOUR news"_s), harbour());
        QCOMPARE(other.find(u"harbour"_s), harbour());
        QVERIFY(other.find(u"port"_s).error().message.contains(u"harbour-news"));

        // What another program added meanwhile stays.
        Account third = harbour();
        third.id = u"third"_s;
        POSTIL_VERIFY_OK(other.save(third));
        POSTIL_VERIFY_OK(store.remove(u"harbour"_s));
        QCOMPARE(store.remove(u"harbour"_s).error().kind, ErrorKind::NotFound);
        QCOMPARE(AccountStore(file).accounts().size(), 2);
        QCOMPARE(Test::schemaViolation(u"accounts"_s, {QJsonDocument::fromJson(contents(file)).object()}),
                 QString());
    }

    void badAccountsAreNotKept()
    {
        const QTemporaryDir folder;
        AccountStore store(folder.filePath(u"accounts.json"_s));
        Account bad = harbour();
        bad.address = u"https://me:secret@harbour.example"_s;
        QCOMPARE(store.save(bad).error().kind, ErrorKind::BadInput);
        QVERIFY(!QFile::exists(folder.filePath(u"accounts.json"_s)));
    }

    void brokenFilesStay_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("nonsense") << "{ nonsense"_ba;
        QTest::newRow("another form") << R"({"postil": "style", "version": 1})"_ba;
        QTest::newRow("newer") << R"({"postil": "accounts", "version": 2, "accounts": []})"_ba;
        QTest::newRow("bad row") << R"({"postil": "accounts", "version": 1, "accounts": [7]})"_ba;
        QTest::newRow("too large") << QByteArray(1'100'000, ' ');
    }
    void brokenFilesStay()
    {
        QFETCH(const QByteArray, bytes);
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"accounts.json"_s);
        put(file, bytes);
        AccountStore store(file);
        QVERIFY(store.problem().contains(file));
        QCOMPARE(store.save(harbour()).error().kind, ErrorKind::Storage);
        QCOMPARE(store.remove(u"harbour"_s).error().kind, ErrorKind::Storage);
        // That there is no such account is not known.
        const auto sought = store.find(u"harbour"_s);
        QCOMPARE(sought.error().kind, ErrorKind::Storage);
        QVERIFY(sought.error().message.contains(file));
        QCOMPARE(contents(file), bytes);
    }

    void publicationIsSettled()
    {
        const Renderer renderer{QString()};
        HouseStyle style;
        style.id = u"plain"_s;
        const QDateTime now = QDateTime::fromString(u"2026-05-06T07:08:09Z"_s, Qt::ISODate);
        Post post;
        post.title = u"Ünder the Bridge"_s;
        post.commentary = u"Words."_s;
        post.labels = QStringList{u"ships"_s};
        const Publication live =
            preparePublication(post, style, harbour(), {}, {Form::Markdown, Form::HtmlPage}, renderer, now);
        QCOMPARE(live.post.slug, u"under-the-bridge"_s);
        QCOMPARE(live.post.date, now);
        QCOMPARE(live.post.labels, QStringList({u"ships"_s, u"Häfen & Kanäle"_s}));
        QVERIFY(live.content(Form::Markdown).contains(u"under-the-bridge"));
        QVERIFY(live.content(Form::HtmlPage).startsWith(u"<!"));
        QCOMPARE(live.content(Form::Text), QString());

        post.date = now.addYears(1);
        const auto dated = [&](PublishTime when) {
            return preparePublication(post, style, harbour(), when, {}, renderer, now).post.date;
        };
        QCOMPARE(dated({}), now);
        QCOMPARE(dated({.state = PublishState::Draft, .at = {}}), now.addYears(1));
        QCOMPARE(dated({.state = PublishState::Scheduled, .at = now.addDays(2)}), now.addDays(2));
        post.date = now.addYears(-1);
        QCOMPARE(dated({}), now.addYears(-1));
    }

    void zones()
    {
        QCOMPARE(zoneOf(harbour()), QTimeZone("Europe/Berlin"));
        QCOMPARE(zoneOf({}), QTimeZone::systemTimeZone());
    }
};

QTEST_GUILESS_MAIN(AccountsTest)
#include "tst_accounts.moc"
