"""What can be done to each thing of the office: one enumeration of steps per noun."""

from enum import StrEnum


class EditionStep(StrEnum):
    """年度."""

    OPEN = "open"
    START_SCREENING = "start_screening"
    START_MATCHING = "start_matching"
    START = "start"
    START_REPORTING = "start_reporting"
    ARCHIVE = "archive"
    GO_BACK = "go_back"


class ApplicationStep(StrEnum):
    """応募."""

    RECEIVE = "receive"
    MARK_DUPLICATE = "mark_duplicate"
    UNMARK_DUPLICATE = "unmark_duplicate"
    CHECK = "check"
    FIND_ELIGIBLE = "find_eligible"
    FIND_INELIGIBLE = "find_ineligible"
    FIND_TO_CONFIRM = "find_to_confirm"
    START_SCREENING = "start_screening"
    REQUEST_DOCUMENTS = "request_documents"
    MARK_INCOMPLETE = "mark_incomplete"
    MARK_COMPLETE = "mark_complete"
    SET_INTERVIEW = "set_interview"
    CALL_OFF_INTERVIEW = "call_off_interview"
    INTERVIEW = "interview"
    PASS = "pass"  # noqa: S105 - a decision, no password
    WAITLIST = "waitlist"
    NOT_SELECT = "not_select"
    RECONSIDER = "reconsider"
    WITHDRAW = "withdraw"
    CANCEL = "cancel"
    REINSTATE = "reinstate"


class DocumentStep(StrEnum):
    """提出書類."""

    REQUEST = "request"
    RECEIVE = "receive"
    CHECK = "check"
    ACCEPT = "accept"
    RETURN = "return"
    RESUBMIT = "resubmit"
    EXPIRE = "expire"


class OpeningStep(StrEnum):
    """募集."""

    SUBMIT = "submit"
    SEND_BACK = "send_back"
    REGISTER = "register"
    OPEN = "open"
    FILL = "fill"
    FREE = "free"
    CLOSE = "close"
    WITHDRAW = "withdraw"
    REINSTATE = "reinstate"


class MatchStep(StrEnum):
    """マッチング."""

    SET_INTERVIEW = "set_interview"
    COMPANY_ACCEPT = "company_accept"
    COMPANY_DECLINE = "company_decline"
    INTERN_ACCEPT = "intern_accept"
    INTERN_DECLINE = "intern_decline"
    APPROVE = "approve"
    DECIDE = "decide"
    CANCEL = "cancel"
    PROPOSE_AGAIN = "propose_again"


class PlacementStep(StrEnum):
    """インターンシップの実施."""

    SIGN_AGREEMENTS = "sign_agreements"
    APPROVE_PLAN = "approve_plan"
    FINISH_ARRANGEMENTS = "finish_arrangements"
    START_TRAINING = "start_training"
    START = "start"
    SUSPEND = "suspend"
    RESUME = "resume"
    PRESENT = "present"
    COMPLETE = "complete"
    END_EARLY = "end_early"
    START_FOLLOW_UP = "start_follow_up"
    CLOSE = "close"
    CANCEL = "cancel"


class PaperStep(StrEnum):
    """契約書 and every other paper that is sent out to be signed."""

    REVIEW = "review"
    SEND = "send"
    SIGN_BY_A = "sign_by_a"
    SIGN_BY_B = "sign_by_b"
    FILE = "file"
    VOID = "void"
    REPLACE = "replace"


class VisaStep(StrEnum):
    """査証."""

    WAIVE = "waive"
    REQUIRE = "require"
    DRAFT = "draft"
    SEAL = "seal"
    SEND = "send"
    ARRIVE_AT_INTERN = "arrive_at_intern"
    APPLY = "apply"
    ASK_MORE = "ask_more"
    ANSWER = "answer"
    ISSUE = "issue"
    REFUSE = "refuse"
    START_AGAIN = "start_again"
    TICKET = "ticket"
    ENTER = "enter"
    LEAVE = "leave"


class PaymentStep(StrEnum):
    """活動支援金."""

    APPROVE = "approve"
    HOLD = "hold"
    RELEASE = "release"
    PAY = "pay"
    FILE_RECEIPT = "file_receipt"
