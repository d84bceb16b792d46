// SPDX-License-Identifier: MIT
// Proves: every change of a post is one undoable step, typing merges into steps, and another draft starts
// anew
#include "compose/session.h"

#include <QSignalSpy>
#include <QtTest>

using namespace Postil;
using namespace Qt::StringLiterals;

class SessionTest : public QObject
{
    Q_OBJECT

private:
    static Post titled(const QString &title)
    {
        Post post;
        post.title = title;
        return post;
    }

private Q_SLOTS:
    void mergesTypingInOneField()
    {
        Session session;
        for (const auto &title : {u"a"_s, u"ab"_s, u"abc"_s})
            session.edit(u"Typing"_s, titled(title), u"title"_s);
        QCOMPARE(session.undoStack()->count(), 1);
        session.undoStack()->undo();
        QCOMPARE(session.post(), Post());
        session.undoStack()->redo();
        QCOMPARE(session.post().title, u"abc"_s);
    }

    void breaksTheMergeWhereItShould()
    {
        Session session;
        session.edit(u"Typing"_s, titled(u"a"_s), u"title"_s);
        session.breakMerge();
        session.edit(u"Typing"_s, titled(u"ab"_s), u"title"_s);
        QCOMPARE(session.undoStack()->count(), 2);
        Post post = titled(u"ab"_s);
        post.slug = u"s"_s;
        session.edit(u"Typing"_s, post, u"slug"_s);
        post.title = u"abc"_s;
        session.edit(u"Typing"_s, post, u"title"_s);
        QCOMPARE(session.undoStack()->count(), 4);
        session.undoStack()->undo();
        session.undoStack()->redo();
        post.title = u"abcd"_s;
        session.edit(u"Typing"_s, post, u"title"_s);
        QCOMPARE(session.undoStack()->count(), 5);
        session.edit(u"Cut"_s, titled(u"x"_s));
        session.edit(u"Cut"_s, titled(u"y"_s));
        QCOMPARE(session.undoStack()->count(), 7);
    }

    void aPauseEndsTheStep()
    {
        Session session;
        session.edit(u"Typing"_s, titled(u"a"_s), u"title"_s);
        QTest::qWait(1100); // the pause itself is what is tested
        session.edit(u"Typing"_s, titled(u"ab"_s), u"title"_s);
        QCOMPARE(session.undoStack()->count(), 2);
    }

    void nothingChangedIsNoStep()
    {
        Session session;
        QSignalSpy changed(&session, &Session::changed);
        session.edit(u"Typing"_s, Post());
        QCOMPARE(session.undoStack()->count(), 0);
        QCOMPARE(changed.count(), 0);
        session.edit(u"Typing"_s, titled(u"a"_s), u"title"_s);
        session.edit(u"Typing"_s, Post(), u"title"_s);
        QCOMPARE(session.undoStack()->count(), 0);
    }

    void tellsSteppingFromEditing()
    {
        Session session;
        QList<bool> stepping;
        connect(&session, &Session::changed, this, [&] { stepping.append(session.isStepping()); });
        session.edit(u"Typing"_s, titled(u"a"_s));
        session.undoStack()->undo();
        session.undoStack()->redo();
        QCOMPARE(stepping, QList<bool>({false, true, true}));
        QVERIFY(!session.isStepping());
    }

