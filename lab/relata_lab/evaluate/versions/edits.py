"""Edits of an article by a script, each of a known kind: what a comparison must report.

An edit changes one sentence that holds one statement. Words that are put in come from the pack of
the language where there are lists (hedges, negations), else from the small tables here, which are
for measuring only. Which statement and which word are chosen by a seed: reproducible.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, zip_longest
from random import Random
from typing import TypeVar

from relata.comparison.sense import Effect, sense_words
from relata.comparison.words import plain_key
from relata.lang.language import Language, load
from relata.lang.schema import Flag
from relata.model.record import Entity, Record, Span, Statement

T = TypeVar("T")

#: Cues and what makes them surer.
_SURER = {
    "said": "confirmed", "says": "confirms", "claimed": "confirmed", "suggested": "said",
    "sagte": "bestätigte", "erklärte": "bestätigte", "sagt": "bestätigt", "teilte": "bestätigte",
}  # fmt: skip
#: Persons that are put in the place of others.
_PERSONS = {"en": ("Martin Callahan", "Helen Brandt"), "de": ("Martin Keller", "Helene Brandt")}
#: A hand more, at the end of a sentence.
_HANDS = {
    "en": ", the news agency AFP reported", "de": ", berichtete die Nachrichtenagentur AFP",
}  # fmt: skip
_WORDS = {"en": ("harbour", "orchard"), "de": ("Hafen", "Obstgarten")}
_FIGURE = re.compile(r"\d[\d.,]*\d|\d")
_WORD = re.compile(r"[^\W\d_]{4,}")
_LETTERS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Edit:
    """Two versions that differ in one known thing."""

    kind: str
    language: str
    before: str
    after: str
    #: The sentence in both; empty where it is not there.
    sentence_before: Span
    sentence_after: Span


@dataclass(frozen=True, slots=True)
class Site:
    """A sentence with one statement."""

    record: Record
    statement: Statement
    sentence: Span

    @property
    def text(self) -> str:
        """The article."""
        return self.record.document.text


def sites(record: Record) -> list[Site]:
    """The sentences that hold exactly one statement, whole, not doubtful."""
    found: list[Site] = []
    for sentence in record.document.sentences:
        inside = [
            one for one in record.statements
            if any(a < sentence[1] and b > sentence[0] for a, b in one.content)
        ]  # fmt: skip
        if len(inside) == 1 and inside[0].tier != "doubtful":
            low, high = inside[0].content[0][0], inside[0].content[-1][1]
            if sentence[0] <= low and high <= sentence[1]:
                found.append(Site(record, inside[0], sentence))
    return found


def _replaced(site: Site, kind: str, span: Span, words: str, *, reverse: bool = False) -> Edit:
    """`span` of the article replaced; `reverse`: the article itself is the later version."""
    text, (low, high) = site.text, site.sentence
    after = text[: span[0]] + words + text[span[1] :]
    longer = len(words) - (span[1] - span[0])
    changed = (low, max(low, high + longer))
    language = site.record.document.language
    if reverse:
        return Edit(kind, language, after, text, changed, site.sentence)
    return Edit(kind, language, text, after, site.sentence, changed)


def dropped(site: Site, random: Random) -> Edit | None:
    """The sentence is left out."""
    del random
    return _replaced(site, "dropped", site.sentence, "")


def added(site: Site, random: Random) -> Edit | None:
    """The sentence is put in."""
    del random
    return _replaced(site, "added", site.sentence, "", reverse=True)


def reworded(site: Site, random: Random) -> Edit | None:
    """A word of the content is another one."""
    found = _in_content(site, _WORD)
    if not found:
        return None
    words = random.choice(_WORDS[site.record.document.language])
    return _replaced(site, "reworded", random.choice(found), words)


def unattributed(site: Site, random: Random) -> Edit | None:
    """Only the content is left of the sentence."""
    del random
    statement = site.statement
    if statement.mode not in ("indirect", "direct") or not statement.cue or not statement.speaker:
        return None
    if statement.quoted or len(statement.content) != 1:
        return None
    content = site.text[slice(*statement.content[0])].strip(' ,.;:"“”„‘’«»')
    first, _, rest = content.partition(" ")
    language = load(site.record.document.language)
    if language.flags.get(first.lower(), 0) and first.lower() in _OPENERS:
        content = rest
    if len(content.split()) < 6 or _still_reports(content, language):
        return None
    words = content[:1].upper() + content[1:] + "."
    return _replaced(site, "attribution-dropped", site.sentence, words)


_OPENERS = ("that", "dass")


def _still_reports(content: str, language: Language) -> bool:
    """Whether the form of a clause shows that it is somebody's: a subjunctive, verb-final order."""
    marks = Flag.SUBJUNCTIVE1 | Flag.SUBJUNCTIVE2
    words = content.lower().split()
    subjunctive = any(language.flags.get(word.strip(".,;"), 0) & marks for word in words)
    return language.file.grammar.subjunctive_reports and (
        subjunctive or bool(language.flags.get(words[-1].strip(".,;"), 0) & Flag.FINITE)
    )


