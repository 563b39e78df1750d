"""The library file itself: opened, laid out, brought up to date, copied, checked."""
