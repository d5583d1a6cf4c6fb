"""Making the learned parts of the extraction from annotated articles; nothing here runs in the pipeline."""
