"""Records made by hand for the tests of the formats. All articles are ours."""

from __future__ import annotations

from relata.model.record import (
    Credit,
    Entity,
    ErrorInfo,
    FailedRecord,
    Link,
    Producer,
    Record,
    Sourcing,
    Spans,
    Statement,
    Voice,
)
from tests.present.harbour import GERMAN, german
from tests.present.maker import PRODUCER, Maker, link

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


def english() -> Record:
    """An agency report with three statements, one through a report that a paper saw."""
    m = Maker(ENGLISH)
    agency = link("e1", "agency", m.spans("Reuters"), "dateline")
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
                chain=(agency, link("e2", "speaker")),
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
                chain=(agency, link("e3", "speaker")),
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
                chain=(agency, link("e4", "outlet"), link("e5", "speaker")),
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
    """The German article over and over until it has about `characters` characters."""
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
