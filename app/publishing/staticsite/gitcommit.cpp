// SPDX-License-Identifier: MIT
#include "publishing/staticsite/gitcommit.h"

#include "publishing/staticsite/gitanswer.h"
#include "publishing/staticsite/sitefolder.h"

#include <QCoreApplication>
#include <QCoroTimer>

#include <algorithm>
#include <chrono>

namespace Postil {

using namespace Qt::StringLiterals;

namespace {

constexpr int IndexAttempts = 20;
constexpr std::chrono::milliseconds IndexPause{100};

struct GitCommitText
{
    Q_DECLARE_TR_FUNCTIONS(StaticSite)
};

// A line of “git update-index --index-info”: a file, or nothing in its place.
QByteArray indexLine(const QString &blob, const QString &path, qsizetype idLength)
{
    const QByteArray entry = blob.isEmpty() ? "0 " + QByteArray(idLength, '0') : "100644 " + blob.toLatin1();
    return entry + '\t' + path.toUtf8() + '\0';
}

struct CommitParts
{
    QString parent; // may be empty
    QString tree;
    QString parentTree;
};

// The tree of the branch with these entries changed, made in an index aside.
QCoro::Task<Result<CommitParts>> treeWith(GitSite site, QByteArray entries)
{
    const Result<QString> tip = co_await tipOf(site);
    if (!tip)
        co_return std::unexpected(tip.error());
    const QMap<QString, QString> index{{u"GIT_INDEX_FILE"_s, site.git.fileAside(u"index"_s)}};
    const QString base = tip->isEmpty() ? u"--empty"_s : *tip;
    const Result<QString> read = lineOf(co_await site.git.aside(words("read-tree"_L1, base), {}, index));
    if (!read)
        co_return std::unexpected(read.error());
    const Result<QString> put =
        lineOf(co_await site.git.aside(words("update-index"_L1, "-z"_L1, "--index-info"_L1), entries, index));
    if (!put)
        co_return std::unexpected(put.error());
    // --missing-ok: of a partial clone, not every object is here.
    Result<QString> tree =
        lineOf(co_await site.git.aside(words("write-tree"_L1, "--missing-ok"_L1), {}, index));
    if (!tree)
        co_return std::unexpected(tree.error());
    QString before;
    if (!tip->isEmpty()) {
        Result<QString> found =
            lineOf(co_await site.git.aside(words("rev-parse"_L1, "--verify"_L1, *tip + "^{tree}"_L1)));
        if (!found)
            co_return std::unexpected(found.error());
        before = *found;
    }
    co_return CommitParts{.parent = *tip, .tree = *tree, .parentTree = before};
}

// False where the branch moved meanwhile.
QCoro::Task<Result<bool>> advance(GitSite site, CommitParts commit, QString message)
{
    QStringList arguments{u"commit-tree"_s, u"--no-gpg-sign"_s};
    if (!commit.parent.isEmpty())
        arguments += {u"-p"_s, commit.parent};
    arguments += {u"-F"_s, u"-"_s, commit.tree};
    const QMap<QString, QString> who{{u"GIT_AUTHOR_NAME"_s, site.name},
                                     {u"GIT_AUTHOR_EMAIL"_s, site.email},
                                     {u"GIT_COMMITTER_NAME"_s, site.name},
                                     {u"GIT_COMMITTER_EMAIL"_s, site.email}};
    const Result<QString> made = lineOf(co_await site.git.aside(arguments, message.toUtf8() + '\n', who));
    if (!made)
        co_return std::unexpected(made.error());
    const QString old = commit.parent.isEmpty() ? QString(made->size(), u'0') : commit.parent;
    const Result<ProgramAnswer> moved = co_await site.git.inRepository(
        words("update-ref"_L1, "-m"_L1, "commit (Postil)"_L1, branchRef(site), *made, old));
    if (!moved)
        co_return std::unexpected(moved.error());
    if (moved->exitCode == 0)
        co_return true;
    const Result<QString> now = co_await tipOf(site);
    if (now && *now != commit.parent)
        co_return false;
    co_return gitFailed(*moved);
}

} // namespace

QCoro::Task<Result<std::optional<QByteArray>>> committedFile(GitSite site, QString path)
{
    const Result<QString> tip = co_await tipOf(site);
    if (!tip)
        co_return std::unexpected(tip.error());
    if (tip->isEmpty() || !isSitePath(path))
        co_return std::nullopt;
    const QString object = *tip + u':' + site.prefix + path;
    const Result<ProgramAnswer> answer =
        co_await site.git.aside(words("cat-file"_L1, "--batch"_L1), object.toUtf8() + '\n');
    if (!answer)
        co_return std::unexpected(answer.error());
    if (answer->exitCode != 0)
        co_return gitFailed(*answer);
    const qsizetype head = answer->output.indexOf('\n');
    const QList<QByteArray> fields = answer->output.first(std::max<qsizetype>(head, 0)).split(' ');
    if (fields.size() != 3 || fields.at(1) != "blob")
        co_return std::nullopt;
    co_return answer->output.sliced(head + 1).first(fields.at(2).toLongLong());
}

// The lines of the index for all of them, their contents being in the repository.
static QCoro::Task<Result<QByteArray>> indexLines(GitSite site, QList<FileChange> changes)
{
    QByteArray lines;
    for (const FileChange &change : std::as_const(changes)) {
        if (!isSitePath(change.path))
            co_return failure(ErrorKind::Refused,
                              GitCommitText::tr("“%1” is no place inside the site's folder.").arg(change.path));
        QString blob;
        if (change.bytes) {
            Result<QString> made = lineOf(co_await site.git.aside(
                words("hash-object"_L1, "-w"_L1, "--no-filters"_L1, "--stdin"_L1), *change.bytes));
            if (!made)
                co_return std::unexpected(made.error());
            blob = *made;
        }
        lines += indexLine(blob, site.prefix + change.path, site.git.objectIdLength());
    }
    co_return lines;
}

QCoro::Task<Result<void>> commitFiles(GitSite site, QList<FileChange> changes, QString message)
{
    const bool isRemoval =
        std::ranges::none_of(changes, [](const FileChange &change) { return change.bytes.has_value(); });
    const Result<QByteArray> lines = co_await indexLines(site, changes);
    if (!lines)
        co_return std::unexpected(lines.error());
    const QByteArray entry = *lines;
    bool done = false;
    for (int attempt = 0; !done && attempt < 3; ++attempt) {
        const Result<CommitParts> commit = co_await treeWith(site, entry);
        if (!commit)
            co_return std::unexpected(commit.error());
        if (commit->tree == commit->parentTree || (commit->parent.isEmpty() && isRemoval)) {
            done = true;
        } else {
            const Result<bool> advanced = co_await advance(site, *commit, message);
            if (!advanced)
                co_return std::unexpected(advanced.error());
            done = *advanced;
        }
    }
    if (!done)
        co_return failure(
            ErrorKind::Conflict,
            GitCommitText::tr("Somebody else commits to the branch “%1” all the time. Publish again when "
                              "they are done.")
                .arg(site.branch));
    // Another git at work may hold the index for a moment. Where it stays so, the commit stands all the same,
    // and “git status” tells that the index is behind.
    for (int attempt = 0; attempt < IndexAttempts; ++attempt) {
        const Result<ProgramAnswer> noted =
            co_await site.git.inRepository(words("update-index"_L1, "-z"_L1, "--index-info"_L1), entry);
        if (!noted || noted->exitCode == 0 || !noted->errors.contains("index.lock"))
            break;
        co_await QCoro::sleepFor(IndexPause);
    }
    co_return {};
}

} // namespace Postil
