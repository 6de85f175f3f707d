"""Scans as they come in, good and bad, made for the tests."""

import io
import struct
import zipfile
import zlib

import pypdf
from PIL import Image
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, TextStringObject

WORDS = (b"Photoshop 3.0", b"Canary", b"GPS", b"secret-place")


def picture(mode="RGB", size=(60, 80)):
    """Return a picture that has a left upper corner."""
    made = Image.new(mode, size, "white" if mode != "1" else 1)
    made.paste(0 if mode in {"1", "L"} else "navy", (0, 0, 20, 10))
    return made


def jpeg(orientation=1, **how):
    """Return a JPEG as a telephone makes it: place, maker, comment, and which way is up."""
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = orientation, "Canary"
    exif.get_ifd(0x8825)[1] = "N"
    exif.get_ifd(0x8825)[29] = "secret-place"
    out = io.BytesIO()
    picture(**how).save(out, "JPEG", exif=exif, comment=b"Canary", xmp=b"<x:xmpmeta>Canary</x:xmpmeta>", dpi=(300, 300))
    return out.getvalue()


def png(**how):
    """Return a PNG with a text in it."""
    from PIL.PngImagePlugin import PngInfo

    texts = PngInfo()
    texts.add_text("Author", "Canary")
    texts.add_itxt("XML:com.adobe.xmp", "Canary secret-place", zip=False)
    out = io.BytesIO()
    picture(**how).save(out, "PNG", pnginfo=texts)
    return out.getvalue()


def tiff(pages=1, mode="1"):
    """Return a TIFF as a scanner makes it."""
    out = io.BytesIO()
    first, *others = [picture(mode) for _ in range(pages)]
    first.save(out, "TIFF", save_all=True, append_images=others, tiffinfo={270: "Canary", 315: "secret-place"})
    return out.getvalue()


def pdf(pages=2, *, password="", hostile=False, photograph=False):
    """Return a PDF with its maker's name in it, and on wish with all that a page does not need."""
    writer = pypdf.PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(200, 300)
    writer.add_metadata({"/Author": "Canary", "/Title": "secret-place"})
    if photograph:
        out = io.BytesIO()
        Image.open(io.BytesIO(jpeg())).save(out, "PDF")
        writer.append(io.BytesIO(out.getvalue()))
    if hostile:
        _add_harm(writer)
    if password:
        writer.encrypt(password)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _add_harm(writer):
    script = {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("app.alert('Canary')")}
    writer.root_object[NameObject("/OpenAction")] = writer._add_object(DictionaryObject(script))
    writer.add_attachment("Canary.exe", b"MZ")
    page = writer.pages[0]
    launch = DictionaryObject({NameObject("/S"): NameObject("/Launch"), NameObject("/F"): TextStringObject("calc.exe")})
    page[NameObject("/AA")] = DictionaryObject({NameObject("/O"): launch})
    link = {"/Type": "/Annot", "/Subtype": "/Link"}
    note = DictionaryObject({NameObject(name): NameObject(value) for name, value in link.items()})
    note[NameObject("/A")] = DictionaryObject(
        {NameObject("/S"): NameObject("/URI"), NameObject("/URI"): TextStringObject("https://canary.example")}
    )
    page[NameObject("/Annots")] = ArrayObject([note])


def bomb(width=50_000, height=50_000):
    """Return a PNG that says it is enormous."""
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        for name, body in ((b"IHDR", head), (b"IDAT", zlib.compress(b"\0" * 1000)), (b"IEND", b""))
    )


def archive():
    """Return a ZIP, as which DOCX and JAR come too."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("word/document.xml", "<w:document/>")
    return out.getvalue()
