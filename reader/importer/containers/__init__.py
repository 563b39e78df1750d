"""Stage 2, container: what each format keeps pages in, opened to manuscripts (`sheets` names the formats)."""
