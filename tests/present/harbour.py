"""A German article of ours with what is hard to show, and its record made by hand.

A chain of three hands, nested and discontinuous contents, a mixed one, hearsay, an open
speaker, a carried pronoun.
"""

from __future__ import annotations

from relata.model.record import (
    Candidate,
    Credit,
    Entity,
    Record,
    Sourcing,
    Statement,
)
from tests.present.maker import PRODUCER, Maker, link

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
    outlet = link("e1", "outlet", m.spans("Küstenbote"))
    paper = link("e3", "outlet", m.spans("Marnitzer Rundschau"), "named as the source")
    note = link("e4", "institution", m.spans("Mitteilung des Ministeriums"), "berufung auf")
    oelmann = link("e2", "speaker", m.spans("Oelmann"), "speaker")
    brandt = link("e5", "speaker", m.spans("Brandt"), "speaker")
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
            basis="heard",
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
            chain=(outlet, link("e6", "anonymous", (), "speaker without a name")),
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
            basis={"heard": 1, "relayed": 6, "unstated": 3},
            named=7,
            anonymous=2,
            without_source=1,
            longest_chain=4,
            by_speaker={"e2": 5, "e5": 2, "e6": 1},
        ),
    )
