"""Pictures of scans: every kind is drawn, upright and in its shape."""

import pytest
import scans as made

from jipdesk.exchange.scan_child import cleaned
from jipdesk.views.pieces import scan_pictures


@pytest.mark.parametrize(
    ("data", "pages"),
    [
        (made.jpeg(), 1),
        (made.png(mode="RGBA"), 1),
        (made.png(mode="1"), 1),
        (made.tiff(3), 3),
        (made.tiff(2, "CMYK"), 2),
        (made.pdf(2), 2),
    ],
    ids=["jpeg", "png", "png of two colours", "fax", "print", "pdf"],
)
def test_every_kind_is_drawn_as_wide_as_it_is_wanted(data, pages):
    kept, _, _ = cleaned(data)

    sizes = scan_pictures.sizes(kept)
    drawn = scan_pictures.picture(kept, pages - 1, 0.5)

    assert len(sizes) == pages
    wide, tall = sizes[-1]
    assert abs(drawn.width() - wide / 2) <= 1
    assert abs(drawn.height() - tall / 2) <= 1


@pytest.mark.parametrize("orientation", [1, 3, 6, 8])
def test_a_photograph_is_drawn_upright(orientation):
    kept, _, _ = cleaned(made.jpeg(orientation))

    wide, tall = scan_pictures.sizes(kept)[0]
    drawn = scan_pictures.picture(kept, 0, 0.2)

    assert (wide > tall) == (orientation >= 5)
    assert (drawn.width() > drawn.height()) == (orientation >= 5)
