"""Bytes to text where nobody says, or somebody says wrongly, how they were written."""

import codecs
from typing import Final

_SAMPLE: Final = 8_192
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_PUNCTUATION = "–—“”„‘’‚«»…•·€£§°©®™№¡¿\u00a0"
_CYRILLIC = "оеаинтсрвлкмдпуяыьгзбчйхжшюцщіїєґўОПРВСТМДКНАБГУЗИЛ"
_KANA = "".join(map(chr, range(0x3041, 0x30FF)))
_HANZI = (
    "的一是在不了有和人这個个中大为為上我以要他时時来來用们們生到作地于於出就分对對成会會可主发發年动動同工也能下过過子说說产產"
    "种種而方后後多定行学學法所职職位招聘求经經验驗责責任技术術开開公司薪资資岗崗设設计計务務熟悉以上负負及與与等或優优先福利"
)
_KANJI = "募集務員業給与時間休日勤社員経験者必須歓迎資格応仕事内容設計開発以上年月円東京大阪株式会社"
_FAMILIES = (
    "utf",
    "iso8859",
    "iso2022",
    "cp",
    "koi8",
    "mac",
    "gb",
    "big5",
    "hz",
    "shift_jis",
    "euc",
    "johab",
    "tis",
    "kz",
)
# Names under which more is sent than they cover.
_MEANT = {"iso8859-1": "cp1252", "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "euc_kr": "cp949"}
# Each way of writing, with the characters that texts written so are full of; the likelier of two equals comes first.
_WRITTEN: Final[tuple[tuple[str, str], ...]] = (
    ("cp1252", "äöüßÄÖÜéèêëàâçñóòíìáúùôûîïœåøæãõÉÈÀÇÓÁØÅÆªº" + _PUNCTUATION),
    ("cp1254", "ığşçöüİĞŞÇÖÜâî" + _PUNCTUATION),
    ("cp1250", "ąćęłńóśźżŁŚŻŹĆáčďéěíňřšťúůýžÁČĎÉĚŘŠŽőűŐŰâăîșțşţđĐöüäß" + _PUNCTUATION),
    ("iso8859_2", "ąćęłńóśźżŁŚŻŹĆáčďéěíňřšťúůýžÁČĎÉĚŘŠŽőűŐŰâăîşţđĐöüäß" + _PUNCTUATION),
    ("cp1257", "āčēģīķļņšūžĀČĒĪŠŪŽąęėįųĄĘĖĮŲäöõüÄÖÕÜ" + _PUNCTUATION),
    ("cp1251", _CYRILLIC + _PUNCTUATION),
    ("koi8_u", _CYRILLIC + "\u00a0©·°"),
    ("cp866", _CYRILLIC + "№\u00a0·°"),
    ("iso8859_5", _CYRILLIC + "№§\u00a0"),
    ("cp1253", "αοιετσνηυρπκμλςωδγθχάόίέήύώφβξΑΕΠΣΤΚ" + _PUNCTUATION),
    ("cp1255", "יוהלאתרמבשנעםדחפקגטןכסצזךףץ" + _PUNCTUATION),
    ("cp1256", "المينترودبعسفةكقحجشطصخىضغءأئإزثذظؤآ،" + _PUNCTUATION),
    ("shift_jis", _KANA + _KANJI + "。、：・「」（）"),
    ("euc_jp", _KANA + _KANJI + "。、：・「」（）"),
    ("gb18030", _HANZI + "，。：；、（）"),
    ("big5", _HANZI + "，。：；、（）"),
    ("euc_kr", "".join(map(chr, range(0xAC00, 0xD7A4)))),
)
_KNOWN = tuple((name, frozenset(letters)) for name, letters in _WRITTEN)
# In these, a letter beyond ASCII stands among plain ones; three in a row are another script, misread.
_AMONG_PLAIN = frozenset({"cp1252", "cp1250", "iso8859_2", "cp1254", "cp1257"})


def decoded(content: bytes, stated: str | None = None) -> str:
    """The text of bytes in any encoding; what can't be read becomes U+FFFD.

    A byte order mark is believed first, then UTF-8 where it fits, then `stated`, then what reads like a language.
    """
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return content.decode(encoding, "replace")
    wide = _wide(content[:_SAMPLE])
    if wide:
        return content.decode(wide, "replace")
    for claim in ("utf-8", _known(stated)):
        text = _strictly(content, claim) if claim else None
        if text is not None:
            return text
    return content.decode(_likeliest(content), "replace")


def _wide(sample: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of its plain letters is zero."""
    if len(sample) < 4:
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if max(even, odd) * 4 < len(sample):
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _known(stated: str | None) -> str | None:
    """The encoding that is meant: not every codec of Python's is one of text, and some take quadratic time."""
    try:
        name = codecs.lookup(stated).name if stated else ""
    except (LookupError, ValueError):
        return None
    return _MEANT.get(name, name) if name.startswith(_FAMILIES) else None


def _strictly(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeError:
        return None


def _likeliest(content: bytes) -> str:
    if _mostly_utf8(content):
        return "utf-8"
    sample = content[:_SAMPLE]
    best, most = "cp1252", 0.0
    for encoding, letters in _KNOWN:
        try:
            # A character that the sample's end cuts in two is no fault.
            text = codecs.getincrementaldecoder(encoding)().decode(sample)
        except UnicodeError:
            continue
        score = _sense(text, letters, among_plain=encoding in _AMONG_PLAIN)
        if score > most:
            best, most = encoding, score
    return best


def _mostly_utf8(content: bytes) -> bool:
    """A UTF-8 text with a few broken places, such as one that was cut."""
    text = content[:_SAMPLE].decode("utf-8", "replace")
    broken = text.count("\ufffd")
    return broken * 2 <= sum(1 for character in text if character > "\x7f" and character != "\ufffd")


def _sense(text: str, letters: frozenset[str], *, among_plain: bool) -> float:
    """How much of what lies beyond ASCII is expected: 1 for all of it, below 0 for nonsense."""
    beyond = [character for character in text if character > "\x7f"]
    if not beyond:
        return 0.0
    points = sum(1.0 if character in letters else -1.0 if _odd(character) else -0.1 for character in beyond)
    if among_plain:
        points -= 2.0 * _runs_of_three(text)
    return points / len(beyond)


def _odd(character: str) -> bool:
    return not character.isalpha() or character.isupper()


def _runs_of_three(text: str) -> int:
    beyond = [character > "\x7f" and character.isalpha() for character in text]
    return sum(map(all, zip(beyond, beyond[1:], beyond[2:], strict=False)))
