// SPDX-License-Identifier: MIT
// Proves: a window that is closed while a post is being proved ends the proof, and nothing else
#include "publishing/proof.h"
#include "publishing/readback.h"
#include "support/publications.h"

#include <QCoroFuture>
#include <QCoroTask>
#include <QPromise>
#include <QtTest>

using namespace Postil;
using namespace Postil::Test;
using namespace Qt::StringLiterals;

namespace {

using Outline = Result<QList<HtmlBlock>>;

QCoro::Task<Outline> answerOf(QFuture<Outline> future)
{
    co_return co_await future;
}

// Answers when it is told to; what is still open at its end is cancelled, as the real one does it.
class HeldWorker final : public DomWorker
{
public:
    ~HeldWorker() override
    {
        while (!open.isEmpty())
            answer(failure(ErrorKind::Cancelled, u"Stopped."_s));
    }

    QCoro::Task<Result<ExtractedPage>> extract(HtmlInput) override
    {
        co_return failure(ErrorKind::BadInput, {});
    }
    QCoro::Task<Result<ExtractedPage>> plainText(HtmlInput) override
    {
        co_return failure(ErrorKind::BadInput, {});
    }
    QCoro::Task<Result<CleanFragment>> clean(HtmlInput) override
    {
        co_return failure(ErrorKind::BadInput, {});
    }
    QCoro::Task<Outline> outline(HtmlInput) override
    {
        open.append(std::make_shared<QPromise<Outline>>());
        open.last()->start();
        return answerOf(open.last()->future());
    }

    void answer(const Outline &outline)
    {
        const auto promise = open.takeFirst();
        promise->addResult(outline);
        promise->finish();
    }

    QList<std::shared_ptr<QPromise<Outline>>> open;
};

} // namespace

class ProofLifeTest : public QObject
{
    Q_OBJECT

    static void closeAfterOneAnswer(std::unique_ptr<HeldWorker> worker,
                                    QCoro::Task<Result<QList<ProofFinding>>> proof)
    {
        QCOMPARE(worker->open.size(), 2); // nothing is asked for later
        worker->answer(QList<HtmlBlock>());
        worker.reset();
        const auto ended = QCoro::waitFor(std::move(proof));
        QVERIFY(!ended);
        QCOMPARE(ended.error().kind, ErrorKind::Cancelled);
    }

private Q_SLOTS:
    void ofThePage()
    {
        auto worker = std::make_unique<HeldWorker>();
        auto proof = proveLive(u"One"_s, {.html = u"<p>One</p>"_s, .url = {}},
                               {.html = u"<p>One</p>"_s, .url = {}}, *worker);
        closeAfterOneAnswer(std::move(worker), std::move(proof));
    }

    void ofWhatTheBlogKeeps()
    {
        const Account account{.id = u"a"_s, .name = u"A"_s, .service = u"wordpress"_s};
        const Publication sent = publicationFor(account, harbourPost(u"Harbour"_s), {});
        RemotePost there;
        there.title = sent.post.title;
        there.content = u"<p>One</p>"_s;
        auto worker = std::make_unique<HeldWorker>();
        auto proof = proveStored(sent, there, *findService(account.service), *worker);
        closeAfterOneAnswer(std::move(worker), std::move(proof));
    }
};

QTEST_GUILESS_MAIN(ProofLifeTest)
#include "tst_prooflife.moc"
