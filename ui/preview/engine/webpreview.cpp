// SPDX-License-Identifier: MIT
#include "preview/engine/webpreview.h"

#include "base/url.h"
#include "dom/engine/lockedpage.h"
#include "dom/engine/lockedprofile.h"
#include "preview/engine/picturehandler.h"
#include "preview/engine/previewwidget.h"
#include "preview/engine/textspan.h"

#include <QColor>
#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace Postil {

namespace {

constexpr std::chrono::seconds patchLimit{5};
constexpr int maxLosses = 3;

const QStringList previewScripts{u"lib/idiomorph/idiomorph.min.js"_s, u"base.js"_s, u"mark.js"_s,
                                 u"preview.js"_s};

// JSON is JavaScript: text can never become code here.
QString callOf(QLatin1StringView function, const QJsonArray &arguments)
{
    const QString list = QString::fromUtf8(QJsonDocument(arguments).toJson(QJsonDocument::Compact));
    return "Postil."_L1 + function + "(..."_L1 + list + ')'_L1;
}

QString nameOf(PostPart part)
{
    switch (part) {
    case PostPart::Title:
        return u"title"_s;
    case PostPart::Source:
        return u"source"_s;
    case PostPart::Excerpt:
        return u"excerpt"_s;
    case PostPart::Commentary:
        return u"commentary"_s;
    case PostPart::Coverage:
        return u"coverage"_s;
    case PostPart::Details: // are not seen
    case PostPart::Sending:
        return u"title"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace

WebPreview::WebPreview(QWidget *parent, MediaStore pictures)
    : m_profile(std::make_unique<LockedProfile>()), m_view(new PreviewWidget(parent))
{
    m_profile->allowPictures(new PictureHandler(std::move(pictures), m_profile.get()));
    m_watchdog.setSingleShot(true);
    m_watchdog.setInterval(patchLimit);
    connect(&m_watchdog, &QTimer::timeout, this,
            [this] { pageLost(tr("The preview took too long to show the post and was started again.")); });
    openPage();
}

WebPreview::~WebPreview()
{
    m_page->disconnect(this);
    delete m_view;
    delete m_page; // before its profile
}

QWidget *WebPreview::widget() const
{
    return m_view;
}

void WebPreview::openPage()
{
    ++m_serial;
    m_ready = m_patching = m_pageHoldsShown = false;
    m_page = new LockedPage(m_profile.get(), previewScripts, this);
    connect(m_page, &LockedPage::ready, this, &WebPreview::pageReady);
    connect(m_page, &LockedPage::broken, this, [this] {
        pageLost(tr("The preview stopped and was started again. Nothing of the post is lost."));
    });
    connect(m_page, &LockedPage::linkActivated, this, &WebPreview::activate);
    connect(m_page, &QWebEnginePage::linkHovered, this, [this](const QString &address) {
        if (linkHovered)
            linkHovered(address);
    });
    setShade(m_shade);
    if (m_view)
        m_view->setPage(m_page);
    m_page->open();
}

void WebPreview::pageReady()
{
    m_ready = true;
    m_page->setZoomFactor(m_zoom);
    sendShade();
    if (m_patchDue)
        patch();
}

void WebPreview::pageLost(const QString &sentence)
{
    m_watchdog.stop();
    m_page->disconnect(this);
    m_page->deleteLater(); // we may have been called from inside it
    m_patchDue = m_patchDue || !m_shown.isNull();
    if (++m_losses <= maxLosses) {
        openPage();
        if (failed)
            failed(sentence);
        return;
    }
    m_losses = 0;
    m_ready = m_patching = false;
    m_patchDue = false; // the next show() tries again
    openPage();
    if (failed)
        failed(tr(
            "The preview cannot show this post: the web engine stops each time. Export works all the same."));
}

void WebPreview::show(const QString &html)
{
    m_wanted = withPreviewPictures(html);
    m_patchDue = true;
    patch();
}

void WebPreview::patch()
{
    if (!m_ready || m_patching || !m_patchDue)
        return;
    m_patchDue = false;
    m_patching = true;
    const TextSpan span = changedSpan(m_shown, m_wanted);
    const QString script =
        m_pageHoldsShown
            ? callOf("patch"_L1, {qint64(span.at), qint64(span.removed), span.inserted.toString()})
            : callOf("patch"_L1, {0, -1, m_wanted});
    m_shown = m_wanted;
    m_watchdog.start();
    m_page->run(script, [self = QPointer(this), serial = m_serial](const QVariant &length) {
        if (!self || self->m_serial != serial)
            return;
        self->m_watchdog.stop();
        self->m_patching = false;
        self->m_losses = 0;
        // Where the page's text is not ours, the next patch sends the whole.
        self->m_pageHoldsShown = length.toLongLong() == self->m_shown.size();
        if (self->m_patchDue)
            self->patch();
        else if (self->patched)
            self->patched();
    });
    if (m_place)
        sendMark();
}

void WebPreview::mark(PostPlace place)
{
    if (m_place == place)
        return;
    m_place = place;
    if (m_ready && !m_patchDue)
        sendMark();
}

void WebPreview::sendMark()
{
    m_page->run(callOf("mark"_L1, {nameOf(m_place->part), m_place->index, m_place->block}), {});
}

void WebPreview::setShade(PageShade shade)
{
    m_shade = shade;
    // What is seen before the page has painted, and beyond its end.
    m_page->setBackgroundColor(shade == PageShade::Dark ? QColor(0x1f, 0x20, 0x23) : QColor(Qt::white));
    if (m_ready)
        sendShade();
}

void WebPreview::sendShade()
{
    m_page->run(callOf("setShade"_L1, {m_shade == PageShade::Dark ? u"dark"_s : u"light"_s}), {});
}

void WebPreview::setZoom(double factor)
{
    m_zoom = factor;
    m_page->setZoomFactor(factor);
}

void WebPreview::activate(const QUrl &url)
{
    const QString address = safeHref(QString::fromUtf8(url.toEncoded()));
    if (!address.isEmpty() && linkActivated)
        linkActivated(address);
}

} // namespace Postil
