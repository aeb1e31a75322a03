"""Benchmarks, run by hand: ``python -m tests.benchmarks [kernel] [browser]``. They measure, they never judge."""
