"""What a user can do at the desk, and how it is taken back.

An act is undone by writing the old values, or, where it left the house (a letter, a decision), by a counter-act that
stands beside it.
"""

from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class ActRule:
    """Whether an act can be undone, else which act answers it; and whether it is kept though it changed no record.

    What is passed over changes nothing of the office's data: Undo looks past it to the act before.
    """

    undoable: bool = True
    counter: str | None = None
    kept_when_empty: bool = False
    passed_over: bool = False


_UNDO = ActRule()
_FIRST = ActRule(undoable=False)
_NOTED = ActRule(undoable=False, passed_over=True)
_KEPT = ActRule(undoable=False, kept_when_empty=True, passed_over=True)

ACTS = MappingProxyType(
    {
        "open_desk": _FIRST,
        "add_editions": _UNDO,
        "copy_edition": _UNDO,
        "add_coordinator": _UNDO,
        "retire_coordinator": _UNDO,
        "edit_letterhead": _UNDO,
        "edit_edition": _UNDO,
        "advance_edition": _UNDO,
        "import_applications": _UNDO,
        "import_companies": _UNDO,
        "keep_mapping": _UNDO,
        "rename_mapping": _UNDO,
        "delete_mapping": _UNDO,
        "add_company": _UNDO,
        "add_opening": _UNDO,
        "advance_openings": _UNDO,
        "screen_applications": _UNDO,
        "screen_companies": _UNDO,
        "override_rule": _UNDO,
        "pass_screening": _UNDO,
        "reject_applications": _UNDO,
        "withdraw_applications": _UNDO,
        "reconsider_applications": _UNDO,
        "give_review": _UNDO,
        "change_review": _UNDO,
        "ask_colleague": _UNDO,
        "answer_colleague": _UNDO,
        "set_tentative": _UNDO,
        "clear_tentative": _UNDO,
        "follow_reviews": _UNDO,
        "apply_tentative": _UNDO,
        "decide_screening": _UNDO,
        "edit_criteria": _UNDO,
        "edit_reasons": _UNDO,
        "request_documents": _UNDO,
        "receive_documents": _UNDO,
        "send_back_documents": _UNDO,
        "mark_documents_received": _UNDO,
        "remind_of_documents": _UNDO,
        "attach_files": _UNDO,
        "detach_files": _UNDO,
        "arrange_interviews": _UNDO,
        "move_interviews": _UNDO,
        "call_off_interviews": _UNDO,
        "record_interviews": _UNDO,
        "decide_after_interview": _UNDO,
        "propose_matches": _UNDO,
        "answer_matches": _UNDO,
        "approve_matches": _UNDO,
        "decide_matches": ActRule(undoable=False, counter="cancel_matches"),
        "cancel_matches": _UNDO,
        "prepare_placements": _UNDO,
        "advance_placements": _UNDO,
        "arrange_stays": _UNDO,
        "arrange_training": _UNDO,
        "plan_allowances": _UNDO,
        "record_payments": _UNDO,
        "record_follow_ups": _UNDO,
        "record_passports": _UNDO,
        "read_passport": _UNDO,
        "take_over_passport": _UNDO,
        "edit_record": _UNDO,
        "merge_persons": _UNDO,
        "not_the_same": _UNDO,
        "same_after_all": _UNDO,
        "save_view": _UNDO,
        "rename_view": _UNDO,
        "replace_view": _UNDO,
        "pin_view": _UNDO,
        "share_view": _UNDO,
        "delete_view": _UNDO,
        "keep_draft": _NOTED,
        "edit_template": _UNDO,
        "record_letters": _UNDO,
        "withdraw_letters": _UNDO,
        "record_papers": _UNDO,
        "issue_papers": ActRule(undoable=False, counter="void_papers"),
        "reissue_papers": ActRule(undoable=False, counter="void_papers"),
        "void_papers": ActRule(undoable=False, counter="issue_papers"),
        "reveal_masked": _KEPT,
        "export_list": _KEPT,
        "save_scan": _KEPT,
        "export_failed": _KEPT,
        "protect_desk": _KEPT,
        "unprotect_desk": _KEPT,
        "change_passphrase": _KEPT,
        "remove_passphrase": _KEPT,
        "change_recovery_code": _KEPT,
        "undo": _UNDO,
    }
)
"""Every act by its name. To undo an undo is to do the act again."""
