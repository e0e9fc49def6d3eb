"""Quotations cut from the corpora and changed by a script: is every change seen for what it is?"""
