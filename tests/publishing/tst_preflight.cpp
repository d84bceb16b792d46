// SPDX-License-Identifier: MIT
// Proves: preflight finds what is missing, changed, repeated, left over or unfit in a post, says where, and lets a
// good post go
#include "media/mediastore.h"
#include "media/pictureaddress.h"
#include "article/article.h"
#include "post/housestyle.h"
#include "post/post.h"
#include "publishing/preflight.h"

#include <QTimeZone>
#include <QTemporaryDir>
#include <QtTest>

using namespace Postil;
using namespace Qt::StringLiterals;

namespace {

const QDateTime today(QDate(2026, 3, 25), QTime(10, 42), QTimeZone::UTC);

Post goodPost()
{
    Post post;
    post.title = u"Islands want a reset"_s;
    post.source = {u"https://example.com/a"_s, u"A headline"_s, u"Example"_s, {}, {}};
    post.excerpts = {{u"The quay would be built soon."_s, u"https://example.com/a"_s, u"The quay would be built soon."_s}};
    post.commentary = u"There will be none. ![The quay](https://example.com/quay.jpg)"_s;
    post.coverage = {{u"More"_s,
                      {{u"One"_s, u"https://example.org/1"_s, {}, u"AP"_s, {}},
                       {u"Two"_s, u"https://example.org/2"_s, {}, u"DW"_s, {}}}}};
    post.leadMedia = LeadMedia{u"https://example.com/lead.jpg"_s, u"The quay"_s, {}};
    post.labels = {u"Islands"_s};
    return post;
}

LinkReport checked(const QString &address, LinkHealth health)
{
    return {.link = {.headline = {}, .url = address, .author = {}, .outlet = {}, .note = {}},
            .health = health,
            .replacement = {},
            .reason = u"Something is the matter with it."_s};
}

PreflightContext context()
{
    Article article;
    article.url = u"https://example.com/a"_s;
    article.text = u"The clerk said that all was well. The quay would be built soon."_s;
    return {.article = article,
            .earlier = {},
            .links = {checked(u"https://example.org/dead"_s, LinkHealth::Dead),
                      checked(u"https://example.org/soft"_s, LinkHealth::SoftDead),
                      checked(u"https://example.org/moved"_s, LinkHealth::Moved),
                      checked(u"https://example.org/1"_s, LinkHealth::Fine),
                      checked(u"https://example.org/2"_s, LinkHealth::Unreachable)},
            .unknownWords = {u"teh"_s, u"Teh"_s, u"wrod"_s},
            .blog = QUrl(u"https://blog.example"_s),
            .wantsLabels = true,
            .now = today,
            .goesAt = {}};
}

} // namespace

class PreflightTest : public QObject
{
    Q_OBJECT

    static QList<FindingKind> kinds(const Post &post, const PreflightContext &known, const HouseStyle &style = {})
    {
        QList<FindingKind> kinds;
        for (const PreflightFinding &finding : preflight(post, style, known))
            kinds.append(finding.kind);
        return kinds;
    }

private Q_SLOTS:
    void aGoodPostMayGo() { QCOMPARE(preflight(goodPost(), {}, context()), QList<PreflightFinding>()); }

