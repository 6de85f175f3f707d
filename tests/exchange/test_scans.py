"""A scan is taken for what it is, whatever its name says, and is kept without what was written beside it."""

import io
import random

import pypdf
import pytest
import scans as made
from PIL import Image, ImageChops, ImageOps

from jipdesk import __main__ as entry
from jipdesk.errors import InputRefused
from jipdesk.exchange import scan_binding, scan_child, scan_limits, scan_pictures, scans
from jipdesk.exchange.scan_kind import ScanKind
from jipdesk.i18n import words
from jipdesk.phrases.refusals import sentence

GOOD = {
    "jpeg": (made.jpeg, ScanKind.JPEG, 1),
    "png": (made.png, ScanKind.PNG, 1),
    "tiff": (lambda: made.tiff(3), ScanKind.TIFF, 3),
    "grey tiff": (lambda: made.tiff(2, "L"), ScanKind.TIFF, 2),
    "pdf": (made.pdf, ScanKind.PDF, 2),
    "hostile pdf": (lambda: made.pdf(hostile=True), ScanKind.PDF, 2),
    "pdf with a photograph": (lambda: made.pdf(photograph=True), ScanKind.PDF, 3),
}
BAD = {
    "program": (lambda: b"MZ" + bytes(500), "scan_foreign"),
    "web page": (lambda: b"<!doctype html><script>", "scan_foreign"),
    "drawing": (lambda: b'<svg xmlns="http://www.w3.org/2000/svg"/>', "scan_foreign"),
    "text": (lambda: b"just words", "scan_foreign"),
    "Word": (made.archive, "scan_foreign"),
    "GIF": (lambda: b"GIF89a" + bytes(50), "scan_foreign"),
    "HEIC": (lambda: b"\0\0\0\x18ftypheic" + bytes(50), "scan_heic"),
    "one byte": (lambda: b"\xff", "scan_foreign"),
    "half a JPEG": (lambda: made.jpeg()[:-300], "scan_damaged"),
    "JPEG that is only a head": (lambda: made.jpeg()[:20], "scan_damaged"),
    "half a PNG": (lambda: made.png()[:-40], "scan_damaged"),
    "half a TIFF": (lambda: made.tiff(2, "L")[:200], "scan_damaged"),
    "head of a PDF": (lambda: b"%PDF-1.7\n", "scan_damaged"),
    "PDF of nothing": (lambda: made.pdf(0), "scan_damaged"),
    "JPEG and ZIP": (lambda: made.jpeg() + made.archive(), "scan_two_in_one"),
    "PNG and PDF": (lambda: made.png() + made.pdf(), "scan_two_in_one"),
    "PDF and ZIP": (lambda: made.pdf() + made.archive(), "scan_two_in_one"),
    "PDF and page": (lambda: made.pdf() + b"\n<html>", "scan_two_in_one"),
    "TIFF and ZIP": (lambda: made.tiff() + made.archive(), "scan_two_in_one"),
    "locked PDF": (lambda: made.pdf(password="open"), "scan_encrypted"),
    "bomb": (made.bomb, "scan_too_many_pixels"),
    "book": (lambda: made.pdf(scan_limits.MOST_PAGES + 1), "scan_too_many_pages"),
    "long TIFF": (lambda: made.tiff(scan_limits.MOST_PAGES + 1), "scan_too_many_pages"),
}


@pytest.mark.parametrize("name", GOOD)
def test_nothing_that_was_written_beside_it_is_kept(name):
    make, kind, pages = GOOD[name]

    found, is_kind, has_pages = scan_child.cleaned(make())

    assert (is_kind, has_pages) == (kind, pages)
    assert [word for word in made.WORDS if word in found] == []


@pytest.mark.parametrize("name", BAD)
def test_everything_else_is_refused(name):
    make, code = BAD[name]

    with pytest.raises(InputRefused) as refused:
        scan_child.cleaned(make())

    assert refused.value.code == code


@pytest.mark.parametrize("name", ["jpeg", "png"])
def test_a_picture_stays_as_it_was_to_the_last_dot(name):
    make, _, _ = GOOD[name]
    before = make()

    found, _, _ = scan_child.cleaned(before)

    first, second = (Image.open(io.BytesIO(data)).convert("RGB") for data in (before, found))
    assert ImageChops.difference(first, second).getbbox() is None


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photograph_still_knows_which_way_is_up(orientation):
    before = made.jpeg(orientation)

    found, _, _ = scan_child.cleaned(before)

    first, second = (ImageOps.exif_transpose(Image.open(io.BytesIO(data))) for data in (before, found))
    assert second.size == first.size
    assert ImageChops.difference(first, second).getbbox() is None


def test_padding_after_a_photograph_is_dropped():
    found, _, _ = scan_child.cleaned(made.jpeg() + bytes(64) + b"Canary")

    assert found.endswith(b"\xff\xd9")
    assert b"Canary" not in found


