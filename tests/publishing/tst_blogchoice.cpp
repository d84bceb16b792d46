// SPDX-License-Identifier: MIT
// Proves: the blog that a post belongs to is offered first, and another one is told apart, by where the post
// stands and by its house style
#include "publishing/blogchoice.h"
#include "publishing/preflight.h"

#include <QtTest>

using namespace Postil;
using namespace Qt::StringLiterals;

namespace {

Account account(const QString &id, const QString &style = {})
{
    return {.id = id,
            .name = id.toUpper(),
            .service = u"wordpress"_s,
            .address = u"https://%1.example"_s.arg(id),
            .style = style};
}

} // namespace

class BlogChoiceTest : public QObject
{
    Q_OBJECT

    static QString likely(const QList<Account> &accounts, const BlogTraces &traces)
    {
        const auto found = likelyBlog(accounts, traces);
        return found ? found->id : QString();
    }

private Q_SLOTS:
    void theLikelyBlog()
    {
        const QList<Account> all{account(u"a"_s), account(u"b"_s, u"digest"_s), account(u"c"_s)};
        QCOMPARE(likely({}, {}), QString());
        QCOMPARE(likely(all, {}), QString());
        QCOMPARE(likely({account(u"a"_s)}, {}), u"a"_s);
        QCOMPARE(likely(all, {.lastUsed = u"c"_s}), u"c"_s);
        QCOMPARE(likely(all, {.style = u"digest"_s, .lastUsed = u"c"_s}), u"b"_s);
        QCOMPARE(likely(all, {.standsOn = {u"a"_s}, .style = u"digest"_s, .lastUsed = u"c"_s}), u"a"_s);
        QCOMPARE(likely(all, {.standsOn = {u"a"_s, u"c"_s}, .lastUsed = u"c"_s}), u"c"_s);
        QCOMPARE(likely(all, {.lastUsed = u"gone"_s}), QString());
        // A style of two blogs tells nothing.
        const QList<Account> same{account(u"a"_s, u"digest"_s), account(u"b"_s, u"digest"_s)};
        QCOMPARE(likely(same, {.style = u"digest"_s, .lastUsed = u"b"_s}), u"b"_s);
    }

    void theWrongBlog()
    {
        const QList<Account> all{account(u"a"_s), account(u"b"_s, u"digest"_s), account(u"c"_s, u"plain"_s)};
        QCOMPARE(wrongBlogSentence(all[0], all, {}), QString());
        QCOMPARE(wrongBlogSentence(all[0], all, {.style = u"own"_s}), QString());
        QCOMPARE(wrongBlogSentence(all[1], all, {.style = u"digest"_s}), QString());
        QCOMPARE(wrongBlogSentence(all[0], all, {.style = u"digest"_s}),
                 u"The post is written in the house style of “B”; it goes to “A”."_s);
        QCOMPARE(wrongBlogSentence(all[1], all, {.style = u"own"_s}),
                 u"“B” gets its posts in a house style of its own, not in the one that the preview shows."_s);
        QCOMPARE(wrongBlogSentence(all[2], all, {.standsOn = {u"a"_s}, .style = u"plain"_s}),
                 u"The post is on “A” already; on “C” it will be a second one."_s);
        // Where it stands it may be changed, whatever else.
        QCOMPARE(wrongBlogSentence(all[2], all, {.standsOn = {u"a"_s, u"c"_s}, .style = u"digest"_s}),
                 QString());
    }

    void whatTheBlogWantsIsKnown()
    {
        PreflightContext context;
        setBlog(context, account(u"a"_s));
        QCOMPARE(context.blog, QUrl(u"https://a.example"_s));
        QVERIFY(context.wantsLabels);
        QCOMPARE(context.noPicturesAt, QString());
        Account blogger = account(u"b"_s);
        blogger.service = u"blogger"_s;
        blogger.labels = {u"News"_s};
        setBlog(context, blogger);
        QVERIFY(!context.wantsLabels); // it gets some
        QCOMPARE(context.noPicturesAt, u"Blogger"_s);
    }
};

QTEST_GUILESS_MAIN(BlogChoiceTest)
#include "tst_blogchoice.moc"
