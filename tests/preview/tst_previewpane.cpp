// SPDX-License-Identifier: MIT
// Proves: the preview renders what is looked at and only that, keeps the place read, and opens links only
// after asking
#include "preview/pagehost.h"
#include "preview/previewpane.h"
#include "preview/previewview.h"
#include "preview/sourceview.h"
#include "support/testmain.h"

#include <QClipboard>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QTabBar>
#include <QTextBlock>
#include <QTextLayout>
#include <QToolButton>

using namespace Postil;
using namespace Qt::StringLiterals;

namespace {

// Stands for the web view: remembers what it was told.
class FakeView : public PreviewView
{
public:
    explicit FakeView(QWidget *parent) : m_widget(new QWidget(parent)) {}

    [[nodiscard]] QWidget *widget() const override { return m_widget; }
    void show(const QString &html) override { shown.append(html); }
    void mark(PostPlace place) override { marked = place; }
    void setShade(PageShade newShade) override { shade = newShade; }
    void setZoom(double) override {}

    QStringList shown;
    std::optional<PostPlace> marked;
    std::optional<PageShade> shade;

private:
    QWidget *m_widget;
};

} // namespace

class PreviewPaneTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<PreviewPane> m_pane;
    QList<Form> m_asked;
    QString m_content = u"one"_s;
    QStringList m_problems;

    template <typename Widget>
    Widget *child(const QString &name) const
    {
        return m_pane->findChild<Widget *>(name);
    }

    FakeView *giveView()
    {
        auto view = std::make_unique<FakeView>(m_pane->viewHost());
        FakeView *raw = view.get();
        m_pane->setView(std::move(view));
        return raw;
    }

    void show()
    {
        m_pane->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_pane.get()));
    }

    void clickTab(int index)
    {
        auto *tabs = child<QTabBar>(u"previewTabs"_s);
        QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(index).center());
    }

