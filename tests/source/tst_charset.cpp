// SPDX-License-Identifier: MIT
// Proves: pages and texts in any of the web's encodings are read as a browser reads them, and never as UTF-7
#include "source/charset.h"
#include "source/charsetlabels.h"
#include "source/metaprescan.h"
#include "source/page.h"

#include <QtTest>

using namespace Postil;
using namespace Qt::StringLiterals;

namespace {

Page page(const QByteArray &bytes, const QString &charset = {})
{
    return {bytes, {}, {}, charset};
}

} // namespace

class CharsetTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void declaredByTransport_data() { codePages(); }
    void declaredByTransport()
    {
        QFETCH(QString, label);
        QFETCH(QByteArray, hex);
        QFETCH(QString, text);
        QCOMPARE(decodeText(page(QByteArray::fromHex(hex), label)), text);
    }

    void declaredByMeta_data() { codePages(); }
    void declaredByMeta()
    {
        QFETCH(QString, label);
        QFETCH(QByteArray, hex);
        QFETCH(QString, text);
        if (label.startsWith(u"utf-16"))
            return; // a page that can be read byte by byte is not UTF-16: see utf16InMeta()
        const QByteArray head = "<meta name=x><META http-equiv='Content-Type' content=\"text/html; charset="
                                + label.toLatin1() + "\">";
        QCOMPARE(decodeHtml(page(head + QByteArray::fromHex(hex))), QString::fromLatin1(head) + text);
    }

    void whoIsBelieved()
    {
        const QByteArray body = "<meta charset=windows-1251>\xcd\xe5\xf2";
        QVERIFY(decodeHtml(page(body)).endsWith(u"Нет"));
        QVERIFY(decodeHtml(page(body, u"koi8-r"_s)).endsWith(u"мЕР"));
        const QByteArray marked = "\xef\xbb\xbf<meta charset=koi8-r>\xd0\x9d";
        QCOMPARE(decodeHtml(page(marked, u"koi8-r"_s)), u"<meta charset=koi8-r>Н"_s);
        QCOMPARE(encodingOf(page("\xff\xfe", u"utf-8"_s)), "utf-16le");
        QCOMPARE(encodingOf(page("caf\xc3\xa9")), "utf-8");
        QCOMPARE(decodeText(page("caf\xe9 \x80")), u"café €"_s);
        QCOMPARE(decodeText(page(body)).back(), u'ò'); // a text has no meta
        // What was saved as UTF-8 and kept its old <meta>.
        const QByteArray saved = "<meta charset=gb2312>" + QByteArray("\xe4\xb8\xad").repeated(100);
        QCOMPARE(encodingOf(page(saved)), "utf-8");
        QCOMPARE(encodingOf(page(saved, u"gb2312"_s)), "gbk");
        QCOMPARE(encodingOf(page(saved + "\xff")), "gbk");
        QCOMPARE(encodingOf(page(saved.first(60))), "gbk");
    }

    void prescan_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("encoding");
        QTest::newRow("comment") << "<!-- <meta charset=gbk> --><meta charset=big5>"_ba << "big5"_ba;
        QTest::newRow("short comment") << "<!--><meta charset=big5>"_ba << "big5"_ba;
        QTest::newRow("in an attribute")
            << "<a title='<meta charset=gbk>'><meta charset='koi8-r'>"_ba << "koi8-r"_ba;
        QTest::newRow("slash") << "<meta/charset=euc-kr/>"_ba << ""_ba;
        QTest::newRow("quoted slash") << "<meta/charset='euc-kr'/>"_ba << "euc-kr"_ba;
        QTest::newRow("no pragma") << "<meta content='text/html; charset=gbk'>"_ba << ""_ba;
        QTest::newRow("pragma last") << "<meta content='charset = \"gbk\"' http-equiv=content-type>"_ba
                                     << "gbk"_ba;
        QTest::newRow("first wins") << "<meta charset=gbk charset=big5>"_ba << "gbk"_ba;
        QTest::newRow("unknown, then known") << "<meta charset=nope><meta charset=big5>"_ba << "big5"_ba;
        QTest::newRow("other element") << "<metadata charset=gbk>"_ba << ""_ba;
        QTest::newRow("UTF-7") << "<meta charset=utf-7>"_ba << ""_ba;
        QTest::newRow("too late") << QByteArray(1024, ' ') + "<meta charset=gbk>" << ""_ba;
        QTest::newRow("cut off") << QByteArray(1008, ' ') + "<meta charset=gbk>" << ""_ba;
        QTest::newRow("xml") << "<?xml version='1.0' encoding='EUC-JP'?><html>"_ba << "euc-jp"_ba;
        QTest::newRow("user-defined") << "<meta charset=x-user-defined>"_ba << "windows-1252"_ba;
        QTest::newRow("nothing") << ""_ba << ""_ba;
        QTest::newRow("ends in the tag") << "<meta charset"_ba << ""_ba;
        QTest::newRow("ends in <") << "<"_ba << ""_ba;
    }
    void prescan()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, encoding);
        QCOMPARE(prescanEncoding(bytes), encoding);
    }

    void utf16InMeta()
    {
        QCOMPARE(encodingOf(page("<meta charset=utf-16le>x")), "utf-8");
        QCOMPARE(encodingOf(page(QByteArray("<\0?\0x\0m\0l\0", 10))), "utf-16le");
    }

    void utf7IsNeverBelieved()
    {
        QCOMPARE(decodeHtml(page("+ADw-script+AD4-", u"utf-7"_s)), u"+ADw-script+AD4-"_s);
    }

    void brokenBytes()
    {
        const QString bad =
            decodeHtml(page("<p>\xc0\xbcscript\xc0\xbe \xed\xa0\x80 \xff\xfe</p>", u"utf-8"_s));
        QCOMPARE(bad.count(u'<'), 2);
        QVERIFY(bad.contains(QChar::ReplacementCharacter));
        QCOMPARE(decodeHtml(page(QByteArray("<p>a\0b</p><scr\0ipt>", 20))), u"<p>ab</p><script>"_s);
        QVERIFY(decodeText(page("\xb0\xa1\xff\xff", u"euc-kr"_s)).contains(QChar::ReplacementCharacter));
        const QString half = decodeText(page(QByteArray("\x00\xd8\x41\x00", 4), u"utf-16le"_s));
        QVERIFY(half.isValidUtf16());
        QVERIFY(half.endsWith(u'A'));
        QCOMPARE(decodeText(page("~{<:Ky2;~}", u"hz-gb-2312"_s)), QString(QChar::ReplacementCharacter));
    }

    void labels()
    {
        QCOMPARE(encodingForLabel(" Latin1\n"), "windows-1252");
        QCOMPARE(encodingForLabel("utf-8 latin1"), "");
        QCOMPARE(encodingForLabel(""), "");
        QCOMPARE(charsetLabel("text/html; Charset=\"UTF-8\"; x=y"), "utf-8");
        QCOMPARE(charsetLabel("text/html; charset=utf-8;x"), "utf-8");
        QCOMPARE(charsetLabel("text/html; charset"), "");
    }

