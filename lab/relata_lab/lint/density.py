"""How often the lint speaks on clean professional news: warnings and errors per 1,000 words."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from relata.pipeline import CHECKS
from relata_lab.lint.articles import articles, read


def lines(engine: str, corpora: Path | None = None) -> list[str]:
    """Figures for the news genre of the readings, and for polnear's development part."""
    words, graver = Counter[str](), Counter[str]()
    rules = Counter[tuple[str, str]]()
    for article in articles(corpora):
        if article.genre != "news" or article.corpus == "wikinews-de":
            continue
        words[article.corpus] += len(article.text.split())
        for finding in read(article.text, article.language, engine, CHECKS).findings:
            if finding.severity != "info":
                graver[article.corpus] += 1
                rules[article.corpus, finding.rule] += 1
    rows = [
        f"{corpus}: {graver[corpus]} warnings and errors in {count} words, "
        f"{1000 * graver[corpus] / count:.2f} per 1,000"
        for corpus, count in words.items()
    ]
    rows += [f"  {corpus} {rule} {count}" for (corpus, rule), count in sorted(rules.items())]
    return rows
