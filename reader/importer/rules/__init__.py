"""Stage 5, rules: each labels the blocks that it knows; `table` has their order. No rule imports another."""
