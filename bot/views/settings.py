"""The settings: one screen of buttons, edited in place, and the zone's question."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from bot.actions.settings import Hours, Living, Part
from bot.model import zones
from bot.model.comparison import Criterion, Level
from bot.model.user import Tongue, Topic, User, Visit
from bot.texts import Markup, languages, text
from bot.views.buttons import (
    AskForImport,
    AskForZone,
    AskToForget,
    Export,
    LeaveZone,
    SetHours,
    SetLanguage,
    SetModelLanguage,
    SetWeight,
    SetZone,
    ShowSettings,
    StopAsking,
    SwitchOff,
    SwitchOn,
    Tap,
    ZoneIsRight,
)
from bot.views.screen import Button, Screen, Style
from bot.views.when import clock, place

_ON = "✓"
_OFF = "✕"
_ALERTS = (Topic.DEADLINES, Topic.FOLLOW_UPS, Topic.INTERVIEWS, Topic.SILENCE)

Row = tuple[Button, ...]


def settings_screen(visit: Visit, *, model: bool, notice: Markup | None = None) -> Screen:
    """All that can be chosen, as it is; `model` tells whether one is there to be told its language."""
    user, language = visit.user, visit.user.language
    lines = [
        text("settings-title", language),
        text("settings-language", language, name=own_name(language)),
        text("settings-zone", language, place=place(user.zone, language, visit.now), time=clock(user.zone, visit.now)),
        text("settings-push", language, hour=_hour(user.push_hour)),
        _quiet_line(user),
    ]
    if model:
        lines.append(text("settings-model", language, name=_model_language(user)))
    rows: list[Row] = [
        (
            _to("button-set-language", Part.LANGUAGE, language),
            Button(text("button-set-zone", language), AskForZone()),
        ),
        (_to("button-set-push", Part.PUSH, language), _to("button-set-quiet", Part.QUIET_FROM, language)),
        (_switch(Topic.MORNING, user),),
        *_in_rows((_switch(topic, user) for topic in _ALERTS), 2),
    ]
    weights = _to("button-set-weights", Part.WEIGHTS, language)
    rows.append((weights, _to("button-set-model", Part.MODEL, language)) if model else (weights,))
    rows.append(
        (Button(text("settings-export", language), Export()), Button(text("settings-import", language), AskForImport()))
    )
    rows.append((Button(text("settings-forget", language), AskToForget()),))
    return Screen(Markup("\n".join(([notice, Markup()] if notice else []) + lines)), tuple(rows))


def part_screen(part: Part, visit: Visit, app: str) -> Screen:
    """What can be chosen for one of the settings; `app` is the language that the user's app would have."""
    user, language = visit.user, visit.user.language
    rows: Iterable[Row]
    match part:
        case Part.LANGUAGE:
            as_app = Button(text("button-as-app", language, name=own_name(app)), SetLanguage(Tongue.APP))
            known = (Tongue(one) for one in languages() if one in set(Tongue))
            each = (_chosen(own_name(one), SetLanguage(one), on=one == language) for one in known)
            rows = (*_in_rows(each, 2), (as_app,))
        case Part.MODEL:
            same = _chosen(
                str(text("model-as-bot", language)), SetModelLanguage(Tongue.APP), on=user.model_language is None
            )
            tongues = (one for one in Tongue if one is not Tongue.APP)
            each = (_chosen(own_name(one), SetModelLanguage(one), on=one == user.model_language) for one in tongues)
            rows = ((same,), *_in_rows(each, 3))
        case _:
            return hours_screen(part, visit)
    return Screen(text(f"settings-choose-{part.value}", language), (*rows, _back(language)))


def weights_screen(weights: Mapping[Criterion, Level], visit: Visit) -> Screen:
    """How much each thing matters where jobs are compared."""
    language = visit.user.language
    rows: list[Row] = []
    for criterion, level in weights.items():
        what = text(f"criterion-{criterion.value}", language)
        each = (
            (one, text("compare-weight", language, what=what, level=text(f"level-{one.value}", language)))
            for one in Level
        )
        rows.append(tuple(_chosen(_capital(said), SetWeight(criterion, one), on=one is level) for one, said in each))
    return Screen(text("settings-choose-weigh", language), (*rows, _back(language)))


def hours_screen(part: Part, visit: Visit) -> Screen:
    """The hours of a day, of which one can be chosen."""
    user, language = visit.user, visit.user.language
    rows: list[Row] = []
    if part is Part.PUSH:
        each = [
            _chosen(_hour(hour), _hours(part, replace(user, push_hour=hour)), on=hour == user.push_hour)
            for hour in range(24)
            if not user.is_quiet(hour)
        ]
    elif part is Part.QUIET_FROM:
        each = [
            _chosen(_hour(hour), _hours(part, replace(user, quiet_from=hour)), on=hour == user.quiet_from)
            for hour in range(24)
            if hour != user.quiet_until
        ]
        none = replace(user, quiet_from=0, quiet_until=0)
        rows.append((_to("button-quiet-until", Part.QUIET_UNTIL, language),))
        rows.append((_chosen(str(text("quiet-never", language)), _hours(part, none), on=_never_quiet(user)),))
    else:
        each = [
            _chosen(_hour(hour), _hours(part, replace(user, quiet_until=hour)), on=hour == user.quiet_until)
            for hour in range(24)
            if hour != user.quiet_from
        ]
        rows.append((_to("button-quiet-from", Part.QUIET_FROM, language),))
    said = text(f"settings-choose-{part.value}", language)
    if part is not Part.PUSH:
        said = Markup(f"{said}\n{_quiet_line(user)}")
    return Screen(said, (*_in_rows(each, 4), *rows, _back(language)))


