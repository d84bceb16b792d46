// SPDX-License-Identifier: MIT
#include "exporting/exporter.h"

using namespace Qt::StringLiterals;

namespace Postil {

QString fileExtension(Form form)
{
    switch (form) {
    case Form::HtmlFragment:
    case Form::HtmlPage:
        return u"html"_s;
    case Form::Markdown:
        return u"md"_s;
    case Form::Text:
        return u"txt"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

QString suggestedFileName(const Post &post, Form form)
{
    return safeSlug(post) + u'.' + fileExtension(form);
}

QCoro::Task<Result<void>> exportToFile(Rendering rendering, QString path, Overwrite overwrite)
{
    QByteArray bytes = rendering.content.toUtf8();
    if (!bytes.endsWith('\n'))
        bytes += '\n';
    return writeFileInBackground(std::move(path), std::move(bytes), overwrite);
}

std::unique_ptr<QMimeData> toMimeData(const Rendering &rendering, const Rendering &text)
{
    auto data = std::make_unique<QMimeData>();
    switch (rendering.form) {
    case Form::HtmlFragment:
    case Form::HtmlPage:
        data->setHtml(rendering.content);
        data->setText(text.content);
        break;
    case Form::Markdown:
    case Form::Text:
        data->setText(rendering.content);
        break;
    }
    return data;
}

} // namespace Postil
