"""How much of what is shown is right, and how much of what an editor must find is found.

`rule` holds one record against a reading, `run` reads the articles with an engine, `figures` sums
up, `report` and `errors` print; `outcomes` gives each statement's outcome as data.
"""
