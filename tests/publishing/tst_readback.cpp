// SPDX-License-Identifier: MIT
// Proves: what a blog keeps of a post is read back, drafts and waiting posts too, and every field that the
// blog made something else of is told, on a real WordPress and on a site with Micropub; what is as sent is
// not
#include "net/qthttpclient.h"
#include "publishing/readback.h"
#include "support/memorysecrets.h"
#include "support/publications.h"
#include "support/result.h"
#include "support/serverprocess.h"
#include "support/testmain.h"
#include "support/webengine.h"
#include "support/wordpress.h"

#include <QCoroTask>

using namespace Postil;
using namespace Postil::Test;
using namespace Qt::StringLiterals;

namespace {

Post quotingPost(const QString &slug)
{
    Post post = harbourPost(u"It's the harbour -- again"_s);
    post.slug = slug;
    post.excerpts = {{.markdown = u"It was closed.\n\nFor *good*."_s, .source = {}, .captured = {}}};
    post.commentary = u"They say \"never\" again.\n\n- one\n- two\n\nThe end."_s;
    return post;
}

QStringList sentencesOf(const QList<ProofFinding> &findings)
{
    QStringList sentences;
    for (const ProofFinding &finding : findings)
        sentences.append(sentenceOf(finding));
    return sentences;
}

} // namespace

class ReadBackTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_dom = webEngine().createDomWorker(); }
    void cleanupTestCase() { m_dom.reset(); }

    void everyFieldIsCompared()
    {
        const Account account{.id = u"a"_s, .name = u"A"_s, .service = u"wordpress"_s};
        Publication sent = publicationFor(account, quotingPost(u"harbour"_s), inMinutes(60));
        sent.summary = u"In short"_s;
        sent.audience = Audience::Password;
        RemotePost there{.receipt = {.account = {},
                                     .remoteId = u"7"_s,
                                     .url = {},
                                     .revision = {},
                                     .state = PublishState::Scheduled,
                                     .time = {}},
                         .title = sent.post.title,
                         .content = {},
                         .labels = {u"ships & boats"_s, u"harbour"_s, u"Theirs"_s},
                         .slug = sent.post.slug,
                         .summary = u" In  short"_s,
                         .date = sent.when.at,
                         .audience = Audience::Password};
        const PublishFeatures can = findService(u"wordpress"_s)->features;
        QCOMPARE(compareFields(sent, there, can), QList<ProofFinding>());
        there.title = u"It’s the harbour – again"_s;
        there.labels = {u"Harbour"_s};
        there.slug = u"harbour-2"_s;
        there.summary.clear();
        there.date = sent.when.at.addSecs(3600);
        there.audience = Audience::Everyone;
        const QList<ProofKind> expected{ProofKind::TimeChanged,  ProofKind::AudienceChanged,
                                        ProofKind::TitleChanged, ProofKind::SlugChanged,
                                        ProofKind::LabelMissing, ProofKind::SummaryChanged};
        QList<ProofKind> found;
        for (const ProofFinding &finding : compareFields(sent, there, can))
            found.append(finding.kind);
        QCOMPARE(found, expected);
        there.receipt.state = PublishState::Draft;
        QCOMPARE(compareFields(sent, there, can).constFirst().kind, ProofKind::StateChanged);
        // What a service does not have cannot differ.
        const QList<ProofFinding> little = compareFields(sent, there, {});
        QCOMPARE(little.size(), 2);
        there.form = Form::Markdown;
        QCOMPARE(compareFields(sent, there, can).size(), 1);
    }

    void aSitesFileIsComparedByItsText()
    {
        const Account account{.id = u"a"_s, .name = u"A"_s, .service = u"hugo"_s};
        const Publication sent = publicationFor(account, quotingPost(u"harbour"_s));
        RemotePost there{
            .receipt = {.account = {}, .remoteId = u"a.md"_s, .url = {}, .revision = {}, .time = {}},
            .content = sent.content(Form::Markdown),
            .form = Form::Markdown};
        there.content.insert(4, "draft: false\n"_L1);
        QCOMPARE(proved(sent, there, account), QStringList());
        there.content.replace("The end."_L1, "The beginning."_L1);
        QCOMPARE(proved(sent, there, account),
                 (QStringList{u"Missing: “The end.”"_s, u"Not from here: “The beginning.”"_s}));
        there.shape = PostShape::Page; // without the house style, as it was
        QCOMPARE(proved(sent, there, account), QStringList());
    }

    void micropub()
    {
        ServerProcess site(u"micropub_stub.py"_s);
        QVERIFY2(site.isUp(), qPrintable(site.problem()));
        const Account account{
            .id = u"blog"_s, .name = u"Blog"_s, .service = u"micropub"_s, .address = site.url().toString()};
        m_secrets.put(secretKey(account, u"token"_s), u"token-&-all"_s);
        const auto publisher = *makePublisher(account, {.http = &m_http, .secrets = &m_secrets});
        Publication sent = publicationFor(account, quotingPost(u"harbour"_s), AsDraft);
        sent.summary = u"In short"_s;
        const auto draft = QCoro::waitFor(publisher->create(sent));
        POSTIL_VERIFY_OK(draft);
        QCOMPARE(proved(sent, *QCoro::waitFor(publisher->fetch(*draft)), account), QStringList());
        const QString html = sent.content(Form::HtmlFragment);
        QString theirs = html;
        theirs.replace("The end."_L1, "The end?"_L1).remove("<p>For <em>good</em>.</p>"_L1);
        QVERIFY(theirs.size() < html.size() - 20);
        site.tell(u"edit"_s,
                  {{u"id"_s, 0},
                   {u"fields"_s, QJsonObject{{u"content"_s, QJsonArray{QJsonObject{{u"html"_s, theirs}}}},
                                             {u"category"_s, QJsonArray{u"Harbour"_s}},
                                             {u"post-status"_s, QJsonArray{u"published"_s}}}}});
        const QStringList found = proved(sent, *QCoro::waitFor(publisher->fetch(*draft)), account);
        QCOMPARE(found, (QStringList{u"It is published there"_s, u"A label is missing: Ships & boats"_s,
                                     u"Missing: “For good.”"_s,
                                     u"With other quotation marks, dashes or spaces: “The end.”"_s}));
        // Text without any markup has lost its links.
        site.tell(u"edit"_s,
                  {{u"id"_s, 0}, {u"fields"_s, QJsonObject{{u"content"_s, QJsonArray{u"The end."_s}}}}});
        QVERIFY(proved(sent, *QCoro::waitFor(publisher->fetch(*draft)), account)
                    .contains(u"A link is missing: https://news.example/harbour"_s));
    }

    void wordPress_data()
    {
        QTest::addColumn<PublishTime>("when");
        QTest::addColumn<QString>("user");
        QTest::newRow("draft") << AsDraft << u"editor"_s;
        QTest::newRow("waiting") << inMinutes(90) << u"editor"_s;
        QTest::newRow("live") << PublishTime() << u"editor"_s;
        QTest::newRow("live, by an author whose HTML is filtered") << PublishTime() << u"author"_s;
    }
    void wordPress()
    {
        QFETCH(const PublishTime, when);
        QFETCH(const QString, user);
        if (!m_blog) {
            m_blog = std::make_unique<WordPress>();
            m_why = m_blog->start();
        }
        if (!m_why.isEmpty())
            QSKIP(qPrintable(m_why));
        const Account account = m_blog->account(user);
        m_secrets.put(secretKey(account, u"password"_s), m_blog->password(user));
        const auto publisher = *makePublisher(account, {.http = &m_http, .secrets = &m_secrets});
        const QString slug = QString::fromLatin1(QTest::currentDataTag())
                                 .simplified()
                                 .replace(u' ', u'-')
                                 .remove(u',')
                                 .toLower();
        Publication sent = publicationFor(account, quotingPost(slug), when);
        sent.summary = u"In short: 1 < 2"_s;
        const auto receipt = QCoro::waitFor(publisher->create(sent));
        POSTIL_VERIFY_OK(receipt);
        QCOMPARE(proved(sent, *QCoro::waitFor(publisher->fetch(*receipt)), account), QStringList());
        // WordPress sets quotation marks of its own in titles when it shows them.
        if (when == PublishTime()) {
            const auto page = QCoro::waitFor(m_http.get(
                {.url = QUrl(receipt->url), .trust = AddressTrust::Typed, .stop = {}, .progress = {}}));
            POSTIL_VERIFY_OK(page);
            const auto shown = await(proveLive(sent.post.title, {sent.content(Form::HtmlFragment), page->url},
                                               {QString::fromUtf8(page->body), page->url}, *m_dom));
            POSTIL_VERIFY_OK(shown);
            QCOMPARE(
                sentencesOf(*shown),
                QStringList{u"With other quotation marks, dashes or spaces: “It's the harbour -- again”"_s});
        }
        m_blog->misbehave(u"rewrites"_s);
        const auto again = QCoro::waitFor(publisher->update(*receipt, sent));
        m_blog->behave(u"rewrites"_s);
        POSTIL_VERIFY_OK(again);
        QCOMPARE(
            proved(sent, *QCoro::waitFor(publisher->fetch(*again)), account),
            (QStringList{u"A link is missing: https://news.example/harbour"_s, u"Missing: “It was closed.”"_s,
                         u"Missing: “For good.”"_s, u"Not from here: “Brought to you by Acme.”"_s}));
    }

private:
    QStringList proved(const Publication &sent, const RemotePost &there, const Account &account)
    {
        const auto found = await(proveStored(sent, there, *findService(account.service), *m_dom));
        return found ? sentencesOf(*found) : QStringList{found.error().message};
    }

    std::unique_ptr<DomWorker> m_dom;
    QtHttpClient m_http{QStringList()};
    MemorySecrets m_secrets;
    std::unique_ptr<WordPress> m_blog;
    QString m_why;
};

POSTIL_TEST_MAIN(ReadBackTest)
#include "tst_readback.moc"
