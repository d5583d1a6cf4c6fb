"""What leaves the published file: exports, releases, citations, and the records of other systems.

Queries live in orchestration.warehouse; what a person types and sees, in orchestration.cli.
"""
