// SPDX-License-Identifier: MIT
#include "publishing/staticsite/gitremote.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

namespace Postil {

using namespace Qt::StringLiterals;

namespace {

// Longer than any user's name: the tokens of git hosts, which people put in its place.
constexpr qsizetype LongestUserName = 30;

struct GitRemoteText
{
    Q_DECLARE_TR_FUNCTIONS(StaticSite)
};

bool isPrintable(const QString &text)
{
    return std::ranges::all_of(text, [](QChar c) { return c.isPrint() && !c.isSpace(); });
}

std::unexpected<Error> notAnAddress(const QString &address)
{
    return failure(ErrorKind::Refused,
                   GitRemoteText::tr("Postil does not push to “%1”. It pushes to addresses like "
                                     "https://host/blog.git or git@host:blog.git, and to a folder only where "
                                     "its whole path stands in the account as the remote.")
                       .arg(address.section(u"://"_s, -1)
                                .section(u'@', -1)
                                .first(std::min<qsizetype>(
                                    address.section(u"://"_s, -1).section(u'@', -1).size(), 100))));
}

std::unexpected<Error> hasSecret()
{
    return failure(
        ErrorKind::Refused,
        GitRemoteText::tr("There is a password or token in the address that the site is pushed to, where "
                          "other programs see it. Take it out with “git remote set-url”, and let git's "
                          "credential helper keep it."));
}

} // namespace

Result<GitRemote> gitRemoteAt(const QString &address, AddressFrom from)
{
    if (address.isEmpty() || address.size() > 1000 || address.startsWith(u'-') || address.contains("::"_L1))
        return notAnAddress(address);
    if (address.startsWith(u'/')) {
        const bool plain = std::ranges::none_of(address, [](QChar c) { return c.unicode() < 0x20; });
        if (from == AddressFrom::Repository || !plain)
            return notAnAddress(address);
        return GitRemote{.name = {}, .address = address, .transport = GitRemote::Transport::Folder};
    }
    if (!isPrintable(address))
        return notAnAddress(address);
    if (address.contains("://"_L1)) {
        const QUrl url(address, QUrl::StrictMode);
        const bool web = url.scheme() == "https"_L1;
        if (!url.isValid() || url.host().isEmpty() || url.host().startsWith(u'-')
            || url.userName().startsWith(u'-') || (!web && url.scheme() != "ssh"_L1))
            return notAnAddress(address);
        if (!url.password().isEmpty() || (web && url.userName().size() > LongestUserName) || url.hasQuery())
            return hasSecret();
        return GitRemote{.name = {},
                         .address = address,
                         .transport = web ? GitRemote::Transport::Web : GitRemote::Transport::Ssh};
    }
    static const QRegularExpression hostAndPath(
        u"^(?:[A-Za-z0-9_][A-Za-z0-9._-]*@)?[A-Za-z0-9][A-Za-z0-9._-]*:(?!-)[^:]+$"_s);
    if (!hostAndPath.match(address).hasMatch())
        return notAnAddress(address);
    return GitRemote{.name = {}, .address = address, .transport = GitRemote::Transport::Ssh};
}

bool isRemoteName(const QString &name)
{
    static const QRegularExpression form(u"^[A-Za-z0-9_][A-Za-z0-9._/-]{0,99}$"_s);
    return form.match(name).hasMatch() && isBranchName(name);
}

bool isBranchName(const QString &name)
{
    static const QRegularExpression bad(
        u"[\\x00-\\x20\\x7f~^:?*\\[\\\\]|\\.\\.|@\\{|//|^[-/.]|/\\.|\\.lock(/|$)|[/.]$|^@$"_s);
    return !name.isEmpty() && name.size() <= 200 && !bad.match(name).hasMatch();
}

} // namespace Postil
