"""Measures of the page view: sizes and distances in ems of the body text, ratios without a unit.

They follow Chinese broadsheets: hairlines between columns, a heavier pair of rules below the folio, a nameplate
of six to seven times the body size, frames that stand clear of the columns beside them.
"""

# The page
PAGE_SHAPE = 1.3
"""Height of the bands in widths of the page: a broadsheet (对开, 390 by 540 mm) less its folio and margins."""
FEWEST_COLUMNS, MOST_COLUMNS = 3, 7
"""A page with little text keeps three columns, so that it looks like a page. Seven columns of 14 ems are 114 ems with
gutters and margins: on a screen 1920 pixels wide an em is 17 pixels, just readable."""
THIN_RULE_EM, COLUMN_RULE_EM, BAND_RULE_EM, THICK_RULE_EM = 0.05, 0.03, 0.06, 0.16

# The folio line, or the nameplate of a front page
FOLIO_HEIGHT_EM = 5.0
"""From the top of the folio line to the first band."""
FOLIO_BASE_EM = 2.6
"""From the top of the folio line to the base line that all its parts share."""
FOLIO_NUMBER_EM, FOLIO_NEWSPAPER_EM, FOLIO_SECTION_EM, FOLIO_DATE_EM = 2.6, 1.9, 1.5, 1.2
"""Sizes of the parts of the folio line: the page's number is the largest, as in print."""
FOLIO_GAP_EM = 0.6
"""Between the page's number and its section."""
FOLIO_THICK_RULE_EM, FOLIO_THIN_RULE_EM = 3.4, 3.75
"""From the top of the folio line to each line of the double rule below it."""
NAMEPLATE_EM, NAMEPLATE_LEADING, NAMEPLATE_GAP_EM = 6.5, 1.25, 0.2
"""Size of the nameplate, its line height in times of that, and the distance to the folio line below it."""

# Bands, stacks and the foot
BAND_RULE_DROP_EM = 0.75
"""From the end of a band to the rule before the next: the middle of the line that the rule takes."""
BAND_GAP_EM = 0.3
FOOT_GAP_EM, FOOT_RULE_GAP_EM = 0.6, 0.4
"""Above the rule of the imprint, and below it."""
FOOT_TEXT_EM, FOOT_LINE_EM, FOOT_DESCENT_EM = 0.85, 1.3, 0.2
"""Size of the imprint, its line height, and the distance from the end of a line to its base line."""

# Stories
STRETCH = 1.1
"""Leading of a story may grow by this factor to fill its stack; more than a tenth is seen beside its neighbours."""
HEAD_AIR_SHARE, MOST_HEAD_AIR_EM = 0.3, 1.2
"""Part of the spare height that goes above a headline, and at most how much: a headline must not float."""
BODY_DESCENT_EM = 0.15
"""From the middle line of the leading to the base line: Chinese characters hang a little below their base line."""
COLUMN_RULE_TOP_EM, COLUMN_RULE_BOTTOM_EM = 0.2, 0.3
"""Air between a rule between columns and the text above and below it."""
PHOTO_AIR_EM = 0.5
"""Below the box of a photo that has text under it."""

# Advertisements and lists of contents
FRAME_EM = 0.55
"""Distance of a frame from its columns: less than half a gutter of 1.8 ems, so that two frames do not touch."""
ADVERT_LABEL_EM, ADVERT_LABEL_DROP_EM, ADVERT_LABEL_INSET_EM = 0.8, 1.1, 0.5
"""Size of the word over an advertisement, its base line below the frame's top, its distance from the right edge."""
