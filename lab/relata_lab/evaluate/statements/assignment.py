"""One-to-one assignment of greatest total weight, in pure Python.

Shortest augmenting paths after D. F. Crouse, "On implementing 2D rectangular assignment
algorithms" (IEEE Transactions on Aerospace and Electronic Systems 52, 2016), with the tie
rules that scientific Python's `linear_sum_assignment` uses, so that equal weights pair up
alike. O(n^3) at worst; a document of 200 statements takes well under a second.
"""

from __future__ import annotations

from collections.abc import Sequence

_INFINITY = float("inf")


def assign(weights: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """Pairs (row, column) with the greatest total weight; min(rows, columns) of them.

    `weights` is a full matrix, one sequence a row. Pairs come sorted by row.
    """
    if not weights or not weights[0]:
        return []
    if len(weights) <= len(weights[0]):
        return list(enumerate(_solve([[-w for w in row] for row in weights])))
    turned = [[-row[j] for row in weights] for j in range(len(weights[0]))]
    return sorted((row, column) for column, row in enumerate(_solve(turned)))


def _solve(cost: list[list[float]]) -> list[int]:
    """For every row the column of the cheapest assignment (rows <= columns)."""
    rows, columns = len(cost), len(cost[0])
    u, v = [0.0] * rows, [0.0] * columns
    column_of, row_of = [-1] * rows, [-1] * columns
    for row in range(rows):
        sink, lowest, path, distance, seen_rows, seen_columns = _augment(cost, row, u, v, row_of)
        u[row] += lowest
        for i in seen_rows:
            if i != row:
                u[i] += lowest - distance[column_of[i]]
        for j in seen_columns:
            v[j] -= lowest - distance[j]
        j = sink
        while True:
            i = path[j]
            row_of[j] = i
            column_of[i], j = j, column_of[i]
            if i == row:
                break
    return column_of


def _augment(
    cost: list[list[float]], row: int, u: list[float], v: list[float], row_of: list[int]
) -> tuple[int, float, list[int], list[float], list[int], list[int]]:
    """The shortest augmenting path from `row` to a free column."""
    columns = len(v)
    # In reverse, so that a constant matrix pairs the first with the first.
    remaining = list(range(columns - 1, -1, -1))
    distance = [_INFINITY] * columns
    path = [-1] * columns
    seen_rows: list[int] = []
    seen_columns: list[int] = []
    lowest, i = 0.0, row
    while True:
        seen_rows.append(i)
        costs, base = cost[i], lowest - u[i]
        best, index = _INFINITY, -1
        for at, j in enumerate(remaining):
            reached = base + costs[j] - v[j]
            if reached < distance[j]:
                distance[j], path[j] = reached, i
            # Of several nearest columns take one that ends the path.
            if distance[j] < best or (distance[j] == best and row_of[j] == -1):
                best, index = distance[j], at
        lowest = best
        j = remaining[index]
        seen_columns.append(j)
        if row_of[j] == -1:
            return j, lowest, path, distance, seen_rows, seen_columns
        i = row_of[j]
        remaining[index] = remaining[-1]
        remaining.pop()
