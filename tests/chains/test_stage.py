"""The order of the links and who keeps which place, with hand-made evidence."""

from __future__ import annotations

from relata.chains import LINK_MAKERS, add_chains
from relata.chains.kinds import kind_of
from relata.chains.limits import MAX_ENCLOSING
from relata.chains.stage import chain
from relata.lang.language import load
from relata.model.analysis import Draft
from relata.model.codes import EntityKind
from relata.model.document import Document, Part
from relata.model.drafts import (
    Analysis,
    ArticleSource,
    ChainLink,
    EntityDraft,
    ResolvedStatement,
    VoiceDraft,
)
from relata.segment import segment


def entity(name: str, kind: EntityKind = "person") -> EntityDraft:
    return EntityDraft(kind, forms={name: None}, named=True)


def voice(*entities: EntityDraft) -> VoiceDraft:
    return VoiceDraft(((0, 1),), entities, 0.9, "subject")


def statement(speaker: VoiceDraft | None, **more: object) -> ResolvedStatement:
    draft = Draft("indirect", ((0, 4),), 0.9)
    return ResolvedStatement(draft, ((0, 4),), speaker, **more)  # type: ignore[arg-type]


def analysis(*statements: ResolvedStatement) -> Analysis:
    document = Document("Text", ())
    return Analysis(document, segment(document, load("en")), statements=list(statements))


def names(links: tuple[ChainLink, ...]) -> list[str]:
    return [link.entity.name for link in links]


PAPER, AGENCY = entity("Post", "outlet"), entity("dpa", "agency")
HOLM, TAMM, POLICE = entity("Holm"), entity("Tamm"), entity("police", "institution")


def test_outermost_first() -> None:
    outer = statement(voice(TAMM))
    inner = statement(voice(HOLM), relays=[voice(POLICE)], inside=outer)
    found = analysis(outer, inner)
    found.outlet = ArticleSource(PAPER, (), 1.0, "given")
    found.suppliers = [ArticleSource(AGENCY, (), 0.95, "credit")]
    add_chains(found, load("en"))
    assert names(outer.chain) == ["Post", "dpa", "Tamm"]
    assert names(inner.chain) == ["Post", "dpa", "Tamm", "police", "Holm"]
    assert [link.kind for link in inner.chain] == [
        "outlet", "agency", "speaker", "institution", "speaker",
    ]  # fmt: skip


def test_the_outlet_keeps_its_place_where_it_speaks_itself() -> None:
    spoken = statement(voice(PAPER), inside=statement(voice(HOLM)))
    found = analysis(spoken)
    found.outlet = ArticleSource(PAPER, (), 1.0, "given")
    assert names(chain(found, spoken)) == ["Post", "Holm"]


def test_a_person_keeps_the_place_nearest_to_the_words() -> None:
    outer = statement(voice(HOLM))
    inner = statement(voice(HOLM), relays=[voice(TAMM)], inside=outer)
    assert names(chain(analysis(outer, inner), inner)) == ["Tamm", "Holm"]


def test_an_open_voice_makes_no_link() -> None:
    unknown = VoiceDraft(((0, 1),), (), 0.4, "could be several people", [(HOLM, 0.4)])
    assert chain(analysis(), statement(unknown)) == ()


def test_an_agency_that_publishes_is_the_outlet() -> None:
    found = analysis()
    found.outlet = ArticleSource(AGENCY, (), 1.0, "given")
    assert [link.kind for link in chain(found, statement(None))] == ["outlet"]


def test_deep_nesting_is_bounded() -> None:
    at = statement(voice(entity("0")))
    for n in range(1, 3 * MAX_ENCLOSING):
        at = statement(voice(entity(str(n))), inside=at)
    assert len(chain(analysis(), at)) == MAX_ENCLOSING + 1


def test_kinds_of_links() -> None:
    spokesman = EntityDraft("unnamed")
    spokesman.describe("spokesman", "spokesman", "spokesman", nominative=True)
    assert kind_of(spokesman) == "spokesperson"
    assert kind_of(EntityDraft("unnamed")) == "anonymous"
    assert kind_of(entity("Holm & Co", "organisation")) == "institution"
    assert kind_of(HOLM) == "speaker"


def test_a_link_maker_is_added_by_its_entry_in_the_registry() -> None:
    from relata.chains.link_maker import LinkMaker

    extra = LinkMaker(
        "police", "", "", lambda _, s: [ChainLink(POLICE, "institution", (), 0.5, "test")], ()
    )
    made = chain(analysis(), statement(voice(HOLM)), (extra, *LINK_MAKERS))
    assert names(made) == ["police", "Holm"]


def test_a_hand_stays_for_the_parts_of_a_longer_quotation() -> None:
    paper = ResolvedStatement(Draft("direct", ((0, 1),), 0.9), ((0, 1),), voice(HOLM))
    paper.relays = [voice(PAPER)]
    whole = statement(voice(HOLM))
    part = statement(voice(HOLM), inside=whole)
    add_chains(analysis(paper, whole, part), load("en"))
    assert names(part.chain) == ["Post", "Holm"]


def test_a_document_by_the_speaker_is_not_a_hand() -> None:
    tweet = EntityDraft("document", roles={"tweet by Holm": True})
    memo = EntityDraft("document", roles={"memo of the council": True})
    said = statement(voice(HOLM), relays=[voice(tweet), voice(memo)])
    add_chains(analysis(said), load("en"))
    assert names(said.chain) == ["memo of the council", "Holm"]


def test_a_club_that_supplied_the_text_is_an_institution() -> None:
    said = statement(voice(HOLM))
    found = analysis(said)
    found.suppliers = [ArticleSource(TAMM, (), 0.95, "credit")]
    add_chains(found, load("en"))
    assert [link.kind for link in said.chain] == ["institution", "speaker"]


def test_who_confirms_what_another_said_is_not_its_hand() -> None:
    """The frame outside the sentence points back; around a quotation it holds the words."""
    text = "It rains, says Holm. Tamm confirms that."
    document = Document(text, (Part((0, len(text)), "body"),))
    said = Draft("indirect", ((0, 8),), 0.9, cue=((10, 14),))
    confirmed = Draft("indirect", ((0, 19),), 0.9, cue=((26, 34),))
    outer = ResolvedStatement(confirmed, confirmed.content, voice(TAMM))
    inner = ResolvedStatement(said, said.content, voice(HOLM), inside=outer)
    found = Analysis(document, segment(document, load("en")), statements=[outer, inner])
    assert names(chain(found, inner)) == ["Holm"]
    confirmed.mode = "direct"
    assert names(chain(found, inner)) == ["Tamm", "Holm"]


def test_whom_an_agency_cites_goes_on_through_it() -> None:
    first = statement(voice(HOLM), relays=[voice(AGENCY)])
    first.draft.cue = ((0, 1),)
    then = statement(voice(HOLM))
    then.draft.cue = ((0, 1),)
    add_chains(analysis(first, then), load("en"))
    assert names(then.chain) == ["Holm"]
    first.draft.cited = True
    add_chains(analysis(first, then), load("en"))
    assert names(then.chain) == ["dpa", "Holm"]


def test_who_rejects_a_claim_does_not_pass_it_on() -> None:
    outer = statement(voice(TAMM))
    inner = statement(voice(HOLM), inside=outer)
    outer.draft.mode = "reported"
    assert names(chain(analysis(outer, inner), inner)) == ["Tamm", "Holm"]
    outer.draft.act = "refuse"
    assert names(chain(analysis(outer, inner), inner)) == ["Holm"]
