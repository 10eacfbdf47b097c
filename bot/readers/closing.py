"""Notices that nobody is sought any more, as pages put them over a posting."""

import re
from typing import Final

_LONGEST: Final = 200

# They begin a line of their own: "open until the position is filled" says nothing of today.
_SORRY = r"(?:(?:we(?:'|’| a)re )?sorry[,.!]?(?: but)? |unfortunately,? |oops[!.,]? |leider )?"
_THING = r"(?:this|the|that) (?:job|position|role|vacancy|posting|opening|requisition|advert|offer)"
_THING_NAMED = rf"{_THING}(?: (?:posting|ad|advert|offer|opening|you are looking for))?"
_NOTICES: Final = (
    rf"{_THING_NAMED} (?:is|has been|was) (?:now |already )?(?:closed|expired|removed|deactivated|archived)",
    rf"{_THING_NAMED} (?:has (?:now )?(?:expired|closed|been filled)|is no longer|was filled|does not exist)",
    r"(?:we are )?no longer accepting applications|applications (?:are|have) (?:now )?closed|job (?:expired|not found)",
    (
        r"(?:ist )?die(?:se)? (?:stelle|stellenanzeige|position|anzeige|stellenausschreibung) (?:ist |wurde )?"
        r"(?:leider |bereits |inzwischen )*(?:nicht mehr|besetzt|abgelaufen|deaktiviert|geschlossen)"
    ),
    r"cette offre (?:n.est plus|a expiré|est (?:pourvue|expirée|clôturée))",
    r"esta (?:oferta|vacante) (?:ya no está|ha (?:caducado|expirado|finalizado)|está cerrada)",
    r"esta vaga (?:não está mais|foi (?:encerrada|preenchida)|expirou)",
    r"(?:questa )?(?:offerta|posizione) (?:non è più|è (?:scaduta|chiusa))",
    r"deze vacature is (?:gesloten|niet meer|vervuld|verlopen)",
    r"(?:ta )?oferta (?:pracy )?(?:wygasła|jest nieaktualna)",
    r"вакансия (?:закрыта|в архиве|находится в архиве|больше не)",
)
_NOTICE = re.compile(rf"{_SORRY}(?:{'|'.join(_NOTICES)})\b", re.IGNORECASE)


def says_closed(line: str) -> bool:
    """Whether a line of a page tells that nobody is sought any more."""
    return len(line) <= _LONGEST and bool(_NOTICE.match(line))
