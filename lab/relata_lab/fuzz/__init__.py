"""Mutation fuzzing of readers, statement finder and writers; `relata fuzz` runs it.

Every input is made of a number alone, so that one that fails can be made again.
"""
