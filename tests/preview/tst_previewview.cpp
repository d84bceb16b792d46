// SPDX-License-Identifier: MIT
// Proves: the preview is patched in place: no reload, the scroll stays, the mark survives, links are reported
// Links: Qt6::WebEngineWidgets
#include "media/pictureaddress.h"
#include "preview/previewview.h"
#include "support/pictures.h"
#include "support/testmain.h"
#include "support/webengine.h"

#include <QVBoxLayout>
#include <QWebEngineScript>
#include <QWebEngineView>

#include <csignal>

using namespace Postil;
using namespace Qt::StringLiterals;

class PreviewViewTest : public QObject
{
    Q_OBJECT

private:
    static QString page(const QString &commentary)
    {
        QString paragraphs;
        for (int i = 0; i < 60; ++i)
            paragraphs += u"<p>Paragraph %1 of the excerpt.</p>"_s.arg(i);
        return "<!DOCTYPE html><html lang=en><head><title>t</title><style>p { margin: 1em "
               "}</style></head><body><article>"
               "<h1 class=postil-title>Title</h1><p class=postil-source><a "
               "href=\"https://example.com/a\">Outlet</a></p>"
               "<blockquote class=postil-excerpt>"_L1
               + paragraphs + "</blockquote><section class=postil-commentary>"_L1 + commentary
               + "</section><section "
                 "class=postil-coverage><h2>More</h2><ul><li>one</li><li>two</li></ul></section>"
                 "</article></body></html>"_L1;
    }

    QVariant run(const QString &script)
    {
        std::optional<QVariant> value;
        view()->page()->runJavaScript(script, QWebEngineScript::ApplicationWorld,
                                      [&value](const QVariant &v) { value = v; });
        return QTest::qWaitFor([&value] { return value.has_value(); }, 20000) ? *value : QVariant();
    }
    QWebEngineView *view() { return qobject_cast<QWebEngineView *>(m_preview->widget()); }
    void show(const QString &html)
    {
        const int before = m_patches;
        m_preview->show(html);
        QTRY_VERIFY_WITH_TIMEOUT(m_patches > before, 30000);
    }

    QTemporaryDir m_pictures;
    std::unique_ptr<QWidget> m_window;
    std::unique_ptr<PreviewView> m_preview;
    int m_patches = 0;
    QStringList m_failures, m_activated, m_hovered;

private Q_SLOTS:
    void initTestCase()
    {
        m_window = std::make_unique<QWidget>();
        auto *layout = new QVBoxLayout(m_window.get());
        layout->setContentsMargins(0, 0, 0, 0);
        m_preview = Test::webEngine().createPreview(m_window.get(), MediaStore(m_pictures.path()));
        layout->addWidget(m_preview->widget());
        m_window->resize(600, 400);
        m_window->show();
        m_preview->patched = [this] { ++m_patches; };
        m_preview->failed = [this](const QString &sentence) { m_failures.append(sentence); };
        m_preview->linkActivated = [this](const QString &address) { m_activated.append(address); };
        m_preview->linkHovered = [this](const QString &address) { m_hovered.append(address); };
        show(page(u"<p>One</p>"_s));
    }
    void cleanupTestCase()
    {
        m_preview.reset();
        m_window.reset();
    }

    void patchesInPlace()
    {
        run(u"document.querySelector('.postil-title').kept = 1; scrollTo(0, 700)"_s);
        QTRY_COMPARE(run(u"scrollY"_s).toInt(), 700);
        show(page(u"<p>One, two</p>"_s));
        QCOMPARE(run(u"document.querySelector('.postil-commentary').innerHTML"_s).toString(),
                 u"<p>One, two</p>"_s);
        QCOMPARE(run(u"scrollY"_s).toInt(), 700);
        QCOMPARE(run(u"document.querySelector('.postil-title').kept"_s).toInt(),
                 1); // no reload: the same element
    }