    void firstQuoteFillsTitleAndSource()
    {
        Session session;
        Article article;
        article.url = u"https://dw.com/a"_s;
        article.headline = u"Russia sees chance"_s;
        article.outlet = u"DW"_s;
        article.published = u"2019-03-25"_s;
        session.setArticle(article);
        session.addExcerpt({.markdown = u"One."_s, .source = u"https://dw.com/a"_s, .captured = u"One."_s});
        QCOMPARE(session.post().title, u"Russia sees chance"_s);
        QCOMPARE(session.post().source.outlet, u"DW"_s);
        QCOMPARE(session.post().source.published, u"2019-03-25"_s);
        QCOMPARE(session.undoStack()->undoText(), u"Quote"_s);

        Post post = session.post();
        post.title = u"Mine"_s;
        post.source.headline = u"Shorter"_s;
        session.edit(u"Typing"_s, post);
        session.addExcerpt({.markdown = u"Two."_s, .source = {}, .captured = {}});
        QCOMPARE(session.post().title, u"Mine"_s);
        QCOMPARE(session.post().source.headline, u"Shorter"_s);
        QCOMPARE(session.post().excerpts.size(), 2);
        session.addExcerpt({.markdown = u" \n "_s, .source = {}, .captured = {}});
        QCOMPARE(session.post().excerpts.size(), 2);
        for (int i = 0; i < 3; ++i)
            session.undoStack()->undo();
        QCOMPARE(session.post(), Post());
    }

    void anArticleIsCitedWithoutAQuote()
    {
        Session session;
        session.cite();
        session.takePicture();
        QVERIFY(!session.undoStack()->canUndo());
        Article article;
        article.url = u"https://dw.com/a"_s;
        article.headline = u"Russia sees chance"_s;
        article.outlet = u"DW"_s;
        session.setArticle(article);
        session.takePicture(); // it names none
        QVERIFY(!session.undoStack()->canUndo());
        session.cite();
        QCOMPARE(session.post().title, u"Russia sees chance"_s);
        QCOMPARE(session.post().source.outlet, u"DW"_s);
        article.headline = u"Another"_s;
        article.image = u"https://dw.com/a.jpg"_s;
        session.setArticle(article);
        session.cite();
        QCOMPARE(session.post().title, u"Russia sees chance"_s);
        QCOMPARE(session.post().source.headline, u"Another"_s);
        session.takePicture();
        QCOMPARE(session.post().leadMedia->url, u"https://dw.com/a.jpg"_s);
        for (int i = 0; i < 3; ++i)
            session.undoStack()->undo();
        QCOMPARE(session.post(), Post());
    }

    void choosingAStyleIsUndone()
    {
        Session session;
        HouseStyle digest;
        digest.id = u"news-digest"_s;
        digest.editorLabel = u"WNU Editor:"_s;
        QSignalSpy styles(&session, &Session::styleChanged);
        session.setStyle(digest);
        QCOMPARE(session.post().style, u"news-digest"_s);
        QCOMPARE(session.style(), digest);
        session.undoStack()->undo();
        QCOMPARE(session.post().style, QString());
        QCOMPARE(session.style(), HouseStyle());
        QCOMPARE(styles.count(), 2);
    }

    void resolvingAStyleLeavesThePostAlone()
    {
        Session session;
        HouseStyle digest;
        digest.id = u"news-digest"_s;
        session.setStyle(digest, Session::StyleChange::Resolved);
        QCOMPARE(session.style(), digest);
        QCOMPARE(session.post(), Post());
        QCOMPARE(session.undoStack()->count(), 0);
    }

    void anotherDraftStartsAnew()
    {
        Session session;
        session.edit(u"Typing"_s, titled(u"a"_s), u"title"_s);
        QSignalSpy opened(&session, &Session::opened);
        QSignalSpy changed(&session, &Session::changed);
        const QUuid id = QUuid::createUuid();
        session.open(id, titled(u"other"_s), Article());
        QCOMPARE(session.id(), id);
        QCOMPARE(session.post().title, u"other"_s);
        QVERIFY(session.article().has_value());
        QCOMPARE(session.undoStack()->count(), 0);
        QCOMPARE(opened.count(), 1);
        QCOMPARE(changed.count(), 1);
        session.edit(u"Typing"_s, titled(u"other2"_s), u"title"_s);
        session.undoStack()->undo();
        QCOMPARE(session.post().title, u"other"_s);
    }
};

QTEST_GUILESS_MAIN(SessionTest)
#include "tst_session.moc"
