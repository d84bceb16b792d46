// SPDX-License-Identifier: MIT
// Proves: a post changed on both sides loses nothing: what one side changed merges by itself, what both did
// is shown; and what a blog made of a post is told
#include "post/housestyle.h"
#include "publishing/merge.h"
#include "publishing/proof.h"
#include "support/postgenerator.h"

#include <QtTest>

using namespace Postil;
using namespace Postil::Test;
using namespace Qt::StringLiterals;

namespace {

Post samplePost()
{
    Post post;
    post.title = u"A title"_s;
    post.commentary = u"What I think."_s;
    post.labels = {u"europe"_s};
    post.source = {.url = u"https://example.com/a"_s,
                   .headline = u"Headline"_s,
                   .outlet = u"Outlet"_s,
                   .byline = {},
                   .published = {}};
    post.coverage = {{u"More"_s, {{u"Other story"_s, u"https://example.com/b"_s, {}, u"Other"_s, {}}}}};
    return post;
}

HtmlBlock blockOf(const QString &text, const QStringList &links = {}, const QString &markdown = {})
{
    HtmlBlock block{
        .tag = u"p"_s, .classes = {}, .cite = {}, .markdown = markdown, .text = text, .links = {}};
    for (const QString &link : links)
        block.links.append({link, u"x"_s});
    return block;
}

} // namespace

class MergeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingChangedIsNothingToMerge()
    {
        QVERIFY(mergeFields(samplePost(), samplePost(), samplePost()).isEmpty());
    }

    void oneSidedChangesMergeByThemselves()
    {
        Post mine = samplePost();
        mine.commentary = u"What I think now."_s;
        Post theirs = samplePost();
        theirs.title = u"A better title"_s;
        theirs.labels = {u"europe"_s, u"law"_s};
        const QList<MergeField> fields = mergeFields(samplePost(), mine, theirs);
        QCOMPARE(fields.size(), 3);
        for (const MergeField &field : fields)
            QVERIFY(!field.isConflict);
        const Post both = merged(mine, theirs, fields);
        QCOMPARE(both.title, u"A better title"_s);
        QCOMPARE(both.commentary, u"What I think now."_s);
        QCOMPARE(both.labels, (QStringList{u"europe"_s, u"law"_s}));
    }

    void changesOfBothSidesAreShown()
    {
        Post mine = samplePost();
        mine.title = u"My title"_s;
        Post theirs = samplePost();
        theirs.title = u"Their title"_s;
        QList<MergeField> fields = mergeFields(samplePost(), mine, theirs);
        QCOMPARE(fields.size(), 1);
        QVERIFY(fields.constFirst().isConflict);
        QCOMPARE(fields.constFirst().base, u"A title"_s);
        QCOMPARE(merged(mine, theirs, fields).title, u"My title"_s);
        fields.first().side = MergeSide::Theirs;
        QCOMPARE(merged(mine, theirs, fields).title, u"Their title"_s);
    }

    // Whatever two posts hold: taking one side for every field gives that side.
    void eitherSideCanBeHadWhole()
    {
        QRandomGenerator random(7);
        for (int round = 0; round < 100; ++round) {
            const Post mine = randomPost(random);
            const Post theirs = randomPost(random);
            QList<MergeField> fields = mergeFields(samplePost(), mine, theirs);
            for (MergeField &field : fields)
                field.side = MergeSide::Theirs;
            QVERIFY(mergeFields(samplePost(), merged(mine, theirs, fields), theirs).isEmpty());
            for (MergeField &field : fields)
                field.side = MergeSide::Mine;
            QCOMPARE(merged(mine, theirs, fields), mine);
        }
    }

    void theLanguageOfTheStyleIsNoChange()
    {
        HouseStyle style;
        style.language = u"en"_s;
        Post base = samplePost();
        base.language.clear();
        Post theirs = base;
        theirs.language = u"en"_s;
        QVERIFY(mergeFields(base, base, withoutLanguageOf(style, base, theirs)).isEmpty());
        theirs.language = u"de"_s; // somebody's word
        QCOMPARE(mergeFields(base, base, withoutLanguageOf(style, base, theirs)).size(), 1);
        base.language = u"en"_s;
        theirs.language = u"en"_s;
        QCOMPARE(withoutLanguageOf(style, base, theirs).language, u"en"_s);
    }

    void aFaithfulPageHasNoFindings()
    {
        const QList<HtmlBlock> sent{blockOf(u"He said “no”."_s, {u"https://example.com/a/"_s}),
                                    blockOf({}, {}, u"![a castle](https://blog.example/castle.jpg)"_s)};
        const QList<HtmlBlock> live{blockOf(u"Menu"_s),
                                    blockOf(u"He said  “no”."_s, {u"http://example.com/a?ref=blog.example"_s}),
                                    blockOf({}, {}, u"![a castle](/up/castle-1024x683.jpg?w=600)"_s)};
        QCOMPARE(compareLive(sent, live), QList<ProofFinding>());
    }

    void aTimesSignIsAnX()
    {
        QCOMPARE(compareLive({blockOf(u"A 3x4 m quay"_s)}, {blockOf(u"A 3×4 m quay"_s)}).constFirst().kind,
                 ProofKind::TextRetyped);
    }

    void whatTheBlogChangedIsTold()
    {
        const QList<HtmlBlock> sent{blockOf(u"He said \"no\" -- twice."_s), blockOf(u"A paragraph."_s),
                                    blockOf(u"A link"_s, {u"https://example.com/a"_s}),
                                    blockOf({}, {}, u"![a](https://blog.example/castle.jpg)"_s)};
        const QList<HtmlBlock> live{blockOf(u"He said “no” – twice. A link"_s)};
        const QList<ProofFinding> expected{{ProofKind::TextRetyped, u"He said \"no\" -- twice."_s},
                                           {ProofKind::TextMissing, u"A paragraph."_s},
                                           {ProofKind::LinkMissing, u"https://example.com/a"_s},
                                           {ProofKind::ImageMissing, u"https://blog.example/castle.jpg"_s}};
        QCOMPARE(compareLive(sent, live), expected);
        for (const ProofFinding &finding : expected)
            QVERIFY(sentenceOf(finding).contains(finding.what));
    }

    void titlesOnThePage_data()
    {
        QTest::addColumn<QString>("heading");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("found");
        const QString title = u"It's closed"_s;
        const QStringList retyped{u"With other quotation marks, dashes or spaces: “It's closed”"_s};
        QTest::newRow("as sent") << title << u"Words."_s << QStringList();
        QTest::newRow("with the blog's name") << u"Blog: "_s + title << u"Words."_s << QStringList();
        QTest::newRow("retyped") << u"It’s closed"_s << u"Words."_s << retyped;
        QTest::newRow("retyped, and the text says the same") << u"It’s closed"_s << title << retyped;
        QTest::newRow("no heading") << u"Blog"_s << title << QStringList();
        QTest::newRow("no heading, retyped") << u"Blog"_s << u"It’s closed"_s << retyped;
        QTest::newRow("nowhere") << u"Blog"_s << u"Words."_s << QStringList{u"Missing: “It's closed”"_s};
    }
    void titlesOnThePage()
    {
        QFETCH(const QString, heading);
        QFETCH(const QString, text);
        QFETCH(const QStringList, found);
        HtmlBlock first;
        first.tag = u"h1"_s;
        first.text = heading;
        HtmlBlock second;
        second.tag = u"p"_s;
        second.text = text;
        QStringList sentences;
        for (const ProofFinding &finding : compareLiveTitle(u"It's closed"_s, {first, second}))
            sentences.append(sentenceOf(finding));
        QCOMPARE(sentences, found);
    }
};

QTEST_GUILESS_MAIN(MergeTest)
#include "tst_merge.moc"