    void eachFaultIsFound_data()
    {
        QTest::addColumn<std::function<void(Post &)>>("spoil");
        QTest::addColumn<FindingKind>("kind");
        QTest::addColumn<Severity>("severity");
        QTest::addColumn<PostPlace>("place");
        const auto row = [](const char *name, std::function<void(Post &)> spoil, FindingKind kind, Severity severity,
                            PostPlace place) { QTest::newRow(name) << std::move(spoil) << kind << severity << place; };
        using enum FindingKind;
        using enum Severity;
        row("no title", [](Post &post) { post.title = u" "_s; }, NoTitle, Blocks, {PostPart::Title});
        row("no link", [](Post &post) { post.source.url.clear(); }, NoSourceLink, Blocks, {PostPart::Source});
        row("no outlet", [](Post &post) { post.source.outlet.clear(); }, NoOutlet, Warns, {PostPart::Source});
        row("changed quote", [](Post &post) { post.excerpts[0].markdown = u"The quay would be built late."_s; },
            ChangedQuote, Warns, {PostPart::Excerpt, 0});
        row("link without address", [](Post &post) { post.coverage[0].links[1].url.clear(); }, NoAddress, Warns,
            {PostPart::Coverage, 0, 1});
        row("twice", [](Post &post) { post.coverage[0].links[1].url = u"http://www.example.org/1?utm_source=x"_s; },
            RepeatedLink, Warns, {PostPart::Coverage, 0, 1});
        row("no labels", [](Post &post) { post.labels.clear(); }, NoLabels, Warns, {PostPart::Details, 0});
        row("placeholder", [](Post &post) { post.commentary = u"TODO: say more."_s; }, Placeholder, Blocks,
            {PostPart::Commentary});
        row("placeholder in a heading", [](Post &post) { post.coverage[0].heading = u"More on [title]"_s; }, Placeholder,
            Blocks, {PostPart::Coverage, 0, -1});
        row("http image", [](Post &post) { post.leadMedia->url = u"http://example.com/lead.jpg"_s; }, PlainHttpImage, Warns,
            {PostPart::Details, 3});
        row("no alt text", [](Post &post) { post.leadMedia->alt.clear(); }, NoAltText, Warns, {PostPart::Details, 4});
        row("dead link", [](Post &post) { post.coverage[0].links[0].url = u"https://example.org/dead"_s; }, DeadLink, Warns,
            {PostPart::Coverage, 0, 0});
        row("soft-dead source", [](Post &post) { post.source.url = u"https://example.org/soft"_s; }, DeadLink, Warns,
            {PostPart::Source});
        row("dead link in the text", [](Post &post) { post.commentary += u"\n\nSee [this](https://example.org/dead)."_s; },
            DeadLink, Warns, {PostPart::Commentary, 0, 1});
        row("moved link", [](Post &post) { post.coverage[0].links[0].url = u"https://example.org/moved"_s; }, MovedLink,
            Warns, {PostPart::Coverage, 0, 0});
        row("misspelt title", [](Post &post) { post.title = u"Islands want teh reset"_s; }, Misspelt, Warns,
            {PostPart::Title});
        row("misspelt text", [](Post &post) { post.commentary += u"\n\nOne *wrod*, and again wrod. `teh`"_s; }, Misspelt,
            Warns, {PostPart::Commentary, 0, 1});
        row("misspelt heading", [](Post &post) { post.coverage[0].heading = u"Teh rest"_s; }, Misspelt, Warns,
            {PostPart::Coverage, 0, -1});
        row("misspelt caption", [](Post &post) { post.leadMedia->caption = u"Teh quay"_s; }, Misspelt, Warns,
            {PostPart::Details, 5});
        row("no alt text in Markdown", [](Post &post) { post.commentary = u"![](https://example.com/q.jpg)"_s; },
            NoAltText, Warns, {PostPart::Commentary});
    }

    void eachFaultIsFound()
    {
        QFETCH(const std::function<void(Post &)>, spoil);
        QFETCH(const FindingKind, kind);
        QFETCH(const Severity, severity);
        QFETCH(const PostPlace, place);
        Post post = goodPost();
        spoil(post);
        const auto findings = preflight(post, {}, context());
        QCOMPARE(findings.size(), 1);
        QCOMPARE(findings.first().kind, kind);
        QCOMPARE(findings.first().severity, severity);
        QCOMPARE(findings.first().place, place);
        QVERIFY(findings.first().sentence.endsWith(u'.'));
    }

    // Said before, not after; each with its place.
    void ownPicturesAreLookedAt()
    {
        const QString name = QString(64, u'a') + ".jpg"_L1;
        Post post = goodPost();
        PreflightContext known = context();
        QList<PreflightFinding> findings;
        // Of these it was asked what they show: one without a description is decoration.
        post.commentary = u"![](%1)"_s.arg(pictureAddress(name));
        post.leadMedia = LeadMedia{pictureAddress(name), {}, {}};
        QCOMPARE(kinds(post, known), QList<FindingKind>());
        post.leadMedia = goodPost().leadMedia;
        post.commentary = u"One.\n\nTwo.\n\n![The quay](%1)"_s.arg(pictureAddress(name));
        QCOMPARE(kinds(post, known), QList<FindingKind>());
        known.noPicturesAt = u"Blogger"_s;
        findings = preflight(post, {}, known);
        QCOMPARE(kinds(post, known), QList{FindingKind::PicturesNotTaken});
        QCOMPARE(findings.constFirst().severity, Severity::Blocks);
        QCOMPARE(findings.constFirst().place, (PostPlace{PostPart::Commentary, 0, 2}));
        QVERIFY(findings.constFirst().sentence.contains(u"Blogger takes no pictures"_s));
        // What is on the web already may go.
        QCOMPARE(kinds(goodPost(), known), QList<FindingKind>());
        known.noPicturesAt.clear();
        const QTemporaryDir empty;
        known.missing = missingPictures(post, MediaStore(empty.path()));
        QCOMPARE(known.missing, QStringList(name));
        post.leadMedia->url = pictureAddress(name);
        QCOMPARE(kinds(post, known), (QList{FindingKind::PictureMissing, FindingKind::PictureMissing}));
        QCOMPARE(preflight(post, {}, known).constLast().place, (PostPlace{PostPart::Details, 3}));
    }