def test_a_pdf_keeps_its_pages_and_nothing_that_acts():
    found, _, _ = scan_child.cleaned(made.pdf(hostile=True))

    reader = pypdf.PdfReader(io.BytesIO(found))
    assert [
        name for name in ("/OpenAction", "/AA", "/Names", "/AcroForm", "/Metadata") if name in reader.root_object
    ] == []
    assert not reader.attachments
    assert not reader.metadata
    assert all(word not in found for word in (b"/JavaScript", b"/JS", b"/Launch", b"/URI", b"calc.exe", b"canary"))
    assert len(reader.pages) == 2


def test_what_was_typed_into_a_form_stays_to_be_seen():
    from pypdf.annotations import FreeText

    writer = pypdf.PdfWriter()
    writer.add_blank_page(200, 300)
    note = writer.add_annotation(0, FreeText(text="N2", rect=(10, 10, 60, 30)))
    stream = pypdf.generic.DecodedStreamObject()
    stream.set_data(b"0 0 10 10 re f")
    note[pypdf.generic.NameObject("/AP")] = pypdf.generic.DictionaryObject(
        {pypdf.generic.NameObject("/N"): writer._add_object(stream)}
    )
    out = io.BytesIO()
    writer.write(out)

    found, _, _ = scan_child.cleaned(out.getvalue())

    kept = pypdf.PdfReader(io.BytesIO(found)).pages[0]["/Annots"][0].get_object()
    assert kept["/Subtype"] == "/FreeText"
    assert kept["/AP"]["/N"].get_object().get_data() == b"0 0 10 10 re f"


def test_a_file_is_named_by_its_content(tmp_path):
    file = tmp_path / "passport.png"
    file.write_bytes(made.pdf(1))

    scan = scans.read_scan(file)

    assert (scan.file_name, scan.media_type, scan.pages) == ("passport.pdf", "application/pdf", 1)
    assert scan.data.startswith(b"%PDF-")


@pytest.mark.parametrize("language", ["en", "ja"])
def test_a_refusal_names_the_file(tmp_path, language):
    file = tmp_path / "推薦状.pdf"
    file.write_bytes(b"MZ" + bytes(100))

    with pytest.raises(InputRefused) as refused:
        scans.read_scan(file)

    assert refused.value.code == "scan_foreign"
    assert "推薦状.pdf" in sentence(refused.value, words(language))


def test_what_the_process_apart_refuses_is_refused_here_with_the_name(tmp_path):
    file = tmp_path / "certificate.pdf"
    file.write_bytes(made.pdf(password="open"))

    with pytest.raises(InputRefused) as refused:
        scans.read_scan(file)

    assert (refused.value.code, refused.value.values["name"]) == ("scan_encrypted", "certificate.pdf")


def test_folders_empty_and_missing_files_are_refused(tmp_path):
    (tmp_path / "empty.pdf").touch()
    codes = {}
    for name in ("empty.pdf", "gone.pdf", "."):
        with pytest.raises(InputRefused) as refused:
            scans.read_scan(tmp_path / name)
        codes[name] = refused.value.code

    assert codes == {"empty.pdf": "scan_empty", "gone.pdf": "scan_absent", ".": "scan_folder"}


@pytest.mark.parametrize("name", ["応募書類.eml", "Scan.MSG"])
def test_an_e_mail_is_refused_with_what_to_do(tmp_path, name):
    file = tmp_path / name
    file.write_bytes(b"From: a@example.org\r\n\r\nhello")

    with pytest.raises(InputRefused) as refused:
        scans.read_scan(file)

    assert "attached to it" in sentence(refused.value, words("en"))


def test_a_pdf_that_is_locked_only_against_changes_is_taken():
    writer = pypdf.PdfWriter(io.BytesIO(made.pdf(2)))
    writer.encrypt("", owner_password="university")
    out = io.BytesIO()
    writer.write(out)

    found, _, pages = scan_child.cleaned(out.getvalue())

    assert pages == 2
    assert not pypdf.PdfReader(io.BytesIO(found)).is_encrypted


def test_pages_photographed_one_by_one_become_one_pdf_in_the_order_of_their_names(tmp_path):
    wide = {"size": (80, 60)}
    for name, content in {
        "在学 10.jpg": made.jpeg(6, **wide),
        "在学 2.jpg": made.jpeg(**wide),
        "在学 1.tif": made.tiff(2),
    }.items():
        (tmp_path / name).write_bytes(content)

    scan = scans.read_document([tmp_path / "在学 10.jpg", tmp_path / "在学 2.jpg", tmp_path / "在学 1.tif"])

    assert (scan.file_name, scan.media_type, scan.pages) == ("在学 1.pdf", "application/pdf", 4)
    boxes = [page.mediabox for page in pypdf.PdfReader(io.BytesIO(scan.data)).pages]
    assert [box.height > box.width for box in boxes] == [True, True, False, True], "the last was held on its side"
    assert [word for word in made.WORDS if word in scan.data] == []


def test_a_photograph_stands_in_the_pdf_as_it_is():
    photograph, _, _ = scan_child.cleaned(made.jpeg())

    found, pages = scan_binding.bound([photograph, made.pdf(1)])

    image = pypdf.PdfReader(io.BytesIO(found)).pages[0]["/Resources"]["/XObject"]["/P"].get_object()
    assert pages == 2
    assert (
        ImageChops.difference(
            Image.open(io.BytesIO(image._data)).convert("RGB"), Image.open(io.BytesIO(photograph)).convert("RGB")
        ).getbbox()
        is None
    )


