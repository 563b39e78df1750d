"""Chinese text as text: folding, segmentation, highlighting; the home of jieba."""
