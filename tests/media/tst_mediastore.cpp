// SPDX-License-Identifier: MIT
// Proves: a picture is stored once, without the place where it was taken, turned as it was meant, and a
// hostile file is refused
#include "media/bareparts.h"
#include "media/mediastore.h"
#include "media/pictureaddress.h"
#include "support/pictures.h"
#include "support/result.h"

#include <QBuffer>
#include <QCoroTask>
#include <QImage>
#include <QImageReader>
#include <QTemporaryDir>
#include <QtTest>

#include <sys/stat.h>

using namespace Postil;
using namespace Qt::StringLiterals;
using Test::PlaceWord;

namespace {

QString nameOf(QChar digit, const QString &extension)
{
    return QString(64, digit) + u'.' + extension;
}

bool isRed(const QColor &colour)
{
    return colour.red() > 200 && colour.blue() < 60;
}

bool isBlue(const QColor &colour)
{
    return colour.blue() > 200 && colour.red() < 60;
}

} // namespace

class TestMediaStore : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_dir;

    [[nodiscard]] MediaStore store() const { return MediaStore(m_dir.path() + "/media"_L1); }

private Q_SLOTS:
    void forgetsThePlace_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("extension");
        QTest::newRow("jpeg") << Test::cameraJpeg({40, 30}) << u"jpg"_s;
        QTest::newRow("turned jpeg") << Test::cameraJpeg({40, 30}, 6) << u"jpg"_s;
        QTest::newRow("png") << Test::screenshotPng({40, 30}) << u"png"_s;
        QTest::newRow("webp") << Test::cameraWebP({40, 30}) << u"webp"_s;
        QTest::newRow("gif") << Test::animatedGif() << u"gif"_s;
    }

    void forgetsThePlace()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, extension);
        QVERIFY(bytes.contains(PlaceWord));
        const auto stored = QCoro::waitFor(store().add(bytes));
        POSTIL_VERIFY_OK(stored);
        const QByteArray &kept = stored->picture.bytes;
        for (const char *trace : {PlaceWord, "Exif", "EXIF", "eXIf", "xmpmeta", "XMP", "8BIM", "GPS"})
            QVERIFY2(!kept.contains(trace), trace);
        QVERIFY(stored->name.endsWith(u'.' + extension));
        QVERIFY(isPictureName(stored->name));
        const auto read = store().read(stored->name);
        POSTIL_VERIFY_OK(read);
        QCOMPARE(*read, stored->picture);
        QCOMPARE(QImage::fromData(kept).size(), stored->picture.size);
    }

    void keepsThePixels()
    {
        for (const QByteArray &bytes :
             {Test::cameraJpeg({40, 30}), Test::screenshotPng({40, 30}), Test::cameraWebP({40, 30})}) {
            const auto clean = cleanPicture(bytes);
            POSTIL_VERIFY_OK(clean);
            QCOMPARE(QImage::fromData(clean->bytes), QImage::fromData(bytes));
        }
    }

    void turnsAsCamerasMeanIt()
    {
        const auto stored = QCoro::waitFor(store().add(Test::cameraJpeg({40, 20}, 6)));
        POSTIL_VERIFY_OK(stored);
        QCOMPARE(stored->picture.size, QSize(20, 40));
        const QImage image = QImage::fromData(stored->picture.bytes);
        QVERIFY(isRed(image.pixelColor(10, 5))); // what was at the left is on top
        QVERIFY(isBlue(image.pixelColor(10, 35)));
    }

    void keepsAnAnimation()
    {
        const auto clean = cleanPicture(Test::animatedGif());
        POSTIL_VERIFY_OK(clean);
        QByteArray bytes = clean->bytes;
        QBuffer buffer(&bytes);
        QCOMPARE(QImageReader(&buffer).imageCount(), 2);
        QVERIFY(bytes.contains("NETSCAPE2.0"));
        const auto small = noWiderThan(*clean, 1);
        POSTIL_VERIFY_OK(small);
        QCOMPARE(*small, *clean);
    }

    void storesTheSameOnce()
    {
        const auto first = QCoro::waitFor(store().add(Test::cameraJpeg({50, 40})));
        const auto again = QCoro::waitFor(store().add(Test::cameraJpeg({50, 40})));
        POSTIL_VERIFY_OK(first);
        POSTIL_VERIFY_OK(again);
        QCOMPARE(again->name, first->name);
        QCOMPARE(QDir(store().folder()).entryList({first->name.left(20) + u'*'}, QDir::Files).size(), 1);
    }

    void makesSmaller()
    {
        const auto clean = cleanPicture(Test::cameraJpeg({400, 100}));
        POSTIL_VERIFY_OK(clean);
        const auto small = noWiderThan(*clean, 200);
        POSTIL_VERIFY_OK(small);
        QCOMPARE(small->size, QSize(200, 50));
        QCOMPARE(small->type, PictureType::Jpeg);
        const QImage image = QImage::fromData(small->bytes);
        QCOMPARE(image.size(), QSize(200, 50));
        QVERIFY(isRed(image.pixelColor(50, 25)));
        QVERIFY(isBlue(image.pixelColor(150, 25)));
        QCOMPARE(*noWiderThan(*clean, 400), *clean);
        QCOMPARE(*noWiderThan(*clean, 0), *clean);
        QCOMPARE(*noWiderThan(*clean, 200), *small); // the same each time: it is uploaded once
    }

    void refusesWhatIsNone_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<ErrorKind>("kind");
        const QByteArray jpeg = Test::cameraJpeg({40, 30});
        QTest::newRow("nothing") << QByteArray() << ErrorKind::BadInput;
        QTest::newRow("text") << QByteArray("a picture of a cat") << ErrorKind::BadInput;
        QTest::newRow("SVG") << QByteArray("<svg xmlns='http://www.w3.org/2000/svg'/>")
                             << ErrorKind::BadInput;
        QTest::newRow("bare beginning") << jpeg.first(3) << ErrorKind::BadInput;
        QTest::newRow("head alone") << Test::screenshotPng({40, 30}).first(40) << ErrorKind::BadInput;
        QTest::newRow("RIFF of nothing")
            << QByteArray("RIFF\xff\xff\xff\xffWEBPVP8 \xff\xff\xff\xff", 20) << ErrorKind::BadInput;
        QTest::newRow("too long") << jpeg + QByteArray(maximumPictureBytes, 'x') << ErrorKind::TooLarge;
        QTest::newRow("bomb") << Test::bombPng() << ErrorKind::TooLarge;
    }

    void refusesWhatIsNone()
    {
        QFETCH(QByteArray, bytes);
        const auto stored = QCoro::waitFor(store().add(bytes));
        QVERIFY(!stored);
        QTEST(stored.error().kind, "kind");
        QVERIFY(stored.error().message.endsWith(u'.'));
    }

    // However a file is cut or changed, it ends in a picture without the place, or in an error.
    void survivesDamage()
    {
        for (const QByteArray &whole : {Test::cameraJpeg({16, 12}, 3), Test::screenshotPng({16, 12}),
                                        Test::cameraWebP({16, 12}), Test::animatedGif()}) {
            for (qsizetype at = 0; at < whole.size(); ++at) {
                QByteArray changed = whole;
                changed[at] = char(~changed.at(at));
                for (const QByteArray &bytes : {whole.first(at), changed}) {
                    const auto clean = cleanPicture(bytes);
                    QVERIFY(!clean || !QImage::fromData(clean->bytes).isNull());
                    if (const auto type = pictureTypeOf(bytes))
                        (void)bareParts(bytes, *type);
                }
            }
        }
    }

    void readsFiles()
    {
        const QString path = m_dir.filePath(u"a picture.jpeg"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(Test::cameraJpeg({60, 30}));
        file.close();
        const auto stored = QCoro::waitFor(store().addFile(path));
        POSTIL_VERIFY_OK(stored);
        QCOMPARE(stored->picture.size, QSize(60, 30));
        QCOMPARE(QCoro::waitFor(store().addFile(m_dir.filePath(u"none.jpg"_s))).error().kind,
                 ErrorKind::NotFound);
        QCOMPARE(QCoro::waitFor(store().addFile(m_dir.path())).error().kind, ErrorKind::Refused);
        const QString pipe = m_dir.filePath(u"pipe.jpg"_s);
        QCOMPARE(mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
        QCOMPARE(QCoro::waitFor(store().addFile(pipe)).error().kind, ErrorKind::Refused);
    }

    void givesOnlyItsOwn()
    {
        const auto stored = QCoro::waitFor(store().add(Test::cameraJpeg({70, 30})));
        POSTIL_VERIFY_OK(stored);
        for (const QString &name : {u"../postil.ini"_s, u""_s, u"/etc/passwd"_s, nameOf(u'a', u"jpg"_s),
                                    stored->name.chopped(4) + ".svg"_L1, stored->name + u'\n'})
            QCOMPARE(store().read(name).error().kind, ErrorKind::NotFound);
        QFile file(store().folder() + u'/' + stored->name);
        QVERIFY(file.open(QIODevice::Append));
        file.write("more");
        file.close();
        QCOMPARE(store().read(stored->name).error().kind, ErrorKind::BadInput);
        // Put into a post again, it is whole again.
        POSTIL_VERIFY_OK(QCoro::waitFor(store().add(Test::cameraJpeg({70, 30}))));
        POSTIL_VERIFY_OK(store().read(stored->name));
    }

    void knowsItsAddresses()
    {
        const QString one = nameOf(u'1', u"jpg"_s);
        const QString two = nameOf(u'2', u"webp"_s);
        const QString text = "![a](%1) <img src=\"%2\"> %1 %1x https://media.postil.invalid/x.jpg"_L1.arg(
            pictureAddress(one), pictureAddress(two));
        QCOMPARE(pictureNamesIn(text), QStringList({one, two}));
        QCOMPARE(pictureNameOf(pictureAddress(one)), one);
        QCOMPARE(pictureNameOf(u"https://example.com/"_s + one), QString());
        QCOMPARE(withPictureAddresses("(%1)[%2]"_L1.arg(pictureAddress(one), pictureAddress(two)),
                                      {{one, u"a.jpg"_s}}),
                 "(a.jpg)[%1]"_L1.arg(pictureAddress(two)));
    }
};

QTEST_GUILESS_MAIN(TestMediaStore)
#include "tst_mediastore.moc"
