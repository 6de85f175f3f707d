"""What is wrong in the text of a template, and where."""

from collections.abc import Mapping
from types import MappingProxyType

from jipdesk.errors import Stop
from jipdesk.i18n import Words
from jipdesk.phrases.marking import N_

_TROUBLES: Mapping[str, str] = MappingProxyType(
    {
        "template_syntax": N_("The text is not well formed here. Look for a missing quotation mark, bracket or comma."),
        "template_kind_unknown": N_("The entry “kind” does not name a paper of this program. Check its spelling."),
        "template_article_bare": N_("An article needs a key and at least one paragraph that is printed."),
        "template_agreement_bare": N_(
            "An agreement needs articles, a closing and signatures, and other papers have none of them."
        ),
        "template_word_missing": N_("The word “{word}” is missing. Add it in both languages."),
        "template_language_missing": N_("The text in one language ({language}) is missing. A text needs both."),
        "template_blank_line": N_("There is an empty line within a text. Begin a paragraph of its own instead."),
        "template_condition_unknown": N_("There is no condition “{condition}”. Check its spelling."),
        "template_entry_wrong": N_("The entry “{entry}” is missing or not written correctly. Add or correct it."),
        "template_entry_unknown": N_("The entry “{entry}” is not known here. Check its spelling."),
        "template_key_twice": N_("The key “{key}” appears twice. Give each part a key of its own."),
        "template_field_unknown": N_("There is no field “{field}”. Check its spelling."),
        "template_brace": N_("A brace in the text in one language ({language}) belongs to no field. Correct it."),
        "template_fields_differ": N_("“{field}” appears in one language only. Use it in both."),
        "template_reference_unknown": N_(
            "The text refers to “{key}”, which is not printed or does not exist. Correct the key."
        ),
    }
)


def sentence(stop: Stop, words: Words) -> str | None:
    """Return the sentence for a refused template, None for anything else."""
    if stop.code not in _TROUBLES:
        return None
    trouble = words.gettext(_TROUBLES[stop.code]).format(**stop.values)
    line = stop.values.get("line")
    if line is None:
        return words.gettext("The template was not saved. {trouble}").format(trouble=trouble)
    return words.gettext("The template was not saved. {place}: {trouble}").format(
        place=_place(stop, words), trouble=trouble
    )


def _place(stop: Stop, words: Words) -> str:
    """Return where it is: Article 3, paragraph 2, item 1 (line 40)."""
    _, at = words.gettext, stop.values
    if at.get("item"):
        where = _("Article {article}, paragraph {paragraph}, item {item} (line {line})")
    elif at.get("paragraph"):
        where = _("Article {article}, paragraph {paragraph} (line {line})")
    elif at.get("article"):
        where = _("Article {article} (line {line})")
    else:
        where = _("Line {line}")
    return where.format(**at)
