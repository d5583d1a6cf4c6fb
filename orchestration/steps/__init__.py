"""The steps of a run as plain functions over sources, extraction and warehouse; no Dagster and no terminal in here."""
