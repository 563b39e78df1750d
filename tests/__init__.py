"""The tests: they mirror reader/, one folder a package. README.md says how to run and how to measure."""
