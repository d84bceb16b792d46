// SPDX-License-Identifier: MIT
// Proves: the pictures of a post go to the blog before the post, each once for all posts and attempts, as
// wide as the account wants and without the place where they were taken; what the post says leads to them
// there
#include "fakeblog.h"

#include "library/library.h"
#include "media/pictureaddress.h"
#include "publishing/networkwatch.h"
#include "publishing/outbox.h"
#include "publishing/sentpost.h"
#include "support/pictures.h"
#include "support/result.h"
#include "support/sites.h"

#include <QImage>
#include <QTemporaryDir>
#include <QtTest>

using namespace Postil;
using namespace Postil::Test;
using namespace Qt::StringLiterals;

namespace {

// What a blog has of pictures, and the troubles of the next uploads.
struct Shelf
{
    QList<MediaFile> files;
    QList<Trouble> troubles;
    bool canLook = true;
    int looks = 0;
};

class ShelfPublisher : public FakePublisher
{
public:
    ShelfPublisher(std::shared_ptr<FakeBlog> blog, std::shared_ptr<Shelf> shelf, HttpClient *http)
        : FakePublisher(std::move(blog), http), m_shelf(std::move(shelf))
    {
    }

    QCoro::Task<Result<UploadedMedia>> upload(MediaFile file) override
    {
        const auto trouble =
            m_shelf->troubles.isEmpty() ? std::nullopt : std::optional(m_shelf->troubles.takeFirst());
        if (trouble && trouble->when == Trouble::Before)
            co_return std::unexpected(*trouble->error);
        m_shelf->files.append(file);
        if (trouble)
            co_return std::unexpected(*trouble->error);
        co_return placed(file.name);
    }

    QCoro::Task<Result<std::optional<UploadedMedia>>> lookForUpload(MediaFile file) override
    {
        ++m_shelf->looks;
        for (const MediaFile &there : m_shelf->files) {
            if (m_shelf->canLook && there.name == file.name)
                co_return placed(file.name);
        }
        co_return std::optional<UploadedMedia>();
    }

private:
    static UploadedMedia placed(const QString &name)
    {
        return {.remoteId = u"7"_s, .url = "https://harbour.example/up/a&b(1)/"_L1 + name};
    }

    std::shared_ptr<Shelf> m_shelf;
};

const Error noAnswer{ErrorKind::Network, u"The blog ended the connection. Try again."_s};

} // namespace

class UploadsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_blog = std::make_shared<FakeBlog>();
        m_shelf = std::make_shared<Shelf>();
        m_options = {};
        open();
        const auto stored = QCoro::waitFor(store().add(cameraJpeg({400, 200}, 1)));
        POSTIL_VERIFY_OK(stored);
        m_castle = stored->name;
    }
    void cleanup() { close(); }

    void goesBeforeThePost()
    {
        bool wasThere = false;
        QString content;
        m_blog->onCreate = [&](const Publication &publication) {
            wasThere = m_shelf->files.size() == 1;
            content = publication.content(Form::HtmlFragment);
        };
        const auto done = sent(entry(u"one"_s));
        QCOMPARE(done.state, OutboxState::Done);
        QVERIFY(wasThere);
        const MediaFile &file = m_shelf->files.constFirst();
        QCOMPARE(file.type, "image/jpeg");
        QCOMPARE(file.alt, u"A castle"_s);
        QVERIFY(QRegularExpression(u"^picture-[0-9a-f]{16}\\.jpg$"_s).match(file.name).hasMatch());
        QVERIFY(!file.bytes.contains(PlaceWord));
        QVERIFY(!file.bytes.contains("Exif"));
        QCOMPARE(QImage::fromData(file.bytes).size(), QSize(400, 200));
        // Both pictures are the same one: in the text, and at its head.
        const QString place = "https://harbour.example/up/a&amp;b%281%29/"_L1 + file.name;
        QCOMPARE(content.count("src=\""_L1 + place + u'"'), 2);
        QVERIFY(!content.contains("postil.invalid"_L1));
        // What is kept to compare with is the post as the editor has it.
        const auto rows = QCoro::waitFor(m_library->receipts(done.draft));
        POSTIL_VERIFY_OK(rows);
        const auto standing = standingPost(*rows, u"harbour"_s);
        QVERIFY(standing);
        QCOMPARE(standing->sent.post, done.publication.post);
        QVERIFY(standing->sent.post.commentary.contains(pictureAddress(m_castle)));
        QCOMPARE(standing->sent.pictures.size(), 1);
        QCOMPARE(withPlacedPictures(standing->sent).content(Form::HtmlFragment), content);
        QCOMPARE(withLocalPictures(content, standing->sent.pictures),
                 standing->sent.content(Form::HtmlFragment));
    }

    void goesOnceForAllPosts()
    {
        const auto first = sent(entry(u"one"_s));
        QCOMPARE(sent(entry(u"two"_s)).state, OutboxState::Done);
        OutboxEntry update = entry(u"one"_s);
        update.action = OutboxAction::Update;
        update.before = first.receipt;
        QCOMPARE(sent(update).state, OutboxState::Done);
        close(); // another day
        open();
        QCOMPARE(sent(entry(u"three"_s)).state, OutboxState::Done);
        QCOMPARE(m_shelf->files.size(), 1);
        QCOMPARE(m_shelf->looks, 1);
        QCOMPARE(m_blog->posts.size(), 3);
        // Another blog does not have it.
        OutboxEntry elsewhere = entry(u"four"_s);
        elsewhere.account = u"castle"_s;
        QCOMPARE(sent(elsewhere).state, OutboxState::Done);
        QCOMPARE(m_shelf->looks, 2);
    }

    void isMadeAsWideAsTheAccountWants()
    {
        m_options = {{u"picture-width"_s, u"100"_s}};
        QCOMPARE(sent(entry(u"one"_s)).state, OutboxState::Done);
        QCOMPARE(QImage::fromData(m_shelf->files.constFirst().bytes).size(), QSize(100, 50));
        m_options = {{u"picture-width"_s, u"0"_s}};
        QCOMPARE(sent(entry(u"two"_s)).state, OutboxState::Done);
        QCOMPARE(QImage::fromData(m_shelf->files.constLast().bytes).size(), QSize(400, 200));
        QCOMPARE(pictureWidthOf({}), usualPictureWidth);
    }

    // The blog has the picture, and nobody heard of it.
    void isLookedForAfterALostAnswer()
    {
        m_shelf->troubles = {{Trouble::After, noAnswer}};
        const auto waiting = sent(entry(u"one"_s));
        QCOMPARE(waiting.state, OutboxState::Waiting);
        QCOMPARE(waiting.publication.attempt, Attempt::First); // the post itself never went
        QVERIFY(!m_blog->calls.contains(u"create"_s));
        POSTIL_VERIFY_OK(QCoro::waitFor(m_outbox->send(waiting.id)));
        QTRY_COMPARE(m_outbox->entry(waiting.id)->state, OutboxState::Done);
        QCOMPARE(m_shelf->files.size(), 1);
        QCOMPARE(m_blog->posts.size(), 1);
    }

    void aLostPostDoesNotBringItTwice()
    {
        m_shelf->canLook = false;
        m_blog->troubles = {Trouble{Trouble::After, noAnswer}};
        const auto waiting = sent(entry(u"one"_s));
        QCOMPARE(waiting.state, OutboxState::Waiting);
        QCOMPARE(waiting.publication.attempt, Attempt::Again);
        QCOMPARE(waiting.publication.pictures.size(), 1);
        close(); // and the program ends
        open();
        POSTIL_VERIFY_OK(QCoro::waitFor(m_outbox->start()));
        POSTIL_VERIFY_OK(QCoro::waitFor(m_outbox->send(waiting.id)));
        QTRY_COMPARE(m_outbox->entry(waiting.id)->state, OutboxState::Done);
        QCOMPARE(m_shelf->files.size(), 1);
        QCOMPARE(m_blog->posts.size(), 1);
        QVERIFY(m_blog->posts.constFirst().content.contains("https://harbour.example/up/"_L1));
    }

    void aMissingPictureKeepsThePostBack()
    {
        QVERIFY(QFile::remove(store().folder() + u'/' + m_castle));
        const auto failed = sent(entry(u"one"_s));
        QCOMPARE(failed.state, OutboxState::Failed);
        QVERIFY(failed.message.contains(u"not on this computer"_s));
        QVERIFY(m_blog->calls.isEmpty());
        QVERIFY(m_blog->posts.isEmpty());
    }

    // A service without pictures says so; the post is not sent without them.
    void aBlogWithoutPicturesRefuses()
    {
        m_takesPictures = false;
        const auto failed = sent(entry(u"one"_s));
        m_takesPictures = true;
        QCOMPARE(failed.state, OutboxState::Failed);
        QVERIFY(failed.message.contains(u"takes no pictures"_s));
        QVERIFY(m_blog->posts.isEmpty());
    }

    void goesIntoASitesFolder_data()
    {
        QTest::addColumn<QString>("service");
        QTest::addColumn<QString>("configName");
        QTest::addColumn<QByteArray>("config");
        QTest::addColumn<QString>("folder");
        QTest::addColumn<QString>("address");
        QTest::newRow("hugo") << u"hugo"_s << u"hugo.toml"_s << "baseURL = 'https://a.example/blog/'\n"_ba
                              << u"static/images"_s << u"/blog/images"_s;
        QTest::newRow("hugo, other folder")
            << u"hugo"_s << u"hugo.toml"_s << "staticDir = 'files'\n"_ba << u"files/images"_s << u"/images"_s;
        QTest::newRow("hugo, a folder outside")
            << u"hugo"_s << u"hugo.toml"_s << "staticDir = '../files'\n"_ba << u"static/images"_s
            << u"/images"_s;
        QTest::newRow("jekyll") << u"jekyll"_s << u"_config.yml"_s
                                << "url: https://a.example\nbaseurl: /b\n"_ba << u"assets/images"_s
                                << u"/b/assets/images"_s;
        QTest::newRow("eleventy") << u"eleventy"_s << u"public/about.txt"_s << "-"_ba << u"public/img"_s
                                  << u"/img"_s;
        QTest::newRow("pages") << u"folder"_s << u"about.html"_s << "-"_ba << u"images"_s << u"images"_s;
    }
    void goesIntoASitesFolder()
    {
        QFETCH(const QString, service);
        QFETCH(const QString, configName);
        QFETCH(const QByteArray, config);
        QFETCH(const QString, folder);
        QFETCH(const QString, address);
        const QString root = m_dir->filePath(u"site"_s);
        makeFile(root + u'/' + configName, config);
        m_site = accountOf(service, root);
        m_site->id = u"harbour"_s;
        const auto done = sent(entry(u"one"_s, *m_site));
        QVERIFY2(done.state == OutboxState::Done, qPrintable(done.message));
        const QStringList files = QDir(root + u'/' + folder).entryList(QDir::Files);
        QCOMPARE(files.size(), 1);
        const QByteArray page = fileBytes(root + u'/' + done.receipt->remoteId);
        QVERIFY2(page.contains((address + u'/' + files.constFirst()).toUtf8()), page);
        QVERIFY(!page.contains("postil.invalid"));
        const QByteArray bytes = fileBytes(root + u'/' + folder + u'/' + files.constFirst());
        QVERIFY(!bytes.contains(PlaceWord));
        // Somebody made it smaller: it stays so. Somebody cleaned it away: it comes back.
        makeFile(root + u'/' + folder + u'/' + files.constFirst(), "smaller");
        OutboxEntry update = entry(u"one"_s, *m_site);
        update.action = OutboxAction::Update;
        update.before = done.receipt;
        const auto again = sent(update);
        QVERIFY2(again.state == OutboxState::Done, qPrintable(again.message));
        QCOMPARE(fileBytes(root + u'/' + folder + u'/' + files.constFirst()), "smaller");
        QVERIFY(QFile::remove(root + u'/' + folder + u'/' + files.constFirst()));
        update.before = again.receipt;
        QCOMPARE(sent(update).state, OutboxState::Done);
        QCOMPARE(fileBytes(root + u'/' + folder + u'/' + files.constFirst()), bytes);
        QCOMPARE(QDir(root + u'/' + folder).entryList(QDir::Files), files);
    }

    void isCommittedWithThePost()
    {
        if (QStandardPaths::findExecutable(u"git"_s).isEmpty())
            QSKIP("git is not installed.");
        const QString root = m_dir->filePath(u"site"_s);
        makeFile(root + "/hugo.toml"_L1, "title = 'Blog'\n");
        for (const QStringList &command : {QStringList{u"init"_s, u"-q"_s},
                                           {u"config"_s, u"user.name"_s, u"Ed"_s},
                                           {u"config"_s, u"user.email"_s, u"ed@blog.example"_s}})
            QCOMPARE(run(u"git"_s, command, root).exitCode, 0);
        m_site = accountOf(u"hugo"_s, root);
        m_site->id = u"harbour"_s;
        m_site->options = {{u"git"_s, u"commit"_s}};
        const auto done = sent(entry(u"one"_s, *m_site));
        QVERIFY2(done.state == OutboxState::Done, qPrintable(done.message));
        const QString picture = QDir(root + "/static/images"_L1).entryList(QDir::Files).value(0);
        const auto files = [&root] {
            return run(u"git"_s, {u"show"_s, u"--format="_s, u"--name-only"_s, u"HEAD"_s}, root).output;
        };
        QCOMPARE(files(), "content/posts/one.md\nstatic/images/" + picture.toUtf8() + '\n');
        QCOMPARE(run(u"git"_s, {u"show"_s, "HEAD:static/images/"_L1 + picture}, root).output,
                 fileBytes(root + "/static/images/"_L1 + picture));
        OutboxEntry update = entry(u"one"_s, *m_site);
        update.publication.post.title = u"Otherwise"_s;
        update.publication = publicationOf(*m_site, update.publication.post);
        update.action = OutboxAction::Update;
        update.before = done.receipt;
        QCOMPARE(sent(update).state, OutboxState::Done);
        QCOMPARE(files(), "content/posts/one.md\n");
        QCOMPARE(run(u"git"_s, {u"status"_s, u"--porcelain"_s}, root).output, "?? hugo.toml\n");
    }