    void whatIsKnownBesideThePostCounts()
    {
        HouseStyle style;
        style.quoteLimitWords = 5;
        QCOMPARE(kinds(goodPost(), context(), style), QList{FindingKind::OverQuoteLimit});

        PreflightContext known = context();
        known.earlier = {{u"https://example.org/2"_s, {}, u"An older post"_s, today}};
        const auto findings = preflight(goodPost(), {}, known);
        QCOMPARE(findings.size(), 1);
        QCOMPARE(findings.first().sentence, u"“Two” was linked before, in “An older post”."_s);

        known = context();
        known.goesAt = today.addSecs(-60);
        QCOMPARE(kinds(goodPost(), known), QList{FindingKind::DateInPast});
        known.goesAt = today.addSecs(60);
        QCOMPARE(kinds(goodPost(), known), QList<FindingKind>());
    }

    void whatIsLeftToSpellIsTold()
    {
        Post post = goodPost();
        post.commentary = u"Teh first.\n\nThen teh *wr*od, and teh quay, and teh wrod."_s;
        const auto findings = preflight(post, {}, context());
        QCOMPARE(findings.size(), 2); // each word once, whatever its capitals
        QCOMPARE(findings.at(0).sentence, u"“Teh” may be misspelt."_s);
        QCOMPARE(findings.at(1).sentence, u"“wrod” may be misspelt."_s);
        QCOMPARE(findings.at(1).text, u"wr*od"_s); // as it stands there
        QCOMPARE(findings.at(1).place, (PostPlace{PostPart::Commentary, 0, 1}));

        PreflightContext known = context();
        QStringList words;
        for (const QString &word : {u"ba"_s, u"be"_s, u"bi"_s, u"bo"_s, u"bu"_s, u"ca"_s, u"ce"_s, u"ci"_s, u"co"_s, u"cu"_s}) {
            words.append(word);
            known.unknownWords.insert(word);
        }
        post.commentary = words.join(u"\n\n"_s);
        const auto many = preflight(post, {}, known);
        QCOMPARE(many.size(), 9);
        QVERIFY(many.constLast().sentence.startsWith(u"2 more word"_s));
        QCOMPARE(many.constLast().place, (PostPlace{PostPart::Commentary, 0, 8}));
        QCOMPARE(many.constLast().text, u"co"_s);
    }

    void theWrongBlogIsTold()
    {
        PreflightContext known = context();
        known.wrongBlog = u"The post is on “A” already."_s;
        const auto findings = preflight(goodPost(), {}, known);
        QCOMPARE(findings.size(), 1);
        QCOMPARE(findings.constFirst().kind, FindingKind::WrongBlog);
        QCOMPARE(findings.constFirst().severity, Severity::Warns);
        QCOMPARE(findings.constFirst().place, (PostPlace{PostPart::Sending, 0}));
        known = context();
        known.goesAt = today.addSecs(-60);
        QCOMPARE(preflight(goodPost(), {}, known).constFirst().place, (PostPlace{PostPart::Sending, 1}));
    }

    void wordsThatLookLikePlaceholdersStay()
    {
        Post post = goodPost();
        post.commentary = u"Todo list, tktk in small letters, [name](https://example.com) and [it] in brackets."_s;
        QCOMPARE(kinds(post, context()), QList<FindingKind>());
    }
};

QTEST_GUILESS_MAIN(PreflightTest)
#include "tst_preflight.moc"
