"""Records made by hand for the tests of the formats. All articles are ours.

`german()` has what is hard to show: a chain of three hands, nested and discontinuous
contents, a mixed one, hearsay, an open speaker, a carried pronoun.
"""

from __future__ import annotations

import hashlib
from typing import Any

from relata.model.record import (
    Candidate,
    Credit,
    DocumentInfo,
    Entity,
    ErrorInfo,
    FailedRecord,
    Link,
    Mention,
    Producer,
    Record,
    Sourcing,
    Span,
    Spans,
    Statement,
    Voice,
)

GERMAN = """\
Hafenausbau: Ministerin weist Vorwürfe zurück

Von Anna Winter, Küstenbote

MARNITZ (nwd) - Die Landesministerin für Verkehr, Henrike Oelmann, hat den Vorwurf \
zurückgewiesen, sie habe Gutachten zum Hafenausbau zurückgehalten. Das berichtet die \
„Marnitzer Rundschau“ unter Berufung auf eine Mitteilung des Ministeriums.

„Alle Unterlagen liegen dem Ausschuss vor“, sagte Oelmann am Mittwoch, „und zwar seit März.“ \
Sie warf dem Abgeordneten Tomasz Brandt vor, er habe „mit halben Sätzen“ Stimmung gemacht.

Brandt sagte der Zeitung, die Ministerin habe ihm noch im Februar versichert, ein zweites \
Gutachten gebe es nicht. Es werde nun einen Antrag auf Akteneinsicht geben.

Nach Angaben eines Beamten, der nicht genannt werden wollte, umfasst das zweite Gutachten \
mehr als 200 Seiten. Der frühere Amtsleiter soll es im Herbst bestellt haben. Die Fischer \
verurteilten den Umgang mit den Unterlagen.

Foto: Lena Moor/nwd
"""

ENGLISH = """\
Bridge to stay closed until spring, city says

LOWFORD (Reuters) - The Harrow Bridge will stay closed until at least April, the city of \
Lowford said on Tuesday.

“We will not open it a day before it is safe,” Mayor Priya Natarajan told reporters. \
Engineers had warned, according to a report seen by the Lowford Post, that two of its piers \
might not survive another flood.
"""

ARABIC = """\
وزيرة النقل تنفي التأخير

قالت الوزيرة ليلى حداد إن الجسر الجديد سيفتح في الربيع. وأضافت: «لن ننتظر يوما واحدا».
"""

HOSTILE_TITLE = '</script><script>alert("x")</script><img src=x onerror=alert(1)> & ]]> {{ 7*7 }}'


class Maker:
    """Builds a record over one text; spans are given as the words they cover."""

    def __init__(self, text: str) -> None:
        self.text = text

    def span(self, words: str, nth: int = 0) -> Span:
        start = -1
        for _ in range(nth + 1):
            start = self.text.index(words, start + 1)
        return start, start + len(words)

    def spans(self, *words: str | tuple[str, int]) -> Spans:
        return tuple(sorted(self.span(*w) if isinstance(w, tuple) else self.span(w) for w in words))

    def voice(
        self,
        words: str | tuple[str, int],
        *entities: str,
        why: str = "subject of the cue",
        candidates: tuple[Candidate, ...] = (),
    ) -> Voice:
        return Voice(
            spans=self.spans(words), entities=entities, score=0.9, why=why, candidates=candidates
        )

    def entity(self, name: str, kind: str, main: str, *forms: str, roles: Any = ()) -> Entity:
        mentions = tuple(
            Mention(span=self.span(form), kind="name", score=0.95, why="the full name")
            for form in forms or (main,)
        )
        return Entity(
            id=name,
            kind=kind,  # type: ignore[arg-type]
            name=main,
            forms=forms or (main,),
            roles=roles,
            mentions=mentions,
        )

    def paragraphs(self) -> Spans:
        found: list[Span] = []
        at = 0
        for part in self.text.split("\n"):
            if part.strip():
                found.append((at, at + len(part)))
            at += len(part) + 1
        return tuple(found)

    def document(self, **values: Any) -> DocumentInfo:
        base: dict[str, Any] = {
            "id": hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest(),
            "language_from": "text",
            "language_score": 0.99,
            "text": self.text,
            "paragraphs": self.paragraphs(),
            "sentences": self.paragraphs(),
        }
        return DocumentInfo(**(base | values))


