"""Times: the time expressions of a text, what they mean, and the two clocks of its statements.

What a later stage gets of it:

- `analysis.times`: `Time` values (`relata.model.record`) in the order of the text, with span,
  TIMEX3 type and value, what they are anchored to (document, text, None) and an interval: the
  first and the last day (or minute) that the expression may mean, inclusive, None where open, with
  a reason. A vague time ("recently") has an interval with an open end; a length or a set that
  nothing anchors has none.
- `ResolvedStatement.said` and `.about`: intervals; `ResolvedStatement.time`: when it was said as
  one ISO 8601 value where the text gives one.
"""

from relata.times.stage import add_times, find

__all__ = ["add_times", "find"]
