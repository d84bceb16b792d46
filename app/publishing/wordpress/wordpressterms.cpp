// SPDX-License-Identifier: MIT
#include "publishing/wordpress/wordpressterms.h"

#include "publishing/wordpress/guardedhtml.h"

namespace Postil {

using namespace Qt::StringLiterals;

QString WordPressTerms::key(Kind kind, const QString &name) const
{
    return (kind == Kind::Tag ? u"tags/"_s : u"categories/"_s) + name.simplified().toCaseFolded();
}

// The names that the blog uses most, or those that `search` finds.
QCoro::Task<Result<void>> WordPressTerms::learn(Kind kind, QString search)
{
    WordPressCall call{.route = kind == Kind::Tag ? u"wp/v2/tags"_s : u"wp/v2/categories"_s};
    call.query = {{u"per_page"_s, u"100"_s},
                  {u"orderby"_s, u"count"_s},
                  {u"order"_s, u"desc"_s},
                  {u"_fields"_s, u"id,name"_s}};
    if (!search.isEmpty())
        call.query.append({u"search"_s, search});
    const Result<WordPressReply> reply = co_await m_api->need(std::move(call));
    if (!reply)
        co_return std::unexpected(reply.error());
    const QJsonArray terms = reply->json.array();
    for (const QJsonValue &term : terms) {
        const QString name = plainFromWordPress(term.toObject().value("name"_L1).toString());
        const QString known = key(kind, name);
        if (!m_known.contains(known))
            m_known.insert(known, term.toObject().value("id"_L1).toInteger());
    }
    co_return {};
}

QCoro::Task<Result<std::optional<qint64>>> WordPressTerms::find(Kind kind, QString name)
{
    const QString known = key(kind, name);
    if (!m_known.contains(known) && !m_hasLearnt[int(kind)]) {
        if (const Result<void> learnt = co_await learn(kind, {}); !learnt)
            co_return std::unexpected(learnt.error());
        m_hasLearnt[int(kind)] = true;
    }
    if (!m_known.contains(known)) {
        if (const Result<void> learnt = co_await learn(kind, name); !learnt)
            co_return std::unexpected(learnt.error());
    }
    if (m_known.contains(known))
        co_return m_known.value(known);
    WordPressCall call{.method = "POST",
                       .route = kind == Kind::Tag ? u"wp/v2/tags"_s : u"wp/v2/categories"_s};
    call.body = jsonBytes({{"name"_L1, escapedForWordPress(name)}});
    const Result<WordPressReply> reply = co_await m_api->send(std::move(call));
    if (!reply)
        co_return std::unexpected(reply.error());
    qint64 number = reply->json.object().value("id"_L1).toInteger();
    // Another spelling of a name that is there ("Café", "cafe"), or somebody was faster.
    if (reply->code == "term_exists"_L1)
        number = reply->json.object().value("data"_L1).toObject().value("term_id"_L1).toInteger();
    else if (reply->answer.status == 403)
        co_return std::nullopt;
    else if (!reply->isSuccess())
        co_return std::unexpected(m_api->errorFor(*reply));
    if (number > 0)
        m_known.insert(known, number);
    co_return number > 0 ? std::optional(number) : std::nullopt;
}

QCoro::Task<Result<TermNumbers>> WordPressTerms::numbersFor(QStringList labels)
{
    const bool asCategories = m_api->account().options.value(u"labels"_s) == "categories"_L1;
    QStringList tags = asCategories ? QStringList() : labels;
    QStringList categories = asCategories ? labels : QStringList();
    const QString always = m_api->account().options.value(u"category"_s).trimmed();
    if (!always.isEmpty() && !categories.contains(always, Qt::CaseInsensitive))
        categories.prepend(always);
    TermNumbers numbers;
    QList<qint64> found;
    for (const QString &name : std::as_const(categories)) {
        const Result<std::optional<qint64>> number = co_await find(Kind::Category, name);
        if (!number)
            co_return std::unexpected(number.error());
        if (*number && !found.contains(**number))
            found.append(**number);
        else if (!*number)
            tags.append(name);
    }
    if (!found.isEmpty()) // without any, the blog puts it into its usual one
        numbers.categories = found;
    found.clear();
    for (const QString &name : std::as_const(tags)) {
        const Result<std::optional<qint64>> number = co_await find(Kind::Tag, name);
        if (!number)
            co_return std::unexpected(number.error());
        if (*number && !found.contains(**number))
            found.append(**number);
    }
    if (!asCategories || !found.isEmpty())
        numbers.tags = found;
    co_return numbers;
}

} // namespace Postil