def refused_hours(part: Part, hours: Hours, visit: Visit) -> Screen:
    """Those hours would have the bot speak in quiet ones: what is nearest to that."""
    language = visit.user.language
    wanted, nearest = hours.wanted or visit.user, hours.nearest or visit.user
    said = text(
        "hours-quiet",
        language,
        hour=_hour(wanted.push_hour),
        quiet_from=_hour(wanted.quiet_from),
        quiet_until=_hour(wanted.quiet_until),
    )
    offer: Row = ()
    if not nearest.is_quiet(nearest.push_hour):
        label = text("button-nearest-hour", language, hour=_hour(nearest.push_hour))
        offer = (Button(label, _hours(part, nearest), style=Style.PRIMARY),)
    leave = (Button(text("button-leave-hours", language), ShowSettings(Part.ALL)),)
    return Screen(said, (offer, leave))


# --- the zone ---------------------------------------------------------------------------------------------------------


def ask_whether(visit: Visit) -> Screen:
    """The one question whether the guessed clock is right."""
    language = visit.user.language
    return Screen(
        text("zone-ask", language, time=clock(visit.user.zone, visit.now)),
        (
            (
                Button(text("button-zone-yes", language), ZoneIsRight(), style=Style.PRIMARY),
                Button(text("button-zone-no", language), AskForZone()),
                Button(text("button-zone-later", language), LeaveZone()),
            ),
        ),
    )


def ask_where(visit: Visit) -> Screen:
    """The question for a city or the time."""
    language = visit.user.language
    return Screen(text("ask-zone", language), ((Button(text("button-cancel", language), StopAsking()),),))


def zone_screen(living: Living, visit: Visit) -> Screen:
    """Where the user lives now; or the clocks of which one is theirs."""
    user, language = living.user, living.user.language
    if living.candidates:
        each = (
            Button(f"{place(zone, language, visit.now)}, {clock(zone, visit.now)}", SetZone(zones.key(zone)))
            for zone in living.candidates
        )
        other = (Button(text("button-another-place", language), AskForZone()),)
        return Screen(text("zone-which", language), (*_in_rows(each, 2), other))
    said = text("zone-set", language, place=place(user.zone, language, visit.now), time=clock(user.zone, visit.now))
    if living.moved:
        said = Markup(f"{said} {text('zone-moved', language, moved=living.moved)}")
    return Screen(said, ((Button(text("button-settings", language), ShowSettings(Part.ALL)),),))


# --- pieces -----------------------------------------------------------------------------------------------------------


def own_name(language: str) -> str:
    """A language, as those who speak it call it."""
    from babel import Locale

    said = Locale.parse(language).get_display_name(language) or language
    return _capital(said)


def _model_language(user: User) -> str:
    known = user.model_language in set(Tongue)  # a file that was taken in may name one that can't be chosen
    return own_name(user.model_language) if user.model_language and known else str(text("model-as-bot", user.language))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _hour(hour: int) -> str:
    return f"{hour:02}:00"


def _never_quiet(user: User) -> bool:
    return user.quiet_from == user.quiet_until


def _quiet_line(user: User) -> Markup:
    if _never_quiet(user):
        return text("settings-never-quiet", user.language)
    return text("settings-quiet", user.language, start=_hour(user.quiet_from), end=_hour(user.quiet_until))


def _hours(part: Part, user: User) -> SetHours:
    return SetHours(part, user.push_hour * 10_000 + user.quiet_from * 100 + user.quiet_until)


def _switch(topic: Topic, user: User) -> Button:
    on = user.hears_of(topic)
    what = text(f"switch-{topic.value.replace('_', '-')}", user.language)
    return Button(f"{_ON if on else _OFF} {what}", SwitchOff(topic) if on else SwitchOn(topic))


def _chosen(label: str, tap: Tap, *, on: bool) -> Button:
    return Button(f"{_ON} {label}" if on else label, tap)


def _to(key: str, part: Part, language: str) -> Button:
    return Button(text(key, language), ShowSettings(part))


def _back(language: str) -> Row:
    return (Button(text("button-back", language), ShowSettings(Part.ALL)),)


def _in_rows(buttons: Iterable[Button], size: int) -> Iterable[Row]:
    each = tuple(buttons)
    return (each[at : at + size] for at in range(0, len(each), size))
