"""A report as text: the table of figures, and lists of errors with gold and system."""

from __future__ import annotations

from relata_lab.evaluate.statements.figures import Figure
from relata_lab.evaluate.statements.run import Report


def _cell(figure: Figure | None) -> str:
    if figure is None:
        return " " * 18
    if not figure.n_system and figure.n_gold and not figure.p and figure.r:
        return f"     - {figure.r:5.3f}     -"  # recall alone is measured
    return f" {figure.p:5.3f} {figure.r:5.3f} {figure.f1:5.3f}"


def table(report: Report) -> str:
    """The figures as a table for the terminal: mapped and raw, exact, and by mode."""
    if report.mapped is None:
        return f"{report.corpus}: {'; '.join(report.notes)}"
    mapped = report.mapped
    gold = sum(len(item.document.gold) for item in report.scored)
    system = sum(len(item.system) for item in report.scored)
    lines = [
        f"{report.corpus} {report.split}, engine {report.engine}: {len(report.scored)} documents, "
        f"{gold} gold and {system} system statements, {report.seconds:.1f} s",
    ]
    notes = [f"note: {note}" for note in report.notes]
    if not gold:
        return "\n".join([*lines, "no gold statements: nothing to score", *notes])
    lines += [
        "",
        f"{'':26} {'mapped':^17}  {'raw':^17}  {'exact (mapped)':^17}",
        f"{'':26} {'P':>5} {'R':>5} {'F1':>5}  {'P':>5} {'R':>5} {'F1':>5}  "
        f"{'P':>5} {'R':>5} {'F1':>5}",
    ]
    for name, figure in mapped.figures.items():
        raw = report.raw.figures.get(name) if report.raw else None
        exact = mapped.exact.get(name)
        lines.append(f"{name:26}{_cell(figure)} {_cell(raw)} {_cell(exact)}".rstrip())
    if mapped.modes:
        lines += [
            "",
            f"{'by mode (mapped)':26} {'content':>7} {'P':>6} {'R':>6} {'joint':>6}  gold",
        ]
    for mode, figures in mapped.modes.items():
        content = figures["content"]
        lines.append(
            f"{mode:26} {content.f1:7.3f} {content.p:6.3f} {content.r:6.3f} "
            f"{figures['joint'].f1:6.3f} {content.n_gold:5d}"
        )
    return "\n".join([*lines, *notes])
