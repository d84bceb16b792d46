// SPDX-License-Identifier: MIT
#include "importing/filepictures.h"

#include "markdown/md4cparser.h"
#include "media/pictureaddress.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QMap>
#include <QRegularExpression>
#include <QUrl>

#include <tuple>

using namespace Qt::StringLiterals;

namespace Postil {

namespace {

struct FilePicturesText
{
    Q_DECLARE_TR_FUNCTIONS(Importer)
};

// A path, and not an address, a place on a site, or a place in the same page.
bool isRelativePath(const QString &address)
{
    static const QRegularExpression other(u"^(?:[a-zA-Z][a-zA-Z0-9+.-]*:|[/\\\\#?])"_s);
    return !address.isEmpty() && address.size() < 1000 && !address.contains(QChar::Null)
           && !other.match(address).hasMatch();
}

class PicturePaths final : public Markdown::Md4cHandler
{
public:
    void enterBlock(MD_BLOCKTYPE, void *) override {}
    void leaveBlock(MD_BLOCKTYPE, void *) override {}
    void enterSpan(MD_SPANTYPE type, void *detail) override
    {
        if (type != MD_SPAN_IMG)
            return;
        const QString path =
            QString::fromUtf8(Markdown::attributeText(static_cast<MD_SPAN_IMG_DETAIL *>(detail)->src));
        if (isRelativePath(path) && !m_paths.contains(path))
            m_paths.append(path);
    }
    void leaveSpan(MD_SPANTYPE, void *) override {}
    void text(MD_TEXTTYPE, QByteArrayView) override {}

    [[nodiscard]] const QStringList &paths() const { return m_paths; }

private:
    QStringList m_paths;
};

// As the lead image stands in the front matter.
const QRegularExpression &leadLine()
{
    static const QRegularExpression line(u"^image:[ \\t]*([\"']?)([^\"'\\n]+)\\1[ \\t]*$"_s,
                                         QRegularExpression::MultilineOption);
    return line;
}

qsizetype endOfFrontMatter(const QString &markdown)
{
    if (!markdown.startsWith("---\n"_L1) && !markdown.startsWith("---\r\n"_L1))
        return 0;
    return std::max<qsizetype>(0, markdown.indexOf("\n---"_L1, 3));
}

// The file itself, where it is inside of the folder, whatever links lead there.
Result<QString> fileInside(const QString &folder, const QString &path)
{
    const QString root = QFileInfo(folder).canonicalFilePath();
    const QString whole = QUrl::fromPercentEncoding(path.toUtf8());
    for (const QString &name : {path, whole}) {
        const QString file = QFileInfo(QDir(root).filePath(name)).canonicalFilePath();
        if (!file.isEmpty() && file.startsWith(root + u'/'))
            return file;
    }
    return failure(
        ErrorKind::NotFound,
        FilePicturesText::tr("There is no picture “%1” beside the file. Put it there, or take it out of the "
                             "text.")
            .arg(path));
}

// In the links of the text: plain, in angle brackets, or percent-encoded.
void replaceInLinks(QString &markdown, const QString &path, const QString &address)
{
    const QString encoded = QString::fromLatin1(QUrl::toPercentEncoding(path, "/"));
    for (const QString &written : {path, encoded, u'<' + path + u'>'}) {
        const QRegularExpression link(u"(\\]\\(\\s*)%1(?=[\\s)])"_s.arg(QRegularExpression::escape(written)));
        markdown.replace(link, u"\\1"_s + address);
    }
}

} // namespace

QCoro::Task<Result<QString>> withFilePictures(QString markdown, QString folder, MediaStore store)
{
    PicturePaths named;
    std::ignore = Markdown::parseMarkdown(markdown.toUtf8(), named);
    QStringList paths = named.paths();
    const auto lead = leadLine().match(markdown.first(endOfFrontMatter(markdown)));
    const QString leadPath = lead.hasMatch() ? lead.captured(2).trimmed() : QString();
    const bool hasLead = isRelativePath(leadPath) && fileInside(folder, leadPath);
    if (hasLead && !paths.contains(leadPath))
        paths.append(leadPath);
    QMap<QString, QString> addresses;
    for (const QString &path : std::as_const(paths)) {
        const Result<QString> file = fileInside(folder, path);
        if (!file)
            co_return std::unexpected(file.error());
        const auto stored = co_await store.addFile(*file);
        if (!stored)
            co_return failure(stored.error().kind,
                              FilePicturesText::tr("The picture “%1” cannot be taken. %2")
                                  .arg(path, stored.error().message));
        addresses.insert(path, pictureAddress(stored->name));
    }
    if (hasLead)
        markdown.replace(lead.capturedStart(2), lead.capturedLength(2), addresses.value(leadPath));
    for (const auto &[path, address] : std::as_const(addresses).asKeyValueRange())
        replaceInLinks(markdown, path, address);
    co_return markdown;
}

} // namespace Postil