private:
    void open()
    {
        auto opened = QCoro::waitFor(Library::open(m_dir->filePath(u"library.sqlite"_s)));
        if (!opened)
            qFatal("the library cannot be opened");
        m_library = std::move(*opened);
        OutboxTools tools;
        tools.account = [this](const QString &id) -> Result<Account> { return accountNamed(id); };
        tools.makePublisher = [this](const Account &account,
                                     HttpClient *http) -> Result<std::unique_ptr<Publisher>> {
            if (m_site)
                return makePublisher(account, {});
            if (!m_takesPictures)
                return std::make_unique<FakePublisher>(m_blog, http);
            return std::make_unique<ShelfPublisher>(m_blog, m_shelf, http);
        };
        tools.network = &m_network;
        tools.backoff = [](int) { return std::chrono::hours(1); };
        tools.media = store();
        m_outbox = std::make_unique<Outbox>(*m_library, tools);
    }
    void close()
    {
        m_outbox.reset();
        m_library.reset();
        m_site.reset();
    }

    [[nodiscard]] MediaStore store() const { return MediaStore(m_dir->filePath(u"media"_s)); }

    [[nodiscard]] Account accountNamed(const QString &id) const
    {
        if (m_site)
            return *m_site;
        Account account;
        account.id = id;
        account.name = u"Harbour"_s;
        account.service = u"wordpress"_s;
        account.address = u"https://harbour.example"_s;
        account.options = m_options;
        return account;
    }

    OutboxEntry entry(const QString &slug,
                      const Account &account = {.id = u"harbour"_s, .service = u"wordpress"_s})
    {
        Post post = harbourPost();
        post.title = u"The castle "_s + slug;
        post.slug = slug;
        post.commentary = u"Seen:\n\n![A castle](%1)\n\nThere."_s.arg(pictureAddress(m_castle));
        post.leadMedia = {.url = pictureAddress(m_castle), .alt = u"A castle"_s, .caption = {}};
        OutboxEntry entry;
        entry.draft = QUuid::createUuidV5(QUuid(), slug);
        entry.account = account.id;
        entry.publication = publicationOf(account, post);
        return entry;
    }

    OutboxEntry sent(const OutboxEntry &entry)
    {
        const auto queued = QCoro::waitFor(m_outbox->enqueue(entry));
        if (!queued)
            return {.account = {}, .message = queued.error().message};
        const auto now = [this, &queued] { return m_outbox->entry(queued->id)->state; };
        (void)QTest::qWaitFor(
            [&now] { return now() != OutboxState::Queued && now() != OutboxState::Sending; }, 20'000);
        return *m_outbox->entry(queued->id);
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::shared_ptr<FakeBlog> m_blog;
    std::shared_ptr<Shelf> m_shelf;
    QMap<QString, QString> m_options;
    std::optional<Account> m_site;
    bool m_takesPictures = true;
    NetworkWatch m_network;
    std::unique_ptr<Library> m_library;
    std::unique_ptr<Outbox> m_outbox;
    QString m_castle;
};

QTEST_GUILESS_MAIN(UploadsTest)
#include "tst_uploads.moc"
