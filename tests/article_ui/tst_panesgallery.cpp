// SPDX-License-Identifier: MIT
// Proves: the panes paint in light and dark, at twice the scale and narrow, with nothing cut off, and leaves
// pictures of it
#include "article/readerpane.h"
#include "article/readerview.h"
#include "library/librarypane.h"
#include "preview/previewpane.h"
#include "source/addressbar.h"
#include "support/gallery.h"
#include "support/shared.h"
#include "support/testmain.h"
#include "widgets/theme.h"

#include <QFile>
#include <QLocale>

using namespace Postil;
using namespace Postil::Test;
using namespace Qt::StringLiterals;

namespace {

QString corpus(const QString &name)
{
    QFile file(sourcePath(u"tests/corpus/panes/"_s + name));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

Article article()
{
    Article made;
    made.url = u"https://coast.example/news/ferry"_s;
    made.headline = u"Northern ferry to sail again ‘before the summer’ after harbour vote"_s;
    made.outlet = u"Coast Courier"_s;
    made.byline = u"By Marit Aasen and Per Lund"_s;
    made.published = u"2026-03-23T18:05:00+01:00"_s;
    made.captured = QDateTime::currentDateTimeUtc();
    made.markdown = corpus(u"article.md"_s);
    return made;
}

} // namespace

class PanesGalleryTest : public QObject
{
    Q_OBJECT

private:
    static void open(ReaderPane &pane, const Article &what)
    {
        auto *view = pane.findChild<ReaderView *>(u"readerView"_s);
        QSignalSpy shown(view, &ReaderView::shown);
        pane.setArticle(what);
        QTRY_COMPARE(shown.count(), 1);
    }

