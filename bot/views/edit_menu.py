"""What can be corrected about a job: its fields, and its tags."""

from bot.actions.edit import Edited, Field, ModeIs
from bot.actions.open_job import Opened
from bot.actions.tags import MOST_TAGS, Tagged
from bot.model.job import Job
from bot.model.user import Visit
from bot.storage.tags import key
from bot.texts import Markup, escaped, text
from bot.views.buttons import AddTags, DropTag, EditField, More, PutTag, SetWorkMode, StopAsking, UndoEdit
from bot.views.card import card, clipped, name
from bot.views.screen import Button, Screen
from bot.views.timeline import change_lines
from bot.views.when import day


def edit_menu(opened: Opened, visit: Visit) -> Screen:
    """A job's fields as they are, and a button for each."""
    job, language = opened.job, visit.user.language
    said = {
        Field.TITLE: job.title,
        Field.COMPANY: job.company,
        Field.PLACE: job.place,
        Field.DEADLINE: day(job.deadline, language) if job.deadline else None,
        Field.LINK: job.url,
    }
    lines = [
        text("field-line", language, field=field_name(field, language), value=clipped(value or "–"))
        for field, value in said.items()
    ]
    each = [Button(field_name(field, language), EditField(job.id, field)) for field in Field]
    now = job.work_mode.value if job.work_mode else ModeIs.UNSAID.value
    modes = [Button(_mode(mode, language, on=mode.value == now), SetWorkMode(job.id, mode)) for mode in ModeIs]
    return Screen(
        Markup("\n".join((text("edit-title", language, number=str(job.number), name=name(job, language)), *lines))),
        (tuple(each[:2]), tuple(each[2:]), tuple(modes), (Button(text("button-back", language), More(job.id)),)),
    )


def ask_for_field(job: Job, field: Field, visit: Visit) -> Screen:
    """The question for a field's new words."""
    language = visit.user.language
    return Screen(
        text(f"ask-edit-{field.value}", language, name=name(job, language)),
        ((Button(text("button-cancel", language), StopAsking()),),),
    )


def edited_card(edited: Edited, visit: Visit) -> Screen:
    """The card after a correction, with what changed and a way back."""
    language = visit.user.language
    if edited.change is None or edited.event_id is None:
        return card(edited.opened, visit, notice=text("edited-nothing", language))
    notice = Markup(f"{text('edited', language)}\n{change_lines((edited.change,), visit)}")
    shown = card(edited.opened, visit, notice=notice)
    return Screen(shown.text, (*shown.rows, (Button(text("button-undo", language), UndoEdit(edited.event_id)),)))


def field_name(field: Field, language: str) -> Markup:
    """What a field is called."""
    return text(f"field-{field.value}", language)


def _mode(mode: ModeIs, language: str, *, on: bool) -> Markup:
    name_of_mode = text(f"work-mode-{mode.value}", language)
    return text("choice-on", language, what=name_of_mode) if on else name_of_mode


def tag_menu(tagged: Tagged, visit: Visit) -> Screen:
    """A job's tags, to be taken off by a tap, and the user's others, to be put on by one."""
    job, language = tagged.job, visit.user.language
    on = [Button(text("button-drop-tag", language, tag=tag), DropTag(job.id, key(tag))) for tag in tagged.tags]
    room = len(tagged.tags) < MOST_TAGS
    others = tagged.offered if room else ()
    off = [Button(text("button-put-tag", language, tag=tag), PutTag(job.id, key(tag))) for tag in others]
    title = text("tags-title", language, number=str(job.number), name=name(job, language))
    told = (
        text("tags-line", language, tags=Markup(" · ".join(escaped(tag) for tag in tagged.tags)))
        if tagged.tags
        else text("tags-none", language)
    )
    each = (*on, *off)
    return Screen(
        Markup(f"{title}\n{told}"),
        (
            *(tuple(each[at : at + 3]) for at in range(0, len(each), 3)),
            (Button(text("button-add-tags", language), AddTags(job.id)),) if room else (),
            (Button(text("button-back", language), More(job.id)),),
        ),
    )


def ask_for_tags(job: Job, visit: Visit) -> Screen:
    """The question for tags."""
    language = visit.user.language
    return Screen(
        text("ask-tags", language, name=name(job, language)),
        ((Button(text("button-cancel", language), StopAsking()),),),
    )