PRODUCER = Producer(version="0.1.0", engine="grammar")


def _link(entity: str, kind: Any, spans: Spans = (), why: str = "credit line") -> Link:
    return Link(entity=entity, kind=kind, spans=spans, score=0.9, why=why)


def _german_entities(m: Maker) -> tuple[Entity, ...]:
    return (
        m.entity("e1", "outlet", "Küstenbote"),
        m.entity(
            "e2",
            "person",
            "Henrike Oelmann",
            "Henrike Oelmann",
            "Oelmann",
            roles=("Landesministerin für Verkehr",),
        ),
        m.entity("e3", "outlet", "Marnitzer Rundschau"),
        m.entity("e4", "institution", "Ministerium", "Ministeriums"),
        m.entity(
            "e5", "person", "Tomasz Brandt", "Tomasz Brandt", "Brandt", roles=("Abgeordneter",)
        ),
        m.entity("e6", "unnamed", "ein Beamter", "eines Beamten, der nicht genannt werden wollte"),
        m.entity("e7", "organisation", "die Fischer", "Die Fischer"),
    )


def _german_statements(m: Maker) -> tuple[Statement, ...]:
    outlet = _link("e1", "outlet", m.spans("Küstenbote"))
    paper = _link("e3", "outlet", m.spans("Marnitzer Rundschau"), "named as the source")
    note = _link("e4", "institution", m.spans("Mitteilung des Ministeriums"), "berufung auf")
    oelmann = _link("e2", "speaker", m.spans("Oelmann"), "speaker")
    brandt = _link("e5", "speaker", m.spans("Brandt"), "speaker")
    told = "die Ministerin habe ihm noch im Februar versichert"
    claim = f"{told}, ein zweites Gutachten gebe es nicht"
    return (
        Statement(
            id="s1",
            mode="reported",
            medium=("speech",),
            act="deny",
            certainty="denied",
            content=m.spans(("Vorwürfe", 0)),
            cue=m.spans("weist", "zurück"),
            frame=m.spans("Ministerin weist", "zurück"),
            speaker=m.voice("Ministerin", "e2", why="the only minister in the text"),
            chain=(outlet, oelmann),
            score=0.7,
        ),
        Statement(
            id="s2",
            mode="indirect",
            medium=("writing",),
            act="deny",
            certainty="denied",
            content=m.spans("sie habe Gutachten zum Hafenausbau zurückgehalten"),
            cue=m.spans("hat den Vorwurf zurückgewiesen"),
            frame=m.spans(
                "Die Landesministerin für Verkehr, Henrike Oelmann, hat den Vorwurf zurückgewiesen"
            ),
            speaker=m.voice("Die Landesministerin für Verkehr, Henrike Oelmann", "e2"),
            chain=(outlet, paper, note, oelmann),
            time="2024-04-03",
            score=0.91,
        ),
        Statement(
            id="s3",
            mode="direct",
            medium=("speech",),
            act="state",
            certainty="asserted",
            content=m.spans("Alle Unterlagen liegen dem Ausschuss vor", "und zwar seit März."),
            cue=m.spans("sagte"),
            frame=m.spans("sagte Oelmann am Mittwoch"),
            speaker=m.voice(("Oelmann", 1), "e2"),
            chain=(outlet, paper, note, oelmann),
            time="2024-04-03",
            score=0.98,
        ),
        Statement(
            id="s4",
            mode="mixed",
            medium=("speech",),
            act="accuse",
            certainty="asserted",
            content=m.spans("er habe „mit halben Sätzen“ Stimmung gemacht"),
            quoted=m.spans("mit halben Sätzen"),
            cue=m.spans("warf", ("vor", 1)),
            frame=m.spans("Sie warf dem Abgeordneten Tomasz Brandt vor"),
            speaker=m.voice("Sie", "e2", why="pronoun, carried from the sentence before"),
            addressee=m.voice("dem Abgeordneten Tomasz Brandt", "e5"),
            chain=(outlet, paper, note, oelmann),
            score=0.88,
        ),
        Statement(
            id="s5",
            mode="indirect",
            medium=("speech",),
            act="state",
            certainty="asserted",
            content=m.spans(claim),
            cue=m.spans(("sagte", 1)),
            frame=m.spans("Brandt sagte der Zeitung"),
            speaker=m.voice(("Brandt", 1), "e5"),
            addressee=m.voice("der Zeitung", "e3"),
            chain=(outlet, paper, brandt),
            score=0.93,
        ),
        Statement(
            id="s6",
            mode="indirect",
            medium=("speech", "writing"),
            act="assure",
            certainty="asserted",
            content=m.spans("ein zweites Gutachten gebe es nicht"),
            cue=m.spans("habe", "versichert"),
            frame=m.spans(told),
            speaker=m.voice("die Ministerin", "e2"),
            addressee=m.voice("ihm", "e5"),
            chain=(outlet, paper, brandt, oelmann),
            inside="s5",
            time="2024-02",
            score=0.9,
        ),
        Statement(
            id="s7",
            mode="free-indirect",
            act="announce",
            certainty="asserted",
            content=m.spans("Es werde nun einen Antrag auf Akteneinsicht geben"),
            speaker=m.voice(("Brandt", 1), "e5", why="goes on in the subjunctive"),
            chain=(outlet, paper, brandt),
            score=0.8,
        ),
        Statement(
            id="s8",
            mode="indirect",
            act="state",
            certainty="asserted",
            content=m.spans("umfasst das zweite Gutachten mehr als 200 Seiten"),
            cue=m.spans("Nach Angaben"),
            frame=m.spans("Nach Angaben eines Beamten, der nicht genannt werden wollte"),
            speaker=m.voice("eines Beamten, der nicht genannt werden wollte", "e6"),
            chain=(outlet, _link("e6", "anonymous", (), "speaker without a name")),
            score=0.92,
        ),
        Statement(
            id="s9",
            mode="hearsay",
            act="suggest",
            certainty="suggested",
            content=m.spans("Der frühere Amtsleiter", "es im Herbst bestellt haben"),
            cue=m.spans("soll"),
            chain=(outlet,),
            score=0.75,
        ),
        Statement(
            id="s10",
            mode="reported",
            act="condemn",
            certainty="asserted",
            content=m.spans("den Umgang mit den Unterlagen"),
            cue=m.spans("verurteilten"),
            frame=m.spans("Die Fischer verurteilten"),
            speaker=m.voice(
                "Die Fischer",
                candidates=(
                    Candidate(entity="e7", score=0.5),
                    Candidate(entity="e4", score=0.1),
                ),
            ),
            chain=(outlet,),
            score=0.6,
        ),
    )


