"""Pay for different spans of time, made comparable."""

from decimal import Decimal
from typing import Final

from bot.model.posting import Period

# Full time: 40 hours a week, 52 paid weeks, 12 months.
A_YEAR: Final = {
    Period.HOUR: Decimal(2080),
    Period.DAY: Decimal(260),
    Period.WEEK: Decimal(52),
    Period.MONTH: Decimal(12),
    Period.YEAR: Decimal(1),
}
