"""Why a card says what it says: each line with the words of the posting that it stands on."""

from collections.abc import Iterator, Sequence

from bot.actions.open_job import Opened
from bot.model.posting import Stated
from bot.model.quotes import folded
from bot.model.summary import Fact, Weight
from bot.model.user import Visit
from bot.texts import Markup, text
from bot.views.buttons import Open
from bot.views.card import clipped, name
from bot.views.screen import LONGEST_TEXT, Button, Screen, length
from bot.views.when import day, pay

_LONGEST_QUOTE = 400
_Entry = tuple[Markup, str]  # what the card says (nothing where that is the quote itself), and the quote


def why(opened: Opened, visit: Visit) -> tuple[Screen, ...]:
    """The card's lines with their quotes, in as many messages as that takes; the last leads back."""
    language = visit.user.language
    texts = [text("why-title", language, name=name(opened.job, language))]
    for said, quote in _entries(opened, visit):
        entry = f"<blockquote>{clipped(quote, _LONGEST_QUOTE)}</blockquote>"
        if said:
            entry = f"<b>{said}</b>\n{entry}"
        if length(texts[-1]) + length(entry) + 1 > LONGEST_TEXT:
            texts.append(Markup(entry))
        else:
            texts[-1] = Markup(f"{texts[-1]}\n{entry}")
    back = (Button(text("button-back-to-card", language), Open(opened.job.id)),)
    screens = [Screen(one) for one in texts]
    screens[-1] = Screen(screens[-1].text, (back,))
    return tuple(screens)


def _entries(opened: Opened, visit: Visit) -> Iterator[_Entry]:
    yield from _headline(opened, visit)
    summary, language = opened.refined or opened.summary, visit.user.language
    if summary.gist:
        yield clipped(summary.gist.text), summary.gist.quote
    lists: tuple[tuple[str, Sequence[Fact]], ...] = (
        ("you-would-do", summary.responsibilities),
        ("they-ask", [one for one in summary.requirements if one.weight is Weight.MUST]),
        ("nice-to-have", [one for one in summary.requirements if one.weight is not Weight.MUST]),
        ("they-offer", summary.benefits),
        ("how-to-apply", summary.how_to_apply),
    )
    for key, facts in lists:
        for at, fact in enumerate(facts):
            title = f"{text(key, language)}:" if at == 0 else ""
            own_words = "" if folded(fact.text) in folded(fact.quote) else clipped(fact.text)
            yield Markup(" ".join(part for part in (title, own_words) if part)), fact.quote
    for skill in summary.skills[:10]:
        yield text("why-skill", language, skill=skill.name), skill.quote


def _headline(opened: Opened, visit: Visit) -> Iterator[_Entry]:
    head, language = opened.summary.headline, visit.user.language
    plain: tuple[Stated[str] | None, ...] = (
        head.title,
        head.company,
        *head.places,
        head.remote_from,
        head.contact,
        head.reference,
    )
    for stated in plain:
        if stated:
            yield clipped(stated.value), stated.quote
    if head.work_mode:
        yield text(f"work-mode-{head.work_mode.value}", language), head.work_mode.quote
    for one in head.employment:
        yield text(f"employment-{one.value.value.replace('_', '-')}", language), one.quote
    if head.seniority:
        yield text(f"seniority-{head.seniority.value}", language), head.seniority.quote
    if head.salary:
        yield pay(head.salary.value, language), head.salary.quote
    if head.deadline:
        yield text("why-deadline", language, day=day(head.deadline.value.day, language)), head.deadline.quote
