"""How large a scan may be: far above what a certificate takes at 600 dots to the inch, far from what could harm."""

MOST_BYTES = 20 << 20
MOST_PIXELS = 120_000_000
"""Of one picture: a sheet of A3 at 600 dots to the inch has 70 million."""

MOST_PAGES = 200
MOST_PIXELS_IN_ALL = 600_000_000
"""Of all pages of a TIFF."""

READING_SECONDS = 60
READING_MEMORY = 3 << 30
"""What the process that reads a scan may take."""
