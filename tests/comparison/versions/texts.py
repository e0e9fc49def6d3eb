"""Four versions of one story, and their records by the engine `fast`, which needs no weights."""

from __future__ import annotations

import relata
from relata.model.record import Record
from relata.model.threads import once

AGENCY = """Harbour board denies sale of ferry

By Nora Lind, Evening Tide, 3 April 2024

“There is no buyer and there are no talks, and there will be none before the summer of 2025,” \
chairwoman Freya Holt told the Evening Tide on Tuesday. Former board member Karl Brandt said he \
had read a letter of intent in May.

The mayor, Ann Lee, said the town may not pay for repairs of the ferry. According to Karl Brandt, \
the ferry carried 120,000 passengers last year.

Brandt added that the board had discussed the price of the ferry for many years without any result.
"""
PAPER = """Ferry of Lindholm not for sale

“There is no buyer and there are no talks,” Freya Holt told the Evening Tide. The ferry carried \
130,000 passengers last year.

The mayor, Ann Lee, said the town may pay for repairs of the ferry. Ida Sund, a passenger, said \
she was angry.
"""
GERMAN = """Hafenrat dementiert Verkauf der Fähre

„Es gibt keinen Käufer und es gibt keine Gespräche“, sagte die Vorsitzende Freya Holt der Zeitung \
Evening Tide am Dienstag. Das frühere Vorstandsmitglied Karl Brandt sagte, er habe im Mai eine \
Absichtserklärung gelesen.

Laut Karl Brandt beförderte die Fähre im vergangenen Jahr 120.000 Passagiere.
"""
OTHER = """Bank raises rates

The central bank raised its key rate to 5 percent on Monday. Governor Lars Dahl said inflation \
was still too high. “We will do what it takes,” Dahl told reporters.
"""


@once(16)
def record(text: str, outlet: str | None = None, date: str | None = None) -> Record:
    """The record of a text, by the engine that needs no weights."""
    return relata.read(text, engine="fast", outlet=outlet, date=date)
