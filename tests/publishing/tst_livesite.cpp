// SPDX-License-Identifier: MIT
// Proves: a post pushed to a site of Hugo or Jekyll is read by its readers at the address that the receipt
// names, with headline, quotation and link; drafts, posts of the future and removed ones are not
#include "library/library.h"
#include "media/pictureaddress.h"
#include "net/qthttpclient.h"
#include "publishing/outbox.h"
#include "servers/testserver.h"
#include "support/pictures.h"
#include "support/result.h"
#include "support/sites.h"

#include <QImage>
#include <QTemporaryDir>

using namespace Postil;
using namespace Postil::Test;
using namespace Qt::StringLiterals;

class LiveSiteTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void lifeCycle_data()
    {
        QTest::addColumn<QString>("kind");
        for (const auto &kind : {u"hugo"_s, u"jekyll"_s})
            QTest::newRow(qPrintable(kind)) << kind;
    }
    void lifeCycle()
    {
        QFETCH(const QString, kind);
        for (const auto &program : {kind, u"git"_s}) {
            if (QStandardPaths::findExecutable(program).isEmpty())
                QSKIP(qPrintable(program + " is not installed, so no site was built with it."_L1));
        }
        const QTemporaryDir dir;
        const QString base = QFileInfo(dir.path()).canonicalFilePath();
        qputenv("HOME", dir.path().toUtf8()); // with no configuration of git's
        TestServer server;
        m_public = base + "/public"_L1;
        server.routeRest([this](const ServerRequest &request) { return shown(request.path); });
        QString address = server.url().toString();
        address.chop(1);
        const Answer made =
            run(QStringLiteral(POSTIL_SOURCE_DIR "/tests/servers/staticsite"), {base, kind, address}, base);
        QVERIFY2(made.exitCode == 0, made.errors);
        QVERIFY2(page(address + u'/').contains("First"), fileBytes(base + "/build.log"_L1));

        Account account = accountOf(kind, base + "/site"_L1);
        account.options = {
            {u"git"_s, u"push"_s}, {u"branch"_s, u"main"_s}, {u"remote"_s, base + "/remote.git"_L1}};
        POSTIL_VERIFY_OK(QCoro::waitFor((*makePublisher(account, {}))->test()));

        // A draft is at the remote, and nobody sees it.
        const auto draft = createPost(account, quotingPost(), AsDraft);
        POSTIL_VERIFY_OK(draft);
        QCOMPARE(draft->url, QString());
        QVERIFY(!page(address + u'/').contains("Harbour"));

        const auto live = updatePost(account, *draft, quotingPost());
        POSTIL_VERIFY_OK(live);
        QVERIFY2(live->url.startsWith(address), qPrintable(live->url));
        QByteArray html = page(live->url);
        for (const auto part : {"<h1>Harbour “closed” &amp; {{ quiet }}</h1>",
                                "The harbour was closed on <strong>Monday</strong>.",
                                "href=\"https://news.example/harbour\"", "What it means."})
            QVERIFY2(html.contains(part), html + fileBytes(base + "/build.log"_L1));
        QVERIFY(html.contains("<blockquote>"));
        QVERIFY(page(address + u'/').contains(live->url.toUtf8())); // the site itself names this address

        Post later = quotingPost();
        later.slug = u"tomorrow"_s;
        const auto scheduled =
            createPost(account, later, {PublishState::Scheduled, utc(u"2099-07-01T10:00:00Z"_s)});
        POSTIL_VERIFY_OK(scheduled);
        QVERIFY(scheduled->url.contains("tomorrow"_L1));
        QCOMPARE(page(scheduled->url), "404");

        Post changed = quotingPost();
        changed.commentary = u"Seen otherwise."_s;
        const auto updated = updatePost(account, *live, changed);
        POSTIL_VERIFY_OK(updated);
        QCOMPARE(updated->url, live->url);
        html = page(live->url);
        QVERIFY2(html.contains("Seen otherwise.") && !html.contains("What it means."), html);

        // Somebody else pushes: ours waits, then comes out.
        const QTemporaryDir theirs;
        const QString clone = theirs.filePath(u"clone"_s);
        QCOMPARE(run(u"git"_s, {u"clone"_s, u"-q"_s, base + "/remote.git"_L1, clone}, base).exitCode, 0);
        makeFile(clone + "/theirs.txt"_L1, "Theirs\n");
        const QStringList asThem{u"-c"_s, u"user.name=They"_s, u"-c"_s, u"user.email=they@blog.example"_s};
        for (const QStringList &command : {QStringList{u"add"_s, u"."_s},
                                           {u"commit"_s, u"-q"_s, u"-m"_s, u"Theirs"_s},
                                           {u"push"_s, u"-q"_s}})
            QCOMPARE(run(u"git"_s, asThem + command, clone).exitCode, 0);
        Post third = quotingPost();
        third.slug = u"third"_s;
        QCOMPARE(createPost(account, third).error().kind, ErrorKind::Conflict);
        QVERIFY(!page(address + u'/').contains("/third"));
        QCOMPARE(page(address + "/theirs.txt"_L1), kind == "jekyll"_L1 ? "Theirs\n" : "404");
        QCOMPARE(run(u"git"_s, {u"pull"_s, u"-q"_s, u"--rebase"_s, u"origin"_s, u"main"_s}, base + "/site"_L1)
                     .exitCode,
                 0);
        const auto again = createPost(account, third);
        POSTIL_VERIFY_OK(again);
        QVERIFY(page(again->url).contains("What it means."));

        POSTIL_VERIFY_OK(trashPost(account, *updated));
        QCOMPARE(page(live->url), "404");
        QCOMPARE(page(address + u'/').count("<a "), 2); // the first post and the third
    }

    // A post with a picture of its own: the page shows it, and the file is there.
    void showsPictures_data() { lifeCycle_data(); }
    void showsPictures()
    {
        QFETCH(const QString, kind);
        for (const auto &program : {kind, u"git"_s}) {
            if (QStandardPaths::findExecutable(program).isEmpty())
                QSKIP(qPrintable(program + " is not installed, so no site was built with it."_L1));
        }
        const QTemporaryDir dir;
        const QString base = QFileInfo(dir.path()).canonicalFilePath();
        qputenv("HOME", dir.path().toUtf8());
        TestServer server;
        m_public = base + "/public"_L1;
        server.routeRest([this](const ServerRequest &request) { return shown(request.path); });
        QString address = server.url().toString();
        address.chop(1);
        const Answer made =
            run(QStringLiteral(POSTIL_SOURCE_DIR "/tests/servers/staticsite"), {base, kind, address}, base);
        QVERIFY2(made.exitCode == 0, made.errors);
        Account account = accountOf(kind, base + "/site"_L1);
        account.options = {
            {u"git"_s, u"push"_s}, {u"branch"_s, u"main"_s}, {u"remote"_s, base + "/remote.git"_L1}};

        const MediaStore store(dir.filePath(u"media"_s));
        const auto stored = QCoro::waitFor(store.add(cameraJpeg({60, 40}, 6)));
        POSTIL_VERIFY_OK(stored);
        auto library = QCoro::waitFor(Library::open(dir.filePath(u"library.sqlite"_s)));
        QVERIFY(library);
        Outbox outbox(**library, {.account = [&](const QString &) -> Result<Account> { return account; },
                                  .makePublisher = [](const Account &to, HttpClient *) { return makePublisher(to, {}); },
                                  .media = store});
        Post post = quotingPost();
        post.commentary = u"![The quay & more](%1)\n\nSeen."_s.arg(pictureAddress(stored->name));
        OutboxEntry entry{.draft = QUuid::createUuid(), .account = account.id};
        entry.publication = publicationOf(account, post);
        const auto queued = QCoro::waitFor(outbox.enqueue(entry));
        POSTIL_VERIFY_OK(queued);
        QTRY_VERIFY_WITH_TIMEOUT(isSettled(*outbox.entry(queued->id)), 60'000);
        const OutboxEntry done = *outbox.entry(queued->id);
        QVERIFY2(done.state == OutboxState::Done, qPrintable(done.message));
        const QByteArray html = page(done.receipt->url);
        const auto found = QRegularExpression(uR"re(<img src="([^"]+)" alt="([^"]*)")re"_s)
                               .match(QString::fromUtf8(html));
        QVERIFY2(found.hasMatch(), html);
        QCOMPARE(found.captured(2), u"The quay &amp; more"_s);
        const QByteArray bytes = page(QUrl(done.receipt->url).resolved(QUrl(found.captured(1))).toString());
        QCOMPARE(QImage::fromData(bytes).size(), QSize(40, 60));
        QVERIFY(!bytes.contains(PlaceWord));
    }

private:
    static Post quotingPost()
    {
        Post post;
        post.title = u"Harbour “closed” & {{ quiet }}"_s;
        post.slug = u"harbour-quiet"_s;
        post.source.url = u"https://news.example/harbour"_s;
        post.source.headline = u"Harbour closed"_s;
        post.source.outlet = u"News"_s;
        Excerpt excerpt;
        excerpt.markdown = u"The harbour was closed on **Monday**."_s;
        post.excerpts = {excerpt};
        post.commentary = u"What it means."_s;
        post.date = utc(u"2026-01-02T23:30:00Z"_s);
        return post;
    }

    [[nodiscard]] ServerAnswer shown(const QByteArray &path) const
    {
        QString file = m_public + QUrl::fromPercentEncoding(path);
        if (QFileInfo(file).isDir())
            file += "/index.html"_L1;
        if (!QFileInfo(file).isFile())
            return {404, "text/plain", "404", {}};
        return {200, "text/html; charset=utf-8", fileBytes(file), {}};
    }

    QByteArray page(const QString &address)
    {
        HttpRequest request;
        request.url = QUrl(address);
        request.trust = AddressTrust::Typed;
        const auto answer = QCoro::waitFor(m_http.get(request));
        if (answer)
            return answer->body;
        return answer.error().kind == ErrorKind::NotFound ? "404" : "unreachable";
    }

    QtHttpClient m_http{QStringList()};
    QString m_public;
};

QTEST_GUILESS_MAIN(LiveSiteTest)
#include "tst_livesite.moc"
