"""The bench's measurements as lines of text, each with its target."""

from __future__ import annotations

from typing import Any

from relata_lab.bench.measure import ENGINE_TARGETS, TARGETS


def _judged(value: float | None, target: float | None, text: str, *, floor: bool) -> str:
    """A figure with its target, and whether it is reached."""
    if target is None:
        return text
    if value is None:
        return f"{text} (target: at {'least' if floor else 'most'} {target:.3g})"
    reached = value >= target if floor else value <= target
    number = f"{target:,.0f}" if target > 100 else f"{target:.3g}"
    limit = f"at {'least' if floor else 'most'} {number}"
    return f"{text} ({limit}: {'yes' if reached else 'NO'})"


def _rate(engine: str, rate: int) -> str:
    return _judged(rate, ENGINE_TARGETS.get(engine), f"{rate:,} tokens/s", floor=True)


def _memory(megabytes: int) -> str:
    return _judged(megabytes, TARGETS["peak_memory_mb"], f"{megabytes:,} MiB", floor=False)


def _ceiling(measure: dict[str, Any], key: str, text: str) -> str:
    return _judged(measure[key], TARGETS[key], text, floor=False)


def _whole(measured: dict[str, Any]) -> str:
    """One engine's whole process."""
    name = measured["engine"]
    others = [f"{n} of the texts by {used}" for used, n in measured["engines"].items()
              if used != name]  # fmt: skip
    parts = [_rate(name, measured["tokens_per_second"]), _memory(measured["peak_memory_mb"])]
    clock = f"{measured['tokens']:,} tokens in {measured['waited']:.1f} s by the clock"
    return ", ".join([*parts, clock, *others])


def _yardstick(measure: dict[str, Any]) -> list[tuple[str, str]]:
    other, ratio = measure["yardstick"], measure["yardstick_ratio"]
    if other:
        known = f"{other['tokens_per_second']:,} tokens/s of its own {other['tokens']:,} tokens"
        known = f"{other['name']}: {known}"
        share = f"{ratio:.4f}, 1/{1 / ratio:.1f} of it" if ratio else "0"
    else:
        known = "not installed (pip install -e 'lab[yardstick]')"
        share = "not known"
    ours = _judged(ratio, TARGETS["yardstick_ratio"], share, floor=True)
    return [("yardstick", known), ("our ratio to it", ours)]


def table(measure: dict[str, Any]) -> str:
    """The measurements as lines for a person."""
    rows = [
        ("texts", f"{measure['texts']}: {measure['documents']:,} documents, "
                  f"{measure['tokens']:,} of our tokens, one thread, "
                  f"median of {measure['repeats']}"),
        ("text to record", _rate(measure["engine"], measure["tokens_per_second"])),
        ("", f"{measure['documents_per_second']:,} documents/s, engine {measure['engine']}"),
        ("by stage", ", ".join(f"{k} {v:.2f}" for k, v in measure["stages"].items())
                     + " microseconds a token"),
        ("peak memory", _memory(measure["peak_memory_mb"])),
        *((f"whole process, {m['engine']}", _whole(m)) for m in measure["engines"]),
        *_yardstick(measure),
        ("ten times as long", _ceiling(measure, "ten_times_as_long",
                                       f"takes {measure['ten_times_as_long']:.1f} times the time")),
        ("relata --help", _ceiling(measure, "help_seconds", f"{measure['help_seconds']:.3f} s")),
        ("relata read", _ceiling(measure, "read_seconds", f"{measure['read_seconds']:.3f} s")),
    ]  # fmt: skip
    width = max(len(name) for name, _ in rows) + 2
    return "\n".join(f"{name:<{width}}{value}" for name, value in rows) + "\n"
