"""How large a sheet may be: four times the largest edition the office expects, and far from what could harm."""

MOST_ROWS = 200_000
MOST_COLUMNS = 300
MOST_CELLS = 20_000_000
"""Rows times columns, empty cells included: what a workbook takes in memory."""

MOST_CELL_LETTERS = 1_000_000
"""A longer cell is the sign of a quotation mark that was never closed."""

MOST_BYTES = 512 << 20
MOST_UNPACKED_BYTES = 2 << 30
MOST_PARTS = 5_000
"""Files inside a workbook; pictures count."""

MOST_RATIO = 200
"""Unpacked to packed bytes. Sheets of one repeated row reach about 60."""

RATIO_FROM_BYTES = 20 << 20
"""Below this unpacked size a ratio says nothing."""

TITLE_ROWS = 20
"""The headings are looked for in this many rows from the top."""

LOOK_ROWS = 100
"""So many rows from the top tell what is in the columns of a sheet with other headings."""

READING_SECONDS = 300
READING_MEMORY = 3 << 30
"""What the process that opens a workbook may take."""
