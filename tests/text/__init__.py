"""Chinese as text: folding, words, highlighting, pinyin."""
