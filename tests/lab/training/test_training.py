"""Fitting weights: gold over tokens, regressions, and torch's equations against NumPy's."""

from __future__ import annotations

import gzip
import random
from dataclasses import replace
from pathlib import Path

import msgspec
import numpy as np
import pytest

from relata.app.cli.main import main
from relata.attribute.neural.features.windows import windows
from relata.attribute.neural.networks import dependency_parser, forward
from relata.attribute.neural.selection import KINDS
from relata.attribute.neural.stored import word_vectors
from relata.model.errors import MissingInput, UsageError
from relata_lab.corpora import read
from relata_lab.evaluate.statements.model import Annotation, CorpusDocument
from relata_lab.training.networks import examples as ex
from relata_lab.training.networks.recipes import RECIPES, ROLES
from relata_lab.training.networks.texts import texts
from relata_lab.training.networks.treebanks import trees
from relata_lab.training.regression import fitted
from relata_lab.training.train import recipe

TEXT = "Die Fähre bleibe im Hafen, sagte Edda Brugg am Montag. „Wir prüfen alles“, erklärte sie."


def _spans(*parts: str) -> tuple[tuple[int, int], ...]:
    return tuple((TEXT.index(p), TEXT.index(p) + len(p)) for p in parts)


DOCUMENT = CorpusDocument(
    "x1", "made-up", "de", TEXT, None,
    (
        Annotation(
            "1", _spans("Die Fähre bleibe im Hafen"), _spans("Edda Brugg"), _spans("sagte"),
            _spans(", sagte Edda Brugg am Montag"), type="indirect", medium=frozenset(["speech"]),
        ),
        Annotation(
            "2", _spans("„Wir prüfen alles“"), _spans("sie"), _spans("erklärte"), type="direct"
        ),
    ),
    {},
)  # fmt: skip
GERMAN = RECIPES[0]


def test_gold_lies_over_the_tokens() -> None:
    made = ex.example(DOCUMENT, GERMAN.schools[0], 0)
    assert made is not None
    first, second = made.gold
    assert KINDS[first.kind] == "indirect"
    assert KINDS[second.kind] == "direct"
    outer = made.labels[:, 0]
    assert outer[0] == 1 + 2 * first.kind
    assert (outer[1:5] == 2 + 2 * first.kind).all()
    assert outer[5] == 0
    assert made.labels[:, 2].tolist().count(1) == 2


def test_what_a_corpus_does_not_mark_is_not_taught() -> None:
    made = ex.example(DOCUMENT, RECIPES[1].schools[0], 0)
    assert made is not None
    assert (made.labels[:, 1] == ex.IGNORED).all()
    assert not made.gold[0].taught[ROLES.index("frame")]


def test_a_regression_finds_the_weights_that_made_the_data() -> None:
    rng = np.random.default_rng(1)
    x = np.hstack([np.ones((4000, 1)), rng.normal(size=(4000, 2))])
    truth = np.array([-0.5, 2.0, -1.0])
    y = (rng.random(4000) < 1 / (1 + np.exp(-x @ truth))).astype(float)
    assert np.abs(fitted(x, y, 0.1) - truth).max() < 0.2


