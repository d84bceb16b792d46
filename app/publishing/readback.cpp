// SPDX-License-Identifier: MIT
#include "publishing/readback.h"

#include "markdown/html.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace Postil {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 SecondsOfTime = 60; // blogs keep whole minutes, some of them

struct ReadBackText
{
    Q_DECLARE_TR_FUNCTIONS(Proof)
};

// What only the post's file says of itself stands in front of its text.
QString withoutFrontMatter(const QString &markdown)
{
    static const QRegularExpression front(u"\\A(---|\\+\\+\\+)\\r?\\n.*?\\n\\1[ \\t]*(\\r?\\n|\\z)"_s,
                                          QRegularExpression::DotMatchesEverythingOption);
    return QString(markdown).remove(front);
}

// Where the theme shows the lead image above the post, an account may have it left out of the text.
QString withoutLead(const QString &html)
{
    static const QRegularExpression figure(u"<figure class=\"postil-lead\">.*?</figure>\\s*"_s,
                                           QRegularExpression::DotMatchesEverythingOption);
    return QString(html).remove(figure);
}

QString asHtml(const QString &content, Form form)
{
    switch (form) {
    case Form::HtmlFragment:
    case Form::HtmlPage:
        return content;
    case Form::Markdown:
        return Markdown::toHtml(withoutFrontMatter(content));
    case Form::Text:
        return u"<pre>"_s + content.toHtmlEscaped() + u"</pre>"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

QString nameOf(PublishState state)
{
    switch (state) {
    case PublishState::Draft:
        return ReadBackText::tr("a draft");
    case PublishState::Scheduled:
        return ReadBackText::tr("waiting for its time");
    case PublishState::Live:
        break;
    }
    return ReadBackText::tr("published");
}

QString nameOf(Audience audience)
{
    switch (audience) {
    case Audience::Private:
        return ReadBackText::tr("only people of the blog");
    case Audience::Password:
        return ReadBackText::tr("those who know a password");
    case Audience::Everyone:
        break;
    }
    return ReadBackText::tr("everyone");
}

} // namespace

QList<ProofFinding> compareFields(const Publication &sent, const RemotePost &there,
                                  const PublishFeatures &features)
{
    QList<ProofFinding> findings;
    const auto add = [&findings](ProofKind kind, const QString &what) { findings.append({kind, what}); };
    const PublishState state = there.receipt.state;
    if (state != sent.when.state)
        add(ProofKind::StateChanged, nameOf(state));
    else if (state == PublishState::Scheduled && there.date.isValid()
             && std::abs(there.date.secsTo(sent.when.at)) > SecondsOfTime)
        add(ProofKind::TimeChanged, there.date.toUTC().toString(u"yyyy-MM-dd HH:mm 'UTC'"_s));
    // A draft is for nobody yet, and not every blog remembers for whom it will be.
    const bool hasAudience = features.privatePosts || features.passwordPosts;
    if (hasAudience && there.audience != sent.audience && state != PublishState::Draft)
        add(ProofKind::AudienceChanged, nameOf(there.audience));
    if (there.form == Form::Markdown || there.form == Form::HtmlPage)
        return findings; // the file says all the rest itself
    if (there.title.simplified() != sent.post.title.simplified())
        add(ProofKind::TitleChanged, there.title.simplified());
    if (features.slug && !there.slug.isEmpty() && !sent.post.slug.isEmpty() && there.slug != sent.post.slug)
        add(ProofKind::SlugChanged, there.slug);
    if (features.labels) {
        for (const QString &label : sent.post.labels) {
            if (!there.labels.contains(label, Qt::CaseInsensitive))
                add(ProofKind::LabelMissing, label);
        }
    }
    if (features.summary && !sent.summary.isEmpty()
        && there.summary.simplified() != sent.summary.simplified())
        add(ProofKind::SummaryChanged, there.summary.simplified());
    return findings;
}

QCoro::Task<Result<QList<ProofFinding>>> proveStored(Publication sent, RemotePost there,
                                                     PublishService service, DomWorker &dom)
{
    QList<ProofFinding> findings = compareFields(sent, there, service.features);
    // Plain text is what some blogs make of HTML: it has lost its links, which is to be said.
    const Form form = there.form == Form::Text ? Form::HtmlFragment : there.form;
    QString ours = sent.content(form);
    if (ours.isEmpty() || there.shape == PostShape::Page) // whose publisher has put each change in its place
        co_return findings;
    const bool hasLead = there.content.contains("postil-lead"_L1);
    if (form == Form::HtmlFragment && !hasLead)
        ours = withoutLead(ours);
    const QUrl url(there.receipt.url);
    // Both are asked for before either is awaited: the worker may be gone then.
    auto askedBefore = dom.outline({.html = asHtml(ours, form), .url = url});
    auto askedAfter = dom.outline({.html = asHtml(there.content, there.form), .url = url});
    const auto before = co_await std::move(askedBefore);
    const auto after = co_await std::move(askedAfter);
    if (!before)
        co_return std::unexpected(before.error());
    if (!after)
        co_return std::unexpected(after.error());
    findings += compareLive(*before, *after);
    findings += addedTo(*before, *after);
    co_return findings;
}

} // namespace Postil