def german() -> Record:
    """A retelling: one local paper after another, through a ministry's note."""
    m = Maker(GERMAN)
    photo = m.span("Foto: Lena Moor/nwd")
    return Record(
        producer=PRODUCER,
        document=m.document(
            source="hafen.txt",
            language="de",
            title="Hafenausbau: Ministerin weist Vorwürfe zurück",
            title_span=m.span("Hafenausbau: Ministerin weist Vorwürfe zurück"),
            date="2024-04-04",
            date_from="given",
            outlet="e1",
            authors=("Anna Winter",),
            credits=(Credit(kind="photo", name="Lena Moor", note="nwd", span=photo),),
            notes=("2 paragraphs of the page were left out of the body",),
        ),
        entities=_german_entities(m),
        statements=_german_statements(m),
        sourcing=Sourcing(
            statements=10,
            speakers=4,
            first_hand=1,
            named=7,
            anonymous=2,
            without_source=1,
            longest_chain=4,
            by_speaker={"e2": 5, "e5": 2, "e6": 1},
        ),
    )


def english() -> Record:
    """An agency report with three statements, one through a report that a paper saw."""
    m = Maker(ENGLISH)
    agency = _link("e1", "agency", m.spans("Reuters"), "dateline")
    inner = m.spans("two of its piers might not survive another flood")
    return Record(
        producer=PRODUCER,
        document=m.document(
            source="https://news.example/bridge?id=1&x=2",
            language="en",
            title="Bridge to stay closed until spring, city says",
            title_span=m.span("Bridge to stay closed until spring, city says"),
            date="2025-01",
            date_from="meta",
            outlet="e1",
        ),
        entities=(
            m.entity("e1", "agency", "Reuters"),
            m.entity("e2", "institution", "city of Lowford"),
            m.entity("e3", "person", "Priya Natarajan", roles=("Mayor",)),
            m.entity("e4", "outlet", "Lowford Post"),
            m.entity("e5", "unnamed", "Engineers"),
        ),
        statements=(
            Statement(
                id="s1",
                mode="indirect",
                medium=("speech",),
                act="announce",
                certainty="asserted",
                content=m.spans("The Harrow Bridge will stay closed until at least April"),
                cue=m.spans("said"),
                frame=m.spans("the city of Lowford said on Tuesday"),
                speaker=m.voice("the city of Lowford", "e2"),
                chain=(agency, _link("e2", "speaker")),
                score=0.97,
            ),
            Statement(
                id="s2",
                mode="direct",
                medium=("speech",),
                act="promise",
                certainty="asserted",
                content=m.spans("We will not open it a day before it is safe,"),
                cue=m.spans("told"),
                frame=m.spans("Mayor Priya Natarajan told reporters"),
                speaker=m.voice("Mayor Priya Natarajan", "e3"),
                addressee=m.voice("reporters"),
                chain=(agency, _link("e3", "speaker")),
                score=0.99,
            ),
            Statement(
                id="s3",
                mode="indirect",
                medium=("writing",),
                act="warn",
                certainty="asserted",
                content=inner,
                cue=m.spans("had warned"),
                frame=m.spans(
                    "Engineers had warned, according to a report seen by the Lowford Post, that"
                ),
                speaker=m.voice("Engineers", "e5"),
                chain=(agency, _link("e4", "outlet"), _link("e5", "speaker")),
                score=0.9,
            ),
        ),
        sourcing=Sourcing(
            statements=3,
            speakers=3,
            first_hand=2,
            named=2,
            anonymous=1,
            longest_chain=3,
            by_speaker={"e2": 1, "e3": 1, "e5": 1},
        ),
    )