def test_an_unknown_set_is_named_with_the_known_ones(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(
        UsageError, match="contexts-de, contexts-en, syntax-de, de, en, cues-de, fast"
    ):
        recipe("xx")
    assert main(["train", "xx", "--out", str(tmp_path)]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_weights_are_not_overwritten_unasked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "de.json").write_text("{}")
    assert main(["train", "de", "--out", str(tmp_path)]) == 2
    assert "--force" in capsys.readouterr().err


@pytest.mark.parametrize("about", [False, True])
def test_torch_and_numpy_compute_the_same_and_a_seed_gives_the_same_weights(*, about: bool) -> None:
    torch = pytest.importorskip("torch", reason="torch is not installed: extra train")
    from relata_lab.training.networks import batches
    from relata_lab.training.networks.export import exported
    from relata_lab.training.networks.fit import Fitter, word_rows
    from relata_lab.training.networks.model import loud

    words = word_vectors.load("de")
    assert words is not None

    def made() -> list[ex.Example]:
        found = [ex.example(replace(DOCUMENT, id=str(k)), GERMAN.schools[0], 0) for k in range(3)]
        return [e for e in found if e is not None]

    short = replace(GERMAN, epochs=2, about=about)
    files = []
    for _ in range(2):
        taught = made()
        model = Fitter(short, taught, "both", 7, lambda line: None, loud(words)).fit()
        files.append(exported(model, word_rows([e.arrays.ids for e in taught])))
    assert files[0] == files[1]
    arrays, one = forward.read(files[0]), made()[0]
    with torch.no_grad():
        ids, dense, mask, _, schools = batches.texts([one])
        states, labels = model.encode(ids, dense, mask, schools, batches.sentences([one], one.size))
        seen = forward.encode(arrays, one.arrays.ids, one.arrays.dense, one.sentences, 0, words)
        asked = batches.ask(one, 0, list(seen.labels[:3]), False, random.Random(1))
        at, told = batches.spans(asked, [one])
        odds = model.classify(states, labels, at, told)
        views = batches.views(asked, [one], one.size)
        shown = views.tokens, views.query, views.mask, views.schools
        roles, again = model.judge(states, *shown)
    close = {"rtol": 0.02, "atol": 0.02}
    np.testing.assert_allclose(seen.full, states[0].numpy(), **close)
    found = forward.classify(arrays, seen, at.numpy()[:, 1:], told.numpy()).odds
    np.testing.assert_allclose(found, odds.numpy(), **close)
    given = windows([a.query for a in asked], one.arrays.findings, one.sentence)
    drawn, judged = forward.judge(arrays, seen, given, found, 0)
    inside = given.mask[..., 0] > 0
    np.testing.assert_allclose(drawn[inside], torch.sigmoid(roles).numpy()[inside], **close)
    np.testing.assert_allclose(judged, (again + odds).numpy() / 2, **close)


BANK = """# sent_id = 1
# text = Zum Damm eilt Edda, sagte er.
1-2\tZum\t_\t_\t_\t_\t_\t_\t_\t_
1\tZu\tzu\tADP\t_\t_\t3\tcase\t_\t_
2\tdem\tder\tDET\t_\tCase=Dat|Number=Sing\t3\tdet\t_\t_
3\tDamm\tDamm\tNOUN\t_\tCase=Dat\t4\tobl:arg\t_\t_
4\teilt\teilen\tVERB\t_\t_\t7\tccomp\t_\t_
5\tEdda\tEdda\tPROPN\t_\tCase=Nom\t4\tnsubj\t_\tSpaceAfter=No
6\t,\t,\tPUNCT\t_\t_\t4\tpunct\t_\t_
7\tsagte\tsagen\tVERB\t_\t_\t0\troot\t_\t_
8\ter\ter\tPRON\t_\tCase=Nom\t7\tnsubj\t_\tSpaceAfter=No
9\t.\t.\tPUNCT\t_\t_\t7\tpunct\t_\t_

"""


def test_a_tree_lies_over_our_tokens(tmp_path: Path) -> None:
    (tmp_path / "de_x-ud-test.conllu.gz").write_bytes(gzip.compress(BANK.encode() * 2))
    found, names = trees(tmp_path, "de")
    assert len(found) == 2
    for tree in found:
        assert tree.heads.tolist() == [1, 2, 5, 2, 2, 5, 5, 5]
    relations = list(names.relations)
    assert [relations[k] for k in found[0].relations] == [
        "case", "obl", "ccomp", "nsubj", "punct", "root", "nsubj", "punct",
    ]  # fmt: skip
    cases = list(names.cases)
    assert [cases[k] for k in found[0].cases] == ["", "Dat", "", "Nom", "", "", "Nom", ""]


def test_a_sentence_whose_words_are_not_in_its_text_is_left_out(tmp_path: Path) -> None:
    broken = BANK.replace("# text = Zum", "# text = Am")
    (tmp_path / "de_x-ud-test.conllu.gz").write_bytes(gzip.compress((broken + BANK).encode()))
    assert len(trees(tmp_path, "de")[0]) == 1


def test_a_parser_learns_its_trees_and_reads_alike_in_numpy(tmp_path: Path) -> None:
    torch = pytest.importorskip("torch", reason="torch is not installed: extra train")
    from relata_lab.training.networks import parser
    from relata_lab.training.networks.export import exported
    from relata_lab.training.networks.fit import hide_seldom, word_rows
    from relata_lab.training.networks.model import loud

    (tmp_path / "de_x-ud-test.conllu.gz").write_bytes(gzip.compress(BANK.encode() * 25))
    words = word_vectors.load("de")
    assert words is not None
    files = []
    for _ in range(2):
        found, names = trees(tmp_path, "de")
        tables = [t.ids for t in found]
        hide_seldom(tables)
        model = parser.fit(found, names, loud(words), 3, lambda line: None, epochs=60)
        files.append(exported(model, word_rows(tables), parser.KEPT))
    assert files[0] == files[1]
    assert parser.attached(model, found) == (1.0, 1.0)
    arrays = forward.read(files[0])
    assert not any(name.startswith("tags") for name in arrays)
    one = found[0]
    with torch.no_grad():
        batch = [torch.from_numpy(x[None]) for x in (one.ids.astype(np.int64), one.dense)]
        states = model.read(*batch, torch.tensor([len(one.ids)]))[0].numpy()
    seen = dependency_parser.read(arrays, one.ids, one.dense, [(0, len(one.ids))], words)
    np.testing.assert_allclose(seen.states, states, rtol=0.02, atol=0.02)
    assert seen.heads == one.heads.tolist()
    assert seen.relations == one.relations.tolist()


def test_what_needs_a_parser_says_which(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dependency_parser, "load", lambda code: None)
    with pytest.raises(MissingInput, match="syntax-de"):
        ex.add_syntax([], "de")


def test_words_of_like_company_have_like_vectors() -> None:
    pytest.importorskip("torch", reason="torch is not installed: extra train")
    from relata_lab.training.networks.vectors import packed, split, vectors

    things = ["fähre", "brücke", "schleuse", "mühle"]
    acts = ["öffnet", "schließt", "wartet", "bleibt"]
    rng = random.Random(3)
    texts = [
        split(f"Die {rng.choice(things)} {rng.choice(acts)} am {rng.randint(10, 28)}. Mai.")
        for _ in range(600)
    ]
    forms, found = vectors(texts, seed=1)
    at = {form: found[k] for k, form in enumerate(forms)}
    assert at["fähre"] @ at["mühle"] > at["fähre"] @ at["wartet"]
    assert "00" in at
    words = word_vectors.read(packed(forms, found))
    row = words.row("mühle")
    assert row
    close = words.vectors[row] / word_vectors.SCALE
    np.testing.assert_allclose(close, at["mühle"], atol=0.005)
    assert words.row("windmühle") == row
    assert words.row("unbekannt") == 0
    assert packed(*vectors(texts, seed=1)) == packed(forms, found)


def _packed(path: Path, *lines: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(b"".join(msgspec.json.encode(line) + b"\n" for line in lines)))


def test_raw_text_is_read_once_and_without_dev_parts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, str]] = []

    def parts(corpus: str, split: str) -> list[CorpusDocument]:
        asked.append((corpus, split))
        return [replace(DOCUMENT, id=corpus)]

    monkeypatch.setattr(read, "find_folder", lambda: tmp_path)
    monkeypatch.setattr(read, "part_documents", parts)
    bank = tmp_path / "ud" / "de_x-ud-test.conllu.gz"
    bank.parent.mkdir()
    bank.write_bytes(gzip.compress("# sent_id = 1\n# text = Der Deich hält.\n".encode()))
    story = {
        "pair": "de-en", "src": ["Der Damm.", "Er hält."], "refs": {}, "mt": {"A": ["The dam."]},
    }  # fmt: skip
    back = {
        "pair": "en-de", "src": ["The dike."], "refs": {"A": ["Der Deich."]},
        "mt": {"A": ["Der Deich."], "B": ["Ein Deich."]},
    }  # fmt: skip
    _packed(tmp_path / "mt_wmt_news" / "docs.jsonl.gz", story, story, back)
    _packed(
        tmp_path / "multi_ntrex" / "docs.jsonl.gz", {"text": {"deu": ["Zug."], "eng": ["Train."]}}
    )
    _packed(tmp_path / "redewiedergabe_tokens" / "train.jsonl.gz", {"tok": ["Ja", "!"]})
    _packed(tmp_path / "timex_krauts_de" / "docs.jsonl.gz", {"text": "Am Montag."})
    assert list(texts("de")) == [
        TEXT, TEXT, "Der Deich hält.", "Der Damm.\nEr hält.", "Der Deich.", "Ein Deich.", "Zug.",
        "Ja !", "Am Montag.",
    ]  # fmt: skip
    assert {split for _, split in asked} == {"train"}
    assert list(texts("en")) == [TEXT, TEXT, "The dam.", "The dike.", "Train."]
    (tmp_path / "multi_ntrex" / "docs.jsonl.gz").unlink()
    with pytest.raises(MissingInput, match="multi_ntrex"):
        list(texts("de"))
