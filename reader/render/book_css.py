"""Style sheets of exported HTML and EPUB: a newspaper's hierarchy, by day and by night.

The HTML page has colours of its own for a light and a dark screen. A book has none: the reading program chooses paper
and ink, and secondary text is the same ink at a lower opacity.
"""

_SERIF = '"Noto Serif CJK SC", "Source Han Serif SC", "Songti SC", STSong, SimSun, serif'
_SANS = '"Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", SimHei, sans-serif'

# Blanks are kept as in the original (刘  泉), and no word, however long, widens the page.
_STACK = f"""
h1, h2, h3, p {{ white-space: pre-wrap; overflow-wrap: anywhere; line-break: strict; }}
p {{ margin: 0.35em 0; text-indent: 2em; text-align: justify; }}
header p, figcaption p, .jump, .verse, .references p, .imprint, .note p, .day, .teaser {{ text-indent: 0; }}
article h1, article h2 {{ line-height: 1.35; margin: 0.15em 0 0.35em; text-align: left; }}
article h1 {{ font-size: 1.6em; }}
article header {{ margin-bottom: 1.2em; }}
article header p {{ margin: 0; text-align: left; }}
.label, .place, .byline, .jump, figcaption, .imprint, .references, .note {{ font-family: {_SANS}; }}
.label {{ font-weight: 600; font-size: 0.85em; letter-spacing: 0.08em; }}
.kicker {{ font-size: 1.05em; }}
.deck {{ font-weight: 600; font-size: 1.08em; line-height: 1.5; }}
.place, .byline, .jump {{ font-size: 0.8em; line-height: 1.7; }}
.place {{ margin-top: 0.8em; }}
[itemprop="articleBody"] h2, [itemprop="articleBody"] h3 {{ font-size: 1.08em; margin: 1.3em 0 0.5em; }}
.verse {{ margin-left: 2em; text-align: left; }}
.signature {{ text-align: right; text-indent: 0; }}
.table {{ margin: 1.2em 0; overflow-x: auto; }}
table {{ border-collapse: collapse; width: 100%; font-family: {_SANS}; font-size: 0.84em; line-height: 1.5; }}
td {{ border: 1px solid; padding: 0.35em 0.6em; vertical-align: top; white-space: pre-wrap; }}
.figures {{ text-align: right; white-space: nowrap; }}
tr {{ break-inside: avoid; page-break-inside: avoid; }}
.jump {{ margin: 1em 0; }}
figure {{ margin: 1.4em 0; break-inside: avoid; page-break-inside: avoid; }}
figure img {{ display: block; max-width: 100%; height: auto; margin: 0 auto; }}
figcaption {{ font-size: 0.84em; line-height: 1.65; padding-top: 0.6em; }}
figcaption p {{ margin: 0; text-align: left; }}
figcaption .title {{ font-weight: 600; }}
figcaption .credit {{ text-align: right; }}
figure.words {{ border-left: 3px solid; padding-left: 1em; }}
figure.words figcaption {{ padding-top: 0; }}
.note {{ border-left: 3px solid; padding: 0.1em 0 0.1em 1em; margin: 1.4em 0; font-size: 0.9em; }}
.references p {{ font-size: 0.84em; text-align: left; padding-left: 2.2em; text-indent: -2.2em; }}
h1, h2, h3, header {{ break-after: avoid; page-break-after: avoid; }}
"""

PAGE_STYLE = (
    f"""
:root {{ --paper: #fffefc; --text: #1f1e1c; --muted: #645f59; --accent: #a8321f;
  --line: #e2ded7; --panel: #f5f2ec; }}
@media (prefers-color-scheme: dark) {{ :root {{ --paper: #191a1c; --text: #dedbd5; --muted: #aaa59d; --accent: #e8806f;
  --line: #34353a; --panel: #232427; }} }}
body {{ margin: 0; background: var(--paper); color: var(--text); font-family: {_SERIF}; font-size: 18px;
  line-height: 1.8; }}
main {{ max-width: 36em; margin: 3em auto 5em; padding: 0 1.2em; }}
"""
    + _STACK
    + """
.nameplate { border-bottom: 3px double var(--text); margin-bottom: 2.4em; padding-bottom: 1em; text-align: center; }
.nameplate h1 { font-size: 2.1em; letter-spacing: 0.04em; line-height: 1.3; margin: 0 0 0.3em; }
.imprint { color: var(--muted); font-size: 0.84em; text-align: center; margin: 0; }
.introduction { margin-bottom: 2.4em; }
nav { margin-bottom: 3.2em; font-size: 0.94em; }
nav h2, .references h2 { font-size: 1em; letter-spacing: 0.2em; border-bottom: 1px solid var(--line);
  padding-bottom: 0.4em; }
nav ol { list-style: none; margin: 0; padding: 0; }
nav ol ol { padding-left: 1.2em; }
nav li { margin: 0.3em 0; }
nav span { color: var(--muted); font-size: 0.88em; }
a { color: inherit; text-decoration: none; }
a:hover, a:focus { color: var(--accent); text-decoration: underline; }
article { margin-bottom: 3.2em; padding-bottom: 3.2em; border-bottom: 1px solid var(--line); }
article:last-of-type { border-bottom: 0; margin-bottom: 0; }
.label, .jump { color: var(--accent); }
.kicker, .place, .byline, .credit { color: var(--muted); }
figure.photo { background: var(--panel); padding: 1em; }
figure.words, .note, td { border-color: var(--line); }
.note { border-color: var(--accent); }
.references { border-top: 3px double var(--text); margin-top: 3.2em; padding-top: 1.6em; }
@media print { body { font-size: 11pt; background: none; } main { max-width: none; margin: 0; padding: 0; }
  nav { break-after: page; } }
"""
)
"""The style sheet of an HTML page."""

BOOK_STYLE = (
    _STACK
    + """
body { line-height: 1.75; }
.kicker, .place, .byline, .credit, .imprint, nav span { opacity: 0.72; }
.references h1, .introduction h1, nav h1 { font-size: 1.2em; letter-spacing: 0.1em; }
nav ol { list-style: none; margin: 0; padding: 0; }
nav ol ol { padding-left: 1.2em; }
nav li { margin: 0.45em 0; }
nav a { color: inherit; text-decoration: none; }
nav li > ol { margin-top: 0.2em; }
nav span { font-size: 0.85em; }
.cover { margin: 0; padding: 0; text-align: center; }
.cover img { max-width: 100%; max-height: 100vh; }
"""
)
"""The style sheet of a book."""