def hedged(site: Site, random: Random) -> Edit | None:
    """A hedge that the earlier version has is gone."""
    sense = sense_words(load(site.record.document.language))
    hedges = sorted(
        key for key, effect in sense.effects.items()
        if effect & Effect.HEDGE and not effect & (Effect.MODAL | Effect.NEGATION)
    )  # fmt: skip
    found = _in_content(site, _WORD)
    present = {plain_key(site.text[a:b]) for a, b in found}
    if len(found) < 3 or not hedges or present & set(hedges):
        return None
    place = random.choice(found[1:])
    words = random.choice(hedges) + " "
    return _replaced(site, "hedge-dropped", (place[0], place[0]), words, reverse=True)


def surer(site: Site, random: Random) -> Edit | None:
    """The cue is a surer one."""
    del random
    for span in site.statement.cue:
        word = site.text[slice(*span)]
        if word in _SURER:
            return _replaced(site, "certainty-raised", span, _SURER[word])
    return None


def shortened(site: Site, random: Random) -> Edit | None:
    """A hand that the earlier version names is gone."""
    del random
    end = site.sentence[1]
    stop = site.text[end - 1]
    if stop != "." or site.statement.mode not in ("indirect", "reported"):
        return None
    words = _HANDS[site.record.document.language] + stop
    return _replaced(site, "chain-shortened", (end - 1, end), words, reverse=True)


def swapped(site: Site, random: Random) -> Edit | None:
    """Somebody else says it."""
    voice = site.statement.speaker
    if voice is None or len(voice.spans) != 1:
        return None
    entity = next((e for e in site.record.entities if e.id in voice.entities), None)
    span = next((f for f in _mentions(entity) if f[0] >= voice.spans[0][0]
                 and f[1] <= voice.spans[0][1]), None) if entity else None  # fmt: skip
    if entity is None or entity.kind != "person" or span is None or not entity.forms:
        return None
    if " " not in site.text[slice(*span)]:
        return None
    person = random.choice(_PERSONS[site.record.document.language])
    return _replaced(site, "speaker-swapped", span, person)


def _mentions(entity: Entity) -> list[Span]:
    return [mention.span for mention in entity.mentions if mention.kind == "name"]


def numbered(site: Site, random: Random) -> Edit | None:
    """A figure in the content is another one."""
    found = _in_content(site, _FIGURE)
    if not found:
        return None
    start, end = random.choice(found)
    digits = site.text[start:end]
    changed = str((int(digits[0]) + random.randrange(1, 8)) % 9 + 1)
    if changed == digits[0]:
        changed = str(int(changed) % 9 + 1)
    words = changed + digits[1:]
    return None if words in ("0", "1") or digits in ("0", "1") else _replaced(
        site, "number-changed", (start, end), words
    )  # fmt: skip


def renamed(site: Site, random: Random) -> Edit | None:
    """A person whom the content names is another one."""
    speaker = site.statement.speaker
    said = set(speaker.entities) if speaker else set()
    for entity in site.record.entities:
        if entity.kind != "person" or entity.id in said:
            continue
        for span in _mentions(entity):
            if any(a <= span[0] and span[1] <= b for a, b in site.statement.content):
                person = random.choice(_PERSONS[site.record.document.language])
                words = person if " " in site.text[slice(*span)] else person.split()[1]
                return _replaced(site, "name-changed", span, words)
    return None


def denied(site: Site, random: Random) -> Edit | None:
    """A negation is gone."""
    del random
    sense = sense_words(load(site.record.document.language))
    words = [(span, plain_key(site.text[slice(*span)])) for span in _in_content(site, _LETTERS)]
    found = [span for span, key in words if key in _NEGATIONS]
    if len(found) != 1 or sum(bool(sense.effect(key) & Effect.NEGATION) for _, key in words) != 1:
        return None
    start, end = found[0]
    return _replaced(site, "negation-dropped", (start, end + 1), "")


_NEGATIONS = ("not", "nicht")

Maker = Callable[[Site, Random], Edit | None]
MAKERS: tuple[Maker, ...] = (
    dropped, added, reworded, unattributed, hedged, surer, shortened, swapped, numbered, renamed,
    denied,
)  # fmt: skip


def _in_content(site: Site, pattern: re.Pattern[str]) -> list[Span]:
    return [
        match.span()
        for start, end in site.statement.content
        for match in pattern.finditer(site.text, start, end)
    ]


def harmless(record: Record, random: Random) -> str:
    """The article with other marks and spaces, and one paragraph moved: nothing to report."""
    text = record.document.text
    swap = str.maketrans("“”„’", '"""\'')
    paragraphs = text.split("\n")
    if len(paragraphs) > 3:
        paragraphs.append(paragraphs.pop(random.randrange(1, len(paragraphs))))
    return "\n".join(" ".join(part.translate(swap).split()) for part in paragraphs)


def edits(
    record: Record, maker: Maker, random: Random, wanted: Callable[[Site], bool] = lambda _: True
) -> Iterator[Edit]:
    """The edits of one kind that an article allows at the wanted sites, in a random order."""
    found = [site for site in sites(record) if wanted(site)]
    random.shuffle(found)
    for site in found:
        edit = maker(site, random)
        if edit is not None:
            yield edit


def in_rounds(queues: Sequence[Sequence[T]], most: int) -> list[T]:
    """The first of every queue, then the second ones, and so on; `most` items at most."""
    rounds = zip_longest(*queues, fillvalue=None)
    return list(islice((one for row in rounds for one in row if one is not None), most))
