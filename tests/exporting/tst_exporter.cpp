// SPDX-License-Identifier: MIT
// Proves: an export gets a safe name, is written as it was rendered, and goes to the clipboard as HTML with
// text
#include "exporting/exportedpictures.h"
#include "exporting/exporter.h"
#include "media/pictureaddress.h"
#include "support/pictures.h"
#include "support/result.h"
#include "support/shared.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QtTest>

using namespace Postil;
using namespace Qt::StringLiterals;

class ExporterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void names()
    {
        Post post;
        post.title = u"Rivers run dry: what now?"_s;
        QCOMPARE(suggestedFileName(post, Form::HtmlFragment), u"rivers-run-dry-what-now.html"_s);
        QCOMPARE(suggestedFileName(post, Form::HtmlPage), u"rivers-run-dry-what-now.html"_s);
        QCOMPARE(suggestedFileName(post, Form::Markdown), u"rivers-run-dry-what-now.md"_s);
        post.slug = u"rivers"_s;
        QCOMPARE(suggestedFileName(post, Form::Text), u"rivers.txt"_s);
    }

    void hostileTitlesStayInTheFolder()
    {
        POSTIL_SHARED_OR_SKIP(list, "corpora/hostile/own-filenames.json");
        QFile file(list);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonArray rows = QJsonDocument::fromJson(file.readAll()).array();
        const QTemporaryDir dir;
        const QString inner = dir.filePath(u"inner"_s);
        QVERIFY(QDir().mkpath(inner));
        for (const auto &row : rows) {
            for (const bool asSlug : {false, true}) {
                Post post;
                (asSlug ? post.slug : post.title) = row[u"input"].toString();
                const QString name = suggestedFileName(post, Form::Markdown);
                static const QRegularExpression plain(u"^[a-z0-9-]{1,80}\\.md$"_s);
                QVERIFY2(plain.match(name).hasMatch(), qPrintable(name));
                POSTIL_VERIFY_OK(QCoro::waitFor(
                    exportToFile({Form::Markdown, post.title, {}}, inner + u'/' + name, Overwrite::Yes)));
            }
        }
        QCOMPARE(QDir(dir.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
                 QStringList{u"inner"_s});
        QVERIFY(QDir(inner).entryList(QDir::Files).size() > 10);
    }

    void picturesGoAlong()
    {
        const QTemporaryDir dir;
        const MediaStore store(dir.filePath(u"media"_s));
        const auto stored = QCoro::waitFor(store.add(Test::cameraJpeg({60, 40})));
        POSTIL_VERIFY_OK(stored);
        const Rendering page{Form::HtmlPage, "<img src=\"%1\"><img src=\"%1\">"_L1.arg(pictureAddress(stored->name)), {}};
        const QString path = dir.filePath(u"a castle (1).html"_s);
        const auto beside = QCoro::waitFor(exportWithPictures(page, path, Overwrite::No, store));
        POSTIL_VERIFY_OK(beside);
        QCOMPARE(*beside, (PicturesBeside{1, u"a castle (1)-pictures"_s}));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto link = QRegularExpression(u"src=\"([^\"]+)\""_s).match(QString::fromUtf8(file.readAll()));
        QVERIFY(link.hasMatch());
        const QUrl picture = QUrl::fromLocalFile(path).resolved(QUrl(link.captured(1)));
        QFile written(picture.toLocalFile());
        QVERIFY2(written.open(QIODevice::ReadOnly), qPrintable(link.captured(1)));
        QCOMPARE(written.readAll(), stored->picture.bytes);
        // Where the file is not replaced, nothing is put beside it.
        QVERIFY(QFile::remove(picture.toLocalFile()));
        QCOMPARE(QCoro::waitFor(exportWithPictures(page, path, Overwrite::No, store)).error().kind, ErrorKind::Refused);
        QVERIFY(!QFile::exists(picture.toLocalFile()));
        POSTIL_VERIFY_OK(QCoro::waitFor(exportWithPictures(page, path, Overwrite::Yes, store)));
        POSTIL_VERIFY_OK(QCoro::waitFor(exportWithPictures(page, path, Overwrite::Yes, store)));
        QVERIFY(QFile::exists(picture.toLocalFile()));

        const auto embedded = QCoro::waitFor(withEmbeddedPictures(page, store, 30));
        POSTIL_VERIFY_OK(embedded);
        const auto data =
            QRegularExpression(u"src=\"data:image/jpeg;base64,([^\"]+)\""_s).match(embedded->content);
        QVERIFY(data.hasMatch());
        QCOMPARE(QImage::fromData(QByteArray::fromBase64(data.captured(1).toLatin1())).size(), QSize(30, 20));
        QVERIFY(!embedded->content.contains("postil.invalid"_L1));
        const Rendering gone{Form::HtmlPage, pictureAddress(QString(64, u'0') + ".png"_L1), {}};
        QCOMPARE(QCoro::waitFor(withEmbeddedPictures(gone, store, 0)).error().kind, ErrorKind::NotFound);
        QCOMPARE(QCoro::waitFor(exportWithPictures(gone, dir.filePath(u"x.html"_s), Overwrite::No, store)).error().kind,
                 ErrorKind::NotFound);
        QVERIFY(!QFile::exists(dir.filePath(u"x.html"_s)));
    }

    void writesTheRendering()
    {
        const QTemporaryDir dir;
        const QString path = dir.filePath(u"a.txt"_s);
        POSTIL_VERIFY_OK(QCoro::waitFor(exportToFile({Form::Text, u"Über 😀"_s, {}}, path, Overwrite::No)));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), u"Über 😀\n"_s.toUtf8());
        QVERIFY(!QCoro::waitFor(exportToFile({Form::Text, u"other"_s, {}}, path, Overwrite::No)));
    }

    void clipboard()
    {
        const Rendering text{Form::Text, u"Title"_s, {}};
        const auto html = toMimeData({Form::HtmlFragment, u"<article>Title</article>"_s, {}}, text);
        QCOMPARE(html->html(), u"<article>Title</article>"_s);
        QCOMPARE(html->text(), u"Title"_s);
        const auto markdown = toMimeData({Form::Markdown, u"# Title"_s, {}}, text);
        QVERIFY(!markdown->hasHtml());
        QCOMPARE(markdown->text(), u"# Title"_s);
    }
};

QTEST_GUILESS_MAIN(ExporterTest)
#include "tst_exporter.moc"
