// SPDX-License-Identifier: MIT
// Proves: the library keeps drafts with their articles and finds them again, whatever is typed into its
// search
#include "library/library.h"
#include "library/samples.h"
#include "library/searchtext.h"
#include "support/result.h"
#include "support/shared.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QtTest>

using namespace Postil;
using namespace Postil::Test;
using namespace Qt::StringLiterals;

class LibraryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        reopen();
    }
    void cleanup() { m_library.reset(); }

    void savesAndLoads()
    {
        Draft draft = sampleDraft(u"Rivers"_s);
        draft.article = sampleArticle(u"The Rhine is low."_s);
        POSTIL_VERIFY_OK(QCoro::waitFor(m_library->save(draft)));
        reopen();
        const auto loaded = QCoro::waitFor(m_library->load(draft.id));
        QVERIFY(loaded);
        QCOMPARE(*loaded, draft);

        draft.post.commentary = u"Changed."_s;
        draft.article.reset();
        POSTIL_VERIFY_OK(QCoro::waitFor(m_library->save(draft)));
        QCOMPARE(*QCoro::waitFor(m_library->load(draft.id)), draft);
        QCOMPARE(QCoro::waitFor(m_library->load(QUuid::createUuid())).error().kind, ErrorKind::NotFound);
    }

    void emptyPost()
    {
        Draft draft;
        draft.id = QUuid::createUuid();
        POSTIL_VERIFY_OK(QCoro::waitFor(m_library->save(draft)));
        QCOMPARE(*QCoro::waitFor(m_library->load(draft.id)), draft);
    }

    void anArticleIsKeptOnceAndGoesWithItsLastDraft()
    {
        Draft one = sampleDraft(u"One"_s);
        Draft two = sampleDraft(u"Two"_s);
        one.article = two.article = sampleArticle(u"The same."_s);
        POSTIL_VERIFY_OK(QCoro::waitFor(m_library->save(one)));
        POSTIL_VERIFY_OK(QCoro::waitFor(m_library->save(two)));
        QCOMPARE(articles(), 1);
        one.article = sampleArticle(u"Another."_s);
        POSTIL_VERIFY_OK(QCoro::waitFor(m_library->save(one)));
        QCOMPARE(articles(), 2);
        POSTIL_VERIFY_OK(QCoro::waitFor(m_library->erase(two.id)));
        QCOMPARE(articles(), 1);
        POSTIL_VERIFY_OK(QCoro::waitFor(m_library->erase(one.id)));
        QCOMPARE(articles(), 0);
    }

    void listsNewestFirst()
    {
        QList<Draft> drafts;
        for (const QString &title : {u"First"_s, u"Second"_s, u"Third"_s}) {
            drafts += sampleDraft(title);
            POSTIL_VERIFY_OK(QCoro::waitFor(m_library->save(drafts.last())));
        }
        QCOMPARE(titles(Folder::Drafts), (QStringList{u"Third"_s, u"Second"_s, u"First"_s}));
        POSTIL_VERIFY_OK(QCoro::waitFor(m_library->save(drafts.first())));
        QCOMPARE(titles(Folder::Drafts), (QStringList{u"First"_s, u"Third"_s, u"Second"_s}));
        const auto rows = QCoro::waitFor(m_library->list(Folder::Drafts, {}));
        QCOMPARE(rows->first().outlet, u"Example Post"_s);
        QVERIFY(qAbs(rows->first().changed.secsTo(QDateTime::currentDateTimeUtc())) < 60);
    }

    void trash()
    {
        const Draft kept = sampleDraft(u"Kept"_s);
        const Draft gone = sampleDraft(u"Gone"_s);
        POSTIL_VERIFY_OK(QCoro::waitFor(m_library->save(kept)));
        POSTIL_VERIFY_OK(QCoro::waitFor(m_library->save(gone)));
        POSTIL_VERIFY_OK(QCoro::waitFor(m_library->move(gone.id, Folder::Trash)));
        QCOMPARE(titles(Folder::Drafts), QStringList{u"Kept"_s});
        QCOMPARE(titles(Folder::Trash), QStringList{u"Gone"_s});
        QCOMPARE(*QCoro::waitFor(m_library->counts()), (FolderCounts{1, 1}));
        POSTIL_VERIFY_OK(QCoro::waitFor(m_library->move(gone.id, Folder::Drafts)));
        POSTIL_VERIFY_OK(QCoro::waitFor(m_library->erase(gone.id)));
        QCOMPARE(QCoro::waitFor(m_library->erase(gone.id)).error().kind, ErrorKind::NotFound);
        QCOMPARE(QCoro::waitFor(m_library->move(gone.id, Folder::Trash)).error().kind, ErrorKind::NotFound);
        QCOMPARE(*QCoro::waitFor(m_library->counts()), (FolderCounts{1, 0}));
    }

    void session()
    {
        QCOMPARE(*QCoro::waitFor(m_library->loadSession()), QJsonObject());
        const QJsonObject state{{u"draft"_s, u"x"_s}, {u"caret"_s, 12}};
        POSTIL_VERIFY_OK(QCoro::waitFor(m_library->saveSession({{u"old"_s, true}})));
        POSTIL_VERIFY_OK(QCoro::waitFor(m_library->saveSession(state)));
        reopen();
        QCOMPARE(*QCoro::waitFor(m_library->loadSession()), state);
    }

    void searchLooksEverywhere_data()
    {
        QTest::addColumn<QString>("search");
        QTest::addColumn<bool>("found");
        QTest::newRow("title") << u"rivers"_s << true;
        QTest::newRow("outlet") << u"example post"_s << true;
        QTest::newRow("excerpt, formatted word") << u"rhine"_s << true;
        QTest::newRow("commentary, accents left out") << u"cafe"_s << true;
        QTest::newRow("coverage") << u"barges wire"_s << true;
        QTest::newRow("note") << u"video"_s << true;
        QTest::newRow("beginning of a word") << u"bar"_s << true;
        QTest::newRow("middle of a word") << u"arges"_s << false;
        QTest::newRow("one word is missing") << u"rivers oceans"_s << false;
        QTest::newRow("Japanese, inside a sentence") << u"渇水"_s << true;
        QTest::newRow("Japanese, not there") << u"水渇"_s << false;
        QTest::newRow("number") << u"OPS-306"_s << true;
    }
    void searchLooksEverywhere()
    {
        QFETCH(QString, search);
        QFETCH(bool, found);
        POSTIL_VERIFY_OK(QCoro::waitFor(m_library->save(
            sampleDraft(u"Rivers"_s, u"A café by the water. OPS-306. 深刻な渇水が続く。"_s))));
        POSTIL_VERIFY_OK(QCoro::waitFor(m_library->save(sampleDraft(u"Else"_s, u"x"_s))));
        const auto rows = QCoro::waitFor(m_library->list(Folder::Drafts, search));
        QVERIFY(rows);
        const bool first = std::ranges::any_of(*rows, [](const auto &row) { return row.title == u"Rivers"; });
        QCOMPARE(first, found);
    }

    void searchForgetsWhatWasChangedOrErased()
    {
        Draft draft = sampleDraft(u"Zebra"_s);
        POSTIL_VERIFY_OK(QCoro::waitFor(m_library->save(draft)));
        draft.post.title = u"Giraffe"_s;
        POSTIL_VERIFY_OK(QCoro::waitFor(m_library->save(draft)));
        QCOMPARE(titles(Folder::Drafts, u"zebra"_s), QStringList());
        QCOMPARE(titles(Folder::Drafts, u"giraffe"_s), QStringList{u"Giraffe"_s});
        POSTIL_VERIFY_OK(QCoro::waitFor(m_library->erase(draft.id)));
        POSTIL_VERIFY_OK(QCoro::waitFor(m_library->save(sampleDraft(u"Other"_s))));
        QCOMPARE(titles(Folder::Drafts, u"giraffe"_s), QStringList());
    }

    void hostileSearches()
    {
        POSTIL_SHARED_OR_SKIP(path, "corpora/hostile/own-fts.json");
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonArray rows = QJsonDocument::fromJson(file.readAll()).array();
        QVERIFY(rows.size() > 40);
        POSTIL_VERIFY_OK(
            QCoro::waitFor(m_library->save(sampleDraft(u"Plain title"_s, u"Nothing of the kind."_s))));
        for (const auto &row : rows) {
            const QString search = row[u"input"].toString();
            const Draft holder = sampleDraft(u"Holder"_s, u"Said: "_s + search);
            POSTIL_VERIFY_OK(QCoro::waitFor(m_library->save(holder)));
            const auto found = QCoro::waitFor(m_library->list(Folder::Drafts, search));
            QVERIFY2(found, qPrintable(search));
            if (search.trimmed().isEmpty())
                QCOMPARE(found->size(), 2);
            else if (!matchExpression(search).isEmpty())
                QVERIFY2(std::ranges::any_of(*found, [](const auto &d) { return d.title == u"Holder"; }),
                         qPrintable(search));
            POSTIL_VERIFY_OK(QCoro::waitFor(m_library->erase(holder.id)));
        }
        QCOMPARE(titles(Folder::Drafts, u"nothing"_s), QStringList{u"Plain title"_s});
    }

    void callsKeepTheirOrder()
    {
        Draft draft = sampleDraft(u"Order"_s);
        QList<int> finished;
        for (int i = 0; i < 50; ++i) {
            draft.post.commentary = QString::number(i);
            m_library->save(draft).then(
                [&finished, i](const Result<void> &saved) { finished += saved ? i : -1; });
        }
        QCOMPARE(QCoro::waitFor(m_library->load(draft.id))->post.commentary, u"49"_s);
        QTRY_COMPARE(finished.size(), 50);
        QVERIFY(std::ranges::is_sorted(finished));
        QCOMPARE(finished.first(), 0);
    }

    void closingFinishesWhatWasAskedFor()
    {
        const Draft draft = sampleDraft(u"Last"_s);
        m_library->save(draft);
        reopen();
        QCOMPARE(*QCoro::waitFor(m_library->load(draft.id)), draft);
    }

    void theFileIsDurableAndPrivate()
    {
        POSTIL_VERIFY_OK(QCoro::waitFor(m_library->save(sampleDraft(u"x"_s))));
        QCOMPARE(ask(path(), u"PRAGMA journal_mode"_s), QStringList{u"wal"_s});
        QCOMPARE(QFile::permissions(path()) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    }

private:
    [[nodiscard]] QString path() const { return m_dir->filePath(u"a folder/library.sqlite"_s); }
    [[nodiscard]] int articles() const
    {
        return ask(path(), u"SELECT count(*) FROM article"_s).first().toInt();
    }

    void reopen()
    {
        m_library.reset();
        auto opened = QCoro::waitFor(Library::open(path()));
        QVERIFY2(opened, qPrintable(opened ? QString() : opened.error().message));
        m_library = std::move(*opened);
    }

    QStringList titles(Folder folder, const QString &search = {})
    {
        QStringList found;
        const auto rows = QCoro::waitFor(m_library->list(folder, search));
        for (const DraftSummary &row : rows.value_or(QList<DraftSummary>{{{}, u"error"_s, {}, {}, {}}}))
            found += row.title;
        return found;
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Library> m_library;
};

QTEST_GUILESS_MAIN(LibraryTest)
#include "tst_library.moc"
