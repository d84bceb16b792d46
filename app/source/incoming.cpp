// SPDX-License-Identifier: MIT
#include "source/incoming.h"

#include "base/text.h"
#include "base/url.h"

#include <QCoreApplication>

#include <optional>

using namespace Qt::StringLiterals;

namespace Postil {

namespace {

constexpr QLatin1StringView incomingScheme = "postil:"_L1;

struct IncomingText
{
    Q_DECLARE_TR_FUNCTIONS(Incoming)
};

// Letters of another alphabet come percent-encoded as UTF-8; bytes that are none become U+FFFD.
QString decodedValue(QStringView value)
{
    return QString::fromUtf8(QByteArray::fromPercentEncoding(value.toUtf8()));
}

// The first value of a name, still encoded. Names are plain letters.
std::optional<QString> valueOf(QStringView query, QLatin1StringView name)
{
    for (const QStringView item : query.tokenize(u'&')) {
        if (item.startsWith(name, Qt::CaseInsensitive) && item.sliced(name.size()).startsWith(u'='))
            return item.sliced(name.size() + 1).toString();
    }
    return {};
}

// Forms write a space as "+"; encodeURIComponent() never leaves one as it is.
QString formText(QStringView query, QLatin1StringView name)
{
    return decodedValue(valueOf(query, name).value_or(QString()).replace(u'+', u' '));
}

Result<QUrl> incomingUrl(QStringView query)
{
    const auto value = valueOf(query, "url"_L1);
    if (!value || value->isEmpty())
        return QUrl();
    if (value->size() > longestIncomingUrl * 3) // a whole address encoded once more
        return failure(ErrorKind::TooLarge,
                       IncomingText::tr("The address that was handed to Postil is longer than "
                                        "any page's. Copy it into the address bar yourself."));
    const QString address = decodedValue(*value).trimmed();
    const QString href = safeHref(address);
    const QUrl url = QUrl::fromEncoded(href.toLatin1(), QUrl::StrictMode);
    if (href.isEmpty() || href.size() > longestIncomingUrl || !url.isValid() || url.host().isEmpty()
        || (url.scheme() != "http"_L1 && url.scheme() != "https"_L1)) {
        return failure(ErrorKind::BadInput,
                       IncomingText::tr("What was handed to Postil is not the address of a web page: “%1”.")
                           .arg(singleLine(address).left(200)));
    }
    return url;
}

} // namespace

bool isIncoming(const QString &argument)
{
    return argument.startsWith(incomingScheme, Qt::CaseInsensitive);
}

Result<Incoming> readIncoming(const QString &argument)
{
    if (argument.size() > longestIncoming) {
        return failure(
            ErrorKind::TooLarge,
            IncomingText::tr("More was handed to Postil than it takes at once. Select less of the page."));
    }
    if (!isIncoming(argument)) {
        return failure(
            ErrorKind::BadInput,
            IncomingText::tr("“%1” is not an address of Postil's own.").arg(singleLine(argument).left(200)));
    }
    QStringView rest = QStringView(argument).sliced(incomingScheme.size());
    // Some desktops write every address with an authority, and with a path behind it.
    if (rest.startsWith("//"_L1))
        rest = rest.sliced(2);
    rest = rest.first(rest.indexOf(u'#') < 0 ? rest.size() : rest.indexOf(u'#'));
    const qsizetype mark = rest.indexOf(u'?');
    QStringView verb = rest.first(mark < 0 ? rest.size() : mark);
    if (verb.endsWith(u'/'))
        verb.chop(1);
    if (verb.compare("new"_L1, Qt::CaseInsensitive) != 0) {
        return failure(
            ErrorKind::BadInput,
            IncomingText::tr("Postil was asked for “%1”, which it does not know. It only takes “new”: a "
                             "draft from a page or a text.")
                .arg(singleLine(verb.toString()).left(100)));
    }
    const QStringView query = mark < 0 ? QStringView() : rest.sliced(mark + 1);
    const auto url = incomingUrl(query);
    if (!url)
        return std::unexpected(url.error());
    Incoming incoming{.url = *url,
                      .title = singleLine(formText(query, "title"_L1)).simplified(),
                      .text = multiLine(formText(query, "text"_L1))};
    if (incoming.title.size() > longestIncomingTitle) {
        incoming.title.truncate(longestIncomingTitle);
        if (incoming.title.back().isHighSurrogate())
            incoming.title.chop(1);
    }
    if (incoming.text.size() > longestIncomingText) {
        return failure(
            ErrorKind::TooLarge,
            IncomingText::tr("More text was handed to Postil than it takes at once. Select less of the "
                             "page, or give its address alone."));
    }
    if (incoming.text.trimmed().isEmpty())
        incoming.text.clear();
    if (incoming.url.isEmpty() && incoming.text.isEmpty()) {
        return failure(
            ErrorKind::BadInput,
            IncomingText::tr("Postil was handed neither an address nor a text. In your browser, open the "
                             "article first."));
    }
    return incoming;
}

QString bookmarklet()
{
    // No space, quotation mark, percent sign, number sign or bracket of a tag in it: browsers and bookmark
    // files rewrite those in an address. Half a surrogate pair would make encodeURIComponent() throw.
    return u"javascript:void(location.href='postil:new'+"
           "[['url',location.href],['title',document.title],"
           "['text',String(window.getSelection()||'').slice(0,10000)]]"
           ".map(function(p,i){return(i?'&':'?')+p[0]+'='+"
           "encodeURIComponent(p[1].replace(/[\\ud800-\\udbff][\\udc00-\\udfff]|[\\ud800-\\udfff]/g,"
           "function(c){return(c[1]?c:'')}))}).join(''))"_s;
}

} // namespace Postil