private Q_SLOTS:
    void init()
    {
        m_asked.clear();
        m_content = u"one"_s;
        m_problems.clear();
        m_pane = std::make_unique<PreviewPane>();
        m_pane->setProvider([this](Form form) {
            m_asked.append(form);
            return Rendering{form, m_content, m_problems};
        });
        m_pane->resize(520, 500);
    }

    void cleanup() { m_pane.reset(); }

    void asksOnlyForWhatIsSeen()
    {
        QVERIFY(m_asked.isEmpty()); // not even shown
        show();
        QVERIFY(m_asked.isEmpty()); // there is no view yet
        giveView();
        QCOMPARE(m_asked, QList<Form>{Form::HtmlPage});
        m_pane->invalidate();
        m_pane->invalidate();
        QCOMPARE(m_asked.size(), 3);
        clickTab(1);
        QCOMPARE(m_asked.mid(3), QList<Form>{Form::HtmlFragment});
        QCOMPARE(child<SourceView>(u"htmlSource"_s)->toPlainText(), u"one"_s);
        clickTab(0);
        clickTab(1);
        QCOMPARE(m_asked.size(), 4); // still good
        m_content = u"two"_s;
        m_pane->invalidate();
        QCOMPARE(m_asked.last(), Form::HtmlFragment);
        QCOMPARE(child<SourceView>(u"htmlSource"_s)->toPlainText(), u"two"_s);
        clickTab(2);
        QCOMPARE(m_asked.last(), Form::Markdown);
        QCOMPARE(child<SourceView>(u"markdownSource"_s)->toPlainText(), u"two"_s);
        clickTab(0);
        QCOMPARE(m_asked.last(), Form::HtmlPage);
        m_pane->hide();
        const auto before = m_asked.size();
        m_pane->invalidate();
        QCOMPARE(m_asked.size(), before);
        m_pane->show();
        QTRY_COMPARE(m_asked.size(), before + 1);
    }

    void theViewComesLaterAndWithoutAFlash()
    {
        show();
        auto *placeholder = child<QLabel>(u"previewPlaceholder"_s);
        QVERIFY(placeholder->isVisible());
        m_pane->mark({PostPart::Commentary, 0, 1});
        FakeView *view = giveView();
        QCOMPARE(view->shown, QStringList{u"one"_s});
        QVERIFY(view->shade.has_value());
        QVERIFY(placeholder->isVisible()); // until the page is there
        QSignalSpy patched(m_pane.get(), &PreviewPane::patched);
        view->patched();
        QVERIFY(!placeholder->isVisible());
        QCOMPARE(patched.count(), 1);
        QCOMPARE(view->marked, (std::optional<PostPlace>({PostPart::Commentary, 0, 1})));
        m_content = u"two"_s;
        m_pane->invalidate();
        QCOMPARE(view->shown.last(), u"two"_s);
    }

    void phoneWidth()
    {
        show();
        FakeView *view = giveView();
        const int whole = view->widget()->width();
        QVERIFY(whole > 390);
        QTest::mouseClick(child<QToolButton>(u"widthPhone"_s), Qt::LeftButton);
        QCOMPARE(view->widget()->width(), 390);
        QCOMPARE(view->widget()->x(), (whole - 390) / 2);
        QTest::mouseClick(child<QToolButton>(u"widthPane"_s), Qt::LeftButton);
        QCOMPARE(view->widget()->width(), whole);
    }

    void linksAskFirst()
    {
        show();
        FakeView *view = giveView();
        QSignalSpy opened(m_pane.get(), &PreviewPane::openExternally);
        QSignalSpy status(m_pane.get(), &PreviewPane::statusMessage);
        view->linkHovered(u"https://example.com/a"_s);
        view->linkHovered({});
        QVERIFY(status.at(0).first().toString().contains(u"example.com/a"_s));
        QCOMPARE(status.at(1).first().toString(), QString());

        view->linkActivated(u"https://example.com/a"_s);
        auto *bar = child<QWidget>(u"linkBar"_s);
        QVERIFY(bar);
        QTRY_VERIFY(bar->isVisible());
        QVERIFY(bar->findChild<QLabel *>(u"linkAddress"_s)->text().contains(u"example.com/a"_s));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QVERIFY(!bar->isVisible());
        QCOMPARE(opened.count(), 0);

        view->linkActivated(u"https://example.com/a"_s);
        QTest::mouseClick(bar->findChild<QPushButton *>(u"linkCopy"_s), Qt::LeftButton);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"https://example.com/a"_s);
        QCOMPARE(opened.count(), 0);

        view->linkActivated(u"https://example.com/a"_s);
        QTRY_VERIFY(bar->isVisible());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QCOMPARE(opened.count(), 1);
        QCOMPARE(opened.first().first().toUrl(), QUrl(u"https://example.com/a"_s));

        view->linkActivated(u"javascript:alert(1)"_s);
        view->linkActivated(u"file:///etc/passwd"_s);
        QVERIFY(!bar->isVisible());
    }

    void problemsAreTold()
    {
        m_problems = {u"<b>style.html</b>, line 3: what is this?"_s};
        show();
        m_pane->setViewMissing(u"The web engine is not there."_s);
        auto *notice = child<QWidget>(u"previewProblems"_s);
        auto *label = notice->findChild<QLabel *>(u"noticeText"_s);
        QVERIFY(notice->isVisible());
        QCOMPARE(label->text(), m_problems.first());
        QCOMPARE(label->textFormat(), Qt::PlainText);
        QTest::mouseClick(notice->findChild<QToolButton *>(u"noticeClose"_s), Qt::LeftButton);
        m_pane->invalidate();
        QVERIFY(!notice->isVisible()); // the same again is not news
        m_problems.clear();
        m_pane->invalidate();
        QVERIFY(!notice->isVisible());
    }

    void sourceKeepsItsPlace()
    {
        QStringList lines;
        for (int i = 0; i < 500; ++i)
            lines.append(u"<p>Paragraph %1 with <b>marks</b></p>"_s.arg(i));
        m_content = lines.join(u'\n');
        show();
        clickTab(1);
        auto *source = child<SourceView>(u"htmlSource"_s);
        QTextCursor cursor(source->document()->findBlockByNumber(300));
        cursor.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
        source->setTextCursor(cursor);
        const QString selected = cursor.selectedText();
        source->verticalScrollBar()->setValue(200);
        const int place = source->verticalScrollBar()->value();
        QVERIFY(place > 0);
        QSignalSpy changes(source->document(), &QTextDocument::contentsChange);
        lines[20] += u" and more"_s;
        m_content = lines.join(u'\n');
        m_pane->invalidate();
        QCOMPARE(source->toPlainText(), m_content);
        QCOMPARE(source->verticalScrollBar()->value(), place);
        QCOMPARE(source->textCursor().selectedText(), selected);
        QCOMPARE(changes.first().at(2).toInt(), 9); // no more was put in than what is new
        QVERIFY(source->isReadOnly());
        QTest::mouseClick(child<QToolButton>(u"copySource"_s), Qt::LeftButton);
        QCOMPARE(QGuiApplication::clipboard()->text(), m_content);
    }

    void sourceIsShownLetterForLetter()
    {
        show();
        clickTab(2);
        auto *source = child<SourceView>(u"markdownSource"_s);
        for (const QString &content :
             {u"---\ntitle: \"x\"\n---\n\n\U0001F600 a"_s, u"---\ntitle: \"x\"\n---\n\n\U0001F601 a"_s,
              u"a"_s, u"aa"_s, u"aaa"_s, u"aba"_s, QString(), u"\U0001F600\U0001F600"_s, u"\U0001F600"_s,
              u"x\n\n\ny"_s, u"x\n\ny"_s}) {
            m_content = content;
            m_pane->invalidate();
            QCOMPARE(source->toPlainText(), content);
        }
    }

    void coloursFollowTheTheme()
    {
        m_content = u"<p class=\"a\">text</p>"_s;
        show();
        clickTab(1);
        auto *source = child<SourceView>(u"htmlSource"_s);
        const auto tagColour = [source] {
            const auto formats = source->document()->firstBlock().layout()->formats();
            return formats.isEmpty() ? QColor() : formats.first().format.foreground().color();
        };
        QTRY_VERIFY(tagColour().isValid());
        const QColor before = tagColour();
        QPalette dark(QColor(0x202326));
        dark.setColor(QPalette::WindowText, Qt::white);
        dark.setColor(QPalette::Window, Qt::black);
        QApplication::setPalette(dark);
        QTRY_VERIFY(tagColour() != before);
        QApplication::setPalette(QPalette());
    }
};

POSTIL_TEST_MAIN(PreviewPaneTest)
#include "tst_previewpane.moc"
