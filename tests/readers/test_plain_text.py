"""Pasted text becomes the text of a posting, whatever it was copied from."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import CannotRead
from bot.model.paste import LONGEST
from bot.readers.charset import decoded
from bot.readers.plain_text import clean, read


def test_a_text_is_read_as_it_stands() -> None:
    posting = read("Cook (f/m/d)\n\nWe look for a cook.\n- Cook\n- Bake bread\n")
    assert posting.text == "Cook (f/m/d)\n\nWe look for a cook.\n- Cook\n- Bake bread"
    assert posting.source == "text"


@pytest.mark.parametrize(
    "end", ["\r\n", "\r", "\n", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"], ids=lambda end: ascii(end)
)
def test_every_kind_of_line_end_is_one(end: str) -> None:
    assert clean(f"one{end}two") == "one\ntwo"


@pytest.mark.parametrize("sign", [*"•·‣▪–—*●○■◦►➢✓✔⁃-", "✔\ufe0f", "\uf0b7", "\uf0a7"], ids=ascii)
def test_every_list_sign_is_a_dash(sign: str) -> None:
    assert clean(f"{sign} cook\n  {sign}\tbake") == "- cook\n- bake"


def test_a_sign_on_a_line_of_its_own_belongs_to_the_next() -> None:
    assert clean("Tasks\n•\ncook\n•\n\nbake\n-\nclean") == "Tasks\n- cook\n- bake\n- clean"


def test_a_dash_without_a_space_leads_an_item_only_before_a_letter() -> None:
    assert clean("-cook\n-5 °C in the cold store\n--\n-- x") == "- cook\n-5 °C in the cold store\n--\n-- x"


@pytest.mark.parametrize("line", ["*Required", "**Tasks**", "5 – 7 years", "1. Cook", "Cook - bake", "–", "---"])
def test_what_is_no_list_stays(line: str) -> None:
    assert clean(line) == line


def test_cells_of_a_copied_table_become_a_line() -> None:
    assert clean("Place\tAuental\nSalary:\t3,000 €") == "Place: Auental\nSalary: 3,000 €"
    assert clean("Mon\tTue\t\tWed") == "Mon | Tue | Wed"
    assert clean("We cook.\tAnd we bake.") == "We cook. And we bake."


def test_empty_lines_part_paragraphs_once() -> None:
    assert clean("\n\n a \n\n \t\n\nb\n\n") == "a\n\nb"


def test_what_nobody_sees_is_gone() -> None:
    hidden = "\u200b\u2060\ufeff\u202e\u2066\u00ad\x00\x07\x1b\ud800" + "".join(map(chr, range(0xE0001, 0xE0080)))
    assert clean(f"co{hidden}ok\u00a0well\u3000done") == "cook well done"


def test_what_a_script_is_written_with_stays() -> None:
    for words in ("می‌خواهم", "👩‍🍳", "क्‍ष", "नौकरी"):
        assert clean(words) == words


@pytest.mark.parametrize("text", ["", " \n\t ", "\u200b\u202e", "🎉🎉🎉", "—\n•\n…"], ids=ascii)
def test_a_text_without_words_is_too_short(text: str) -> None:
    with pytest.raises(CannotRead) as caught:
        read(text)
    assert caught.value.key == "text-too-short"


def test_a_text_of_a_book_is_too_long() -> None:
    assert len(read("a " * (LONGEST // 2)).text) < LONGEST
    for text in ("ab " * (LONGEST // 2), "a" * 5 * LONGEST):
        with pytest.raises(CannotRead) as caught:
            read(text)
        assert (caught.value.key, caught.value.facts) == ("text-too-long", {"most": LONGEST})


# "o" before a tab is a list's sign in Word, and so is gone.
@given(st.text(max_size=400).filter(lambda text: "o\t" not in text))
def test_cleaning_twice_changes_nothing_more_and_loses_no_letter(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    letters = [character for character in text if unicodedata.category(character) in {"Lu", "Ll", "Nd"}]
    assert [character for character in once if unicodedata.category(character) in {"Lu", "Ll", "Nd"}] == letters


# -- bytes ------------------------------------------------------------------------------------------------------------

GERMAN = "Köchin gesucht für unser Gasthaus in München. Große Küche, schöne Plätze, 3.200 € – ab sofort."
RUSSIAN = "Вакансия: инженер. Обязанности: разработка сервисов. Требования: опыт от трёх лет, знание Python."
UKRAINIAN = "Вакансія: інженер. Обов'язки: розробка та підтримка сервісів. Вимоги: досвід роботи, їжа та ґанок."
POLISH = "Poszukujemy księgowej. Obowiązki: prowadzenie ksiąg. Wymagania: wykształcenie wyższe, znajomość języka."
JAPANESE = "エンジニアを募集します。業務内容：サービスの設計と開発。応募資格：実務経験三年以上。"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (GERMAN, "cp1252"),
        ("Développeur expérimenté : conception d’applications, rémunération selon expérience. À Besançon.", "cp1252"),
        ("Buscamos un diseñador con experiencia en ilustración. ¿Te animas? Jornada de 35 horas.", "cp1252"),
        ("We’re looking for a chef – full time. What you’ll do: cook “great” food. £30k.", "cp1252"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8_r"),
        (RUSSIAN, "cp866"),
        (RUSSIAN, "iso8859_5"),
        (UKRAINIAN, "cp1251"),
        (UKRAINIAN, "koi8_u"),
        (POLISH, "cp1250"),
        (POLISH, "iso8859_2"),
        ("Hledáme zkušeného účetního. Náplň práce: vedení účetnictví. Nabízíme pět týdnů dovolené.", "cp1250"),
        ("Yazılım geliştirici arıyoruz. Görevler: uygulama geliştirme, müşteri ilişkileri.", "cp1254"),
        ("Ζητείται λογιστής. Καθήκοντα: τήρηση βιβλίων. Απαραίτητα προσόντα: πτυχίο.", "cp1253"),
        ("דרוש מהנדס תוכנה. תחומי אחריות: פיתוח שירותים. דרישות: ניסיון.", "cp1255"),
        ("مطلوب مهندس برمجيات. المهام: تطوير الخدمات. المتطلبات: خبرة ثلاث سنوات.", "cp1256"),
        ("招聘软件工程师。岗位职责：负责后端服务的设计与开发。任职要求：三年以上工作经验。", "gb18030"),
        ("招聘軟體工程師。工作內容：負責後端服務的設計與開發。要求：三年以上經驗。", "big5"),
        (JAPANESE, "shift_jis"),
        (JAPANESE, "euc_jp"),
        ("소프트웨어 엔지니어를 모집합니다. 담당 업무: 서비스 설계 및 개발.", "euc_kr"),
        (GERMAN, "utf-8"),
        (GERMAN, "utf-8-sig"),
        (GERMAN, "utf-16"),
        (GERMAN, "utf-16-le"),
        (GERMAN, "utf-16-be"),
        (RUSSIAN, "utf-32"),
    ],
    ids=lambda value: value if len(value) < 12 else value[:8],
)
def test_bytes_are_read_in_whatever_they_were_written(text: str, encoding: str) -> None:
    assert decoded(text.encode(encoding)) == text


def test_utf_8_is_believed_before_what_somebody_says() -> None:
    assert decoded(GERMAN.encode(), "iso-8859-1") == GERMAN
    assert decoded("Köln".encode("latin-1"), "iso-8859-1") == "Köln"
    assert decoded("„Köln“".encode("cp1252"), "ISO-8859-1") == "„Köln“"


@pytest.mark.parametrize("stated", ["punycode", "idna", "hex", "rot13", "unicode_escape", "nonsense", "x" * 5000, "\0"])
def test_an_encoding_that_is_none_is_not_believed(stated: str) -> None:
    assert decoded(GERMAN.encode("cp1252"), stated) == GERMAN


def test_a_few_broken_bytes_do_not_turn_utf_8_into_something_else() -> None:
    assert decoded(b"\xff" + GERMAN.encode()) == f"\ufffd{GERMAN}"
    assert decoded(GERMAN.encode()[:-1] + b"\xe2\x82").startswith(GERMAN[:-1])


@given(st.binary(max_size=300), st.none() | st.sampled_from(["utf-7", "utf-16", "cp1252", "shift_jis", "gb2312", "hz"]))
def test_any_bytes_become_a_text(content: bytes, stated: str | None) -> None:
    assert isinstance(decoded(content, stated), str)
