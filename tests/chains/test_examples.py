"""Every link maker fires in its own examples, read by the whole pipeline."""

from __future__ import annotations

import pytest

from relata import pipeline
from relata.attribute import ENGINES
from relata.chains import LINK_MAKERS
from relata.chains.link_maker import Example, LinkMaker
from relata.model.document import Document
from relata.model.drafts import Analysis, ResolvedStatement

CASES = [
    pytest.param(maker, example, id=f"{maker.id}-{n}")
    for maker in LINK_MAKERS
    for n, example in enumerate(maker.examples, 1)
]


def analysed(document: Document) -> Analysis:
    """The analysis after the stage of the chains."""
    analysis, language = pipeline.begin(document)
    settings = pipeline.Settings(language, ENGINES[-1][0])
    for stage in pipeline.STAGES:
        stage.run(analysis, settings)
    return analysis


def statement_of(analysis: Analysis, content: str) -> ResolvedStatement:
    """The statement whose content is exactly these words."""
    text = analysis.document.text
    for statement in analysis.statements:
        if "".join(text[start:end] for start, end in statement.content) == content:
            return statement
    contents = [[text[a:b] for a, b in s.content] for s in analysis.statements]
    raise AssertionError(f"no statement with the content {content!r}, only {contents}")


def test_ids_are_unique_and_every_maker_has_words_and_an_example() -> None:
    assert len({maker.id for maker in LINK_MAKERS}) == len(LINK_MAKERS)
    for maker in LINK_MAKERS:
        assert maker.what and maker.why and maker.examples, maker.id


@pytest.mark.parametrize(("maker", "example"), CASES)
def test_each_link_maker_fires(maker: LinkMaker, example: Example) -> None:
    analysis = analysed(example.document)
    statement = statement_of(analysis, example.content)
    links = [(link.kind, link.entity.name) for link in maker.make(analysis, statement)]
    assert (example.kind, example.name) in links, f"{maker.id}: {links}"
    # The link stands in the finished record, too.
    record = pipeline.analyse(example.document, engine=ENGINES[-1][0])
    names = {entity.id: entity.name for entity in record.entities}
    chains = [[(link.kind, names[link.entity]) for link in s.chain] for s in record.statements]
    assert any((example.kind, example.name) in chain for chain in chains)


@pytest.mark.parametrize(("maker", "example"), CASES)
def test_without_evidence_it_makes_no_link(maker: LinkMaker, example: Example) -> None:
    analysis = analysed(example.document)
    bare = ResolvedStatement(statement_of(analysis, example.content).draft, ((0, 1),))
    empty = Analysis(analysis.document, analysis.text)
    assert list(maker.make(empty, bare)) == []
