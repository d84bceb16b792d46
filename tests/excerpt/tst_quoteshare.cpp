// SPDX-License-Identifier: MIT
// Proves: words quoted are counted against the article and the house's limit, and a later version of the
// article shows what changed in headline, byline and quoted passages
#include "article/article.h"
#include "excerpt/excerpt.h"
#include "excerpt/quoteshare.h"
#include "excerpt/storychanges.h"

#include <QtTest>

using namespace Postil;
using namespace Qt::StringLiterals;

class QuoteShareTest : public QObject
{
    Q_OBJECT

    static Article article()
    {
        Article article;
        article.url = u"https://a.example/story"_s;
        article.headline = u"Rivers run “dry”"_s;
        article.byline = u"A. Writer"_s;
        article.text =
            u"The Rhine is very low. Barges wait in Basel.\n\nRain is not in sight, they say."_s; // 16 words
        return article;
    }
    static Excerpt quote(const QString &markdown, const QString &source = {})
    {
        return {markdown, source, {}};
    }

private Q_SLOTS:
    void counts()
    {
        const QList<Excerpt> excerpts{quote(u"The **Rhine** is [the river] very low …"_s),
                                      quote(u"[B]arges wait"_s, u"http://www.a.example/story/?utm_id=1"_s),
                                      quote(u"Another story altogether"_s, u"https://b.example/"_s)};
        QCOMPARE(quotedWords(excerpts, article()), 7);
        QCOMPARE((QuoteShare{7, 16, 0}.share()), 7.0 / 16);
        QCOMPARE(QuoteShare{}.share(), 0.0);
    }

    void states()
    {
        const auto state = [](int words, int limit) { return QuoteShare{words, 100, limit}.state(); };
        QCOMPARE(state(50, 0), QuoteState::NoLimit);
        QCOMPARE(state(0, 100), QuoteState::Within);
        QCOMPARE(state(89, 100), QuoteState::Within);
        QCOMPARE(state(90, 100), QuoteState::Close);
        QCOMPARE(state(100, 100), QuoteState::Close);
        QCOMPARE(state(101, 100), QuoteState::Over);
    }

    void nothingChanged()
    {
        Article now = article();
        now.headline = u"Rivers run \"dry\""_s;
        now.text.replace(u"\n\n"_s, u"\n"_s);
        now.captured = QDateTime::currentDateTimeUtc();
        QVERIFY(storyChanges(article(), now, {quote(u"Barges wait"_s)}).isEmpty());
    }

    void whatChanged()
    {
        Article now = article();
        now.headline = u"Rivers run low"_s;
        now.byline = u"A. Writer and B. Scribe"_s;
        now.text.replace(u"wait"_s, u"idle"_s);
        const QList<Excerpt> quotes{quote(u"The Rhine is very low"_s), quote(u"Barges wait in Basel"_s),
                                    quote(u"Never was there"_s),
                                    quote(u"Barges wait in Basel"_s, u"https://b.example/"_s)};
        const StoryChanges changes = storyChanges(article(), now, quotes);
        QCOMPARE(changes.headline, (TextChange{u"Rivers run “dry”"_s, u"Rivers run low"_s}));
        QCOMPARE(changes.byline, (TextChange{u"A. Writer"_s, u"A. Writer and B. Scribe"_s}));
        QVERIFY(changes.text);
        QCOMPARE(changes.quotes.size(), 1);
        QCOMPARE(changes.quotes[0].excerpt, 1);
        QCOMPARE(changes.quotes[0].check.differences,
                 (QList<QuoteDifference>{{DifferenceKind::Changed, {7, 4}, u"idle"_s}}));
    }

    void textChangedButNotWhatWasQuoted()
    {
        Article now = article();
        now.text += u" Updated."_s;
        const StoryChanges changes = storyChanges(article(), now, {quote(u"Barges wait"_s)});
        QVERIFY(changes.text && !changes.headline && changes.quotes.isEmpty());
        QVERIFY(!changes.isEmpty());
    }
};

QTEST_GUILESS_MAIN(QuoteShareTest)
#include "tst_quoteshare.moc"
