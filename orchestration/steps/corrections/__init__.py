"""Corrections: what reviewers decide about claims, from a command or a sheet to the raw table; a web page uses the same functions."""
