"""One record made into many: new names, dates, outlets and words, with all spans in place."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from hashlib import sha256
from random import Random
from typing import Any

import msgspec

from relata.model.record import Record

#: Articles of one story at most; share of words that change in a new story and in another version.
_VERSIONS = 4
_CHANGED, _EDITED = 0.5, 0.06
_WORD = re.compile(r"[^\W\d_]{5,}")
_FIRST_DAY = date(2021, 1, 1)
_DAYS = 1826
_SYLLABLES = ("ba", "dor", "el", "fen", "gar", "hol", "is", "kam", "lor", "men", "nas", "or", "pet",
              "ros", "sel", "tam", "ul", "ven", "wik", "zan")  # fmt: skip


class Person:
    """Somebody who is in many articles, in the spelling of each language."""

    def __init__(self, given: str, surname: str, spelled: dict[str, str]) -> None:
        self.given, self.surname, self._spelled = given, surname, spelled

    def full(self, language: str) -> str:
        """The whole name as texts in a language write it."""
        return self._spelled.get(language, f"{self.given} {self.surname}")


def people(rng: Random, count: int) -> list[Person]:
    """The people in the news, each spelled by language, and many others."""
    from relata.lang.language import supported
    from relata.names.base.lexicon import all_given_names
    from relata.names.uses.spell import news_people, spell

    found = []
    for name, _ in news_people():
        spelled = {code: made.form for code in supported() if (made := spell(name, code))}
        if spelled:
            found.append(Person(*_parts(next(iter(spelled.values()))), spelled))
    given = sorted(name for name in all_given_names() if name.isascii() and len(name) > 2)
    rng.shuffle(found)
    while len(found) < count:
        surname = "".join(rng.choice(_SYLLABLES) for _ in range(rng.randint(2, 4))).title()
        found.append(Person(rng.choice(given).title(), surname, {}))
    return found


def _parts(name: str) -> tuple[str, str]:
    given, _, surname = name.partition(" ")
    return given, surname or given


class Rewriter:
    """Makes records without end, the same ones for the same seed."""

    def __init__(self, seeds: list[Record], *, seed: int = 1, articles: int = 100_000) -> None:
        self._rng = Random(seed)  # noqa: S311
        self._raw = [msgspec.to_builtins(record) for record in seeds if record.statements]
        self._people = people(self._rng, max(200, articles // 5))
        self._outlets = [f"{place} {kind}" for kind in ("Courier", "Tribune", "Post", "Herald")
                         for place in ("Northern", "Harbour", "Valley", "City", "Lake", "Island",
                                       "Eastern", "Morning", "Evening", "Capital")]  # fmt: skip
        words: dict[str, set[str]] = defaultdict(set)
        for raw in self._raw:
            found = _WORD.findall(raw["document"]["text"])
            words[raw["document"]["language"]] |= {word for word in found if word.islower()}
        self._words = {code: sorted(some) for code, some in words.items()}

    def records(self, count: int) -> Iterator[Record]:
        """That many records; stories of one to four versions follow one another."""
        made = 0
        while made < count:
            raw = self._rng.choice(self._raw)
            day = _FIRST_DAY + timedelta(days=self._rng.randrange(_DAYS))
            cast = self._cast(raw)
            story = self._edited(raw, self._renamed(raw, cast), _CHANGED)
            for _ in range(self._rng.choice((1, 1, 1, 2, 3, _VERSIONS))):
                if made < count:
                    yield self._published(self._edited(story, [], _EDITED), day)
                    made += 1
                day += timedelta(days=self._rng.randrange(3))

    def _cast(self, raw: Any) -> dict[str, Person]:
        """Who plays the people of a record: some are in the news all the time, most seldom."""
        return {
            entity["id"]: self._people[int(len(self._people) * self._rng.random() ** 4)]
            for entity in raw["entities"] if entity["kind"] == "person" and " " in entity["name"]
        }  # fmt: skip

    def _renamed(self, raw: Any, cast: dict[str, Person]) -> list[tuple[int, int, str]]:
        """What stands instead of the names in the text."""
        text, language = raw["document"]["text"], raw["document"]["language"]
        edits = []
        for entity in raw["entities"]:
            person = cast.get(entity["id"])
            if person is None:
                continue
            full = person.full(language)
            surname = full.rpartition(" ")[2]
            for mention in entity["mentions"]:
                start, end = mention["span"]
                if mention["kind"] == "name":
                    edits.append((start, end, full if " " in text[start:end].strip() else surname))
            entity["name"], entity["wikidata"] = full, None
            entity["forms"] = [full, surname]
        return edits

    def _edited(self, raw: Any, edits: list[tuple[int, int, str]], share: float) -> Any:
        """A copy with names and a share of its words changed, and every span moved along."""
        text, language = raw["document"]["text"], raw["document"]["language"]
        taken = sorted(edits)
        for match in _WORD.finditer(text):
            if match[0].islower() and self._rng.random() < share:
                taken.append((*match.span(), self._rng.choice(self._words[language])))
        changes: list[tuple[int, int, str]] = []
        for edit in sorted(taken, key=lambda edit: edit[:2]):
            if not changes or edit[0] >= changes[-1][1]:
                changes.append(edit)
        moved, places = _apply(text, changes)
        copy = _moved(raw, places)
        copy["document"]["text"] = moved
        return copy

    def _published(self, raw: Any, day: date) -> Record:
        outlet = self._outlets[int(len(self._outlets) * self._rng.random() ** 2)]
        document = raw["document"]
        key = document["outlet"]
        if key is None:
            key = f"e{1 + max(int(entity['id'][1:]) for entity in raw['entities'])}"
            raw["entities"].append({
                "id": key, "kind": "outlet", "name": outlet, "forms": [outlet], "roles": [],
                "wikidata": None, "mentions": [],
            })  # fmt: skip
            for statement in raw["statements"]:
                statement["basis"] = self._rng.choice(("heard", "relayed", "unstated"))
        for entity in raw["entities"]:
            if entity["id"] == key:
                entity["name"], entity["forms"] = outlet, [outlet]
        document["outlet"], document["date"] = key, day.isoformat()
        document["id"] = sha256(document["text"].encode()).hexdigest()
        document["source"] = f"https://{outlet.replace(' ', '-').lower()}.example/{document['id']}"
        return msgspec.convert(raw, Record)


def _apply(text: str, changes: list[tuple[int, int, str]]) -> tuple[str, list[tuple[int, int]]]:
    """The changed text, and (old, new) positions between which all moves alike."""
    parts, places = [], [(0, 0)]
    at = length = 0
    for start, end, word in changes:
        parts += [text[at:start], word]
        length += start - at
        places.append((start, length))
        length += len(word)
        places.append((end, length))
        at = end
    parts.append(text[at:])
    return "".join(parts), places


def _moved(value: Any, places: list[tuple[int, int]]) -> Any:
    """A copy in which every pair of numbers, which is a span, has moved with the text."""
    if isinstance(value, dict):
        return {key: _moved(item, places) for key, item in value.items()}
    if isinstance(value, list | tuple):
        if len(value) == 2 and all(type(item) is int for item in value):
            start, end = (_new(item, places) for item in value)
            return [start, max(end, start + 1)]
        return [_moved(item, places) for item in value]
    return value


def _new(position: int, places: list[tuple[int, int]]) -> int:
    number = bisect_right(places, (position, 1 << 60)) - 1
    old, new = places[number]
    following = places[number + 1] if number + 1 < len(places) else None
    # Inside a word that was changed there is no place of its own: its end, at the latest.
    return min(new + position - old, following[1]) if following else new + position - old
