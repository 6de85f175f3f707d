"""Sets type: characters become glyphs, glyphs become lines, lines become ink on pages."""
