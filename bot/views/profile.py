"""What the user knows and wishes for, on one screen; and the questions that a CV leads to."""

from collections.abc import Sequence

from bot.actions.profile import Added, Mine, key_of_entry
from bot.model.gaps import Gap
from bot.model.profile import Ability, Degree, Entry, Experience, Knows, Proof, Spoken, Wishes
from bot.model.user import Visit
from bot.texts import Markup, text
from bot.views.buttons import (
    AddToProfile,
    AnswerAll,
    AnswerProposal,
    AskForCv,
    ChooseEntry,
    ClearProfile,
    DropEntry,
    DropProposals,
    DropWishes,
    ShowGaps,
    ShowProfile,
)
from bot.views.card import clipped
from bot.views.screen import LONGEST_TEXT, Button, Screen, Style, length

_MOST_SHOWN = 60  # entries of one kind
_A_PAGE = 8


def profile_screen(mine: Mine, visit: Visit, *, notice: Markup | None = None) -> Screen:
    """The profile, with what can be done to it."""
    language, profile = visit.user.language, mine.profile
    if profile.is_empty:
        parts = [text("profile-empty", language)]
    else:
        parts = [Markup(f"<b>{text('profile-title', language)}</b>")]
        parts += [
            Markup(
                f"<b>{text(key, language)}</b>\n{' · '.join(_shown(one, language) for one in entries[:_MOST_SHOWN])}"
            )
            for key, entries in (
                ("profile-skills", profile.abilities),
                ("profile-languages", profile.languages),
                ("profile-degrees", profile.degrees),
                ("profile-proofs", profile.proofs),
                ("profile-experience", profile.experience),
            )
            if entries
        ]
        if not profile.wishes.is_empty:
            parts.append(Markup(f"<b>{text('profile-wishes', language)}</b>\n{_wishes(profile.wishes, language)}"))
    if notice is not None:
        parts[:0] = [notice]
    while length("\n\n".join(parts)) > LONGEST_TEXT:
        del parts[-1]
    return Screen(Markup("\n\n".join(parts)), _rows(mine, language))


def added_notice(added: Added, visit: Visit) -> Markup:
    """What was taken in of a typed text, and what was not understood."""
    language, found = visit.user.language, added.understood
    notice = text("profile-added", language, count=len(found.entries) + (0 if found.wishes.is_empty else 1))
    if added.unread:
        unread = clipped(" · ".join(added.unread), 300)
        notice = Markup(f"{notice}\n{text('profile-unread', language, words=unread)}")
    return notice


def proposal_screen(mine: Mine, visit: Visit) -> Screen:
    """The next thing that the CV proposes: know it?"""
    language, entries = visit.user.language, mine.proposed.entries
    if not entries:
        return profile_screen(mine, visit, notice=text("cv-done", language))
    entry = entries[0]
    key = key_of_entry(entry)
    asked = text(
        "cv-proposes",
        language,
        left=len(entries),
        entry=_shown(entry, language, bare=True),
        words=clipped(entry.words, 300),
    )
    answers = tuple(
        Button(text(f"answer-{knows.value}", language), AnswerProposal(key, knows))
        for knows in Knows
        if isinstance(entry, Ability) or knows is not Knows.SOME
    )
    return Screen(
        asked,
        (
            answers,
            (
                Button(text("button-all-true", language, left=len(entries)), AnswerAll(), style=Style.PRIMARY),
                Button(text("button-stop-here", language), DropProposals()),
            ),
        ),
    )


