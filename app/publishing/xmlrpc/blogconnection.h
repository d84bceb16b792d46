// SPDX-License-Identifier: MIT
// BlogConnection: the way to a blog's XML-RPC interface, and what it can do.
//
// Found out once, without the password: the interface is Account::options["endpoint"], or else where the page
// at Account::address says (RSD), or else that address itself. The password goes nowhere but to the site that
// the user typed: an interface elsewhere has to be typed, too.
// Account: options "user", "blog" (its id; needed where the user has several and none has the account's
// address). Secret "password".
#pragma once

#include "publishing/account.h"
#include "publishing/publisher.h"
#include "publishing/xmlrpc/xmlrpcmessage.h"

#include <QSet>

#include <optional>

namespace Postil {

// WordPress's own methods where it answers, because they know of schedules, slugs and a lock; MetaWeblog's
// everywhere else.
enum class BlogDialect { MetaWeblog, WordPress };

struct BlogInterface
{
    QUrl url;                   // on the site that the user typed
    QString blogId = {};        // empty: not known yet
    QSet<QString> methods = {}; // empty: the blog does not tell
    BlogDialect dialect = BlogDialect::MetaWeblog;

    bool operator==(const BlogInterface &) const = default;
};

// `method`(before…, user, password, after…)
struct BlogCall
{
    QString method;
    QVariantList before = {};
    QVariantList after = {};
};

class BlogConnection
{
public:
    BlogConnection(Account account, const PublishTools &tools);

    [[nodiscard]] QCoro::Task<Result<BlogInterface>> open();
    // With the blog's id, after asking the blog for it where need be.
    [[nodiscard]] QCoro::Task<Result<BlogInterface>> openBlog();
    // The blogs of the user: id, name, url. Fails where the password is wrong.
    [[nodiscard]] QCoro::Task<Result<QVariantList>> userBlogs();

    // Faults are errors: see errorOfFault().
    [[nodiscard]] QCoro::Task<Result<QVariant>> call(BlogCall call);
    // The same, with the blog's faults as they are.
    [[nodiscard]] QCoro::Task<Result<XmlRpcReply>> ask(BlogCall call);

    [[nodiscard]] const Account &account() const { return m_account; }
    [[nodiscard]] QString host() const { return m_found ? m_found->url.host() : QString(); }

private:
    [[nodiscard]] QCoro::Task<Result<BlogInterface>> find() const;
    // What the blog says in an error does not repeat `secret`.
    [[nodiscard]] QCoro::Task<Result<XmlRpcReply>> send(QUrl to, QByteArray body, QString secret = {}) const;

    Account m_account;
    PublishTools m_tools;
    std::optional<BlogInterface> m_found;
};

} // namespace Postil