def arabic() -> Record:
    """Right to left."""
    m = Maker(ARABIC)
    speaker = Link(entity="e1", kind="speaker", score=0.9, why="speaker")
    return Record(
        producer=PRODUCER,
        document=m.document(
            source="jisr.txt",
            language="ar",
            title="وزيرة النقل تنفي التأخير",
            title_span=m.span("وزيرة النقل تنفي التأخير"),
        ),
        entities=(m.entity("e1", "person", "ليلى حداد"),),
        statements=(
            Statement(
                id="s1",
                mode="indirect",
                medium=("speech",),
                act="state",
                certainty="asserted",
                content=m.spans("الجسر الجديد سيفتح في الربيع"),
                cue=m.spans("قالت"),
                frame=m.spans("قالت الوزيرة ليلى حداد إن"),
                speaker=m.voice("الوزيرة ليلى حداد", "e1"),
                chain=(speaker,),
                score=0.95,
            ),
            Statement(
                id="s2",
                mode="direct",
                medium=("speech",),
                act="state",
                certainty="asserted",
                content=m.spans("لن ننتظر يوما واحدا"),
                cue=m.spans("وأضافت"),
                frame=m.spans("وأضافت"),
                speaker=m.voice("الوزيرة ليلى حداد", "e1", why="carried"),
                chain=(speaker,),
                score=0.9,
            ),
        ),
        sourcing=Sourcing(
            statements=2, speakers=1, first_hand=2, named=2, longest_chain=1, by_speaker={"e1": 2}
        ),
    )


def empty() -> Record:
    """An article in which nobody says anything."""
    m = Maker("Wetter\n\nMorgen regnet es an der Küste.\n")
    return Record(producer=PRODUCER, document=m.document(source="wetter.txt", language="de"))


