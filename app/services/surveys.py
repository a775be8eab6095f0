"""Asking a customer for a mark, in the transaction that stores the contact."""

from app.domain.contact import Contact
from app.domain.draft import SurveyDraft, SurveyWay
from app.services import mail_texts
from app.services.ports import Transaction
from app.services.work_letters import Sender


def ask_for_mark(tx: Transaction, contact: Contact, survey: SurveyDraft | None, sender: Sender) -> None:
    """Keep that the customer was asked, with the mark if there is one; by e-mail the question goes out.

    Who may not be written to any more when the contact ends was not asked (Awb 2:8).
    """
    if survey is None or survey.way is SurveyWay.NOT_ASKED:
        return
    if survey.way is SurveyWay.EMAIL:
        to = contact.customer.mail_address if contact.customer else ""
        if not to:
            return
        tx.mail.put(mail_texts.survey_question(contact, to, sender.municipality, sender.language))
    tx.figures.put_survey(contact.id, contact.ended_at, survey.mark)
