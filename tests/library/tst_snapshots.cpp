// SPDX-License-Identifier: MIT
// Proves: an article is kept as it was read, each version once, and a later visit tells which version was
// before
#include "library/library.h"
#include "library/samples.h"
#include "support/result.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace Postil;
using namespace Postil::Test;
using namespace Qt::StringLiterals;

class SnapshotsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        auto library = QCoro::waitFor(Library::open(m_dir->filePath(u"library.sqlite"_s)));
        QVERIFY(library);
        m_library = std::move(*library);
    }
    void cleanup() { m_library.reset(); }

    void keepsWhatWasRead()
    {
        Article article = sampleArticle(u"The Rhine is low. "_s.repeated(500));
        article.html = u"<p>%1</p>"_s.arg(article.text);
        article.byline = u"A. Writer"_s;
        const auto kept = keep(article);
        QVERIFY(kept.now.id > 0);
        QCOMPARE(kept.now.captured, article.captured);
        QCOMPARE(kept.now.headline, article.headline);
        QCOMPARE(kept.now.hash.size(), 32);
        QVERIFY(!kept.before);
        QCOMPARE(*QCoro::waitFor(m_library->snapshot(kept.now.id)), article);
        QCOMPARE(list(u"http://www.example.org/rivers/?utm_source=x"_s), QList{kept.now});
        QCOMPARE(list(u"https://example.org/lakes"_s), QList<Snapshot>());
        QCOMPARE(QCoro::waitFor(m_library->snapshot(kept.now.id + 1)).error().kind, ErrorKind::NotFound);
        m_library.reset();
        const QStringList size =
            ask(m_dir->filePath(u"library.sqlite"_s), u"SELECT length(article) FROM snapshot"_s);
        QVERIFY(size.first().toInt() > 0 && size.first().toInt() < 2000); // of 18,000 letters
    }

    void theSameAgainIsOneVersion()
    {
        Article article = sampleArticle(u"The Rhine is low."_s);
        const auto first = keep(article);
        article.captured = article.captured.addSecs(3600);
        article.image = u"https://example.org/new.jpg"_s; // not what anybody quotes
        const auto again = keep(article);
        QCOMPARE(again.now.id, first.now.id);
        QCOMPARE(again.now.captured, first.now.captured);
        QCOMPARE(again.now.seen, article.captured);
        QVERIFY(!again.before);
        QCOMPARE(list(article.url).size(), 1);
    }

    void anotherVersionKnowsTheOneBefore()
    {
        const Article one = sampleArticle(u"The Rhine is low."_s);
        Article two = sampleArticle(u"The Rhine is very low."_s);
        two.captured = one.captured.addSecs(60);
        keep(one);
        const auto kept = keep(two);
        QVERIFY(kept.before);
        QCOMPARE(*kept.before, one);
        QVERIFY(!keep(two).before); // it was told
        const auto back = keep(one);
        QCOMPARE(*back.before, two);
        const auto versions = list(one.url);
        QCOMPARE(versions.size(), 3);
        QCOMPARE(versions.first(), back.now);
        QCOMPARE(versions.last().hash, back.now.hash);
    }

    void theFirstAndTheNewestStay()
    {
        Article article = sampleArticle({});
        for (int i = 0; i < maximumSnapshots + 10; ++i) {
            article.text = u"Version %1"_s.arg(i);
            keep(article);
        }
        const auto versions = list(article.url);
        QCOMPARE(versions.size(), maximumSnapshots);
        QCOMPARE(QCoro::waitFor(m_library->snapshot(versions.last().id))->text, u"Version 0"_s);
        QCOMPARE(QCoro::waitFor(m_library->snapshot(versions.first().id))->text,
                 u"Version %1"_s.arg(maximumSnapshots + 9));
    }

    void pastedTextHasNoAddress()
    {
        Article article = sampleArticle(u"Text"_s);
        article.url.clear();
        QCOMPARE(QCoro::waitFor(m_library->keepSnapshot(article)).error().kind, ErrorKind::BadInput);
    }

    void aBrokenOne()
    {
        const auto kept = keep(sampleArticle(u"Text"_s));
        m_library.reset();
        const QString path = m_dir->filePath(u"library.sqlite"_s);
        for (const QString &blob : {u"X''"_s, u"X'FFFFFFFF789C'"_s, u"X'00000010789C0000'"_s}) {
            QCOMPARE(ask(path, u"UPDATE snapshot SET article = "_s + blob), QStringList());
            m_library = std::move(*QCoro::waitFor(Library::open(path)));
            QCOMPARE(QCoro::waitFor(m_library->snapshot(kept.now.id)).error().kind, ErrorKind::Storage);
            m_library.reset();
        }
        m_library = std::move(*QCoro::waitFor(Library::open(path)));
        const auto next = keep(sampleArticle(u"Newer text"_s)); // nothing to compare with, but kept
        QVERIFY(next.now.id > kept.now.id && !next.before);
    }

private:
    KeptSnapshot keep(const Article &article)
    {
        return QCoro::waitFor(m_library->keepSnapshot(article)).value_or(KeptSnapshot());
    }
    QList<Snapshot> list(const QString &address)
    {
        return QCoro::waitFor(m_library->snapshots(address)).value();
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Library> m_library;
};

QTEST_GUILESS_MAIN(SnapshotsTest)
#include "tst_snapshots.moc"
