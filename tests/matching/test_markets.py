from jipdesk.matching.markets import codes

KNOWN = {"ベトナム": "VN", "Thailand": "TH"}


def test_countries_and_regions_stand_side_by_side():
    found = codes(["ベトナム", "南アジア"], KNOWN.get)

    assert {"VN", "BD", "NP"} <= found
    assert "TH" not in found


def test_regions_are_known_in_either_language_and_width():
    assert codes(["ＡＳＥＡＮ諸国"], KNOWN.get) == codes(["asean"], KNOWN.get)


def test_a_market_that_nobody_knows_is_left_out():
    assert codes(["世界中", "Thailand"], KNOWN.get) == {"TH"}
