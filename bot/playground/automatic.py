"""What Telegram marks by itself: addresses, commands, mentions and hashtags."""

import re
from collections.abc import Iterator

from bot.playground.addresses import checked_url
from bot.playground.marks import QUOTES, STYLES, Entity, end_of, utf16_length

_COUNTRIES = (
    "ac ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bm bn bo br bs bt bv bw by bz ca cc "
    "cd cf cg ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg er es et eu fi fj fk fm fo fr ga gb "
    "gd ge gf gg gh gi gl gm gn gp gq gr gs gt gu gw gy hk hm hn hr ht hu id ie il im in io iq ir is it je jm jo jp ke "
    "kg kh ki km kn kp kr kw ky kz la lb lc li lk lr ls lt lu lv ly ma mc md me mg mh mk ml mm mn mo mp mq mr ms mt mu "
    "mv mw mx my mz na nc ne nf ng ni nl no np nr nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa re ro rs ru rw "
    "sa sb sc sd se sg sh si sj sk sl sm sn so sr ss st su sv sx sy sz tc td tf tg th tj tk tl tm tn to tr tt tv tw tz "
    "ua ug uk us uy uz va vc ve vg vi vn vu wf ws ye yt za zm zw"
)
_DOMAINS = frozenset(
    f"{_COUNTRIES} academy agency app biz blog careers cloud com company design dev digital edu gov group info "
    "int jobs me mil museum name net network news online org page pro shop site software space store studio "
    "systems team tech today tools training website wiki work works world xyz".split()
)
_WORD = re.compile(r"""[^\s<>"'(),;\[\]{}«»“”|]+""")
_FULL_URL = re.compile(r"(?i)https?://[^\s<>\"«»“”|]+")
_BARE_URL = re.compile(r"(?i)((?:[a-z0-9_-]{1,63}\.){1,8}([a-z]{2,24}))(?::\d{1,5})?(?:[/?#]\S*)?")
_EMAIL = re.compile(r"(?i)[a-z0-9_+-][a-z0-9_.+-]{0,63}@(?:[a-z0-9_-]{1,63}\.){1,8}[a-z]{2,24}")
_COMMAND = re.compile(r"(?<![\w/<>@.:])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{5,32})?(?![\w/<>])")
_MENTION = re.compile(r"(?<![\w@/.])@[A-Za-z][A-Za-z0-9_]{3,31}(?![\w@])")
_HASHTAG = re.compile(r"(?<![\w#/&])#(?=\d*[^\W\d_])\w{1,256}(?![\w#])")


def automatic(text: str, given: list[Entity]) -> Iterator[Entity]:
    """Links, addresses, commands, mentions and hashtags that nothing given covers or crosses."""
    taken = sorted((e["offset"], end_of(e)) for e in given if e["type"] not in STYLES and e["type"] not in QUOTES)
    ascii_only = text.isascii()
    next_taken = free_from = 0
    for kind, begin, end in sorted(_found(text), key=lambda found: (found[1], -found[2])):
        offset = begin if ascii_only else utf16_length(text[:begin])
        length = end - begin if ascii_only else utf16_length(text[begin:end])
        while next_taken < len(taken) and taken[next_taken][1] <= offset:
            next_taken += 1
        is_free = next_taken == len(taken) or taken[next_taken][0] >= offset + length
        if is_free and offset >= free_from:
            free_from = offset + length
            yield {"offset": offset, "length": length, "type": kind}


def _found(text: str) -> Iterator[tuple[str, int, int]]:
    if "." in text:
        for full in _FULL_URL.finditer(text):
            if checked_url(url := _without_tail(full[0])):
                yield "url", full.start(), full.start() + len(url)
        for word in _WORD.finditer(text):
            if "." in word[0] and "://" not in word[0]:
                yield from _bare(word)
    if "/" in text:
        yield from (("bot_command", *found.span()) for found in _COMMAND.finditer(text))
    if "@" in text:
        yield from (("mention", *found.span()) for found in _MENTION.finditer(text))
    if "#" in text:
        yield from (("hashtag", *found.span()) for found in _HASHTAG.finditer(text))


def _without_tail(url: str) -> str:
    """The address without the punctuation, and the brackets never opened in it, that end its sentence."""
    unopened = url.count(")") - url.count("(")
    while url and (url[-1] in ".,:;!?'…" or (url[-1] == ")" and unopened > 0)):
        unopened -= url[-1] == ")"
        url = url[:-1]
    return url


def _bare(word: re.Match[str]) -> Iterator[tuple[str, int, int]]:
    written = _without_tail(word[0])
    if "@" in written:
        if _EMAIL.fullmatch(written):
            yield "email", word.start(), word.start() + len(written)
        return
    found = _BARE_URL.fullmatch(written)
    if found and found[2].lower() in _DOMAINS:
        yield "url", word.start(), word.start() + len(written)
