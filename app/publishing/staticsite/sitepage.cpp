// SPDX-License-Identifier: MIT
#include "publishing/staticsite/sitepage.h"

#include "importing/frontmatterreader.h"
#include "publishing/staticsite/frontlines.h"
#include "publishing/staticsite/pagetext.h"
#include "publishing/staticsite/permalink.h"
#include "publishing/staticsite/siteconfig.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QRegularExpression>
#include <QTimeZone>
#include <QUrl>

namespace Postil {

using namespace Qt::StringLiterals;

namespace {

struct SitePageText
{
    Q_DECLARE_TR_FUNCTIONS(StaticSite)
};

std::unexpected<Error> notFaithfully(const QString &path, const QString &why)
{
    return failure(
        ErrorKind::Refused,
        SitePageText::tr("Postil would not keep “%1” as it is, so it is not opened. %2 Edit it in the "
                         "site's folder.")
            .arg(path, why));
}

std::unexpected<Error> notChanged(const QString &path, const QString &why)
{
    return failure(ErrorKind::Refused,
                   SitePageText::tr("“%1” was left as it is, because the change cannot be made in it. %2")
                       .arg(path, why));
}

// ISO 8601, and Jekyll's "2019-03-25 10:42:00 +0100". Without a zone it is the site's time.
QDateTime momentOf(const QString &written, const QTimeZone &zone)
{
    static const QRegularExpression pattern(
        uR"(^\s*(\d{4}-\d{2}-\d{2})(?:[T ]+(\d{2}:\d{2})(:\d{2})?(?:\.\d+)?\s*(Z|[+-]\d{2}:?\d{2})?)?\s*$)"_s);
    const auto match = pattern.match(written);
    if (!match.hasMatch())
        return {};
    const QString time = (match.captured(2).isEmpty() ? u"00:00"_s : match.captured(2))
                         + (match.captured(3).isEmpty() ? u":00"_s : match.captured(3));
    const QString text = match.captured(1) + u'T' + time;
    if (!match.captured(4).isEmpty())
        return QDateTime::fromString(text + match.captured(4), Qt::ISODate).toUTC();
    const QDateTime local = QDateTime::fromString(text, Qt::ISODate);
    return QDateTime(local.date(), local.time(), zone).toUTC();
}

// The file's name without its day and suffix; of a Hugo bundle, its folder's.
struct PageName
{
    QString stem;
    QString day;  // "2024-05-01"; may be empty
    QString path; // as if the bundle were one file
};

PageName nameOf(const QString &path)
{
    static const QRegularExpression dated(u"^(\\d{4}-\\d{2}-\\d{2})-(.+)$"_s);
    const QFileInfo file(path);
    PageName name{.stem = file.completeBaseName(), .day = {}, .path = path};
    if (name.stem == "index"_L1 && path.contains(u'/')) {
        name.stem = QFileInfo(file.path()).fileName();
        name.path = file.path() + u'.' + file.suffix();
    }
    if (const auto match = dated.match(name.stem); match.hasMatch()) {
        name.day = match.captured(1);
        name.stem = match.captured(2);
    }
    return name;
}

QString labelsKey(const FrontLines &front)
{
    return !front.has(u"tags"_s) && front.has(u"labels"_s) ? u"labels"_s : u"tags"_s;
}

// A label that is written with spaces between, which is how Jekyll takes a text.
QStringList labelsOf(const Site &site, const FrontLines &front)
{
    const QString text = front.text(labelsKey(front));
    if (site.kind == SiteKind::Jekyll && !text.contains(u','))
        return text.isEmpty() ? front.texts(labelsKey(front))
                              : text.simplified().split(u' ', Qt::SkipEmptyParts);
    return front.texts(labelsKey(front));
}

bool isDraft(const Site &site, const FrontLines &front)
{
    if (front.text(u"draft"_s) == "true"_L1 && site.kind != SiteKind::Jekyll)
        return true;
    return (site.kind == SiteKind::Jekyll && front.text(u"published"_s) == "false"_L1)
           || (site.kind == SiteKind::Eleventy && front.text(u"permalink"_s) == "false"_L1);
}

QString addressOf(const Site &site, const Account &account, const FrontLines &front, const PageName &name,
                  const QDateTime &date)
{
    for (const QString &key : {u"url"_s, u"permalink"_s}) {
        const QString own = front.text(key);
        if (!front.has(key))
            continue;
        const bool isPlain = own.startsWith(u'/') && !own.contains(u':') && !own.contains(u'{');
        return isPlain && !site.address.isEmpty() ? site.address + own : QString();
    }
    const bool hasCategories =
        site.kind == SiteKind::Jekyll && (front.has(u"categories"_s) || front.has(u"category"_s));
    const QString pattern = configText(site.config, u"permalink"_s);
    const bool usesCategories = !pattern.startsWith(u'/') || pattern.contains(":categories"_L1);
    const QString slug = front.text(u"slug"_s);
    // Hugo makes a ":slug" of the title then.
    const bool usesTitle =
        site.kind == SiteKind::Hugo && slug.isEmpty() && configHas(site.config, u"permalinks"_s);
    if ((hasCategories && usesCategories) || usesTitle)
        return {};
    return liveAddress(site, name.path, slug.isEmpty() ? name.stem : slug, date.toTimeZone(zoneOf(account)));
}

PageFacts factsOf(const Site &site, const Account &account, const QString &path, const FrontLines &front,
                  const QDateTime &now)
{
    const PageName name = nameOf(path);
    PageFacts facts;
    facts.title = front.text(u"title"_s);
    facts.slug = front.text(u"slug"_s);
    if (facts.slug.isEmpty())
        facts.slug = name.stem;
    facts.date = momentOf(front.has(u"date"_s) ? front.text(u"date"_s) : name.day, zoneOf(account));
    facts.labels = labelsOf(site, front);
    if (isDraft(site, front))
        facts.state = PublishState::Draft;
    else if (facts.date > now && waitsForDates(site))
        facts.state = PublishState::Scheduled;
    if (facts.state != PublishState::Draft)
        facts.url = addressOf(site, account, front, name, facts.date);
    return facts;
}

// Whether all that Postil may have to change is in a form that it can read.
Result<void> checkKeys(const FrontLines &front)
{
    for (const QString &key :
         {u"title"_s, u"date"_s, u"slug"_s, u"draft"_s, u"published"_s, u"permalink"_s, labelsKey(front)}) {
        if (front.has(key) && !front.isPlain(key))
            return failure(ErrorKind::Refused,
                           SitePageText::tr("Its “%1” is in a form that Postil does not read.").arg(key));
    }
    return {};
}

// Everything that a page which others wrote has to be for Postil to open it.
struct ForeignPage
{
    FrontLines front;
    PageText text;
};

Result<ForeignPage> foreignPage(const QByteArray &page, const HouseStyle &style)
{
    const Result<FrontLines> front = FrontLines::read(page);
    if (!front)
        return std::unexpected(front.error());
    if (const Result<void> known = checkKeys(*front); !known)
        return std::unexpected(known.error());
    const Result<PageText> text = PageText::read(front->body(), front->text(u"title"_s), style);
    if (!text)
        return std::unexpected(text.error());
    return ForeignPage{*front, *text};
}

void setDate(FrontLines &front, const QDateTime &date, const Account &account)
{
    const QDateTime there = date.toTimeZone(zoneOf(account));
    front.setWord(u"date"_s, there.toOffsetFromUtc(there.offsetFromUtc()).toString(Qt::ISODate));
}

Result<void> setState(FrontLines &front, const Site &site, PublishState state)
{
    const bool wanted = state == PublishState::Draft;
    if (wanted == isDraft(site, front))
        return {};
    if (site.kind == SiteKind::Hugo || (site.kind == SiteKind::Eleventy && front.has(u"draft"_s))) {
        front.setWord(u"draft"_s, wanted ? u"true"_s : u"false"_s);
    } else if (site.kind == SiteKind::Jekyll) {
        front.setWord(u"published"_s, wanted ? u"false"_s : u"true"_s);
    } else if (wanted && front.has(u"permalink"_s)) {
        return failure(
            ErrorKind::Refused,
            SitePageText::tr("As a draft it would lose its “permalink”. Change that in the file."));
    } else if (wanted) {
        front.setWord(u"permalink"_s, u"false"_s);
        front.setWord(u"eleventyExcludeFromCollections"_s, u"true"_s);
    } else {
        front.remove(u"permalink"_s);
        front.remove(u"eleventyExcludeFromCollections"_s);
    }
    return {};
}

// What others wrote into the front matter of a page of ours.
QByteArray withTheirKeys(const QByteArray &page, const QByteArray &fresh)
{
    static const QStringList ours{u"title"_s, u"date"_s,   u"slug"_s,    u"lang"_s,  u"tags"_s,
                                  u"image"_s, u"source"_s, u"related"_s, u"draft"_s, u"postil"_s};
    // As dialect.cpp writes them, they say that it is a draft.
    static const QStringList draftLines{u"published: false"_s, u"permalink: false"_s,
                                        u"eleventyExcludeFromCollections: true"_s};
    const Result<FrontLines> before = FrontLines::read(page);
    Result<FrontLines> after = FrontLines::read(fresh);
    if (!before || !after)
        return fresh;
    for (const QString &key : before->keys()) {
        const QString lines = before->linesOf(key);
        if (!ours.contains(key) && !after->has(key) && !draftLines.contains(lines))
            after->append(lines);
    }
    return after->page(after->body());
}

} // namespace

bool waitsForDates(const Site &site)
{
    return (site.kind == SiteKind::Hugo || site.kind == SiteKind::Jekyll)
           && configText(site.config, u"buildfuture"_s) != "true"_L1
           && configText(site.config, u"future"_s) != "true"_L1;
}

bool isOwnPage(const QByteArray &page)
{
    const Result<FrontMatter> front = readFrontMatter(QString::fromUtf8(page));
    return front && front->layout;
}

Result<PageFacts> pageFacts(const Site &site, const Account &account, const QString &path,
                            const QByteArray &page, const QDateTime &now)
{
    const auto front = FrontLines::read(page);
    if (!front)
        return std::unexpected(front.error());
    PageFacts facts = factsOf(site, account, path, *front, now);
    if (facts.title.isEmpty())
        facts.title = nameOf(path).stem;
    return facts;
}

Result<RemotePost> readPage(const Site &site, const Account &account, const QString &path,
                            const QByteArray &page, const QDateTime &now)
{
    RemotePost post{.content = QString::fromUtf8(page), .form = Form::Markdown};
    post.receipt.account = account.id;
    post.receipt.remoteId = path;
    const Result<FrontLines> front = FrontLines::read(page);
    const PageFacts facts = front ? factsOf(site, account, path, *front, now) : PageFacts();
    post.receipt.url = facts.url;
    post.receipt.state = facts.state;
    if (isOwnPage(page))
        return post;
    if (!front)
        return notFaithfully(path, front.error().message);
    const Result<ForeignPage> foreign = foreignPage(page, HouseStyle());
    if (!foreign)
        return notFaithfully(path, foreign.error().message);
    post.shape = PostShape::Page;
    post.title = facts.title;
    post.content = foreign->text.forReading();
    post.labels = facts.labels;
    post.slug = facts.slug;
    post.date = facts.date;
    return post;
}

Result<QByteArray> changedPage(const Site &site, const Account &account, const QString &path,
                               const QByteArray &page, const Publication &publication,
                               const QByteArray &fresh)
{
    if (isOwnPage(page))
        return withTheirKeys(page, fresh);
    Result<ForeignPage> there = foreignPage(page, publication.style);
    if (!there)
        return notChanged(path, there.error().message);
    FrontLines &front = there->front;
    const PageFacts facts = factsOf(site, account, path, front, publication.post.date);
    Post before = there->text.post();
    before.title = facts.title;
    before.slug = facts.slug;
    before.labels = facts.labels;
    before.date = facts.date;
    before = normalised(before);
    const Post &post = publication.post;
    if (post.title != before.title)
        front.setText(u"title"_s, post.title);
    if (post.labels != before.labels)
        front.setTexts(labelsKey(front), post.labels);
    if (safeSlug(post) != safeSlug(before))
        front.setText(u"slug"_s, safeSlug(post));
    const bool isDated = before.date.isValid() || publication.when.state == PublishState::Scheduled;
    if (isDated && post.date != before.date)
        setDate(front, post.date, account);
    if (const Result<void> set = setState(front, site, publication.when.state); !set)
        return notChanged(path, set.error().message);
    const Result<QString> body = there->text.changedTo(post);
    if (!body)
        return notChanged(path, body.error().message);
    return front.page(*body);
}

} // namespace Postil
