// SPDX-License-Identifier: MIT
#include "preview/engine/picturehandler.h"

#include "base/background.h"
#include "dom/engine/lockedprofile.h"
#include "media/pictureaddress.h"

#include <QBuffer>
#include <QPointer>
#include <QWebEngineUrlRequestJob>

using namespace Qt::StringLiterals;

namespace Postil {

namespace {

// Reading, and looking whether it is what its name says, is not for the window's thread.
QCoro::Task<> answerWithPicture(MediaStore store, QPointer<QWebEngineUrlRequestJob> job, QString name)
{
    const auto picture = co_await inBackground([store, name] { return store.read(name); });
    if (!job)
        co_return;
    if (!picture) {
        job->fail(QWebEngineUrlRequestJob::UrlNotFound);
        co_return;
    }
    auto *buffer = new QBuffer(job.data());
    buffer->setData(picture->bytes);
    buffer->open(QIODevice::ReadOnly);
    job->reply(mimeTypeOf(picture->type), buffer);
}

} // namespace

PictureHandler::PictureHandler(MediaStore store, QObject *parent)
    : QWebEngineUrlSchemeHandler(parent), m_store(std::move(store))
{
}

void PictureHandler::requestStarted(QWebEngineUrlRequestJob *job)
{
    const QString name = job->requestUrl().path();
    if (job->requestMethod() != "GET" || !isPictureName(name)) {
        job->fail(QWebEngineUrlRequestJob::RequestDenied);
        return;
    }
    answerWithPicture(m_store, job, name);
}

QString withPreviewPictures(QString html)
{
    // In text a quotation mark is written &quot;, so this is an attribute.
    return html.replace("src=\""_L1 + pictureAddress({}),
                        "src=\"%1:"_L1.arg(QLatin1StringView(PictureScheme)));
}

} // namespace Postil
