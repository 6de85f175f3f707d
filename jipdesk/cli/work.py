"""Commands that do the office's work: screen and match."""

from argparse import Namespace
from collections import Counter
from collections.abc import Callable
from typing import Any

from jipdesk import i18n
from jipdesk.actions.desk import Desk
from jipdesk.cli import terminal
from jipdesk.cli.desk import desk
from jipdesk.exchange.uncollected import uncollected
from jipdesk.i18n import Words
from jipdesk.queries import editions, eligibility
from jipdesk.queries.editions import EditionRow
from jipdesk.queries.eligibility import Judged
from jipdesk.rules.codes import Verdict

SayRules = Callable[[Any, Any, Any], list[dict[str, Any]]]
"""Says every rule's outcome of one application or company, given the sources and the sentences."""


def screen(asked: Namespace) -> int:
    """Judge every application, or company, by the edition's rules."""
    with desk(asked) as found, uncollected():
        with found.db.read() as session:
            edition = editions.find(session, asked.edition)
        # Sentences for every rule of every applicant take as long as the rules themselves.
        say_rules = _rules if asked.json else _no_rules
        screen = _screen_companies if asked.kind == "companies" else _screen_applications
        result = screen(found, edition, say_rules)
    if asked.json:
        terminal.say_json(result)
        return 0
    words = i18n.spoken()
    terminal.say(_counted(result["totals"], words))
    if result.get("decided_totals", result["totals"]) != result["totals"]:
        decided = words.gettext("With the exceptions that coordinators approved: {counts}")
        terminal.say(decided.format(counts=_counted(result["decided_totals"], words)))
    return 0


def _counted(totals: dict[str, int], words: Words) -> str:
    counts = {name: words.number(count) for name, count in totals.items()}
    return words.gettext("{eligible} eligible, {ineligible} not eligible, {confirm} to be confirmed.").format(**counts)


def _screen_applications(found: Desk, edition: EditionRow, say_rules: SayRules) -> dict[str, Any]:
    from jipdesk.actions.screening import screen_applications
    from jipdesk.phrases.eligibility import sentence_for

    with (
        found.db.write(found.actor, "screen_applications") as session,
        terminal.Progress(i18n._("Checking…")) as progress,
    ):
        screen_applications(session, edition.id, progress)
    with found.db.read() as session:
        sources = editions.parameters(session, edition.id).sources
        judged = eligibility.judged(session, edition.id)
    rows = [_application(each, say_rules(each, sources, sentence_for)) for each in judged]
    return {
        **_result(edition, "applications", rows),
        "decided_totals": _totals([row.get("decided", row["verdict"]) for row in rows]),
    }


def _application(judged: Judged, rules: list[dict[str, Any]]) -> dict[str, Any]:
    """Give the rules' own verdict, and beside it what it comes to with the exceptions, where there are any."""
    beside = {"decided": judged.decided} if judged.overrides else {}
    return {"receipt_no": judged.receipt_no, "verdict": judged.verdict, **beside, "rules": rules}


def _screen_companies(found: Desk, edition: EditionRow, say_rules: SayRules) -> dict[str, Any]:
    from jipdesk.actions.screening import screen_companies
    from jipdesk.phrases.companies import sentence_for
    from jipdesk.queries import companies

    with found.db.write(found.actor, "screen_companies") as session:
        screen_companies(session, edition.id)
    with found.db.read() as session:
        sources = editions.company_parameters(session, edition.id).sources
        judged = companies.judged(session, edition.id)
    rows = [
        {"company_no": each.company_no, "verdict": each.verdict, "rules": say_rules(each, sources, sentence_for)}
        for each in judged
    ]
    return _result(edition, "companies", rows)


def _rules(judged: Any, sources: Any, sentence_for: Any) -> list[dict[str, Any]]:
    """Return every rule's outcome with its sentence in both languages, its source, and an exception beside it."""
    english, japanese = i18n.words("en"), i18n.words("ja")
    exceptions = getattr(judged, "overrides", {})
    rules = []
    for result in judged.results:
        reason, values = str(result["reason"]), result["values"]
        rule = {
            "rule": result["rule"],
            "outcome": result["outcome"],
            "en": sentence_for(reason, values, english),
            "ja": sentence_for(reason, values, japanese),
            "source": sources[result["rule"]],
        }
        if result["rule"] in exceptions:
            rule["override"] = exceptions[result["rule"]]
        rules.append(rule)
    return rules


def _no_rules(*_: object) -> list[dict[str, Any]]:
    return []


def _result(edition: EditionRow, kind: str, rows: list[dict[str, Any]]) -> dict[str, Any]:
    return {"edition": str(edition.year), "totals": _totals([row["verdict"] for row in rows]), kind: rows}


def _totals(verdicts: list[str]) -> dict[str, int]:
    counted = Counter(verdicts)
    return {
        verdict.value: counted[verdict.value] for verdict in (Verdict.ELIGIBLE, Verdict.INELIGIBLE, Verdict.CONFIRM)
    }


def match(asked: Namespace) -> int:
    """Compute the best plan of proposals and show it; nothing is committed."""
    from jipdesk.matching.pairs import allowed_pairs
    from jipdesk.matching.plan import best_plan
    from jipdesk.phrases.matching import why
    from jipdesk.queries import candidates, openings

    with desk(asked) as found, found.db.read() as session:
        edition = editions.find(session, asked.edition)
        people = candidates.candidates(session, edition.id, asked.source)
        places = openings.openings(session, edition.id)
    plan = best_plan(places, people, per_opening=asked.per_opening, per_candidate=asked.per_candidate)
    english, japanese = i18n.words("en"), i18n.words("ja")
    proposals = [
        {
            "opening": each.opening,
            "application": each.candidate,
            "score": each.score,
            "why_en": why(each.parts, english),
            "why_ja": why(each.parts, japanese),
        }
        for each in plan.proposals
    ]
    if asked.json:
        result: dict[str, Any] = {"total": plan.total, "proposals": proposals}
        if asked.all_pairs:
            result["pairs"] = [
                {"opening": pair.opening, "application": pair.candidate, "score": pair.score}
                for pair in allowed_pairs(places, people)
            ]
        terminal.say_json(result)
        return 0
    _show_plan(plan.total, proposals)
    return 0


def _show_plan(total: int, proposals: list[dict[str, Any]]) -> None:
    words = i18n.spoken()
    if not proposals:
        terminal.say(
            words.gettext(
                "There is nobody to propose: no candidate who passed the office interview fits an open place."
            )
        )
        return
    line = words.gettext("{opening} ← {application}  {score} points: {why}")
    for each in proposals:
        terminal.say(line.format(why=each[f"why_{words.language}"], **each))
    said = words.ngettext(
        "{count} proposal, {total} points in all.", "{count} proposals, {total} points in all.", len(proposals)
    )
    terminal.say(said.format(count=words.number(len(proposals)), total=words.number(total)))
