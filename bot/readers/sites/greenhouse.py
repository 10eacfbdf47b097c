"""Greenhouse: boards.greenhouse.io, job-boards(.eu).greenhouse.io, and ?gh_jid= on employers' own pages."""

from bot.model.posting import Headline
from bot.readers import stated
from bot.readers.sites.site import Found, Site, at, each, html, sections
from bot.readers.stated import Ad


def read(data: object, _: Found) -> Ad | None:
    """One job; pay is in cents, a range for each place where the employer names several."""
    posted = stated.posted("first_published", at(data, "first_published"))
    ranges = [pay for one in each(data, "pay_input_ranges") if (pay := _pay(one))]
    return Ad(
        Headline(
            title=stated.stated(at(data, "title")),
            company=stated.stated(at(data, "company_name")),
            places=stated.stated_all([at(data, "location", "name")]),
            salary=ranges[0] if len(ranges) == 1 else None,
            deadline=stated.deadline("application_deadline", at(data, "application_deadline"), posted),
            posted=posted,
            reference=stated.reference("requisition_id", at(data, "requisition_id")),
        ),
        sections((None, html(data, "content"))),
        notes=tuple(pay.quote for pay in ranges) if len(ranges) > 1 else (),
    )


def _pay(one: object) -> stated.Pay | None:
    low, high = (_whole(at(one, name)) for name in ("min_cents", "max_cents"))
    return stated.salary(low, high, at(one, "currency_type"), at(one, "title"))


def _whole(cents: object) -> str | None:
    digits = stated.words(cents) or ""
    return f"{int(digits[:-2])}" if digits.isascii() and digits.isdecimal() and 2 < len(digits) < 13 else None


# What an employer's own page says of its board: the address of the widget, or of its data, or a setting.
_BOARD = (
    r"greenhouse\.io/(?:embed/)?job_(?:board|app)(?:/js)?\?(?:[^\"'\s]{0,100}[?&;])?for=(?P<board>[\w-]+)"
    r"|boards-api\.greenhouse\.io/v1/boards/(?P<board_2>[\w-]+)"
    r"|\bboards(?:\.eu)?\.greenhouse\.io/(?!embed)(?P<board_3>[\w-]+)"
    r"|\b(?:urlToken|boardToken|board_token)[\\\"']{0,4}\s*[:=]\s*[\\\"']{1,4}(?P<board_4>[\w-]+)"
)
_HOST = r"(?:job-)?boards(?P<eu>\.eu)?\.greenhouse\.io"

SITE = Site(
    name="greenhouse",
    links=(
        rf"{_HOST}/(?P<board>[\w-]+)/jobs/(?P<id>\d+)",
        rf"{_HOST}/embed/job_app\?(?=.*\bfor=(?P<board>[\w-]+))(?=.*\btoken=(?P<id>\d+)).*",
    ),
    page="https://job-boards{eu}.greenhouse.io/{board}/jobs/{id}",
    data="https://boards-api.greenhouse.io/v1/boards/{board}/jobs/{id}?pay_transparency=true",
    read=read,
    employer=("https://boards-api.greenhouse.io/v1/boards/{board}", "name"),
    embedded=("gh_jid", _BOARD),
)
