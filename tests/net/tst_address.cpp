// SPDX-License-Identifier: MIT
// Proves: what a page leads to is fetched only from the public web, however the address is written
#include "base/ipaddress.h"
#include "net/address.h"
#include "support/shared.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QtTest>

using namespace Postil;
using namespace Qt::StringLiterals;

class AddressTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void addresses_data()
    {
        QTest::addColumn<bool>("isPublic");
        for (const char *inside : {"0.0.0.0",
                                   "10.1.2.3",
                                   "100.64.0.1",
                                   "127.0.0.1",
                                   "127.255.255.254",
                                   "169.254.169.254",
                                   "172.16.0.1",
                                   "172.31.255.255",
                                   "192.0.0.8",
                                   "192.168.1.1",
                                   "198.18.0.1",
                                   "203.0.113.9",
                                   "224.0.0.1",
                                   "240.0.0.1",
                                   "255.255.255.255",
                                   "::",
                                   "::1",
                                   "fe80::1",
                                   "fec0::1",
                                   "fc00::1",
                                   "fd00:ec2::254",
                                   "ff02::1",
                                   "2001:db8::1",
                                   "2001::1",
                                   "::ffff:127.0.0.1",
                                   "::ffff:10.0.0.1",
                                   "64:ff9b::7f00:1",
                                   "64:ff9b::a00:1",
                                   "2002:7f00:1::",
                                   "3fff::1"}) {
            QTest::newRow(inside) << false;
        }
        for (const char *outside : {"1.1.1.1", "11.0.0.1", "93.184.216.34", "172.15.255.255", "172.32.0.1",
                                    "192.0.1.1", "223.255.255.255", "2606:2800:220:1:248:1893:25c8:1946",
                                    "::ffff:1.1.1.1", "64:ff9b::101:101", "2002:101:101::1"}) {
            QTest::newRow(outside) << true;
        }
    }
    void addresses()
    {
        QFETCH(bool, isPublic);
        const auto address = IpAddress::parse(QString::fromLatin1(QTest::currentDataTag()));
        QVERIFY(address);
        QCOMPARE(isPublicAddress(*address), isPublic);
    }

    // Everything else is a name, to be looked up or refused as one.
    void notAddresses()
    {
        for (const char *text : {"", "127.1", "0x7f.0.0.1", "1.2.3.4.5", "256.1.1.1", "example.com",
                                 "fe80::1%eth0", "[::1]", "1.2.3.4 ", "::g"})
            QVERIFY2(!IpAddress::parse(QString::fromLatin1(text)), text);
    }

    void hostileAddresses()
    {
        POSTIL_SHARED_OR_SKIP(path, "corpora/hostile/own-urls.json");
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonArray rows = QJsonDocument::fromJson(file.readAll()).array();
        QVERIFY(rows.size() > 60);
        for (const auto &row : rows) {
            const QString input = row[u"input"].toString();
            const bool allowed =
                checkUrl(QUrl(input, QUrl::StrictMode), AddressTrust::FromOutside).has_value();
            QVERIFY2(allowed == (row[u"expect"].toString() == u"allow"), qPrintable(input));
        }
    }

    void whatIsTyped()
    {
        QVERIFY(checkUrl(QUrl(u"http://localhost:1313/draft"_s), AddressTrust::Typed));
        QVERIFY(checkUrl(QUrl(u"http://192.168.1.1/"_s), AddressTrust::Typed));
        QVERIFY(!checkUrl(QUrl(u"file:///etc/passwd"_s), AddressTrust::Typed));
        QVERIFY(!checkUrl(QUrl(u"https://me:secret@example.com/"_s), AddressTrust::Typed));
        const auto refused = checkUrl(QUrl(u"http://localhost:1313/"_s), AddressTrust::FromOutside);
        QCOMPARE(refused.error().kind, ErrorKind::Refused);
        QVERIFY(refused.error().message.contains(u"localhost"));
    }

    void thisMachine()
    {
        QVERIFY(isThisMachine(QUrl(u"http://LOCALHOST/"_s)));
        QVERIFY(isThisMachine(QUrl(u"http://[::1]:8000/"_s)));
        QVERIFY(isThisMachine(QUrl(u"http://127.0.0.2/"_s)));
        QVERIFY(!isThisMachine(QUrl(u"http://localhost.example.com/"_s)));
    }
};

QTEST_GUILESS_MAIN(AddressTest)
#include "tst_address.moc"
