"""A picture on standard input becomes JSON on standard output: the lines of text that are in it.

Runs as a program of its own, within limits (apart.py), because what decodes pictures and reads them is native code
fed by strangers. It imports nothing of the bot. Its one argument is where tesseract lies.
Answers {"text": …} or {"trouble": "broken" | "too-large" | "no-text"}.

The picture is made grey and of a size that letters are known at; dark screens are turned into light ones.
"""

import contextlib
import json
import re
import statistics
import subprocess
import sys
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from typing import Any, Final

MOST_PIXELS: Final = 40_000_000
LONGEST_SIDE: Final = 32_000
# The languages that Jobtrail reads, by script; of these, those that are installed. Between two scripts letters of the
# same look are mixed up (a CV becomes a СМ), so that the script is found out first. English words stand in all.
LANGUAGES: Final = {
    "Latin": ("eng", "deu", "fra", "spa", "ita", "por", "nld", "pol"),
    "Cyrillic": ("eng", "ukr", "rus"),
}
_LOOKED_AT: Final = 1_500_000  # pixels by which the script is known
_NARROW: Final = 1_100  # pixels: a screen that was made smaller on its way
_MOST_READ: Final = 16_000_000  # pixels that are looked at after all
_SURE: Final = 55  # of 100: how sure of its words a line has to be
_FEWEST_LETTERS: Final = 20


class Trouble(Exception):
    """Why there is nothing to tell."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word: where it stands (block, paragraph, line), its box in pixels, how sure it is, and its letters."""

    line: tuple[int, int, int]
    left: int
    width: int
    height: int
    sure: float
    text: str


def words_of(table: str) -> Iterator[Word]:
    """The words of tesseract's table, in its order."""
    for row in table.split("\n")[1:]:
        cells = row.split("\t", 11)
        if len(cells) == 12 and cells[0] == "5" and cells[11].strip():
            with contextlib.suppress(ValueError):
                block, paragraph, line = int(cells[2]), int(cells[3]), int(cells[4])
                left, width, height = int(cells[6]), int(cells[8]), int(cells[9])
                yield Word((block, paragraph, line), left, width, height, float(cells[10]), cells[11].strip())


def text_of(words: Sequence[Word]) -> str:
    """The lines that are sure enough, items whole and begun with "- ", an empty line between blocks."""
    lines: dict[tuple[int, int, int], list[Word]] = {}
    for word in words:
        lines.setdefault(word.line, []).append(word)
    said: list[str] = []
    block, paragraph = 0, (0, 0)
    for place, line in lines.items():
        text = _line(line)
        if not text:
            continue
        if said and paragraph == place[:2] and said[-1].startswith("- ") and not text.startswith("- "):
            said[-1] += f" {text}"  # an item that was broken to fit the screen
            continue
        if said and place[0] != block:
            said.append("")
        block, paragraph = place[0], place[:2]
        said.append(text)
    if sum(map(str.isalpha, "".join(said))) < _FEWEST_LETTERS:
        raise Trouble("no-text")
    return "\n".join(said)


_SIGNS = re.compile(r"[-–—•·°*«»©®¢+eo0O¤■▪●○.,|'’‘]")


def _line(words: list[Word]) -> str:
    """One line; "" where it is no text: an icon, a picture's edge."""
    # A list's dot is taken for a small letter; it is as wide as high, and lower than any letter is.
    first, rest = words[0], words[1:]
    height = statistics.median(word.height for word in rest or words)
    dot = bool(rest) and bool(_SIGNS.fullmatch(first.text)) and max(first.width, first.height) < 0.55 * height
    if dot:
        words = rest
    weight = sum(len(word.text) for word in words)
    sure = sum(word.sure * len(word.text) for word in words) / weight
    text = " ".join(word.text for word in words)
    if sure < _SURE or sum(map(str.isalnum, text)) < 2:
        return ""
    return f"- {text}" if dot else text