    // Both shades, once and twice the scale; the corner must have the colour of its ground.
    template <typename Make>
    static void paint(const QString &name, QSize size, Make make)
    {
        for (const Shade shade : {Shade::Light, Shade::Dark}) {
            applyTheme(shade);
            const auto widget = make();
            widget->resize(size);
            widget->show();
            QVERIFY(QTest::qWaitForWindowExposed(widget.get()));
            const QString shadeName = shade == Shade::Light ? u"light"_s : u"dark"_s;
            const QImage image = picture(*widget, u"%1-%2"_s.arg(name, shadeName));
            const QImage twice = picture(*widget, u"%1-%2-2x"_s.arg(name, shadeName), 2);
            QCOMPARE(twice.size(), image.size() * 2);
            QCOMPARE(image.pixelColor(image.width() - 2, 2), theme(shade).window);
            QVERIFY2(cutOff(*widget).isEmpty(), qPrintable(cutOff(*widget).join(u" | "_s)));
        }
    }

private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(u"en_GB"_s));
        useGalleryFont();
    }

    void reader_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::newRow("source") << QSize(404, 780);
        QTest::newRow("source-narrow") << QSize(300, 560);
        QTest::newRow("source-wide") << QSize(1000, 700);
    }

    void reader()
    {
        QFETCH(QSize, size);
        paint(QString::fromLatin1(QTest::currentDataTag()), size, [] {
            auto pane = std::make_unique<ReaderPane>();
            pane->setQuoteLimit(150);
            open(*pane, article());
            pane->setExcerpts(
                {{u"The harbour board voted on Monday to reopen the northern ferry line."_s, article().url,
                  u"The harbour board voted on Monday to reopen the northern ferry line, two years "
                  "after it was closed for want of passengers. The first boat is to leave on the "
                  "first of May."_s}});
            auto *view = pane->findChild<ReaderView *>(u"readerView"_s);
            const qsizetype at = view->document()->toRawText().indexOf(u"Ridership");
            QTextCursor cursor(view->document());
            cursor.setPosition(int(at));
            cursor.setPosition(int(at) + 120, QTextCursor::KeepAnchor);
            view->setTextCursor(cursor);
            return pane;
        });
    }

    void readerRightToLeft()
    {
        paint(u"source-rtl"_s, {404, 500}, [] {
            auto pane = std::make_unique<ReaderPane>();
            Article arabic = article();
            arabic.direction = u"rtl"_s;
            arabic.headline = u"العبّارة الشمالية تبحر من جديد قبل الصيف"_s;
            arabic.outlet = u"بريد الساحل"_s;
            arabic.byline.clear();
            arabic.markdown = corpus(u"article-ar.md"_s);
            open(*pane, arabic);
            pane->setExcerpts({{u"x"_s, {}, u"وتراجع عدد ركاب الحافلات الساحلية"_s}});
            return pane;
        });
    }

    void readerStates()
    {
        paint(u"source-empty"_s, {404, 600}, [] { return std::make_unique<ReaderPane>(); });
        paint(u"source-error"_s, {404, 600}, [] {
            auto pane = std::make_unique<ReaderPane>();
            pane->showError({ErrorKind::Timeout,
                             u"coast.example did not answer within 20 seconds. Try again, or "
                             "open the page in your browser and paste its text here."_s},
                            u"https://coast.example/news/ferry"_s);
            return pane;
        });
        paint(u"source-find"_s, {404, 600}, [] {
            auto pane = std::make_unique<ReaderPane>();
            open(*pane, article());
            pane->show();
            pane->startFind();
            QTest::keyClicks(pane->findChild<QWidget *>(u"findField"_s), u"the"_s);
            return pane;
        });
    }

    void library()
    {
        paint(u"library"_s, {236, 600}, [] {
            auto pane = std::make_unique<LibraryPane>();
            const QDateTime now = QDateTime::currentDateTimeUtc();
            const QList<DraftSummary> drafts{
                {QUuid::createUuid(),
                 u"Ferry Line To Reopen In May After Harbour Vote"_s,
                 u"Coast Courier"_s,
                 now,
                 {}},
                {QUuid::createUuid(), u"Links For Today"_s, {}, now.addSecs(-600), {}},
                {QUuid::createUuid(),
                 u"Who Pays For The Road Through The Gorge?"_s,
                 u"Reuters"_s,
                 now.addSecs(-4000),
                 {}},
                {QUuid::createUuid(), {}, u"AP"_s, now.addDays(-1), {}},
                {QUuid::createUuid(), u"Picture Of The Day"_s, u"AP"_s, now.addDays(-40), {}},
            };
            pane->setDrafts(drafts);
            pane->setCounts({12, 3});
            pane->setCurrent(drafts.first().id);
            return pane;
        });
    }

    void addressBar()
    {
        paint(u"address"_s, {560, 48}, [] {
            auto window = std::make_unique<QWidget>();
            auto *bar = new AddressBar(window.get());
            bar->setGeometry(10, 8, 540, 32);
            return window;
        });
        paint(u"address-busy"_s, {560, 48}, [] {
            auto window = std::make_unique<QWidget>();
            auto *bar = new AddressBar(window.get());
            bar->setGeometry(10, 8, 540, 32);
            bar->setShown(u"https://coast.example/news/ferry"_s);
            bar->setBusy(u"Fetching coast.example…"_s);
            bar->setProgress(40, 100);
            return window;
        });
    }

    void preview_data()
    {
        QTest::addColumn<PreviewPane::Tab>("tab");
        QTest::newRow("preview") << PreviewPane::Tab::Page;
        QTest::newRow("preview-html") << PreviewPane::Tab::Html;
        QTest::newRow("preview-markdown") << PreviewPane::Tab::Markdown;
    }

    void preview()
    {
        QFETCH(PreviewPane::Tab, tab);
        paint(QString::fromLatin1(QTest::currentDataTag()), {390, 500}, [tab] {
            auto pane = std::make_unique<PreviewPane>();
            pane->setProvider([](Form form) {
                return form == Form::Markdown
                           ? Rendering{form,
                                       u"---\ntitle: \"Ferry Line To Reopen In May\"\ntags: "
                                       u"[\"ferries\"]\n---\n\n> The "
                                       "harbour board voted **on Monday** to reopen [the "
                                       "line](https://coast.example/).\n\n"
                                       "## More News\n\n- [Who pays](https://example.com/) -- AP\n"_s,
                                       {}}
                           : Rendering{
                                 form,
                                 corpus(u"post.html"_s),
                                 {u"The template news-digest/post.html could not be read (line 12: unknown "
                                  "tag “iff”). The built-in one is used."_s}};
            });
            pane->setTab(tab);
            return pane;
        });
    }
};

POSTIL_TEST_MAIN(PanesGalleryTest)
#include "tst_panesgallery.moc"
