"""What Dagster knows: assets, checks, job, schedule, sensor. Each asset calls the library and reports; no work is done here."""