def entries_screen(mine: Mine, page: int, visit: Visit) -> Screen:
    """A page of entries, each to be taken out by a tap."""
    language, entries = visit.user.language, mine.profile.entries
    pages = max(1, -(-len(entries) // _A_PAGE))
    page = min(max(1, page), pages)
    rows: list[tuple[Button, ...]] = [
        (Button(f"✕ {_shown(one, language, bare=True)}", DropEntry(key_of_entry(one))),)
        for one in entries[(page - 1) * _A_PAGE : page * _A_PAGE]
    ]
    if pages > 1:
        before, after = (page - 2) % pages + 1, page % pages + 1
        rows.append(
            (
                Button("‹", ChooseEntry(before)),
                Button(f"{page}/{pages}", ChooseEntry(page)),
                Button("›", ChooseEntry(after)),
            )
        )
    wishes = [(Button(text("button-no-wishes", language), DropWishes()),)] if not mine.profile.wishes.is_empty else []
    back = (Button(text("button-back", language), ShowProfile()),)
    return Screen(text("profile-take-out", language), (*rows, *wishes, back))


def clear_screen(visit: Visit) -> Screen:
    """The one confirmation before a profile is gone."""
    language = visit.user.language
    return Screen(
        text("profile-clear-surely", language),
        (
            (
                Button(text("button-delete-surely", language), ClearProfile(1), style=Style.DANGER),
                Button(text("button-keep", language), ShowProfile()),
            ),
        ),
    )


def gaps_screen(gaps: Sequence[Gap], visit: Visit) -> Screen:
    """What to learn next, by what the saved jobs ask for."""
    language = visit.user.language
    lines = [
        text(
            "gap-opens" if gap.opens else "gap-stands-in",
            language,
            name=clipped(gap.name, 80),
            jobs=len(gap.jobs),
            opens=len(gap.opens),
            numbers=", ".join(f"#{number}" for number in gap.jobs[:9]),
        )
        for gap in gaps
    ]
    said = Markup("\n".join(lines)) if lines else text("no-gaps", language)
    back = (Button(text("button-back", language), ShowProfile()),)
    return Screen(Markup(f"<b>{text('gaps-title', language)}</b>\n{said}"), (back,))


def _listed(entries: Sequence[Entry], language: str) -> str:
    return " · ".join(_shown(one, language) for one in entries[:_MOST_SHOWN])


def _rows(mine: Mine, language: str) -> tuple[tuple[Button, ...], ...]:
    rows: list[tuple[Button, ...]] = [
        (
            Button(text("button-profile-add", language), AddToProfile(), style=Style.PRIMARY),
            Button(text("button-profile-cv", language), AskForCv()),
        )
    ]
    if not mine.profile.is_empty:
        rows.append(
            (
                Button(text("button-profile-take-out", language), ChooseEntry(1)),
                Button(text("button-gaps", language), ShowGaps()),
            )
        )
        rows.append((Button(text("button-profile-clear", language), ClearProfile(0), style=Style.DANGER),))
    return tuple(rows)


def _shown(entry: Entry, language: str, *, bare: bool = False) -> Markup:
    """An entry in a few words; `bare` without how well it is known."""
    match entry:
        case Ability(name=name, knows=knows):
            shown = clipped(name, 80)
            return shown if bare or knows is Knows.YES else text(f"knows-{knows.value}", language, name=shown)
        case Spoken(name=name, level=level):
            return clipped(f"{name} {level.value}" if level else name, 80)
        case Degree(education=education, subject=subject):
            said = text(f"education-{education.value.replace('_', '-')}", language)
            return Markup(f"{said}, {clipped(subject, 80)}") if subject else said
        case Proof(name=name):
            return clipped(name, 80)
        case Experience(years=years, subject=subject):
            key = "years-in" if subject else "years-in-all"
            return text(key, language, years=years, subject=clipped(subject or "", 80))


def _wishes(wishes: Wishes, language: str) -> str:
    said = [clipped(place, 60) for place in wishes.places]
    said += [text(f"work-mode-{mode.value}", language) for mode in wishes.work_modes]
    said += [text(f"employment-{one.value.replace('_', '-')}", language) for one in wishes.employment]
    if wishes.least_pay is not None:
        said.append(clipped(wishes.least_pay.words, 80))
    return " · ".join(said)