    void everyPatchGivesTheWholePage()
    {
        const QStringList versions{u"<p>One</p><p>Two</p>"_s,
                                   u"<p>One</p><p>new</p><p>Two</p>"_s,
                                   u"<p>Two</p>"_s,
                                   u""_s,
                                   u"text<p>a</p>"_s,
                                   u"<ul><li>a</li></ul><p>😀</p>"_s,
                                   u"<p>😁</p>"_s,
                                   u"<p>a <b>b</b> c</p><h2>d</h2>"_s,
                                   u"<h2>d</h2><p>a b c</p>"_s};
        for (const QString &version : versions) {
            show(page(version));
            QCOMPARE(run(u"document.querySelector('.postil-commentary').innerHTML"_s).toString(), version);
            QCOMPARE(run(u"document.querySelectorAll('.postil-coverage').length"_s).toInt(), 1);
        }
        show(
            u"<!DOCTYPE html><html lang=de><head><style>p { color: red }</style></head><body class=x><p>other</p></body></html>"_s);
        QCOMPARE(run(u"document.body.outerHTML"_s).toString(), u"<body class=\"x\"><p>other</p></body>"_s);
        QCOMPARE(run(u"document.head.querySelector('style').textContent"_s).toString(),
                 u"p { color: red }"_s);
        QCOMPARE(run(u"document.documentElement.lang"_s).toString(), u"de"_s);
    }

    void foldsCallsWhileBusy()
    {
        const int before = m_patches;
        for (int i = 0; i < 20; ++i)
            m_preview->show(page(u"<p>%1</p>"_s.arg(i)));
        QTRY_COMPARE(run(u"document.querySelector('.postil-commentary').textContent"_s).toString(), u"19"_s);
        QVERIFY(m_patches - before < 20);
    }

    void marksWithoutTouchingTheContent()
    {
        show(page(u"<p>One</p><p>Two</p>"_s));
        run(u"scrollTo(0, 0)"_s);
        m_preview->mark({PostPart::Commentary, 0, 1});
        const QString shadow =
            u"getComputedStyle(document.querySelector('.postil-commentary p:nth-child(2)')).boxShadow"_s;
        QTRY_VERIFY(run(shadow).toString().contains("-3px"_L1));
        QTRY_VERIFY(run(u"scrollY"_s).toInt() > 100); // it was out of sight
        show(page(u"<p>One</p><p>Two, three</p>"_s));
        QVERIFY(run(shadow).toString().contains("-3px"_L1));
        QCOMPARE(run(u"document.querySelector('.postil-commentary').innerHTML"_s).toString(),
                 u"<p>One</p><p>Two, three</p>"_s);
        m_preview->mark({PostPart::Coverage, 0, 1});
        QTRY_VERIFY(run(u"getComputedStyle(document.querySelector('li:nth-child(2)')).boxShadow"_s)
                        .toString()
                        .contains("-3px"_L1));
        QCOMPARE(run(shadow).toString(), u"none"_s);
    }

    void takesTheShade()
    {
        m_preview->setShade(PageShade::Dark);
        QTRY_COMPARE(run(u"document.documentElement.dataset.shade"_s).toString(), u"dark"_s);
        show(page(u"<p>Shade</p>"_s));
        QCOMPARE(run(u"document.documentElement.dataset.shade"_s).toString(), u"dark"_s);
        QVERIFY(view()->page()->backgroundColor().lightness() < 60);
        m_preview->setShade(PageShade::Light);
        QTRY_COMPARE(run(u"document.documentElement.dataset.shade"_s).toString(), u"light"_s);
    }

