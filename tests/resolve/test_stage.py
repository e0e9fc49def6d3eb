"""The stage as a whole: chains from hand-made phrases, linear time, what always holds."""

from __future__ import annotations

from cProfile import Profile
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from relata.model.analysis import Draft, Party, Phrase
from relata.model.record import Credit, Record
from relata.segment import segment
from tests.resolve.build import Story, chain_of, document_of, record_of

WORDS = ("Ida Holm", "Holm", "Er", "Sie", "Ich", "Moskau", "Der Sprecher", "FAZ", "sagte", "„", "“")


def test_chain_runs_from_the_outlet_to_the_speaker() -> None:
    s = Story(
        "Ida Holm sagte, es reiche, heißt es in der Mitteilung des Amtes, berichtete Le Monde.",
        document={"outlet": "Hafenbote", "outlet_why": "given"},
    )
    who = s.phrase("Ida Holm")
    note = s.phrase(
        "der Mitteilung", kind="description", entity="document", role="Mitteilung", gender="f"
    )
    office = s.phrase(
        "des Amtes", kind="description", entity="institution", role="Amtes", gender="n"
    )
    paper = s.phrase("Le Monde", entity="outlet")
    outer = s.says("Ida Holm sagte, es reiche, heißt es in der Mitteilung des Amtes", paper)
    middle = s.says("Ida Holm sagte, es reiche", office, inside=outer, relays=(note,))
    s.says("es reiche", who, inside=middle)
    found = s.resolve()
    assert chain_of(found, found.statements[2]) == [
        ("outlet", "Hafenbote"),
        ("outlet", "Le Monde"),
        ("document", "Mitteilung"),
        ("institution", "Amtes"),
        ("speaker", "Ida Holm"),
    ]
    assert [x.inside for x in found.statements] == [None, "s1", "s2"]
    assert found.sourcing.longest_chain == 5
    assert found.sourcing.first_hand == 0


def test_an_agency_between_makes_a_statement_relayed() -> None:
    s = Story("Ida Holm sagte, es reiche.", document={"outlet": "Hafenbote"})
    s.says("es reiche", s.phrase("Ida Holm"))
    assert s.resolve().sourcing.basis == {"unstated": 1}
    s.document["credits"] = (Credit(kind="agency", name="dpa"),)
    found = s.resolve()
    assert found.sourcing.basis == {"relayed": 1}
    assert chain_of(found, found.statements[0])[1] == ("agency", "dpa")


def test_without_a_speaker_there_is_no_source() -> None:
    s = Story("Es habe geregnet.")
    s.says("Es habe geregnet")
    found = s.resolve()
    assert found.statements[0].speaker is None
    assert found.statements[0].chain == ()
    assert found.sourcing.without_source == 1


def test_the_work_grows_with_the_text_and_no_faster() -> None:
    def steps(times: int) -> int:
        """Function calls that resolving a text `times` as long takes; a clock is not used."""
        s = Story(
            "Ida Holm sagte, es reiche. Der Sprecher ging. Er nickte. Paul Holm kam. " * times
        )
        for n in range(times):
            s.says("es reiche", s.phrase("Ida Holm", nth=n), nth=n)
            s.phrase("Der Sprecher", nth=n, kind="description", role="Sprecher", gender="m")
            s.phrase("Er", nth=n, kind="pronoun", number="sg", gender="m")
            s.phrase("Paul Holm", nth=n)
        profile = Profile()
        profile.runcall(s.resolve)
        return sum(entry.callcount for entry in profile.getstats())

    small, large = steps(60), steps(240)
    assert large < 4.8 * small


@st.composite
def stories(draw: st.DrawFn) -> Story:
    """Any order of words, phrases over any of them, drafts that point anywhere."""
    pieces = draw(st.lists(st.sampled_from((*WORDS, ".", "kam", "\n")), min_size=1, max_size=30))
    text = " ".join(pieces)
    story = Story(text)
    size = len(story.cut.words)
    token = st.integers(0, max(size - 1, 0))
    phrases = []
    for _ in range(draw(st.integers(0, 8)) if size else 0):
        start = draw(token)
        end = min(size, start + draw(st.integers(1, 3)))
        kind = draw(st.sampled_from(("name", "description", "pronoun", "place-for-government")))
        phrases.append(
            Phrase(
                start, end, start, kind,
                draw(st.sampled_from(("person", "unnamed", "outlet", "place", "document"))),
                number=draw(st.sampled_from(("sg", "pl", None))),
                gender=draw(st.sampled_from(("", "m", "f", "mf"))),
                name=(start, end) if kind == "name" else None,
                role=(start, end) if kind == "description" else None, core_end=end,
            )  # type: ignore[arg-type]
        )  # fmt: skip
    phrases.sort(key=lambda p: (p.start, -p.end))
    count = len(phrases)
    if count > 2 and draw(st.booleans()):
        phrases[0].conjuncts = (1, 2)
    story.phrases = phrases
    span = st.tuples(st.integers(-3, len(text) + 5), st.integers(-3, len(text) + 5))
    spans = st.lists(span, max_size=3).map(tuple)
    phrase = st.none() | st.integers(0, count - 1) if count else st.none()
    party = st.builds(Party, spans, st.floats(0, 1.5), st.just("why"), phrase)
    story.drafts = draw(
        st.lists(
            st.builds(
                Draft, st.sampled_from(("direct", "indirect")), spans, st.floats(-1, 2),
                speaker=st.none() | party, addressee=st.none() | party,
                inside=st.none() | st.integers(0, 6), relays=st.lists(party, max_size=2),
            ),
            max_size=6,
        )
    )  # fmt: skip
    if draw(st.booleans()):
        story.document = {"outlet": "FAZ", "credits": (Credit(kind="agency", name="dpa"),)}
    return story


def check(found: Record, text: str) -> None:
    ids = [e.id for e in found.entities]
    assert ids == [f"e{n}" for n in range(1, len(ids) + 1)]
    assert [x.id for x in found.statements] == [
        f"s{n}" for n in range(1, len(found.statements) + 1)
    ]
    known, said = set(ids), set()
    assert found.document.outlet is None or found.document.outlet in known
    for e in found.entities:
        assert e.name
        for m in e.mentions:
            assert 0 <= m.span[0] < m.span[1] <= len(text)
            assert m.why
    for x in found.statements:
        assert x.content
        for spans in (x.content, x.quoted, x.cue, x.frame):
            assert all(0 <= a < b <= len(text) for a, b in spans)
            assert all(p[1] <= q[0] for p, q in pairwise(spans))
        for voice in (x.speaker, x.addressee):
            if voice is not None:
                assert voice.spans
                assert set(voice.entities) <= known
                assert {c.entity for c in voice.candidates} <= known
                assert 0 <= voice.score <= 1
        assert {k.entity for k in x.chain} <= known
        assert len({k.entity for k in x.chain}) == len(x.chain)
        # An enclosing statement always comes before what it encloses: no circles.
        assert x.inside is None or x.inside in said
        said.add(x.id)
    s = found.sourcing
    assert s.statements == len(found.statements) == s.named + s.anonymous + s.without_source
    assert set(s.by_speaker) <= known


@settings(max_examples=100, deadline=None)
@given(stories())
def test_what_always_holds(story: Story) -> None:
    found = story.resolve()
    check(found, story.text)
    assert story.resolve() == found


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=200))
def test_any_text_without_phrases(text: str) -> None:
    story = Story("x")
    document = document_of(text)
    cut = segment(document, story.language)
    found = record_of(document, cut, [], [], story.language)
    assert found.entities == ()
    assert found.statements == ()
