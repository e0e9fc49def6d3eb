"""The public yardsticks for names, where they are installed (extra `yardstick`)."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

from relata_lab.corpora.name_pairs import NamePair

NameScorer = Callable[[NamePair], float]


def rapidfuzz_over_icu() -> NameScorer | None:
    """`token_sort_ratio` after ICU's `Any-Latin; Latin-ASCII; Lower`; None where absent."""
    try:
        fuzz: Any = import_module("rapidfuzz.fuzz")
        icu: Any = import_module("icu")
    except ImportError:
        return None
    plain = icu.Transliterator.createInstance("Any-Latin; Latin-ASCII; Lower")

    def score(pair: NamePair) -> float:
        a, b = plain.transliterate(pair.a), plain.transliterate(pair.b)
        return float(fuzz.token_sort_ratio(a, b)) / 100

    return score


def nomenklatura() -> NameScorer | None:
    """nomenklatura's current name matcher (logic-v2's); None where absent."""
    try:
        match: Any = import_module("nomenklatura.matching.logic_v2.names.match")
        model: Any = import_module("nomenklatura.matching.logic_v2.model")
        proxy: Any = import_module("followthemoney.proxy")
        ftm: Any = import_module("followthemoney")
    except ImportError:
        return None
    config = model.LogicV2.default_config()

    def entity(schema: str, name: str) -> Any:
        known = schema if ftm.model.get(schema) is not None else "LegalEntity"
        data = {"id": name, "schema": known, "properties": {"name": [name]}}
        return proxy.EntityProxy.from_dict(data, cleaned=False)

    def score(pair: NamePair) -> float:
        found = match.name_match(entity(pair.schema, pair.a), entity(pair.schema, pair.b), config)
        return float(found.score)

    return score


#: The yardsticks in the tables, in their order.
YARDSTICKS: dict[str, Callable[[], NameScorer | None]] = {
    "rapidfuzz over ICU": rapidfuzz_over_icu,
    "nomenklatura": nomenklatura,
}