def hostile() -> Record:
    """Every field that comes from outside tries to break out of its place."""
    m = Maker(
        HOSTILE_TITLE
        + "\n\n\x1b[31mRed\x1b[0m said \u202eevil\u202c <b>bold</b> \x00 </script> [bold]no[/bold]"
        + " =1+1 \u2028 '\"` ${x} <!-- x --> &lt;\n"
    )
    evil = "<i onmouseover='x()'>Eve</i> </script>\x1b]0;pwned\x07"
    link = 'javascript:alert(1)//"onclick="x'
    return Record(
        producer=Producer(version="<v>", engine="<e>"),
        document=m.document(
            source=link,
            language="<l>",
            title=HOSTILE_TITLE,
            title_span=m.span(HOSTILE_TITLE),
            date="<script>2024",
            outlet="e2",
            authors=("<b>Author</b>", "@author"),
            credits=(Credit(kind="text", name="</style><script>", note="<!--"),),
            notes=("</title><script>alert(1)</script>\x1b[2J",),
        ),
        entities=(
            Entity(id="e1", kind="person", name=evil, roles=("<role>",)),
            Entity(id="e2", kind="outlet", name='=HYPERLINK("http://x")'),
        ),
        statements=(
            Statement(
                id="s1",
                mode="direct",
                act="state",
                certainty="asserted",
                content=m.spans("<b>bold</b> \x00 </script> [bold]no[/bold] =1+1"),
                quoted=m.spans("=1+1"),
                cue=m.spans("said"),
                speaker=Voice(
                    spans=m.spans("\x1b[31mRed\x1b[0m"), entities=("e1",), score=0.5, why=evil
                ),
                chain=(
                    Link(entity="e2", kind="outlet", score=1.0, why=evil),
                    Link(entity="e1", kind="speaker", score=1.0, why=evil),
                ),
                score=0.5,
            ),
        ),
        sourcing=Sourcing(statements=1, speakers=1, longest_chain=2, by_speaker={"e1": 1}),
    )


def huge(characters: int) -> Record:
    """The German article over and over until it has about so many characters."""
    base = german()
    times = max(1, characters // len(GERMAN))
    m = Maker(GERMAN * times)
    statements: list[Statement] = []
    per = len(base.statements)
    for turn in range(times):
        by, offset = turn * len(GERMAN), turn * per
        for number, old in enumerate(base.statements, 1):
            statements.append(_moved(old, by, f"s{offset + number}", offset))
    info = base.document
    return Record(
        producer=PRODUCER,
        document=m.document(
            source="huge.txt",
            language="de",
            title=info.title,
            title_span=info.title_span,
            outlet="e1",
        ),
        entities=base.entities,
        statements=tuple(statements),
        sourcing=Sourcing(statements=len(statements), speakers=4, longest_chain=4),
    )


def _moved(old: Statement, by: int, name: str, offset: int) -> Statement:
    def move(spans: Spans) -> Spans:
        return tuple((start + by, end + by) for start, end in spans)

    def moved(voice: Voice | None) -> Voice | None:
        if voice is None:
            return None
        return Voice(
            spans=move(voice.spans),
            entities=voice.entities,
            score=voice.score,
            why=voice.why,
            candidates=voice.candidates,
        )

    return Statement(
        id=name,
        mode=old.mode,
        medium=old.medium,
        act=old.act,
        certainty=old.certainty,
        content=move(old.content),
        quoted=move(old.quoted),
        cue=move(old.cue),
        frame=move(old.frame),
        speaker=moved(old.speaker),
        addressee=moved(old.addressee),
        chain=old.chain,
        inside=f"s{offset + int(old.inside[1:])}" if old.inside else None,
        time=old.time,
        score=old.score,
    )


def failed() -> FailedRecord:
    """A document that could not be read."""
    return FailedRecord(
        source="kaputt.pdf",
        error=ErrorInfo(kind="format", message="PDF needs the extra documents; install it"),
    )


ALL = (german, english, arabic, empty, hostile)
