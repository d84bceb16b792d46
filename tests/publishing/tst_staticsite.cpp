// SPDX-License-Identifier: MIT
// Proves: posts go into Hugo, Jekyll and Eleventy sites and plain folders once, where the generator finds
// them, are updated and removed only as they were left, and never land outside of the site
#include "importing/importer.h"
#include "publishing/catalogue.h"
#include "publishing/staticsite/permalink.h"
#include "publishing/staticsite/site.h"
#include "publishing/staticsite/sitefolder.h"
#include "support/result.h"
#include "support/sites.h"

#include <QCoroTask>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QtTest>

using namespace Postil;
using namespace Postil::Test;
using namespace Qt::StringLiterals;

namespace {

void makeHugo(const QString &site)
{
    makeFile(site + "/hugo.toml"_L1, "baseURL = \"https://harbour.example/blog/\" # live\ntitle = 'T'\n"
                                     "[markup.goldmark.renderer]\nunsafe = true\n");
    makeFile(site + "/layouts/_default/single.html"_L1,
             "<title>{{ .Title }}</title><b>{{ .Permalink }}</b>{{ .Content }}{{ range .Params.tags }}<li>{{ "
             ". }}</li>{{ end }}");
    makeFile(site + "/layouts/_default/list.html"_L1, "{{ range .Pages }}{{ .RelPermalink }}{{ end }}");
}

void makeJekyll(const QString &site, const QByteArray &more = {})
{
    makeFile(site + "/_config.yml"_L1,
             "url: https://harbour.example\nbaseurl: /blog\nmarkdown: kramdown\ntimezone: Europe/Berlin\n"
                 + more);
    makeFile(site + "/_layouts/post.html"_L1, "<title>{{ page.title | escape }}</title>{{ content }}{% for t "
                                              "in page.tags %}<li>{{ t }}</li>{% endfor %}");
}

} // namespace

class StaticSiteTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_site = m_dir->filePath(u"site"_s);
        QVERIFY(QDir().mkpath(m_site));
    }

    void everyRowWorks()
    {
        const QList<PublishService> services = publishServices();
        QVERIFY(services.size() >= 4);
        for (const PublishService &service : services) {
            QCOMPARE(findService(service.id), service);
            QVERIFY(!service.name.isEmpty() && !service.forms.isEmpty());
            POSTIL_VERIFY_OK(makePublisher(accountOf(service.id, m_site), {}));
        }
        QCOMPARE(findService(u"fax"_s).error().kind, ErrorKind::NotFound);
        QCOMPARE(makePublisher(accountOf(u"fax"_s, m_site), {}).error().kind, ErrorKind::NotFound);
    }

    void detected_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("service");
        QTest::newRow("hugo.toml") << u"hugo.toml"_s << u"hugo"_s;
        QTest::newRow("hugo.yaml") << u"hugo.yaml"_s << u"hugo"_s;
        QTest::newRow("hugo in config") << u"config/_default/hugo.toml"_s << u"hugo"_s;
        QTest::newRow("jekyll") << u"_config.yml"_s << u"jekyll"_s;
        QTest::newRow("eleventy old") << u".eleventy.js"_s << u"eleventy"_s;
        QTest::newRow("eleventy") << u"eleventy.config.mjs"_s << u"eleventy"_s;
        QTest::newRow("any config") << u"config.toml"_s << u"folder"_s;
        QTest::newRow("pages") << u"index.html"_s << u"folder"_s;
    }
    void detected()
    {
        QFETCH(const QString, file);
        QFETCH(const QString, service);
        makeFile(m_site + u'/' + file, "");
        QCOMPARE(serviceOfFolder(m_site), service);
        if (file == "config.toml"_L1) { // Hugo's older name
            QVERIFY(QDir(m_site).mkdir(u"content"_s));
            QCOMPARE(serviceOfFolder(m_site), u"hugo"_s);
        }
        QCOMPARE(serviceOfFolder(m_dir->filePath(u"none"_s)).error().kind, ErrorKind::NotFound);
    }

    void address_data()
    {
        QTest::addColumn<QString>("config"); // file name, line break, content
        QTest::addColumn<QString>("address");
        const auto row = [](const char *name, const QString &config, const QString &address) {
            QTest::newRow(name) << config << address;
        };
        row("hugo", u"hugo.toml\nbaseURL = 'https://a.example/'"_s,
            u"https://a.example/posts/harbour-closed/"_s);
        row("hugo none", u"hugo.toml\ntitle = 'x'"_s, QString());
        row("hugo root only", u"hugo.toml\nbaseURL = '/'"_s, QString());
        row("hugo any capitals", u"hugo.yaml\nBaseURL: https://a.example/b"_s,
            u"https://a.example/b/posts/harbour-closed/"_s);
        row("hugo json", u"hugo.json\n{\"baseURL\": \"https://a.example\"}"_s,
            u"https://a.example/posts/harbour-closed/"_s);
        row("hugo permalinks",
            u"hugo.toml\nbaseURL = \"https://a.example/\"\n[permalinks]\n  posts = \"/:year/:month/:slug\""_s,
            u"https://a.example/2026/01/harbour-closed/"_s);
        row("hugo page permalinks",
            u"hugo.toml\nbaseURL = \"https://a.example/\"\n[permalinks.page]\nposts = '/:section/:day/:slug/'"_s,
            u"https://a.example/posts/03/harbour-closed/"_s);
        row("hugo title", u"hugo.toml\nbaseURL = 'https://a.example/'\n[permalinks]\nposts = '/:title/'"_s,
            QString());
        row("hugo slices",
            u"hugo.toml\nbaseURL = 'https://a.example/'\n[permalinks]\nposts = '/:sections[1:]/:slug/'"_s,
            QString());
        row("hugo inline", u"hugo.toml\nbaseURL = 'https://a.example/'\npermalinks = {posts = '/:slug/'}"_s,
            QString());
        row("hugo ugly", u"hugo.toml\nbaseURL = 'https://a.example/'\nuglyURLs = true"_s,
            u"https://a.example/posts/harbour-closed.html"_s);
        row("hugo other content", u"hugo.toml\nbaseURL = 'https://a.example/'\ncontentDir = 'text/'"_s,
            u"https://a.example/posts/harbour-closed/"_s);
        row("jekyll", u"_config.yml\nurl: https://a.example"_s,
            u"https://a.example/2026/01/03/harbour-closed.html"_s);
        row("jekyll none", u"_config.yml\ntitle: x"_s, QString());
        row("jekyll base", u"_config.yml\nurl: https://a.example\nbaseurl: blog/"_s,
            u"https://a.example/blog/2026/01/03/harbour-closed.html"_s);
        row("jekyll pretty", u"_config.yml\nurl: https://a.example\npermalink: pretty"_s,
            u"https://a.example/2026/01/03/harbour-closed/"_s);
        row("jekyll ordinal", u"_config.yml\nurl: https://a.example\npermalink: ordinal"_s,
            u"https://a.example/2026/003/harbour-closed.html"_s);
        row("jekyll none style", u"_config.yml\nurl: https://a.example\npermalink: none"_s,
            u"https://a.example/harbour-closed.html"_s);
        row("jekyll own", u"_config.yml\nurl: https://a.example\npermalink: /n/:short_year/:i_month/:title"_s,
            u"https://a.example/n/26/1/harbour-closed"_s);
        row("jekyll zone", u"_config.yml\nurl: https://a.example\ntimezone: America/New_York"_s,
            u"https://a.example/2026/01/02/harbour-closed.html"_s);
        row("jekyll week", u"_config.yml\nurl: https://a.example\npermalink: weekdate"_s, QString());
        row("jekyll defaults",
            u"_config.yml\nurl: https://a.example\ndefaults:\n  - scope: {path: ''}\n    values: {permalink: '/x/:title'}"_s,
            QString());
        row("eleventy",
            u".eleventy.js\nmodule.exports = c => ({ dir: { output: 'o', input: \"./src/\" } });"_s,
            QString());
    }
    void address()
    {
        QFETCH(const QString, config);
        QFETCH(const QString, address);
        makeFile(m_site + u'/' + config.section(u'\n', 0, 0), config.section(u'\n', 1).toUtf8());
        Account account = accountOf(*serviceOfFolder(m_site), m_site);
        const auto receipt = createPost(account, harbourPost());
        POSTIL_VERIFY_OK(receipt);
        QCOMPARE(receipt->url, address);
    }

    void eleventyAddresses()
    {
        makeFile(m_site + "/eleventy.config.js"_L1, "export default c => { c.setInputDirectory('src'); };");
        QVERIFY(QDir().mkpath(m_site + "/src/blog"_L1));
        Account account = accountOf(u"eleventy"_s, m_site);
        account.address = u"https://a.example/"_s;
        const auto receipt = createPost(account, harbourPost());
        POSTIL_VERIFY_OK(receipt);
        QCOMPARE(receipt->remoteId, u"src/blog/harbour-closed.md"_s);
        QCOMPARE(receipt->url, u"https://a.example/blog/harbour-closed/"_s);
        makeFile(m_site + "/src/blog/blog.11tydata.js"_L1, "module.exports = {permalink: d => '/x/'}");
        QCOMPARE(updatePost(account, *receipt, harbourPost())->url, QString());
        const auto scheduled = createPost(account, Post(harbourPost()),
                                          {PublishState::Scheduled, utc(u"2099-01-01T00:00:00Z"_s)});
        QCOMPARE(scheduled.error().kind, ErrorKind::Refused);
    }

    void lifeCycle_data()
    {
        QTest::addColumn<QString>("service");
        QTest::addColumn<QString>("path");
        QTest::newRow("hugo") << u"hugo"_s << u"content/posts/harbour-closed.md"_s;
        QTest::newRow("jekyll") << u"jekyll"_s << u"_posts/2026-01-03-harbour-closed.md"_s;
        QTest::newRow("eleventy") << u"eleventy"_s << u"posts/harbour-closed.md"_s;
        QTest::newRow("folder") << u"folder"_s << u"harbour-closed.html"_s;
    }
    void lifeCycle()
    {
        QFETCH(const QString, service);
        QFETCH(const QString, path);
        // The wastebasket of the test's own home is on the disk that this home is on.
        const QString home = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation);
        QVERIFY(QDir().mkpath(home));
        const QTemporaryDir nearby(home + "/site"_L1);
        m_site = nearby.path();
        const Account account = accountOf(service, m_site);
        POSTIL_VERIFY_OK(QCoro::waitFor((*makePublisher(account, {}))->test()));
        QCOMPARE(filesIn(m_site), QStringList());

        Post post = harbourPost();
        const auto first = createPost(account, post);
        POSTIL_VERIFY_OK(first);
        QCOMPARE(first->remoteId, path);
        QCOMPARE(first->account, u"site"_s);
        QCOMPARE(first->state, PublishState::Live);
        QCOMPARE(filesIn(m_site), QStringList{path});
        QCOMPARE(receiptFromJson(toJson(*first)), *first);
        const QByteArray written = fileBytes(m_site + u'/' + path);

        // Sent again, it is the same post; another one does not take its place.
        QCOMPARE(createPost(account, post)->revision, first->revision);
        Post other = post;
        other.commentary = u"Something else."_s;
        QCOMPARE(createPost(account, other).error().kind, ErrorKind::Conflict);
        QCOMPARE(fileBytes(m_site + u'/' + path), written);

        const auto read = QCoro::waitFor((*makePublisher(account, {}))->fetch(*first));
        POSTIL_VERIFY_OK(read);
        QCOMPARE(read->content.toUtf8(), written);
        QCOMPARE(read->receipt.revision, first->revision);
        if (read->form == Form::Markdown) {
            HouseStyle style;
            const auto back = readMarkdown(read->content, style);
            POSTIL_VERIFY_OK(back);
            Post expected = publicationOf(account, post).post;
            QCOMPARE(back->post, expected);
        }

        const auto second = updatePost(account, *first, other);
        POSTIL_VERIFY_OK(second);
        QVERIFY(fileBytes(m_site + u'/' + path).contains("Something else."));
        QCOMPARE(updatePost(account, *first, post).error().kind, ErrorKind::Conflict); // the older receipt
        POSTIL_VERIFY_OK(updatePost(account, *first, other));                          // an attempt repeated

        // Somebody edits the file.
        const QByteArray theirs = fileBytes(m_site + u'/' + path) + "Theirs.\n";
        makeFile(m_site + u'/' + path, theirs);
        for (const Error &error : {updatePost(account, *second, post).error(),
                                   QCoro::waitFor((*makePublisher(account, {}))->trash(*second)).error()}) {
            QCOMPARE(error.kind, ErrorKind::Conflict);
            QVERIFY(error.message.contains(path));
        }
        QCOMPARE(fileBytes(m_site + u'/' + path), theirs);

        Receipt third = *second;
        third.revision = QCoro::waitFor((*makePublisher(account, {}))->fetch(*second))->receipt.revision;
        POSTIL_VERIFY_OK(QCoro::waitFor((*makePublisher(account, {}))->trash(third)));
        QVERIFY(!QFile::exists(m_site + u'/' + path));
        QCOMPARE(QCoro::waitFor((*makePublisher(account, {}))->trash(third)).error().kind,
                 ErrorKind::NotFound);
        QCOMPARE(updatePost(account, third, post).error().kind, ErrorKind::NotFound);
        QCOMPARE(QCoro::waitFor((*makePublisher(account, {}))->fetch(third)).error().kind,
                 ErrorKind::NotFound);
        if (service != "folder"_L1) {
            const QString kept = m_site + "/.trash/"_L1 + QFileInfo(path).fileName() + ".removed"_L1;
            QCOMPARE(fileBytes(kept), theirs);
        } else {
            QCOMPARE(filesIn(m_site), QStringList());
        }
    }

    void anotherTryWithoutADate()
    {
        const Account account = accountOf(u"hugo"_s, m_site);
        Post post = harbourPost();
        post.date = {};
        Publication publication = publicationOf(account, post);
        POSTIL_VERIFY_OK(QCoro::waitFor((*makePublisher(account, {}))->create(publication)));
        const QByteArray before = fileBytes(m_site + "/content/posts/harbour-closed.md"_L1);
        QVERIFY(before.contains("\ndate: \"2026-06-01T14:00:00+02:00\"\n"));
        Post later = post;
        later.date = utc(u"2026-05-01T12:00:00Z"_s);
        POSTIL_VERIFY_OK(createPost(account, later));
        QCOMPARE(fileBytes(m_site + "/content/posts/harbour-closed.md"_L1), before);
    }

    void statesInTheirDialects()
    {
        const auto head = [this](const QString &service, PublishTime when, const QString &slug) {
            const Account account = accountOf(service, m_site);
            Post post = harbourPost();
            post.slug = slug;
            const auto receipt = createPost(account, post, when);
            return receipt ? fileBytes(m_site + u'/' + receipt->remoteId) + receipt->url.toUtf8()
                           : QByteArray(receipt.error().message.toUtf8());
        };
        const PublishTime later{PublishState::Scheduled, utc(u"2099-07-01T10:00:00Z"_s)};
        QVERIFY(head(u"hugo"_s, AsDraft, u"a"_s).startsWith("---\ndraft: true\n"));
        QVERIFY(head(u"hugo"_s, later, u"b"_s).contains("\ndate: \"2099-07-01T12:00:00+02:00\"\n"));
        QVERIFY(head(u"jekyll"_s, AsDraft, u"a"_s).startsWith("---\nlayout: \"post\"\npublished: false\n"));
        QVERIFY(QFile::exists(m_site + "/_posts/2026-01-03-a.md"_L1));
        QVERIFY(head(u"jekyll"_s, {}, u"b"_s).startsWith("---\nlayout: \"post\"\ntitle:"));
        QVERIFY(head(u"eleventy"_s, AsDraft, u"c"_s)
                    .startsWith("---\npermalink: false\neleventyExcludeFromCollections: true\n"));
        QVERIFY(head(u"eleventy"_s, {}, u"d"_s).startsWith("---\ntitle:"));
        QCOMPARE(createPost(accountOf(u"folder"_s, m_site), harbourPost(), AsDraft).error().kind,
                 ErrorKind::Refused);
        QCOMPARE(createPost(accountOf(u"folder"_s, m_site), harbourPost(), later).error().kind,
                 ErrorKind::Refused);
        makeFile(m_site + "/_config.yml"_L1, "future: true\n");
        QCOMPARE(createPost(accountOf(u"jekyll"_s, m_site), harbourPost(), later).error().kind,
                 ErrorKind::Refused);
    }

    void nothingOutside_data()
    {
        QTest::addColumn<QString>("posts");
        for (const auto &posts : {u"../out"_s, u"/tmp"_s, u"content/../../out"_s, u".git/hooks"_s, u"a\\b"_s,
                                  u"a\nb"_s, u"linked"_s, u"content/linked/deep"_s, u"file"_s})
            QTest::newRow(qPrintable(posts)) << posts;
    }
    void nothingOutside()
    {
        QFETCH(const QString, posts);
        const QString out = m_dir->filePath(u"out"_s);
        QVERIFY(QDir().mkpath(out) && QDir().mkpath(m_site + "/content"_L1));
        QVERIFY(QFile::link(out, m_site + "/linked"_L1) && QFile::link(out, m_site + "/content/linked"_L1));
        makeFile(m_site + "/file"_L1, "kept");
        const QStringList before = filesIn(m_dir->path());
        Account account = accountOf(u"hugo"_s, m_site);
        account.options.insert(u"posts"_s, posts);
        const auto receipt = createPost(account, harbourPost());
        QVERIFY(!receipt);
        QCOMPARE(receipt.error().kind, ErrorKind::Refused);
        QCOMPARE(filesIn(m_dir->path()), before);
        QVERIFY(!QCoro::waitFor((*makePublisher(account, {}))->test()));

        // The same from the configuration and from a receipt.
        account.options.clear();
        if (posts != "file"_L1 && !posts.contains(u'\n')) {
            makeFile(m_site + "/hugo.toml"_L1, "contentDir = '" + posts.toUtf8() + "'\n");
            QCOMPARE(createPost(account, harbourPost()).error().kind, ErrorKind::Refused);
            QVERIFY(QFile::remove(m_site + "/hugo.toml"_L1));
        }
        Receipt hostile{.account = u"site"_s,
                        .remoteId = posts + "/a.md"_L1,
                        .url = {},
                        .revision = {},
                        .state = {},
                        .time = {}};
        QVERIFY(!updatePost(account, hostile, harbourPost()));
        QVERIFY(!QCoro::waitFor((*makePublisher(account, {}))->trash(hostile)));
        QVERIFY(!QCoro::waitFor((*makePublisher(account, {}))->fetch(hostile)));
        QCOMPARE(filesIn(m_dir->path()), before);
    }

    void aLinkInThePostsPlace()
    {
        const QString target = m_dir->filePath(u"target"_s);
        makeFile(target, "kept");
        QVERIFY(QDir().mkpath(m_site + "/content/posts"_L1));
        QVERIFY(QFile::link(target, m_site + "/content/posts/harbour-closed.md"_L1));
        QCOMPARE(createPost(accountOf(u"hugo"_s, m_site), harbourPost()).error().kind, ErrorKind::Refused);
        QCOMPARE(fileBytes(target), "kept");
    }

    void hostileSlugs()
    {
        const Account account = accountOf(u"hugo"_s, m_site);
        for (const QString &slug : {u"../../x"_s, u"/etc/passwd"_s, u"-rf"_s, u"con"_s, u".git"_s, u"a\0b"_s,
                                    u"…"_s, QString(500, u'x')}) {
            Post post = harbourPost();
            post.slug = slug;
            const auto receipt = createPost(account, post);
            POSTIL_VERIFY_OK(receipt);
            QVERIFY2(receipt->remoteId.startsWith("content/posts/"_L1) && isSitePath(receipt->remoteId),
                     qPrintable(receipt->remoteId));
        }
        QCOMPARE(QDir(m_dir->path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
                 QStringList{u"site"_s});
    }

    void brokenConfigurationIsTold()
    {
        makeFile(m_site + "/hugo.yaml"_L1, "baseURL: [unclosed\n");
        const auto receipt = createPost(accountOf(u"hugo"_s, m_site), harbourPost());
        QVERIFY(!receipt && receipt.error().message.contains(u"hugo.yaml"));
        QCOMPARE(createPost(accountOf(u"hugo"_s, m_site + "/none"_L1), harbourPost()).error().kind,
                 ErrorKind::NotFound);
    }

    void hugoBuilds()
    {
        if (QStandardPaths::findExecutable(u"hugo"_s).isEmpty())
            QSKIP("Hugo is not installed, so no site was built with it.");
        makeHugo(m_site);
        buildAndLook(u"hugo"_s,
                     {u"hugo"_s, u"--quiet"_s, u"--noBuildLock"_s, u"-d"_s, m_dir->filePath(u"public"_s)},
                     u"/blog"_s, u"index.html"_s);
        // Hugo itself says where the post is.
        QVERIFY(m_page.contains("<b>" + m_url.toUtf8() + "</b>"));
    }

    void jekyllBuilds()
    {
        if (QStandardPaths::findExecutable(u"jekyll"_s).isEmpty())
            QSKIP("Jekyll is not installed, so no site was built with it.");
        makeJekyll(m_site);
        buildAndLook(u"jekyll"_s,
                     {u"jekyll"_s, u"build"_s, u"-q"_s, u"--disable-disk-cache"_s, u"-d"_s,
                      m_dir->filePath(u"public"_s)},
                     u"/blog"_s, QString());
    }

private:
    // A live post, a draft and one of the future: the generator shows the first, at the address of its
    // receipt.
    void buildAndLook(const QString &service, QStringList command, const QString &base, const QString &index)
    {
        const Account account = accountOf(service, m_site);
        const auto receipt = createPost(account, harbourPost());
        POSTIL_VERIFY_OK(receipt);
        Post hidden = harbourPost();
        hidden.slug = u"hidden-draft"_s;
        POSTIL_VERIFY_OK(createPost(account, hidden, AsDraft));
        hidden.slug = u"hidden-future"_s;
        POSTIL_VERIFY_OK(
            createPost(account, hidden, {PublishState::Scheduled, utc(u"2099-01-01T00:00:00Z"_s)}));

        QProcess build;
        build.setWorkingDirectory(m_site);
        const QString program = command.takeFirst();
        build.start(program, command);
        QVERIFY(build.waitForFinished(120'000));
        QVERIFY2(build.exitCode() == 0, build.readAllStandardError() + build.readAllStandardOutput());

        const QString start = "https://harbour.example"_L1 + base;
        QVERIFY2(receipt->url.startsWith(start), qPrintable(receipt->url));
        m_url = receipt->url;
        QString page = m_dir->filePath(u"public"_s) + receipt->url.sliced(start.size());
        if (page.endsWith(u'/'))
            page += index;
        m_page = fileBytes(page);
        const QString all = filesIn(m_dir->filePath(u"public"_s)).join(u' ');
        QVERIFY2(m_page != "(unreadable)", qPrintable(page + " of "_L1 + all));
        QVERIFY2(!all.contains(u"hidden"), qPrintable(all));
        QVERIFY2(m_page.contains("closed {{ today }} &amp; {% more %}"), m_page);
        QVERIFY2(m_page.contains("What {{ this }} means.") && m_page.contains("<em>soon</em>"), m_page);
        QVERIFY2(m_page.contains("<li>no</li><li>Ships: big</li>"), m_page);

        POSTIL_VERIFY_OK(QCoro::waitFor((*makePublisher(account, {}))->trash(*receipt)));
        build.start(program, command);
        QVERIFY(build.waitForFinished(120'000));
        const QString after = filesIn(m_dir->filePath(u"public"_s)).join(u' ');
        if (service == "jekyll"_L1) // which clears what it no longer builds
            QVERIFY2(!after.contains(u"harbour-closed"), qPrintable(after));
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_site;
    QString m_url;
    QByteArray m_page;
};

QTEST_GUILESS_MAIN(StaticSiteTest)
#include "tst_staticsite.moc"
