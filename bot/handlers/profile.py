"""The profile: what the user types, taps or lets be read from a CV."""

from telegram import Document as Attachment
from telegram import Message

from bot.actions import answer
from bot.actions import profile as mine
from bot.actions.open_job import open_job
from bot.errors import NotFound
from bot.handlers.chat import Chat
from bot.handlers.desk import Desk
from bot.handlers.files import fetched
from bot.model.user import Visit
from bot.texts import text
from bot.views import buttons
from bot.views.card import card
from bot.views.fit import fit_screen
from bot.views.profile import added_notice, clear_screen, entries_screen, gaps_screen, profile_screen, proposal_screen
from bot.views.screen import Button, Screen


async def show(desk: Desk, chat: Chat, visit: Visit, argument: str) -> None:
    """Show the profile, with what the user wrote behind the command taken in."""
    if argument.strip():
        await take_words(desk, chat, visit, argument)
        return
    await answer.stop_asking(desk.database, visit)
    await chat.send(profile_screen(await mine.my_profile(desk.database, visit), visit))


async def tapped_show(desk: Desk, chat: Chat, visit: Visit, _tap: buttons.ShowProfile) -> None:
    """Show the profile, by button."""
    await chat.answer()
    await chat.show(profile_screen(await mine.my_profile(desk.database, visit), visit))


async def ask_for_words(desk: Desk, chat: Chat, visit: Visit, _tap: buttons.AddToProfile) -> None:
    """Ask what the user knows, speaks and wishes for."""
    await _ask(desk, chat, visit, answer.Asks.PROFILE)


async def ask_for_cv(desk: Desk, chat: Chat, visit: Visit, _tap: buttons.AskForCv) -> None:
    """Ask for the CV."""
    await _ask(desk, chat, visit, answer.Asks.CV)


async def take_words(desk: Desk, chat: Chat, visit: Visit, words: str) -> None:
    """Take what the user typed."""
    added = await mine.add_words(desk.database, visit, words)
    await answer.stop_asking(desk.database, visit)
    await chat.send(profile_screen(added.mine, visit, notice=added_notice(added, visit)))
    await mine.rescore(desk.database, visit)


async def take_cv(desk: Desk, chat: Chat, visit: Visit, attachment: Attachment) -> None:
    """Read a CV, and ask about what stands in it."""
    async with chat.typing():
        file = await fetched(desk, attachment)
        after = await mine.take_cv(desk.database, visit, file)
        await answer.stop_asking(desk.database, visit)
        await chat.send(proposal_screen(after, visit))


async def take_as_cv(desk: Desk, chat: Chat, visit: Visit, _tap: buttons.TakeAsCv) -> None:
    """The file to which the bot replied that it is no posting is a CV."""
    await chat.answer()
    original = chat.tapped.reply_to_message if chat.tapped is not None else None
    if not isinstance(original, Message) or original.document is None:
        raise NotFound("text-gone")
    await take_cv(desk, chat, visit, original.document)


async def answer_proposal(desk: Desk, chat: Chat, visit: Visit, tap: buttons.AnswerProposal) -> None:
    """Know it?"""
    after = await mine.answer_proposal(desk.database, visit, tap.entry, tap.knows)
    await chat.answer()
    await chat.show(proposal_screen(after, visit))
    if after.proposed.is_empty:
        await mine.rescore(desk.database, visit)


async def answer_all(desk: Desk, chat: Chat, visit: Visit, _tap: buttons.AnswerAll) -> None:
    """All of the CV is true."""
    after = await mine.answer_all_proposals(desk.database, visit)
    await chat.answer()
    await chat.show(proposal_screen(after, visit))
    await mine.rescore(desk.database, visit)


async def drop_proposals(desk: Desk, chat: Chat, visit: Visit, _tap: buttons.DropProposals) -> None:
    """No more questions about the CV."""
    after = await mine.drop_proposals(desk.database, visit)
    await chat.answer()
    await chat.show(profile_screen(after, visit))
    await mine.rescore(desk.database, visit)


async def choose_entry(desk: Desk, chat: Chat, visit: Visit, tap: buttons.ChooseEntry) -> None:
    """Show what can be taken out."""
    await chat.answer()
    await chat.show(entries_screen(await mine.my_profile(desk.database, visit), tap.page, visit))


async def drop_entry(desk: Desk, chat: Chat, visit: Visit, tap: buttons.DropEntry) -> None:
    """Take an entry out."""
    after = await mine.drop_entry(desk.database, visit, tap.entry)
    await chat.answer()
    await chat.show(entries_screen(after, 1, visit) if after.profile.entries else profile_screen(after, visit))
    await mine.rescore(desk.database, visit)


async def drop_wishes(desk: Desk, chat: Chat, visit: Visit, _tap: buttons.DropWishes) -> None:
    """Wish for nothing any more."""
    after = await mine.drop_wishes(desk.database, visit)
    await chat.answer()
    await chat.show(profile_screen(after, visit))
    await mine.rescore(desk.database, visit)


async def clear(desk: Desk, chat: Chat, visit: Visit, tap: buttons.ClearProfile) -> None:
    """Delete the profile, once the user has said so twice."""
    await chat.answer()
    if not tap.sure:
        await chat.show(clear_screen(visit))
        return
    await mine.clear(desk.database, visit)
    await chat.show(profile_screen(await mine.my_profile(desk.database, visit), visit))
    await mine.rescore(desk.database, visit)


async def show_gaps(desk: Desk, chat: Chat, visit: Visit, _tap: buttons.ShowGaps) -> None:
    """What to learn next."""
    await chat.answer()
    await chat.show(gaps_screen(await mine.my_gaps(desk.database, visit), visit))


async def show_fit(desk: Desk, chat: Chat, visit: Visit, tap: buttons.ShowFit) -> None:
    """How a job fits."""
    opened = await open_job(desk.database, visit, tap.job)
    await chat.answer()
    await chat.show(fit_screen(opened, visit) if opened.match else card(opened, visit))


async def know_it(desk: Desk, chat: Chat, visit: Visit, tap: buttons.KnowIt) -> None:
    """Answer for a skill that a job asks for."""
    opened = await mine.know(desk.database, visit, tap.job, tap.thing, tap.knows)
    await chat.answer()
    await chat.show(fit_screen(opened, visit))
    await mine.rescore(desk.database, visit)


async def _ask(desk: Desk, chat: Chat, visit: Visit, asks: answer.Asks) -> None:
    await answer.ask_for(desk.database, visit, asks)
    await chat.answer()
    language = visit.user.language
    cancel = Button(text("button-cancel", language), buttons.StopAsking())
    await chat.send(Screen(text(f"ask-{asks.value}", language), ((cancel,),)))
