"""The project's tests and benchmarks."""
