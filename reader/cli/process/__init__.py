"""The process around a command: its exit code, signals, streams and display."""
