"""The whole journey, as one person walks it: from the pasted posting to the job they got, and to being forgotten."""

import json

from sqlalchemy import func, select

from bot.storage.schema import metadata
from tests.conftest import Talk
from tests.postings import ANALYST, NURSE
from tests.test_by_itself import days_pass
from tests.test_in_and_out import forget, takeout


async def test_from_a_pasted_posting_to_the_job_and_to_being_forgotten(talk: Talk) -> None:
    # Monday, 2 March: two postings, one of them the right one.
    card = await talk.say(ANALYST)
    assert "Data Analyst" in card.text
    saved = await talk.tap(card, "Save")
    assert saved.text.startswith("#1 · Saved")
    await talk.tap(await talk.say(NURSE), "Save")
    assert "2 jobs under way" in (await talk.say("/jobs")).text

    # Off it goes, with a note.
    applied = await talk.tap(saved, "Applied")
    assert applied.text.startswith("#1 · Applied")
    noted = await talk.say("Sent with the portfolio, Ms Rasmus asked for it", reply_to=applied.id)
    assert "Ms Rasmus" in noted.text

    # They invite; the words are proposed, and one tap keeps the round and the stage. The zone is asked for once.
    await days_pass(talk, 3)
    proposal = await talk.say("interview on 12 March at 14:00 with the CTO", reply_to=noted.id)
    invited = await talk.tap(proposal, "✓ Yes")
    assert "#1 · Interview" in invited.text
    assert "Thu 12 Mar, 14:00" in invited.text
    await talk.tap(await talk.heard(), "Not now")

    # A reminder by words, which comes on the day.
    reminded = await talk.say("/remind 1 10 March 18:00 print the timetable idea")
    assert "Tue 10 Mar, 18:00" in reminded.text
    await days_pass(talk, 5)
    talk.time_passes(hours=9)
    push = await talk.heard()
    assert "print the timetable idea" in push.text
    await talk.tap(push, "✓ Done")

    # The day before and two hours before, the bot speaks up; they are calling, and all is at hand.
    await days_pass(talk, 1)
    assert "Tomorrow: Data Analyst" in (await talk.heard()).text
    talk.time_passes(days=1, hours=3)
    assert "In two hours" in (await talk.heard()).text
    await talk.emulator.tap(talk.robin, await talk.say("/job 1"), "📞 They are calling")
    calling = await talk.heard()
    assert "Brackwater Ferries" in calling.text
    assert "portfolio" in calling.text
    await days_pass(talk, 1)
    assert "How did it go" in (await talk.heard()).text

    # An offer, and yes.
    offer = await talk.tap(await talk.say("/job 1"), "Offer")
    assert offer.text.startswith("#1 · Offer")
    assert "Answer the offer" in (await talk.say("/today")).text
    won = await talk.tap(await talk.tap(offer, "More"), "I took it")
    assert won.text.startswith("#1 · Closed: I took it")
    assert "1 job under way" in (await talk.say("/jobs")).text

    # How it went, in numbers.
    stats = await talk.say("/stats")
    assert "1 of 1 application answered" in stats.text
    await talk.emulator.next_message(talk.robin, timeout=30)  # the same as a picture

    # Everything goes home, and nothing stays behind.
    taken = json.loads(await takeout(talk))
    assert taken["jobs"][0]["title"].startswith("Data Analyst")
    await forget(talk)
    await talk.settled()
    async with talk.database.begin() as tx:
        for table in metadata.tables.values():
            column = table.c.get("user_id", table.c.id if table.name == "users" else None)
            if column is not None:
                mine = select(func.count()).select_from(table).where(column == talk.robin.id)
                assert (await tx.execute(mine)).scalar_one() == 0, table.name