def test_photographs_that_are_too_large_together_are_kept_smaller_and_still_legible():
    photograph = io.BytesIO()
    Image.effect_noise((4_000, 3_000), 90).save(photograph, "JPEG", quality=95)
    several = [photograph.getvalue()] * 3
    assert sum(map(len, several)) > scan_limits.MOST_BYTES

    found, pages = scan_binding.bound(several)

    assert pages == 3
    assert len(found) < scan_limits.MOST_BYTES
    [[image]] = [page.images for page in pypdf.PdfReader(io.BytesIO(found)).pages[:1]]
    assert image.image.width == scan_binding._LONGEST


def test_a_picture_as_narrow_as_a_ribbon_stands_whole_on_its_page():
    ribbon = io.BytesIO()
    Image.new("RGB", (2, 900), "white").save(ribbon, "JPEG")

    found, _ = scan_binding.bound([ribbon.getvalue(), made.pdf(1)])

    page = pypdf.PdfReader(io.BytesIO(found)).pages[0].mediabox
    assert page.height <= 14_400


def test_more_files_than_a_document_can_have_pages_are_refused_before_any_is_read(tmp_path):
    with pytest.raises(InputRefused) as refused:
        scans.read_document([tmp_path / f"page {number}.jpg" for number in range(scan_limits.MOST_PAGES + 1)])

    values = refused.value.values
    assert (refused.value.code, values["most"], values["name"]) == (
        "scan_too_many_pages",
        scan_limits.MOST_PAGES,
        "page 0.jpg",
    )


def test_what_cannot_be_read_among_several_is_named(tmp_path):
    (tmp_path / "1.jpg").write_bytes(made.jpeg())
    (tmp_path / "2.jpg").write_bytes(made.jpeg()[:-300])

    with pytest.raises(InputRefused) as refused:
        scans.read_document([tmp_path / "1.jpg", tmp_path / "2.jpg"])

    assert (refused.value.code, refused.value.values["name"]) == ("scan_damaged", "2.jpg")


@pytest.mark.parametrize(("mode", "white"), [("I;16", 65535), ("I;16", 4095), ("F", 1.0), ("I", 65535)])
def test_finer_shades_of_grey_are_seen_as_shades(mode, white):
    picture = Image.new("F", (3, 1))
    for place, shade in enumerate((0, white / 2, white)):
        picture.putpixel((place, 0), shade)
    fine = picture if mode == "F" else picture.convert("I") if mode == "I" else picture.convert("I").convert("I;16")

    black, grey, paper = scan_pictures.eight_bits(fine).get_flattened_data()

    assert (black, paper) == (0, 255)
    assert abs(grey - 127) <= 1


def test_a_file_that_is_too_large_is_not_read_whole(tmp_path):
    file = tmp_path / "scan.pdf"
    with file.open("wb") as made_large:
        made_large.write(b"%PDF-1.7")
        made_large.truncate(scan_limits.MOST_BYTES + 1)

    with pytest.raises(InputRefused) as refused:
        scans.read_scan(file)

    assert (refused.value.code, refused.value.values["megabytes"]) == ("scan_too_large", 20)


def test_names_lose_what_turns_text_around_and_stay_short(tmp_path):
    assert scans.shown_name(tmp_path / "a\u202egpj.exe\n.pdf") == "agpj.exe.pdf"
    assert len(scans.shown_name(tmp_path / ("長" * 80 + "x" * 200 + ".pdf"))) <= 120


def test_the_program_asks_itself_with_the_same_word():
    assert entry.READ_SCAN == scans.READ_SCAN


def test_a_frozen_program_reads_with_itself(monkeypatch):
    monkeypatch.setattr(scans.sys, "frozen", True, raising=False)

    assert scans._command()[-1] == "--read-scan"


def test_a_file_that_takes_too_long_is_given_up(tmp_path, monkeypatch):
    file = tmp_path / "scan.jpg"
    file.write_bytes(made.jpeg())
    monkeypatch.setattr(scans, "READING_SECONDS", 0)

    with pytest.raises(InputRefused) as refused:
        scans.read_scan(file)

    assert refused.value.code == "scan_damaged"


@pytest.mark.slow
def test_a_pdf_of_ten_thousand_pages_is_refused():
    with pytest.raises(InputRefused, match="scan_too_many_pages"):
        scan_child.cleaned(made.pdf(10_000))


@pytest.mark.parametrize("count", [25, pytest.param(500, marks=pytest.mark.slow)])
@pytest.mark.parametrize("name", ["jpeg", "png", "grey tiff", "hostile pdf"])
def test_broken_bytes_are_refused_or_kept_clean_but_never_a_mistake(name, count):
    whole, chance = GOOD[name][0](), random.Random(7)

    for _ in range(count):
        broken = bytearray(whole)
        for _ in range(3):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        try:
            found, _, _ = scan_child.cleaned(bytes(broken))
        except InputRefused:
            continue
        assert b"secret-place" not in found
