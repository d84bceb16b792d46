// SPDX-License-Identifier: MIT
#include "publishing/proof.h"

#include "base/storyaddress.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QSet>
#include <QUrl>

#include <algorithm>

namespace Postil {

using namespace Qt::StringLiterals;

namespace {

struct ProofText
{
    Q_DECLARE_TR_FUNCTIONS(Proof)
};

QString spacedEvenly(const QString &text)
{
    return text.simplified().replace(QChar(0x00A0), u' ');
}

// Letters and digits only: what typographers change is left out.
QString bareWords(const QString &text)
{
    QString bare;
    bare.reserve(text.size());
    for (const QChar letter : text) {
        if (letter.isLetterOrNumber() || letter.isSurrogate() || letter.isMark())
            bare += letter.toLower();
        else if (letter == u'×') // set for the x of "3x4"
            bare += u'x';
    }
    return bare;
}

QString joined(const QList<HtmlBlock> &blocks)
{
    QString text;
    for (const HtmlBlock &block : blocks)
        text += spacedEvenly(block.text) + u'\n';
    return text;
}

QString beginning(const QString &text)
{
    constexpr qsizetype most = 80;
    const QString line = text.simplified();
    return line.size() > most ? line.left(most - 1) + u'…' : line;
}

// Blogs write addresses again, and some add where the reader came from.
QString comparable(const QString &address)
{
    const QString key = storyKey(address);
    return key.isEmpty() ? address : key;
}

QStringList imagesOf(const HtmlBlock &block)
{
    static const QRegularExpression image(uR"(!\[[^\]]*\]\(<?([^)\s>]+))"_s);
    QStringList addresses;
    for (auto match = image.globalMatch(block.markdown); match.hasNext();)
        addresses.append(match.next().captured(1));
    return addresses;
}

// The name of a picture without what blogs add for its size: "castle-1024x683.jpg", "castle.jpg?w=600".
QString pictureName(const QString &address)
{
    static const QRegularExpression size(u"(-\\d+x\\d+|-scaled)?\\.[a-z]+$"_s,
                                         QRegularExpression::CaseInsensitiveOption);
    return QUrl(address).fileName().toLower().remove(size);
}

} // namespace

QList<ProofFinding> compareLive(const QList<HtmlBlock> &sent, const QList<HtmlBlock> &live)
{
    const QString liveText = joined(live);
    const QString liveWords = bareWords(liveText);
    QSet<QString> liveLinks;
    QSet<QString> livePictures;
    for (const HtmlBlock &block : live) {
        for (const HtmlLink &link : block.links)
            liveLinks.insert(comparable(link.href));
        for (const QString &address : imagesOf(block))
            livePictures.insert(pictureName(address));
    }
    QList<ProofFinding> findings;
    for (const HtmlBlock &block : sent) {
        const QString text = spacedEvenly(block.text);
        if (!text.isEmpty() && !liveText.contains(text)) {
            const QString words = bareWords(text);
            if (words.isEmpty() || liveWords.contains(words))
                findings.append({ProofKind::TextRetyped, beginning(text)});
            else
                findings.append({ProofKind::TextMissing, beginning(text)});
        }
        for (const HtmlLink &link : block.links) {
            if (!liveLinks.contains(comparable(link.href)))
                findings.append({ProofKind::LinkMissing, link.href});
        }
        for (const QString &address : imagesOf(block)) {
            if (!livePictures.contains(pictureName(address)))
                findings.append({ProofKind::ImageMissing, address});
        }
    }
    return findings;
}

QList<ProofFinding> compareLiveTitle(const QString &title, const QList<HtmlBlock> &live)
{
    const QString text = spacedEvenly(title);
    const QString words = bareWords(text);
    if (words.isEmpty())
        return {};
    QStringList headings;
    QStringList all;
    for (const HtmlBlock &block : live) {
        const QString theirs = spacedEvenly(block.text);
        if (!bareWords(theirs).contains(words))
            continue;
        all.append(theirs);
        if (block.tag.size() == 2 && block.tag.startsWith(u'h'))
            headings.append(theirs);
    }
    if (all.isEmpty())
        return {{ProofKind::TextMissing, beginning(text)}};
    const QStringList &places = headings.isEmpty() ? all : headings;
    const bool isAsSent =
        std::ranges::any_of(places, [&text](const QString &theirs) { return theirs.contains(text); });
    return isAsSent ? QList<ProofFinding>() : QList{ProofFinding{ProofKind::TextRetyped, beginning(text)}};
}

QList<ProofFinding> addedTo(const QList<HtmlBlock> &sent, const QList<HtmlBlock> &there)
{
    const QString ours = bareWords(joined(sent));
    QList<ProofFinding> findings;
    for (const HtmlBlock &block : there) {
        const QString words = bareWords(block.text);
        if (!words.isEmpty() && !ours.contains(words))
            findings.append({ProofKind::TextAdded, beginning(block.text)});
    }
    return findings;
}

QCoro::Task<Result<QList<ProofFinding>>> proveLive(QString title, HtmlInput sent, HtmlInput live,
                                                   DomWorker &dom)
{
    // Both are asked for before either is awaited: the worker may be gone then.
    auto askedOurs = dom.outline(std::move(sent));
    auto askedTheirs = dom.outline(std::move(live));
    const auto ours = co_await std::move(askedOurs);
    const auto theirs = co_await std::move(askedTheirs);
    if (!ours)
        co_return std::unexpected(ours.error());
    if (!theirs)
        co_return std::unexpected(theirs.error());
    co_return compareLiveTitle(title, *theirs) + compareLive(*ours, *theirs);
}

QString sentenceOf(const ProofFinding &finding)
{
    switch (finding.kind) {
    case ProofKind::TextMissing:
        return ProofText::tr("Missing: “%1”").arg(finding.what);
    case ProofKind::TextRetyped:
        return ProofText::tr("With other quotation marks, dashes or spaces: “%1”").arg(finding.what);
    case ProofKind::TextAdded:
        return ProofText::tr("Not from here: “%1”").arg(finding.what);
    case ProofKind::LinkMissing:
        return ProofText::tr("A link is missing: %1").arg(finding.what);
    case ProofKind::ImageMissing:
        return ProofText::tr("A picture is missing: %1").arg(finding.what);
    case ProofKind::StateChanged:
        return ProofText::tr("It is %1 there").arg(finding.what);
    case ProofKind::TimeChanged:
        return ProofText::tr("Its time there is %1").arg(finding.what);
    case ProofKind::AudienceChanged:
        return ProofText::tr("Who may read it there: %1").arg(finding.what);
    case ProofKind::TitleChanged:
        return ProofText::tr("Its title there is “%1”").arg(finding.what);
    case ProofKind::SlugChanged:
        return ProofText::tr("Its address (slug) there is “%1”").arg(finding.what);
    case ProofKind::LabelMissing:
        return ProofText::tr("A label is missing: %1").arg(finding.what);
    case ProofKind::SummaryChanged:
        return finding.what.isEmpty() ? ProofText::tr("Its summary is missing")
                                      : ProofText::tr("Its summary there is “%1”").arg(finding.what);
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace Postil
