// SPDX-License-Identifier: MIT
// Proves: whatever a blog's API answers becomes JSON or a sentence that says what to do
#include "publishing/apianswer.h"

#include <QtTest>

using namespace Postil;
using namespace Qt::StringLiterals;

namespace {

HttpAnswer answerOf(int status, const QByteArray &body = {}, const QByteArray &retryAfter = {})
{
    HttpAnswer answer{
        .status = status, .headers = {}, .body = body, .url = QUrl(u"https://blog.example/api"_s)};
    if (!retryAfter.isEmpty())
        answer.headers.append("Retry-After", retryAfter);
    return answer;
}

} // namespace

class ApiAnswerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void kinds_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<ErrorKind>("kind");
        const QList<std::pair<int, ErrorKind>> rows{
            {401, ErrorKind::SignIn},   {403, ErrorKind::Refused},  {404, ErrorKind::NotFound},
            {410, ErrorKind::NotFound}, {409, ErrorKind::Conflict}, {412, ErrorKind::Conflict},
            {413, ErrorKind::TooLarge}, {429, ErrorKind::Network},  {500, ErrorKind::Network},
            {503, ErrorKind::Network},  {302, ErrorKind::Refused},  {400, ErrorKind::Refused}};
        for (const auto &[status, kind] : rows)
            QTest::addRow("%d", status) << status << kind;
    }
    void kinds()
    {
        QFETCH(int, status);
        const Error error = errorOf(answerOf(status), u"rest_forbidden: <b>no\nway</b>"_s);
        QTEST(error.kind, "kind");
        QVERIFY(error.message.contains(u"blog.example"_s));
        QVERIFY(error.message.contains(u"rest_forbidden: no way"_s));
        QVERIFY(!error.message.contains(u'<'));
    }

    void waits()
    {
        const QDateTime now(QDate(2026, 11, 24), QTime(12, 0), QTimeZone::UTC);
        QCOMPARE(retryAfter(answerOf(429, {}, "17"), now), 17);
        QCOMPARE(retryAfter(answerOf(429, {}, "Tue, 24 Nov 2026 12:02:00 +0000"), now), 120);
        QCOMPARE(retryAfter(answerOf(429, {}, "Tue, 24 Nov 2026 12:02:00 GMT"), now), 120);
        QCOMPARE(retryAfter(answerOf(429, {}, "-5"), now), 0);
        QCOMPARE(retryAfter(answerOf(429, {}, "soon"), now), 0);
        QCOMPARE(retryAfter(answerOf(429, {}, "99999999999"), now), 24 * 60 * 60);
        QCOMPARE(retryAfter(answerOf(429), now), 0);
        QCOMPARE(errorOf(answerOf(429, {}, "17")).retryAfter, 17);
    }

    void json()
    {
        QCOMPARE(jsonOf(answerOf(200, "[1]"))->array().size(), 1);
        const auto page = jsonOf(answerOf(200, "<br/>PHP Warning: x{\"id\":"));
        QVERIFY(!page);
        QCOMPARE(page.error().kind, ErrorKind::Network);
        QVERIFY(page.error().message.contains(u"“PHP Warning: x"_s));
        QVERIFY(!jsonOf(answerOf(200)));
    }

    void wordsAreCut()
    {
        QCOMPARE(saidPlainly(QString(5000, u'x')).size(), 300);
        QCOMPARE(saidPlainly(u"a\u202Eb\tc"_s), u"a b c"_s);
    }
};

QTEST_GUILESS_MAIN(ApiAnswerTest)
#include "tst_apianswer.moc"
