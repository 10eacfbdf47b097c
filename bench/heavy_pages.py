"""Pages as heavy and as broken as the web's: invented ones dressed up with what sites carry along, or damaged."""

import json
import random
from collections.abc import Sequence

_WORDS = (
    *("harbour", "orchard", "lantern", "copper", "willow", "saddle", "chimney", "market", "violin", "granite"),
    *("meadow", "ferry", "pepper", "compass", "bakery", "thunder", "marble", "ribbon", "kettle", "anchor"),
)


def dressed(page: str, size: int, seed: int) -> str:
    """The page with styles, scripts, a program's data, menus and a footer around it: `size` characters or more."""
    chance = random.Random(seed)  # noqa: S311  # a bench is to be the same each time
    head = f"<style>{_styles(chance, size // 5)}</style><script>{_program(chance, size // 5)}</script>"
    top = _menu(chance, size // 10)
    state = f'<script id="state" type="application/json">{_state(chance, size // 4)}</script>'
    bottom = f"{_icons(chance, size // 10)}{_footer(chance, size // 10)}{state}"
    page = _before(page, "</head>", head)
    return _before(_after(page, "<body", top), "</body>", bottom)


def _before(page: str, tag: str, piece: str) -> str:
    at = page.lower().rfind(tag)
    return f"{page[:at]}{piece}{page[at:]}" if at >= 0 else page + piece


def _after(page: str, tag: str, piece: str) -> str:
    at = page.lower().find(tag)
    end = page.find(">", at) + 1 if at >= 0 else 0
    return f"{page[:end]}{piece}{page[end:]}"


def _said(chance: random.Random, count: int) -> str:
    return " ".join(chance.choices(_WORDS, k=count))


def _styles(chance: random.Random, size: int) -> str:
    rules = [f".{_said(chance, 1)}-{number}{{margin:{number}px;color:#{number:06x}}}" for number in range(size // 30)]
    return "".join(rules)


def _program(chance: random.Random, size: int) -> str:
    lines = [f'var v{number}=function(a){{return a<{number}?"{_said(chance, 2)}":a}};' for number in range(size // 40)]
    return "".join(lines)


def _menu(chance: random.Random, size: int) -> str:
    links = "".join(
        f'<li class="menu-item menu-item-{number}"><a href="/{_said(chance, 1)}/{number}">{_said(chance, 2)}</a></li>'
        for number in range(size // 80)
    )
    return f'<nav class="mega"><ul>{links}</ul></nav>'


def _icons(chance: random.Random, size: int) -> str:
    paths = "".join(f'<path d="M{number} {number}l{chance.random():.4f} 2z"/>' for number in range(size // 34))
    return f'<svg style="display:none"><symbol id="i">{paths}</symbol></svg>'


def _footer(chance: random.Random, size: int) -> str:
    links = "".join(f'<a href="/f/{number}">{_said(chance, 3)}</a> ' for number in range(size // 50))
    return f"<footer>{links}</footer>"


def _state(chance: random.Random, size: int) -> str:
    items = [{"id": number, "name": _said(chance, 3), "open": False} for number in range(size // 60)]
    return json.dumps({"items": items})


_TOKENS = (
    *("<", ">", "</", "<div", "<div>", "</div>", "<li>", "</ul>", "<table>", "</td>", "<p hidden>", "<!--", "-->", '"'),
    *("'", "=", "&", "&#", "&#x110000;", "&#xD800;", ";", "{", "}", "[", "]", ",", ":", "\\", '\\"', "\\ud83d", "null"),
    *("<script>", "</script>", '<script type="application/ld+json">', "<style>", "<title>", "<svg>", "<template>"),
    *('itemprop="title"', 'itemtype="http://schema.org/JobPosting"', '"@type":"JobPosting"', '"@graph":[', '"@id":"#"'),
    *("\x00", "\x1f", "\u202e", "\ufeff", "\ud800", "é", "😀", "\U000e0041", "\n" * 40, " " * 400, "<font>" * 60),
    *("[" * 300, "9" * 60, "1e999", "NaN", "<b><i><p>" * 40, "99.99.9999", "€", "2026-02-30", "- ", "• "),
)


def damaged(page: str, others: Sequence[str], chance: random.Random) -> str:
    """The page with one to eight things done to it that transport, editors and templates do, and worse."""
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(page) + 1)
        length = int(2 ** chance.uniform(0, 11))
        match chance.randrange(9):
            case 0:
                page = page[:at] + page[at + length :]
            case 1:
                page = page[:at] + page[at : at + length] * chance.randint(2, 5) + page[at + length :]
            case 2:
                other = chance.choice(others)
                cut = chance.randrange(len(other))
                page = page[:at] + other[cut : cut + length] + page[at:]
            case 3:
                page = page[:at] + page[at : at + length][::-1] + page[at + length :]
            case 4:
                page = page[:at] if chance.random() < 0.3 else page[at:]
            case 5:
                page = page[:at] + page[at : at + length].swapcase() + page[at + length :]
            case 6:
                raw = bytearray(page[at : at + length].encode("utf-8", "surrogatepass"))
                for _ in range(min(len(raw), 8)):
                    raw[chance.randrange(len(raw))] = chance.randrange(256)
                page = page[:at] + raw.decode("utf-8", "replace") + page[at + length :]
            case 7:
                token = chance.choice(_TOKENS)
                page = page.replace(chance.choice(("</", '"', "<p", ",", "{", "</li>")), token, chance.randint(1, 20))
            case _:
                page = page[:at] + chance.choice(_TOKENS) * chance.randint(1, 30) + page[at:]
    return page[:400_000]
