from jipdesk.views.pieces.segments import Segments


def test_pressing_one_tells_which(qtbot):
    segments = Segments("View", (("list", "List"), ("week", "Week")))
    qtbot.addWidget(segments)
    told = []
    segments.chosen.connect(told.append)

    segments.buttons["week"].click()
    segments.choose("week")
    segments.choose("list")

    assert told == ["week", "list"]
    assert segments.current == "list"