    void linksAreReportedNotFollowed()
    {
        show(page(u"<p>x</p>"_s));
        int loads = 0; // a refused navigation ends with loadFinished(false)
        connect(view()->page(), &QWebEnginePage::loadFinished, this,
                [&loads](bool ok) { loads += ok ? 1 : 0; });
        const QUrl address = view()->url();
        const QString before = run(u"document.body.innerHTML"_s).toString();
        run(u"scrollTo(0, 0); document.querySelector('a').focus()"_s);
        QWidget *target = view()->focusProxy() ? view()->focusProxy() : view();
        target->setFocus();
        QTest::keyClick(target, Qt::Key_Return);
        QTRY_COMPARE(m_activated, QStringList{u"https://example.com/a"_s});
        const QVariantList box =
            run(u"(() => { const r = document.querySelector('a').getBoundingClientRect();"
                "return [r.x + r.width / 2, r.y + r.height / 2].map(Math.round) })()"_s)
                .toList();
        const QPoint middle(box.value(0).toInt(), box.value(1).toInt());
        QTest::mouseMove(target, middle);
        QTRY_COMPARE(m_hovered.value(m_hovered.size() - 1), u"https://example.com/a"_s);
        QTest::mouseClick(target, Qt::LeftButton, {}, middle);
        QTRY_COMPARE(m_activated.size(), 2);
        QTest::mouseClick(target, Qt::MiddleButton, {}, middle);
        QTRY_COMPARE(m_activated.size(), 3);
        QCOMPARE(run(u"document.body.innerHTML"_s).toString(), before);
        QCOMPARE(loads, 0);
        QCOMPARE(view()->url(), address);
        view()->page()->disconnect(this);
    }

    // Of the store those that a post names, and nothing else of this computer.
    void showsOnlyThePicturesOfItsStore()
    {
        const auto stored = QCoro::waitFor(MediaStore(m_pictures.path()).add(Test::cameraJpeg({30, 20})));
        QVERIFY2(stored, qUtf8Printable(Test::sentence(stored)));
        const QString image = u"<img src=\"%1\" alt=\"a\">"_s;
        const auto width = [this] {
            return run(u"(() => { const p = document.querySelector('img'); return p && p.complete ? "
                       "p.naturalWidth : -1 })()"_s);
        };
        show(page(image.arg(pictureAddress(stored->name))));
        QTRY_COMPARE_WITH_TIMEOUT(width().toInt(), 30, 10000);
        // A change beside it does not load it anew.
        run(u"document.querySelector('img').kept = 1"_s);
        show(page(u"<p>more</p>"_s + image.arg(pictureAddress(stored->name))));
        QCOMPARE(run(u"document.querySelector('img').kept"_s).toInt(), 1);
        QVERIFY(QFile::copy(m_pictures.filePath(stored->name), m_pictures.filePath(u"other.jpg"_s)));
        for (const QString &address :
             {u"postil-media:other.jpg"_s, u"postil-media:/etc/hostname"_s,
              "postil-media:../"_L1 + QFileInfo(m_pictures.path()).fileName() + u'/' + stored->name,
              "postil-media:"_L1 + QString(64, u'0') + ".jpg"_L1,
              "postil-media:"_L1 + stored->name + "?x"_L1 + QString(64, u'0'),
              "file://"_L1 + m_pictures.filePath(stored->name), m_pictures.filePath(stored->name)}) {
            show(page(u"<p>between</p>"_s));
            show(page(image.arg(address)));
            QTRY_VERIFY_WITH_TIMEOUT(width().toInt() >= 0, 10000);
            const bool isIts = address.contains(stored->name + u'?'); // what follows a name says nothing
            QVERIFY2(isIts || width().toInt() == 0, qPrintable(address));
        }
        // It is a picture, never a page.
        show(page(u"<iframe id=f src=\"postil-media:%1\"></iframe><a href=\"postil-media:%1\">x</a>"_s.arg(
            stored->name)));
        QCOMPARE(run(u"document.querySelectorAll('iframe').length"_s).toInt(), 0);
    }

    void comesBackWhenItsRendererDies()
    {
        show(page(u"<p>Before</p>"_s));
        ::kill(pid_t(view()->page()->renderProcessPid()), SIGKILL);
        QTRY_COMPARE_WITH_TIMEOUT(m_failures.size(), 1, 20000);
        QTRY_COMPARE_WITH_TIMEOUT(
            run(u"document.querySelector('.postil-commentary')?.textContent"_s).toString(), u"Before"_s,
            30000);
        show(page(u"<p>After</p>"_s));
        QCOMPARE(run(u"document.querySelector('.postil-commentary').textContent"_s).toString(), u"After"_s);
    }
};

POSTIL_TEST_MAIN(PreviewViewTest)
#include "tst_previewview.moc"
