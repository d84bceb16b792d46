// SPDX-License-Identifier: MIT
// Proves: a quotation that says something else than the article is marked and told while one writes; an
// article that reads otherwise than at the last visit says what changed
#include "compose/markdownedit.h"
#include "compose/session.h"
#include "mainwindow/mainwindow.h"
#include "servers/testserver.h"
#include "support/desk.h"
#include "support/editor.h"
#include "support/testmain.h"

#include <QLabel>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QTextEdit>

using namespace Postil;
using namespace Postil::Test;
using namespace Qt::StringLiterals;

class StoryTest : public QObject
{
    Q_OBJECT

    static QByteArray page(const QByteArray &headline, const QByteArray &first)
    {
        return "<!DOCTYPE html><html lang=en><title>" + headline + "</title><article><h1>" + headline
               + "</h1><p>" + first
               + "</p><p>The second paragraph says what everybody knew, at some length, so that there is "
                 "something to read in this article.</p></article>";
    }

    void serve(const QByteArray &html)
    {
        ServerAnswer answer;
        answer.body = html;
        m_server->route("/story.html", answer);
    }

    [[nodiscard]] QString said(const QString &name) const
    {
        const auto labels = m_desk->window().findChildren<QLabel *>(name);
        for (const QLabel *label : labels) {
            if (label->isVisible())
                return label->text();
        }
        return {};
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_server = std::make_unique<TestServer>();
        m_desk = std::make_unique<Desk>(m_folder->path(),
                                        QDateTime(QDate(2026, 3, 25), QTime(10, 42), QTimeZone::UTC));
        QVERIFY(m_desk->open());
    }

    void cleanup()
    {
        QVERIFY(m_desk->close());
        m_desk.reset();
    }

    void aChangedQuotationIsMarked()
    {
        serve(page("The quay",
                   "The clerk said that the quay would be built, and that it would be built soon."));
        Editor editor(*m_desk);
        QVERIFY(editor.openAddress(m_server->url(u"/story.html"_s).toString()));
        QVERIFY(editor.quoteParagraphs(1));
        auto *edit = m_desk->window().findChild<MarkdownEdit *>(u"excerptEdit0"_s);
        QVERIFY(edit);
        QCOMPARE(edit->text(),
                 u"The clerk said that the quay would be built, and that it would be built soon."_s);

        edit->setFocus();
        QTextCursor cursor = edit->textCursor();
        cursor.setPosition(int(edit->text().indexOf(u"soon"_s)));
        cursor.movePosition(QTextCursor::WordRight, QTextCursor::KeepAnchor);
        cursor.setPosition(int(edit->text().indexOf(u"soon"_s)) + 4, QTextCursor::KeepAnchor);
        edit->setTextCursor(cursor);
        editor.hand().type(u"late"_s);
        QTRY_COMPARE(said(u"rowNotice"_s), u"The article says “soon”, not “late”."_s);
        QCOMPARE(edit->extraSelections().size(), 1);
        QCOMPARE(edit->extraSelections().first().cursor.selectedText(), u"late"_s);

        // What is left out with an ellipsis, and an editor's own words in brackets, are no fault.
        editor.hand().press(Qt::Key_A, Qt::ControlModifier);
        editor.hand().type(u"The clerk said that [it] … would be built soon"_s);
        QTRY_COMPARE(said(u"rowNotice"_s), QString());
        QVERIFY(edit->extraSelections().isEmpty());
    }

    void thePassageIsShownAmongItsNeighbours()
    {
        QByteArray body;
        for (int i = 0; i < 60; ++i)
            body += "Paragraph number " + QByteArray::number(i)
                    + " of the story, which is long enough to be read.</p><p>";
        serve(page("A long story", body));
        Editor editor(*m_desk);
        QVERIFY(editor.openAddress(m_server->url(u"/story.html"_s).toString()));
        QVERIFY(editor.quoteParagraphs(1));
        auto *reader = m_desk->window().findChild<QTextEdit *>(u"readerView"_s);
        reader->verticalScrollBar()->setValue(reader->verticalScrollBar()->maximum());
        m_desk->window().findChild<MarkdownEdit *>(u"excerptEdit0"_s)->setFocus();
        QTRY_COMPARE(reader->verticalScrollBar()->value(), 0);
    }

    void aChangedArticleSaysWhatChanged()
    {
        serve(page("The quay will be built", "The clerk said that the quay would be built this summer."));
        Editor editor(*m_desk);
        const QString address = m_server->url(u"/story.html"_s).toString();
        QVERIFY(editor.openAddress(address));
        QVERIFY(editor.quoteParagraphs(1));
        QCOMPARE(said(u"noticeText"_s), QString());

        serve(page("The quay may be built", "The clerk said that the quay could be built some summer."));
        QVERIFY(editor.openAddress(address));
        QTRY_VERIFY2(said(u"noticeText"_s).contains(u"its headline was “The quay will be built”"_s),
                     qPrintable(said(u"noticeText"_s)));
        QVERIFY2(said(u"noticeText"_s).contains(u"one of your passages reads otherwise now"_s),
                 qPrintable(said(u"noticeText"_s)));
        QTRY_VERIFY2(said(u"rowNotice"_s).startsWith(u"The article says"_s),
                     qPrintable(said(u"rowNotice"_s)));

        // Read again unchanged: nothing to tell.
        QVERIFY(editor.openAddress(m_server->url(u"/story.html#again"_s).toString()));
        QTRY_COMPARE(said(u"noticeText"_s), QString());
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<TestServer> m_server;
    std::unique_ptr<Desk> m_desk;
};

POSTIL_TEST_MAIN(StoryTest)
#include "tst_story.moc"