def grey_picture(content: bytes) -> bytes:
    """The picture as a grey PGM: dark letters on light ground, of a size to be read."""
    from PIL import Image, ImageOps, ImageStat

    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    # Only the kinds that phones and browsers make; the library knows many more, and some are barely kept.
    picture = _opened(Image, content)
    if picture.width * picture.height > MOST_PIXELS or max(picture.size) > LONGEST_SIDE:
        raise Trouble("too-large")
    if min(picture.size) < 8:
        raise Trouble("no-text")
    picture = ImageOps.exif_transpose(picture)
    if "transparency" in picture.info or picture.mode in {"RGBA", "LA", "PA"}:
        ground = Image.new("RGBA", picture.size, "white")
        ground.alpha_composite(picture.convert("RGBA"))
        picture = ground
    grey = picture.convert("L")
    scale = 2.0 if grey.width < _NARROW else 1.0
    scale = min(scale, (_MOST_READ / (grey.width * grey.height)) ** 0.5)
    if scale != 1.0:
        size = (max(8, int(grey.width * scale)), max(8, int(grey.height * scale)))
        grey = grey.resize(size, Image.Resampling.BICUBIC)
    if ImageStat.Stat(grey).median[0] < 110:
        grey = ImageOps.invert(grey)
    return b"P5 %d %d 255\n" % grey.size + grey.tobytes()


def _opened(library: Any, content: bytes) -> Any:
    import io

    try:
        picture = library.open(io.BytesIO(content), formats=("PNG", "JPEG", "WEBP", "GIF"))
        picture.load()
    except library.DecompressionBombError as error:
        raise Trouble("too-large") from error
    except MemoryError as error:
        raise Trouble("too-large") from error
    except Exception as error:  # each decoder has errors of its own, and here they mean the same
        raise Trouble("broken") from error
    return picture


def read(content: bytes, tesseract: str) -> str:
    """The text of a picture. Trouble says why there is none."""
    grey = grey_picture(content)
    known = set(_said([tesseract, "--list-langs"], b"").split()[1:])
    languages = languages_for(script_of(tesseract, grey) if "osd" in known else "", known)
    if not languages:
        raise Trouble("no-text")
    table = _said([tesseract, "stdin", "stdout", "-l", "+".join(languages), "--psm", "3", "tsv"], grey)
    return text_of(list(words_of(table)))


def languages_for(script: str, known: Set[str]) -> list[str]:
    """The languages to read a script with, of those that are known; an unknown script may be any."""
    scripts = [script] if script in LANGUAGES else list(LANGUAGES)
    ours = dict.fromkeys(name for each in scripts for name in LANGUAGES[each] if name in known)
    return list(ours) or sorted(known - {"osd"})[:4]


def script_of(tesseract: str, grey: bytes) -> str:
    """The script of a grey picture's middle, as tesseract names it; "" where it can't tell."""
    header, _, pixels = grey.partition(b" 255\n")
    width, height = map(int, header.split()[1:3])
    rows = max(1, min(height, _LOOKED_AT // width))
    start = (height - rows) // 2 * width
    middle = b"P5 %d %d 255\n" % (width, rows) + pixels[start : start + rows * width]
    try:
        said = _said([tesseract, "stdin", "stdout", "--psm", "0"], middle)
    except Trouble:  # too few letters to tell
        return ""
    found = re.search(r"(?m)^Script: (\w+)$", said)
    return found[1] if found else ""


def _said(command: Sequence[str], given: bytes) -> str:
    done = subprocess.run(  # noqa: S603  # a program that the operator installed, with arguments of ours
        command, input=given, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False
    )
    if done.returncode:
        raise Trouble("broken")
    return done.stdout.decode("utf-8", "replace")


def main() -> None:
    """Answer for the picture on standard input."""
    try:
        said = {"text": read(sys.stdin.buffer.read(), sys.argv[1])}
    except Trouble as trouble:
        said = {"trouble": str(trouble)}
    sys.stdout.write(json.dumps(said))


if __name__ == "__main__":
    main()
