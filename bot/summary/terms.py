"""On what terms one would work: employment, where, and at which level."""

from bot.summary.employment import employment, has_terms, only_terms
from bot.summary.seniority import seniority
from bot.summary.work_mode import is_mode, work_mode

__all__ = ["employment", "has_terms", "is_mode", "only_terms", "seniority", "work_mode"]
