// SPDX-License-Identifier: MIT
// Proves: posts that others wrote into a Hugo or Jekyll site are listed, found by title and address, opened,
// changed and written back so that the file differs only where the post was edited; what would not be kept is
// not opened
#include "importing/importer.h"
#include "support/result.h"
#include "support/sites.h"

#include <QCoroTask>
#include <QTemporaryDir>
#include <QtTest>

using namespace Postil;
using namespace Postil::Test;
using namespace Qt::StringLiterals;

namespace {

const QString hugoPath = u"content/posts/low-water.md"_s;
const QByteArray hugoPage = "+++\n"
                            "# made by hand\n"
                            "title = 'Low water'\n"
                            "date = 2024-05-01T10:00:00+02:00\n"
                            "draft = false\n"
                            "weight = 3 # between the two\n"
                            "tags = [\n"
                            "  \"rivers\", # big\n"
                            "  'ships',\n"
                            "]\n"
                            "series = [\"Rhine\"]\n"
                            "\n"
                            "[cover]\n"
                            "image = \"/img/rhine.jpg\"\n"
                            "title = \"not this\"\n"
                            "+++\n"
                            "\n"
                            "The river is *low*  \nonce more.\n"
                            "\n"
                            "> The gauge at Kaub\n>\n> says 40 cm.\n"
                            "\n\n"
                            "<!--more-->\n"
                            "\n"
                            "See [the map](/map/) and {{< figure src=\"kaub.png\" >}}.\n"
                            "\n"
                            "- one\n"
                            "- two\n";

const QString jekyllPath = u"_posts/2024-03-02-canal-closed.markdown"_s;
const QByteArray jekyllPage = "---\r\n"
                              "layout: essay\r\n"
                              "title:  \"Canal closed: why\"\r\n"
                              "author: &me {name: Ed, mail: ed@blog.example}\r\n"
                              "tags:\r\n"
                              "  - canals\r\n"
                              "  - \"ships: big\"\r\n"
                              "# a note\r\n"
                              "excerpt: |\r\n"
                              "  Two lines\r\n"
                              "\r\n"
                              "  of it.\r\n"
                              "---\r\n"
                              "First paragraph.\r\n"
                              "\r\n"
                              "{% include map.html %}\r\n"
                              "\r\n"
                              "Last paragraph, without a line break"_ba;

Result<RemotePost> fetched(const Account &account, const QString &path)
{
    return QCoro::waitFor(
        (*makePublisher(account, {}))
            ->fetch({.account = account.id, .remoteId = path, .url = {}, .revision = {}, .time = {}}));
}

Result<QList<RemoteSummary>> listed(const Account &account, const RemoteQuery &query = {})
{
    return QCoro::waitFor((*makePublisher(account, {}))->list(query));
}

Result<RemotePost> found(const Account &account, const QString &address)
{
    return QCoro::waitFor((*makePublisher(account, {}))->find(QUrl(address)));
}

QStringList titles(const Result<QList<RemoteSummary>> &rows)
{
    QStringList titles;
    for (const RemoteSummary &row : rows.value_or(QList<RemoteSummary>()))
        titles += row.title;
    return titles;
}

// As the window makes a post of it.
Post postOf(const RemotePost &remote)
{
    auto imported = readMarkdown(remote.content, HouseStyle());
    if (!imported)
        qFatal("%s", qPrintable(imported.error().message));
    Post post = imported->post;
    if (!remote.title.isEmpty())
        post.title = remote.title;
    if (!remote.labels.isEmpty())
        post.labels = remote.labels;
    if (!remote.slug.isEmpty())
        post.slug = remote.slug;
    if (remote.date.isValid())
        post.date = remote.date;
    return normalised(post);
}

} // namespace

class SitePagesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_site = m_dir->filePath(u"site"_s);
        makeFile(m_site + "/hugo.toml"_L1, "baseURL = \"https://harbour.example/\"\n");
        makeFile(m_site + "/_config.yml"_L1, "url: https://canal.example\n");
        makeFile(m_site + u'/' + hugoPath, hugoPage);
        makeFile(m_site + u'/' + jekyllPath, jekyllPage);
        m_hugo = accountOf(u"hugo"_s, m_site);
        m_jekyll = accountOf(u"jekyll"_s, m_site);
    }

    void listsTheNewestFirst()
    {
        makeFile(m_site + "/content/posts/_index.md"_L1, "---\ntitle: All posts\n---\n");
        makeFile(m_site + "/content/posts/bundle/index.md"_L1,
                 "---\ntitle: In a bundle\ndate: 2024-06-01\ndraft: true\n---\nText.\n");
        makeFile(m_site + "/content/posts/.hidden.md"_L1, "---\ntitle: Hidden\n---\nText.\n");
        makeFile(m_site + "/content/posts/none.md"_L1, "No front matter.\n");
        makeFile(m_site + "/content/posts/future.md"_L1,
                 "---\ntitle: To come\ndate: 2999-01-01\n---\nText.\n");
        const auto rows = listed(m_hugo);
        POSTIL_VERIFY_OK(rows);
        QCOMPARE(titles(rows), (QStringList{u"To come"_s, u"In a bundle"_s, u"Low water"_s}));
        QCOMPARE(rows->at(0).state, PublishState::Scheduled);
        QCOMPARE(rows->at(1).state, PublishState::Draft);
        QCOMPARE(rows->at(1).url, QString());
        QCOMPARE(rows->at(2).state, PublishState::Live);
        QCOMPARE(rows->at(2).remoteId, hugoPath);
        QCOMPARE(rows->at(2).url, u"https://harbour.example/posts/low-water/"_s);
        QCOMPARE(rows->at(2).changed, utc(u"2024-05-01T08:00:00Z"_s));
        QCOMPARE(rows->at(2).revision, fetched(m_hugo, hugoPath)->receipt.revision);
        QCOMPARE(titles(listed(m_hugo, {.text = u"low WATER"_s})), QStringList{u"Low water"_s});
        QCOMPARE(titles(listed(m_hugo, {.text = {}, .count = 1})), QStringList{u"To come"_s});
        QCOMPARE(titles(listed(m_jekyll)), QStringList{u"Canal closed: why"_s});
    }

    // Of many files only the newest are opened, which their names tell.
    void looksAtTheNewestOnly()
    {
        for (int day = 1; day <= 60; ++day) {
            const QString date = QDate(2025, 1, 1).addDays(day).toString(Qt::ISODate);
            makeFile(m_site + "/_posts/%1-post.md"_L1.arg(date),
                     u"---\ntitle: Day %1\n---\nText.\n"_s.arg(day).toUtf8());
        }
        const auto rows = listed(m_jekyll, {.text = {}, .count = 1000});
        POSTIL_VERIFY_OK(rows);
        QCOMPARE(rows->size(), 50);
        QCOMPARE(rows->first().title, u"Day 60"_s);
        QCOMPARE(titles(listed(m_jekyll, {.text = u"canal"_s})), QStringList{u"Canal closed: why"_s});
    }

    void foundByItsAddress()
    {
        for (const QString &address : {u"https://harbour.example/posts/low-water/"_s,
                                       u"http://harbour.example/posts/low-water?from=feed#top"_s}) {
            const auto post = found(m_hugo, address);
            POSTIL_VERIFY_OK(post);
            QCOMPARE(post->receipt.remoteId, hugoPath);
        }
        POSTIL_VERIFY_OK(found(m_jekyll, u"https://canal.example/2024/03/02/canal-closed.html"_s));
        makeFile(m_site + "/content/posts/named.md"_L1, "---\ntitle: Named\nurl: /own/place/\n---\nText.\n");
        const auto named = found(m_hugo, u"https://harbour.example/own/place/"_s);
        POSTIL_VERIFY_OK(named);
        QCOMPARE(named->title, u"Named"_s);
        QCOMPARE(found(m_hugo, u"https://harbour.example/posts/other/"_s).error().kind, ErrorKind::NotFound);
    }

    void isReadAsAPost()
    {
        const auto remote = fetched(m_hugo, hugoPath);
        POSTIL_VERIFY_OK(remote);
        QCOMPARE(remote->receipt.account, m_hugo.id);
        QCOMPARE(remote->receipt.state, PublishState::Live);
        QCOMPARE(remote->shape, PostShape::Page);
        const Post post = postOf(*remote);
        QCOMPARE(post.title, u"Low water"_s);
        QCOMPARE(post.labels, (QStringList{u"rivers"_s, u"ships"_s}));
        QCOMPARE(post.slug, u"low-water"_s);
        QCOMPARE(post.date, utc(u"2024-05-01T08:00:00Z"_s));
        QCOMPARE(post.excerpts.size(), 1);
        QCOMPARE(post.excerpts.first().markdown, u"The gauge at Kaub\n\nsays 40 cm."_s);
        QVERIFY(post.commentary.startsWith(u"The river is *low*  \nonce more.\n\n<!--more-->"));
        QVERIFY(post.commentary.endsWith(u"- one\n- two"));
    }

    void unchangedItIsTheSameFile()
    {
        for (const auto &[account, path] : {std::pair(m_hugo, hugoPath), std::pair(m_jekyll, jekyllPath)}) {
            const QByteArray before = fileBytes(m_site + u'/' + path);
            const auto remote = fetched(account, path);
            POSTIL_VERIFY_OK(remote);
            const auto receipt = updatePost(account, remote->receipt, postOf(*remote));
            POSTIL_VERIFY_OK(receipt);
            QCOMPARE(fileBytes(m_site + u'/' + path), before);
            QCOMPARE(receipt->revision, remote->receipt.revision);
            QCOMPARE(receipt->url, remote->receipt.url);
        }
    }

    void onlyWhatWasEditedDiffers_data()
    {
        QTest::addColumn<QString>("account");
        QTest::addColumn<std::function<void(Post &)>>("edit");
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        const auto row = [](const char *name, const QString &account, std::function<void(Post &)> edit,
                            const QByteArray &before, const QByteArray &after) {
            QTest::newRow(name) << account << edit << before << after;
        };
        row(
            "title", u"hugo"_s, [](Post &post) { post.title = u"No \"water\" {{ at }} all"_s; },
            "title = 'Low water'", "title = \"No \\\"water\\\" \\u007b{ at }} all\"");
        row(
            "labels", u"hugo"_s, [](Post &post) { post.labels = QStringList{u"rivers"_s}; },
            "tags = [\n  \"rivers\", # big\n  'ships',\n]", "tags = [\"rivers\"]");
        row(
            "date", u"hugo"_s, [](Post &post) { post.date = utc(u"2024-05-02T08:00:00Z"_s); },
            "2024-05-01T10:00:00+02:00", "2024-05-02T10:00:00+02:00");
        row(
            "slug", u"hugo"_s, [](Post &post) { post.slug = u"very-low"_s; }, "+++\n# made",
            "+++\nslug = \"very-low\"\n# made");
        row(
            "a word", u"hugo"_s, [](Post &post) { post.commentary.replace(u"once more"_s, u"again"_s); },
            "once more", "again");
        row(
            "the quote", u"hugo"_s, [](Post &post) { post.excerpts[0].markdown = u"It says\n\n40 cm."_s; },
            "> The gauge at Kaub\n>\n> says 40 cm.", "> It says\n>\n> 40 cm.");
        row(
            "a paragraph more", u"hugo"_s,
            [](Post &post) {
                post.commentary.replace(u"\n\n<!--more-->"_s, u"\n\nNew <b>one</b>.\n\n<!--more-->"_s);
            },
            "once more.\n\n", "once more.\n\nNew &#x3c;b>one&#x3c;/b>.\n\n");
        row(
            "a paragraph at the end", u"hugo"_s, [](Post &post) { post.commentary += u"\n\nThe end."_s; },
            "- two\n", "- two\n\nThe end.\n");
        row(
            "a paragraph less", u"hugo"_s, [](Post &post) { post.commentary.remove(u"<!--more-->\n\n"_s); },
            "\n\n\n<!--more-->\n\n", "\n\n");
        row(
            "the quote taken out", u"hugo"_s, [](Post &post) { post.excerpts.clear(); },
            "> The gauge at Kaub\n>\n> says 40 cm.\n\n\n", "\n");
        row(
            "a source", u"hugo"_s,
            [](Post &post) { post.source = {u"https://news.example/a"_s, u"Kaub"_s, u"News"_s, {}, {}}; },
            "+++\n\nThe river", "+++\n\n[News: Kaub](https://news.example/a)\n\nThe river");
        row(
            "title in yaml", u"jekyll"_s, [](Post &post) { post.title = u"Canal open"_s; },
            "title:  \"Canal closed: why\"", "title: \"Canal open\"");
        row(
            "labels in yaml", u"jekyll"_s, [](Post &post) { post.labels.append(u"no"_s); },
            "  - canals\r\n  - \"ships: big\"", "  - \"canals\"\r\n  - \"ships: big\"\r\n  - \"no\"");
        row(
            "text in yaml", u"jekyll"_s, [](Post &post) { post.commentary.replace(u"Last"_s, u"Final"_s); },
            "Last", "Final");
    }
    void onlyWhatWasEditedDiffers()
    {
        QFETCH(const QString, account);
        QFETCH(const std::function<void(Post &)>, edit);
        QFETCH(const QByteArray, before);
        QFETCH(const QByteArray, after);
        const Account &to = account == "hugo"_L1 ? m_hugo : m_jekyll;
        const QString path = account == "hugo"_L1 ? hugoPath : jekyllPath;
        const auto remote = fetched(to, path);
        POSTIL_VERIFY_OK(remote);
        Post post = postOf(*remote);
        edit(post);
        QByteArray expected = fileBytes(m_site + u'/' + path);
        QCOMPARE(expected.count(before), 1);
        expected.replace(before, after);
        const auto receipt = updatePost(to, remote->receipt, post);
        POSTIL_VERIFY_OK(receipt);
        QCOMPARE(fileBytes(m_site + u'/' + path), expected);
        // An attempt repeated, and the next change of the same post.
        POSTIL_VERIFY_OK(updatePost(to, remote->receipt, post));
        QCOMPARE(updatePost(to, *receipt, post)->revision, receipt->revision);
        QCOMPARE(fileBytes(m_site + u'/' + path), expected);
    }

    void becomesADraftAndBack()
    {
        const auto hugo = fetched(m_hugo, hugoPath);
        const auto hidden = updatePost(m_hugo, hugo->receipt, postOf(*hugo), AsDraft);
        POSTIL_VERIFY_OK(hidden);
        QCOMPARE(hidden->url, QString());
        QCOMPARE(fileBytes(m_site + u'/' + hugoPath),
                 QByteArray(hugoPage).replace("draft = false", "draft = true"));
        QCOMPARE(fetched(m_hugo, hugoPath)->receipt.state, PublishState::Draft);
        POSTIL_VERIFY_OK(updatePost(m_hugo, *hidden, postOf(*hugo)));
        QCOMPARE(fileBytes(m_site + u'/' + hugoPath), hugoPage);
        const auto jekyll = fetched(m_jekyll, jekyllPath);
        POSTIL_VERIFY_OK(updatePost(m_jekyll, jekyll->receipt, postOf(*jekyll), AsDraft));
        QCOMPARE(fetched(m_jekyll, jekyllPath)->receipt.state, PublishState::Draft);
    }

    void somebodyElsesChangeIsAConflict()
    {
        const auto remote = fetched(m_hugo, hugoPath);
        Post post = postOf(*remote);
        post.title = u"Mine"_s;
        const QByteArray theirs = hugoPage + "\nTheirs.\n";
        makeFile(m_site + u'/' + hugoPath, theirs);
        QCOMPARE(updatePost(m_hugo, remote->receipt, post).error().kind, ErrorKind::Conflict);
        QCOMPARE(trashPost(m_hugo, remote->receipt).error().kind, ErrorKind::Conflict);
        QCOMPARE(fileBytes(m_site + u'/' + hugoPath), theirs);
        // Knowingly.
        const auto now = fetched(m_hugo, hugoPath);
        POSTIL_VERIFY_OK(now);
        QVERIFY(postOf(*now).commentary.endsWith(u"Theirs."));
        Post both = postOf(*now);
        both.title = post.title;
        POSTIL_VERIFY_OK(updatePost(m_hugo, now->receipt, both));
        QCOMPARE(fileBytes(m_site + u'/' + hugoPath), QByteArray(theirs).replace("'Low water'", "\"Mine\""));
    }

    void whatIsTheSitesOwnIsNotChanged()
    {
        const auto remote = fetched(m_hugo, hugoPath);
        Post post = postOf(*remote);
        post.commentary.replace(u"kaub.png"_s, u"other.png"_s);
        const auto refused = updatePost(m_hugo, remote->receipt, post);
        QCOMPARE(refused.error().kind, ErrorKind::Refused);
        QVERIFY2(refused.error().message.contains(u"See [the map]"), qPrintable(refused.error().message));
        QCOMPARE(fileBytes(m_site + u'/' + hugoPath), hugoPage);
    }

    void whatWouldNotBeKeptIsNotOpened_data()
    {
        QTest::addColumn<QByteArray>("page");
        QTest::newRow("no front matter") << "Text.\n"_ba;
        QTest::newRow("json") << "{\n\"title\": \"x\"\n}\nText.\n"_ba;
        QTest::newRow("no end") << "---\ntitle: x\n"_ba;
        QTest::newRow("broken yaml") << "---\ntitle: \"x\n---\nText.\n"_ba;
        QTest::newRow("strange yaml") << "---\n? title\n: x\n---\nText.\n"_ba;
        QTest::newRow("broken toml") << "+++\ntitle = \"x\n+++\nText.\n"_ba;
        QTest::newRow("long toml title") << "+++\ntitle = \"\"\"x\ny\"\"\"\n+++\nText.\n"_ba;
        QTest::newRow("twice") << "---\ntitle: x\ntitle: y\n---\nText.\n"_ba;
        QTest::newRow("latin1") << "---\ntitle: x\n---\nT\xE9xt.\n"_ba;
        QTest::newRow("mixed line breaks") << "---\r\ntitle: x\n---\nText.\n"_ba;
        QTest::newRow("control letters") << "---\ntitle: x\n---\nTe\x01xt.\n"_ba;
    }
    void whatWouldNotBeKeptIsNotOpened()
    {
        QFETCH(const QByteArray, page);
        makeFile(m_site + u'/' + hugoPath, page);
        const auto remote = fetched(m_hugo, hugoPath);
        QVERIFY(!remote);
        QCOMPARE(remote.error().kind, ErrorKind::Refused);
        QVERIFY2(remote.error().message.contains(hugoPath), qPrintable(remote.error().message));
        POSTIL_VERIFY_OK(listed(m_hugo));
    }

    // Ours keep what others put into their front matter.
    void aPageOfOursKeepsTheirKeys()
    {
        const auto first = createPost(m_hugo, harbourPost(), AsDraft);
        POSTIL_VERIFY_OK(first);
        const QString file = m_site + u'/' + first->remoteId;
        makeFile(file, fileBytes(file).replace("---\ndraft", "---\nweight: 3\naliases:\n  - /old/\ndraft"));
        const auto there = fetched(m_hugo, first->remoteId);
        POSTIL_VERIFY_OK(there);
        QCOMPARE(there->receipt.state, PublishState::Draft);
        Post changed = harbourPost();
        changed.commentary = u"New."_s;
        POSTIL_VERIFY_OK(updatePost(m_hugo, there->receipt, changed));
        const QByteArray now = fileBytes(file);
        QVERIFY(now.contains("\nweight: 3\n") && now.contains("\naliases:\n  - /old/\n")
                && now.contains("New."));
        QVERIFY(now.contains("draft: false") && !now.contains("draft: true"));
        POSTIL_VERIFY_OK(readMarkdown(QString::fromUtf8(now), HouseStyle()));
    }

private:
    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_site;
    Account m_hugo;
    Account m_jekyll;
};

QTEST_GUILESS_MAIN(SitePagesTest)
#include "tst_sitepages.moc"
