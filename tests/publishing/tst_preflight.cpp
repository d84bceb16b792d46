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

PreflightContext context()
{
    Article article;
    article.url = u"https://example.com/a"_s;
    article.text = u"The clerk said that all was well. The quay would be built soon."_s;
    return {.article = article,
            .earlier = {},
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
        post.commentary = u"One.\n\nTwo.\n\n![The quay](%1)\n\n![](%1)"_s.arg(pictureAddress(name));
        PreflightContext known = context();
        auto findings = preflight(post, {}, known);
        QCOMPARE(kinds(post, known), QList{FindingKind::NoAltText});
        QCOMPARE(findings.constFirst().place, (PostPlace{PostPart::Commentary, 0, 2}));
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

    void wordsThatLookLikePlaceholdersStay()
    {
        Post post = goodPost();
        post.commentary = u"Todo list, tktk in small letters, [name](https://example.com) and [it] in brackets."_s;
        QCOMPARE(kinds(post, context()), QList<FindingKind>());
    }
};

QTEST_GUILESS_MAIN(PreflightTest)
#include "tst_preflight.moc"
