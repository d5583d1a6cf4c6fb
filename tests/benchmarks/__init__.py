"""Measurements that take minutes and need a quiet machine; not part of the test suite."""
