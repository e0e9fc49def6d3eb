"""Persons of one text whose name is spelled in more than one way."""

from __future__ import annotations

from relata.model.drafts import EntityDraft
from relata.names.base.blocking_key import blocking_key
from relata.resolve.limits import MAX_FORMS_OF_KEY
from relata.resolve.parsed_name import NameInText


class SpellingIndex:
    """Forms of persons' names under keys that spellings of one name mostly share."""

    def __init__(self) -> None:
        self._filed: dict[str, list[tuple[EntityDraft, str]]] = {}
        #: The text's language.
        self.lang: str | None = None
        #: First token of the sentence that is read: who is named there is somebody else.
        self.sentence = 0
        #: Country of the description next to the name that is looked up, or "".
        self.country = ""

    def file(self, entity: EntityDraft, name: NameInText) -> None:
        """Keep one more form of a person's name."""
        row = self._filed.setdefault(_key(name), [])
        if len(row) < MAX_FORMS_OF_KEY:
            row.append((entity, name.form))

    def find(self, name: NameInText) -> tuple[EntityDraft, float, str] | None:
        """The one person who is called `name` by another spelling, how surely, and why.

        None where there are two: look-alikes stay apart.
        """
        filed = self._filed.get(_key(name))
        if filed is None and name.given:
            # Surname first: "Orbán Viktor".
            filed = self._filed.get(blocking_key(name.given[0]))
        if filed is None:
            return None
        # Late: most texts never come here, and a cold start would wait for it.
        from relata.names.uses.within_text import has_other_alphabet, same_in_text

        best: tuple[EntityDraft, float, str] | None = None
        for entity, form in filed:
            if entity.recency >= self.sentence or not self._agree(entity):
                continue
            abroad = has_other_alphabet(self.country or entity.country)
            same = same_in_text(form, name.form, self.lang, abroad)
            if same is None:
                continue
            if best is not None and best[0] is not entity:
                return None
            if best is None or same.score > best[1]:
                best = (entity, same.score, f"spelled otherwise ({same.why}):")
        return best

    def usual(self, entity: EntityDraft, name: NameInText) -> str:
        """The surname as the text's language would write it; "" where it is not one of these."""
        from relata.names.uses.within_text import usual_spelling

        return (
            usual_spelling((*entity.forms, name.form), self.lang) if self.lang is not None else ""
        )

    def _agree(self, entity: EntityDraft) -> bool:
        return not self.country or not entity.country or self.country == entity.country


def _key(name: NameInText) -> str:
    """By the last part of the surname: "Song-thaek" is "Song Thaek", too."""
    return blocking_key(name.last.rpartition("-")[2])
