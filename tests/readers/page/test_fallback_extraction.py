"""Fallback extraction: missed paragraphs are restored in their places, boxes are not."""

from __future__ import annotations

from relata.readers.page.fallback_extraction import PageText, agreement, restore_missing
from relata.readers.page.tree import parse
from relata.readers.parts.layout import TextBlock
from tests.readers.helpers import page

FIRST = "Die Brücke über den Fluss bleibt bis auf weiteres gesperrt, sagte die Bürgermeisterin."
SECOND = "Ein Pfeiler hatte am frühen Montagmorgen nachgegeben, verletzt wurde dabei niemand."
THIRD = "Die Fähre fährt bis zum Ende der Arbeiten zweimal in der Stunde, hieß es im Rathaus."


def restored(body: str, *extracted: str, description: str = "") -> tuple[list[TextBlock], int]:
    tree = parse(page(body).decode())[0]
    text = PageText(tree)
    own = text.paragraphs()
    blocks = [TextBlock(text) for text in extracted]
    agreement(own, blocks)
    return restore_missing(text, own, blocks, description)


def test_a_missed_paragraph_is_put_back() -> None:
    body = f"<article><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></article>"
    blocks, missing = restored(body, FIRST, THIRD)
    assert [block.text for block in blocks] == [FIRST, SECOND, THIRD]
    assert missing == 0


def test_a_subheading_is_put_back_as_one() -> None:
    body = f"<article><p>{FIRST}</p><h3>Was jetzt?</h3><p>{THIRD}</p></article>"
    blocks, _ = restored(body, FIRST, THIRD)
    assert blocks[1] == TextBlock("Was jetzt?", "heading")


def test_boxes_stay_out_and_are_counted() -> None:
    box = f'<div class="newsletter"><p>{SECOND}</p></div>'
    blocks, missing = restored(
        f"<article><p>{FIRST}</p>{box}<p>{THIRD}</p></article>", FIRST, THIRD
    )
    assert [block.text for block in blocks] == [FIRST, THIRD]
    assert missing == 1


def test_the_first_paragraph_is_known_by_the_description() -> None:
    body = f"<article><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></article>"
    blocks, _ = restored(body, SECOND, THIRD, description=FIRST[:60])
    assert [block.text for block in blocks] == [FIRST, SECOND, THIRD]


def test_an_embedded_post_is_one_block() -> None:
    post = f'<blockquote class="twitter-tweet"><p>{SECOND}</p></blockquote>'
    body = f"<article><p>{FIRST}</p>{post}<p>{THIRD}</p></article>"
    blocks, _ = restored(body, FIRST, SECOND, THIRD)
    assert [block.kind for block in blocks] == [None, "embed", None]


def test_agreement_goes_from_0_to_1() -> None:
    own = PageText(parse(page(f"<p>{FIRST}</p><p>{SECOND}</p>").decode())[0]).paragraphs()
    assert agreement(own, [TextBlock(FIRST), TextBlock(SECOND)]) == 1
    assert agreement(own, []) == 0
    assert 0.4 < agreement(own, [TextBlock(FIRST)]) < 0.6
    assert agreement([], []) == 1
