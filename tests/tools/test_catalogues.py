import io

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from tools import catalogues

PLURAL = ("{count} row", "{count} rows")


def template(*messages):
    """Return the messages of some code."""
    made = Catalog()
    for message in messages:
        made.add(message)
    return made


def catalogue(text, language="ja"):
    """Return a catalogue as it stands in a file."""
    return read_po(io.BytesIO(text.encode()), locale=language)


def faults(text, *messages, language="ja"):
    return list(catalogues.faults_of(catalogue(text, language), template(*messages), language))


def test_a_complete_catalogue_has_no_fault():
    assert faults('msgid "Row {row}"\nmsgstr "{row}行目"', "Row {row}") == []


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "missing: Row {row}"),
        ('msgid "Row {row}"\nmsgstr ""', "not translated: Row {row}"),
        ('#, fuzzy\nmsgid "Row {row}"\nmsgstr "{row}行目"', "fuzzy: Row {row}"),
        ('msgid "Row {row}"\nmsgstr "{line}行目"', "placeholders differ: Row {row}"),
        ('msgid "Row {row}"\nmsgstr "行目"', "placeholders differ: Row {row}"),
        ('msgid "Row {row}"\nmsgstr "{row行目"', "broken braces: Row {row}"),
        ('msgid "Row {row}"\nmsgstr "{row}行目"\n\nmsgid "Old"\nmsgstr "旧"', "not in the code: Old"),
        ('msgid "Row {row}"\nmsgstr "{row}行目"\n\n#~ msgid "Old"\n#~ msgstr "旧"', "not in the code: Old"),
        ('msgctxt "of a table"\nmsgid "Row {row}"\nmsgstr "{row}行目"', "missing: Row {row}"),
    ],
)
def test_a_fault_is_named_with_its_message(text, fault):
    assert faults(text, "Row {row}")[:1] == [fault]


def test_the_language_of_the_code_needs_no_translation():
    assert faults('msgid "Row {row}"\nmsgstr ""', "Row {row}", language="en") == []


@pytest.mark.parametrize(
    ("translation", "found"),
    [
        ('msgstr[0] "{count}行"', []),
        ('msgstr[0] "行"', ["placeholders differ: {count} row / {count} rows"]),
        ('msgstr[0] ""', ["not translated: {count} row / {count} rows"]),
    ],
)
def test_every_form_of_a_plural_is_checked(translation, found):
    assert faults(f'msgid "{PLURAL[0]}"\nmsgid_plural "{PLURAL[1]}"\n{translation}', PLURAL) == found


def test_a_singular_without_its_number_asks_for_the_number_of_the_plural():
    text = 'msgid "One row"\nmsgid_plural "{count} rows"\nmsgstr[0] "{count}行"'

    assert faults(text, ("One row", "{count} rows")) == []


@pytest.fixture
def page(tmp_path, monkeypatch):
    """The only file of a project."""
    for name, value in {"CODE": tmp_path, "ROOT": tmp_path, "TEMPLATE": tmp_path / "jipdesk.pot"}.items():
        monkeypatch.setattr(catalogues, name, value)
    return tmp_path / "page.py"


def test_the_messages_of_the_code_are_found_in_all_their_forms(page):
    code = '_("plain {row}")\nwords.ngettext("one", "many {n}", n)\nwords.pgettext("of a desk", "Open")\n_(name)\n'
    page.write_text(code, encoding="utf-8")

    found = {catalogues.key(message) for message in catalogues.messages(catalogues.extract())}

    assert found == {(None, ("plain {row}",)), (None, ("one", "many {n}")), ("of a desk", ("Open",))}


def test_bringing_up_keeps_translations_and_drops_what_the_code_dropped(page):
    page.write_text('_("Save")\n_("New")\n', encoding="utf-8")
    file = catalogues.catalogue_file("ja")
    file.parent.mkdir(parents=True)
    file.write_text('msgid "Save"\nmsgstr "保存"\n\nmsgid "Old"\nmsgstr "旧"\n', encoding="utf-8")

    catalogues.update()

    kept = {message.id: message.string for message in catalogues.messages(catalogues.read("ja"))}
    assert kept == {"Save": "保存", "New": ""}
    assert file.with_suffix(".mo").exists()


def test_sentences_of_the_data_are_messages_too(page, tmp_path):
    editions = tmp_path / "resources" / "editions"
    editions.mkdir(parents=True)
    file = editions / "2024.toml"
    file.write_text('name_en = "Programme"\nunknown = ["places"]\n[rules.age]\nmin = 18\nsource = "Guidelines"\n')

    found = catalogues.messages(catalogues.extract())

    assert {message.id for message in found} == {"places", "Guidelines"}
    assert {name for message in found for name, _ in message.locations} == {"resources/editions/2024.toml"}


def test_bringing_up_twice_changes_nothing(page):
    page.write_text('_("Save")\n', encoding="utf-8")
    catalogues.update()
    first = catalogues.catalogue_file("ja").read_bytes()

    catalogues.update()

    assert catalogues.catalogue_file("ja").read_bytes() == first


def test_the_check_says_what_is_wrong_and_what_to_do(page, capsys):
    page.write_text('_("Save")\n', encoding="utf-8")
    catalogues.update()
    page.write_text('_("Save as")\n', encoding="utf-8")
    capsys.readouterr()

    assert catalogues.check() == 1

    assert capsys.readouterr().out.splitlines() == [
        "missing: Save as (page.py)",
        "not in the code: Save",
        "The catalogues are behind the code. Bring them up with: python3 dev.py messages",
    ]
