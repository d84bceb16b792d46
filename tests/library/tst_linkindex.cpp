// SPDX-License-Identifier: MIT
// Proves: the library tells which posts led to a story before, whatever form its address has, and libraries
// made before it could are brought up to date
#include "library/library.h"
#include "library/samples.h"
#include "support/result.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace Postil;
using namespace Postil::Test;
using namespace Qt::StringLiterals;

class LinkIndexTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        open();
    }
    void cleanup() { m_library.reset(); }

    void findsSourceAndCoverage()
    {
        Draft draft = sampleDraft(u"Rivers"_s);
        draft.post.date = QDateTime(QDate(2026, 3, 12), QTime(9, 0), QTimeZone::UTC);
        save(draft);
        const QStringList asked{u"http://www.example.com/barges/?utm_source=x"_s,
                                u"https://example.org/other"_s,
                                u"https://example.org/rivers#part"_s,
                                u"no address"_s,
                                {}};
        const auto found = before(asked);
        QCOMPARE(found.size(), 2);
        QCOMPARE(found[0], (EarlierLink{asked[0], draft.id, u"Rivers"_s, draft.post.date}));
        QCOMPARE(found[1].address, asked[2]);
        QCOMPARE(before(asked, draft.id), QList<EarlierLink>()); // the post that is being written
    }

    void latestFirstAndWithoutADateWhenItWasChanged()
    {
        Draft old = sampleDraft(u"Old"_s);
        old.post.date = QDateTime(QDate(2019, 3, 25), QTime(9, 0), QTimeZone::UTC);
        Draft undated = sampleDraft(u"Undated"_s);
        save(undated);
        save(old);
        const auto found = before({u"https://example.com/barges"_s});
        QCOMPARE(found.size(), 2);
        QCOMPARE(found[0].title, u"Undated"_s);
        QVERIFY(qAbs(found[0].linked.secsTo(QDateTime::currentDateTimeUtc())) < 60);
        QCOMPARE(found[1].linked, old.post.date);
    }

    void followsWhatThePostSaysNow()
    {
        Draft draft = sampleDraft(u"Rivers"_s);
        save(draft);
        draft.post.coverage.clear();
        save(draft);
        QCOMPARE(before({u"https://example.com/barges"_s}).size(), 0);
        QCOMPARE(before({u"https://example.org/rivers"_s}).size(), 1);
        POSTIL_VERIFY_OK(QCoro::waitFor(m_library->move(draft.id, Folder::Trash)));
        QCOMPARE(before({u"https://example.org/rivers"_s}).size(), 0);
        POSTIL_VERIFY_OK(QCoro::waitFor(m_library->move(draft.id, Folder::Drafts)));
        POSTIL_VERIFY_OK(QCoro::waitFor(m_library->erase(draft.id)));
        m_library.reset();
        QCOMPARE(ask(path(), u"SELECT count(*) FROM linked_story"_s), QStringList{u"0"_s});
    }

    void aLibraryOfTheFirstVersion()
    {
        const Draft draft = sampleDraft(u"Rivers"_s);
        save(draft);
        save(sampleDraft(u"Unreadable"_s));
        m_library.reset();
        // As it was before there was an index.
        for (const QString &sql :
             {u"DROP TABLE linked_story"_s, u"DROP TABLE snapshot"_s, u"DROP TABLE outbox"_s, u"DROP TABLE receipt"_s,
              u"DROP TABLE upload"_s,               u"UPDATE draft SET json = '{' WHERE title = 'Unreadable'"_s, u"PRAGMA user_version=1"_s})
            QCOMPARE(ask(path(), sql), QStringList());
        open();
        const auto found = before({u"https://example.com/barges"_s});
        QCOMPARE(found.size(), 1);
        QCOMPARE(found[0].draft, draft.id);
        QCOMPARE(*QCoro::waitFor(m_library->load(draft.id)), draft);
    }

private:
    [[nodiscard]] QString path() const { return m_dir->filePath(u"library.sqlite"_s); }
    void open()
    {
        auto library = QCoro::waitFor(Library::open(path()));
        QVERIFY(library);
        m_library = std::move(*library);
    }
    void save(const Draft &draft) { POSTIL_VERIFY_OK(QCoro::waitFor(m_library->save(draft))); }
    QList<EarlierLink> before(const QStringList &addresses, QUuid except = {})
    {
        return QCoro::waitFor(m_library->linkedBefore(addresses, except)).value();
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Library> m_library;
};

QTEST_GUILESS_MAIN(LinkIndexTest)
#include "tst_linkindex.moc"
