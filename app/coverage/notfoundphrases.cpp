// SPDX-License-Identifier: MIT
#include "coverage/notfoundphrases.h"

#include <QRegularExpression>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace Postil {

namespace {

// A phrase needs its subject: "not found" alone stands in headlines ("Missing jet not found").
struct Phrase
{
    const char16_t *subject;
    const char16_t *predicate;
};

constexpr Phrase phrases[] = {
    {u"page|article|story|content", u"(?:not|no longer) (?:be )?(?:found|available|exist\\w*)|(?:does "
                                    u"?n[o'’]t|can ?not|can['’]t|couldn['’]t|could "
                                    u"not) (?:be )?(?:exist|found)|unavailable"},
    {u"seite|artikel|inhalt|dokument|beitrag",
     u"(?:nicht|wurde nicht) (?:mehr )?(?:gefunden|verfügbar|vorhanden)|existiert nicht"},
    {u"page|article|contenu",
     u"introuvable|non trouvée?|n['’]existe (?:pas|plus)|inexistante?|n['’]est plus"},
    {u"página|pagina|artículo|contenido", u"no (?:encontrad[ao]|existe|disponible|se (?:ha )?enc[ou]\\w+)"},
    {u"página|artigo|conteúdo|notícia", u"não (?:encontrad[ao]|existe|foi encontrad[ao]|disponível)"},
    {u"pagina|articolo|contenuto",
     u"non (?:trovat[ao]|esiste|disponibile|è stat[ao] trovat[ao])|inesistente"},
    {u"pagina|artikel", u"niet (?:meer )?(?:gevonden|beschikbaar)|bestaat niet"},
    {u"sidan|artikeln", u"(?:hittades|finns) inte|kunde inte hittas|saknas|hittades ej"},
    {u"siden|artiklen|artikkelen",
     u"(?:blev |ble )?ikke (?:fundet|funnet|tilgjengelig)|find?n?es ikke|eksisterer ikke"},
    {u"sivua|sivu|artikkelia", u"ei (?:löyt\\w+|ole)"},
    {u"strona|strony|artykuł", u"nie (?:została |został )?(?:znalezion\\w+|istnieje)"},
    {u"stránka|článek|stránku", u"nenalezen\\w*|neexistuje|nebyla? nalezen\\w*|nenájden\\w*"},
    {u"oldal|cikk", u"nem (?:található|létezik)"},
    {u"pagina|articolul", u"nu (?:a fost )?(?:găsit\\w*|gasit\\w*|exist[aă])"},
    {u"σελίδα", u"δεν (?:βρέθηκε|υπάρχει)"},
    {u"sayfa", u"bulunamad[ıi]|mevcut değil|yok"},
    {u"страница|статья|материал", u"не (?:найден\\S*|существует)|удал[её]н\\S*"},
    {u"сторінк\\S|стаття|матеріал", u"не (?:знайдено?\\S*|існує)"},
    {u"страницата|страница", u"не (?:е намерен\\S*|съществува|постоји|је пронађен\\S*)"},
    {u"stranica", u"ni(?:je)? (?:pronađena|pronadena|najdena)|ne postoji"},
    {u"الصفحة|المقال", u"غير موجود\\S*|لا توجد|غير متاح\\S*|لم يتم العثور"},
    {u"הדף|העמוד|הכתבה", u"לא נמצא\\S*|אינו קיים|לא קיים"},
    {u"صفحه", u"یافت نشد|پیدا نشد|وجود ندارد"},
    {u"ページ|記事", u"見つかりません|存在しません|見つかりませんでした"},
    {u"页面|頁面|网页|網頁|文章|内容|內容", u"不存在|未找到|找不到|已删除|已刪除|没有找到|沒有找到"},
    {u"페이지|기사", u"찾을 수 없|존재하지 않"},
    {u"trang|bài viết", u"không (?:tồn tại|tìm thấy)"},
    {u"halaman|laman|artikel", u"tidak (?:ditemukan|dijumpai|tersedia)"},
    {u"पेज|पृष्ठ|पन्ना", u"नहीं मिला"},
};

// Where the subject comes last, and what needs none.
constexpr const char16_t *otherPhrases[] = {
    u"(?:(?:error|fehler|erreur|errore|erro|status|http|code|ошибка|помилка|エラー)[\\s:#]*)?404(?:[\\s:!.,-]"
    u"*"
    u"(?:error|fehler|erreur|not found|page|seite)\\b.*|[!.]*)",
    u"not found[!.]*",
    u"(?:http )?status 404.*",
    u"410 gone",
    u"(?:we )?(?:can['’]t|cannot|couldn['’]t|could not) find (?:that|this|the) (?:page|article|story).*",
    u"no (?:such )?page found",
    u"fant ikke siden",
    u"nie znaleziono (?:strony|artykułu)",
    u"找不到.{0,6}(?:页面|頁面|网页|網頁)",
    u"お探しのページ.*",
    u"không tìm thấy trang.*",
    u"ไม่พบหน้า.*",
    u"لم يتم العثور على الصفحة.*",
};

QRegularExpression notFoundForm()
{
    QStringList forms;
    for (const Phrase &phrase : phrases) {
        // At the start of a word, where there are words.
        forms +=
            u"(?:.{0,40}(?:(?<!\\w)|(?<=[\\p{Han}\\p{Hiragana}\\p{Katakana}\\p{Hangul}])))?(?:%1).{0,30}(?:%2).{0,20}"_s
                .arg(QString::fromUtf16(phrase.subject), QString::fromUtf16(phrase.predicate));
    }
    for (const char16_t *other : otherPhrases)
        forms += QString::fromUtf16(other);
    return QRegularExpression(u"^(?:%1)$"_s.arg(forms.join(u'|')),
                              QRegularExpression::UseUnicodePropertiesOption);
}

} // namespace

bool isNotFoundPhrase(const QString &piece)
{
    static const QRegularExpression form = notFoundForm();
    return piece.size() <= 120 && form.match(piece).hasMatch();
}

} // namespace Postil
