"""The registry of rules, in the order of their ids. A new rule is a file and a line here."""

from __future__ import annotations

from relata.lint.rule import Rule
from relata.lint.rules.attribution import (
    cut_report,
    loaded_verb,
    no_source,
    no_speaker,
    one_side,
    second_hand,
    two_candidates,
    unnamed_source,
    vague_source,
)
from relata.lint.rules.facts import contradicting_times, undated
from relata.lint.rules.facts import quantities as quantities_rule
from relata.lint.rules.headlines import (
    attribution_dropped,
    contradicted,
    hedge_dropped,
    number,
    quotation,
    unsupported,
)
from relata.lint.rules.naming import (
    convention,
    diacritics,
    literal_translation,
    not_introduced,
    spellings,
    two_roles,
)
from relata.lint.rules.quotations import against_source, distance, marks, translated, two_wordings
from relata.lint.rules.sources import handout, no_date, one_document, outlet_link, shares
from relata.lint.rules.text import broken_sentence, residue, untranslated
from relata.model.errors import UsageError

RULES: tuple[Rule, ...] = (
    no_source.RULE,
    no_speaker.RULE,
    cut_report.RULE,
    vague_source.RULE,
    unnamed_source.RULE,
    second_hand.RULE,
    one_side.RULE,
    loaded_verb.RULE,
    two_candidates.RULE,
    spellings.RULE,
    convention.RULE,
    literal_translation.RULE,
    not_introduced.RULE,
    two_roles.RULE,
    diacritics.RULE,
    marks.RULE,
    translated.RULE,
    distance.RULE,
    two_wordings.RULE,
    against_source.RULE,
    unsupported.RULE,
    attribution_dropped.RULE,
    contradicted.RULE,
    quotation.RULE,
    number.RULE,
    hedge_dropped.RULE,
    undated.RULE,
    contradicting_times.RULE,
    quantities_rule.RULE,
    broken_sentence.RULE,
    untranslated.RULE,
    residue.RULE,
    outlet_link.RULE,
    handout.RULE,
    one_document.RULE,
    no_date.RULE,
    shares.RULE,
)


def by_id(name: str) -> Rule:
    """The rule with this id or this name. Raises UsageError that says where they are listed."""
    wanted = name.strip()
    for rule in RULES:
        if wanted.upper() == rule.id or wanted.lower() == rule.name:
            return rule
    raise UsageError(f"there is no rule {wanted!r:.60}; relata explain lists them")
