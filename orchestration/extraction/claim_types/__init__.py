"""One module per claim type; they do not know one another. The list of them is in `orchestration.extraction.extractor`."""
