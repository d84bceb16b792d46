// SPDX-License-Identifier: MIT
// Proves: settings come back as they were set, and a broken settings file means defaults, not trouble
#include "settings/settingsstore.h"
#include "support/result.h"

#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QtTest>

using namespace Postil;
using namespace Qt::StringLiterals;

class SettingsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }

    void defaults() { QCOMPARE(SettingsStore(path()).load(), Settings()); }

    void comeBack()
    {
        Settings settings;
        settings.window = {QByteArray("\0\x01geometry\xff", 11), {200, 0, 640}, ShadeSetting::Dark, 1.25};
        settings.compose.defaultStyle = u"news-digest"_s;
        settings.publishing.account = u"mein-blog"_s;
        settings.exporting = {u"/home/eve/Überläufer; %20/posts, \"new\""_s, ExportForm::Markdown};
        POSTIL_VERIFY_OK(SettingsStore(path()).save(settings));
        QCOMPARE(SettingsStore(path()).load(), settings);
    }

    void keysOfANewerPostilStay()
    {
        write("[future]\nidea=42\n");
        POSTIL_VERIFY_OK(SettingsStore(path()).save({}));
        QVERIFY(read().contains("idea=42"));
    }

    void brokenValues_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("wrong words")
            << "[window]\nshade=plaid\nzoom=huge\nsplitter=a b\n[export]\nform=docx\n"_ba;
        QTest::newRow("out of range") << "[window]\nzoom=1e9\nsplitter=-1 7\n"_ba;
        QTest::newRow("not a number") << "[window]\nzoom=nan\nsplitter=99999999999\n"_ba;
        QTest::newRow("lists for words") << "[window]\nshade=dark, light\n[compose]\nstyle=a, b\n"_ba;
        QTest::newRow("Qt types") << "[window]\nzoom=@Variant(\\0\\0\\0\\x7f)\ngeometry=@Invalid()\n"_ba;
        QTest::newRow("too long") << "[compose]\nstyle=" + QByteArray(100'000, 'x')
                                         + "\n[export]\nfolder=" + QByteArray(9000, 'y') + "\n";
        QTest::newRow("line break") << "[export]\nfolder=\"a\\nb\"\n"_ba;
        QTest::newRow("not INI") << "\0\xff\xfe[[[===\n;;;\n]"_ba;
    }
    void brokenValues()
    {
        QFETCH(QByteArray, text);
        write(text);
        QCOMPARE(SettingsStore(path()).load(), Settings());
    }

    void noise()
    {
        QRandomGenerator random(3);
        POSTIL_VERIFY_OK(SettingsStore(path()).save({}));
        const QByteArray sound = read();
        for (int i = 0; i < 200; ++i) {
            QByteArray bytes = sound;
            for (int flip = 0; flip < 5; ++flip)
                bytes[random.bounded(bytes.size())] = char(random.bounded(256));
            write(bytes);
            const Settings settings = SettingsStore(path()).load();
            QVERIFY(settings.window.zoom >= 0.5 && settings.window.zoom <= 3.0);
        }
    }

    void whereNothingCanBeWritten()
    {
        const auto saved = SettingsStore(u"/proc/nothing/postil.ini"_s).save({});
        QVERIFY(!saved);
        QCOMPARE(saved.error().kind, ErrorKind::Storage);
    }

private:
    [[nodiscard]] QString path() const { return m_dir->filePath(u"config/postil.ini"_s); }

    void write(const QByteArray &bytes) const
    {
        QDir().mkpath(QFileInfo(path()).path());
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }

    [[nodiscard]] QByteArray read() const
    {
        QFile file(path());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    std::unique_ptr<QTemporaryDir> m_dir;
};

QTEST_GUILESS_MAIN(SettingsTest)
#include "tst_settings.moc"