private:
    static void codePages()
    {
        QTest::addColumn<QString>("label");
        QTest::addColumn<QByteArray>("hex");
        QTest::addColumn<QString>("text");
        QTest::newRow("Shift_JIS") << u"Shift_JIS"_s << "93fa967b8cea82cc836a8385815b83588740815b5c7e"_ba
                                   << u"日本語のニュース①ー\\~"_s;
        QTest::newRow("EUC-JP") << u"EUC-JP"_s << "c6fccbdcb8eca4cea5cba5e5a1bca5b9"_ba
                                << u"日本語のニュース"_s;
        QTest::newRow("iso-2022-jp") << u"iso-2022-jp"_s << "1b2442467c4b5c386c244e254b2565213c25391b2842"_ba
                                     << u"日本語のニュース"_s;
        QTest::newRow("gb18030") << u"gb18030"_s << "d6d0cec4d0c2cec5a2e395328236"_ba << u"中文新闻€𠀀"_s;
        QTest::newRow("gb2312") << u"gb2312"_s << "bcf2cce5d6d0cec4d0c2cec5"_ba << u"简体中文新闻"_s;
        QTest::newRow("Big5") << u"Big5"_s << "c163c5e9a4a4a4e5b773bb44"_ba << u"繁體中文新聞"_s;
        QTest::newRow("ks_c_5601-1987")
            << u"ks_c_5601-1987"_s << "c7d1b1b9beee20b4babdba208c63"_ba << u"한국어 뉴스 똠"_s;
        QTest::newRow("windows-1251") << u"windows-1251"_s << "cdeee2eef1f2e820e4edff209720abf2e5f1f2bb"_ba
                                      << u"Новости дня — «тест»"_s;
        QTest::newRow("KOI8-R") << u"KOI8-R"_s << "eecfd7cfd3d4c920c4ced1"_ba << u"Новости дня"_s;
        QTest::newRow("koi8-u") << u"koi8-u"_s << "eecfd7c9cec920c4ced120a7ad"_ba << u"Новини дня їґ"_s;
        QTest::newRow("ISO-8859-1") << u"ISO-8859-1"_s << "6e61ef7665209371756f746573942080"_ba
                                    << u"naïve “quotes” €"_s;
        QTest::newRow("windows-1250") << u"windows-1250"_s << "5a7072e1767920646e65209e6c759d6f75e86bfd"_ba
                                      << u"Zprávy dne žluťoučký"_s;
        QTest::newRow("windows-1253") << u"windows-1253"_s << "c5e9e4def3e5e9f2"_ba << u"Ειδήσεις"_s;
        QTest::newRow("iso-8859-9") << u"iso-8859-9"_s << "48616265726c657220fdf0fe"_ba << u"Haberler ığş"_s;
        QTest::newRow("windows-1255") << u"windows-1255"_s << "e7e3f9e5fa"_ba << u"חדשות"_s;
        QTest::newRow("windows-1256") << u"windows-1256"_s << "c3cec8c7d1"_ba << u"أخبار"_s;
        QTest::newRow("windows-1257") << u"windows-1257"_s << "de696e696f73"_ba << u"Žinios"_s;
        QTest::newRow("windows-1258") << u"windows-1258"_s << "54696e2074756320e3"_ba << u"Tin tuc ă"_s;
        QTest::newRow("tis-620") << u"tis-620"_s << "a2e8d2c7"_ba << u"ข่าว"_s;
        QTest::newRow("ISO-8859-16") << u"ISO-8859-16"_s << "aa7469726920fe6172e3"_ba << u"Știri țară"_s;
        QTest::newRow("latin2") << u"latin2"_s << "576961646f6d6fb6636920b3f364bc"_ba << u"Wiadomości łódź"_s;
        QTest::newRow("greek") << u"greek"_s << "cddde1"_ba << u"Νέα"_s;
        QTest::newRow("iso-8859-15") << u"iso-8859-15"_s << "7072697820313020a4"_ba << u"prix 10 €"_s;
        QTest::newRow("cp866") << u"cp866"_s << "8daea2aee1e2a8"_ba << u"Новости"_s;
        QTest::newRow("macintosh") << u"macintosh"_s << "6361668e20d271d3"_ba << u"café “q”"_s;
        QTest::newRow("utf-8") << u"utf-8"_s << "c5bcc3b3c582c48720f09f9880"_ba << u"żółć 😀"_s;
        QTest::newRow("utf-16be") << u"utf-16be"_s << "017c00f3014201070020d83dde00"_ba << u"żółć 😀"_s;
        QTest::newRow("utf-16") << u"utf-16"_s << "7c01f3004201070120003dd800de"_ba << u"żółć 😀"_s;
    }
};

QTEST_GUILESS_MAIN(CharsetTest)
#include "tst_charset.moc"
