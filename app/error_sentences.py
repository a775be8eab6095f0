"""Sentences for error keys: what is wrong, and what to do."""

from app.catalogue_sentences import catalogue_sentences
from app.domain.errors import BaliewijsError
from resources.translations import _


def sentence(error: BaliewijsError) -> str:
    """One clear sentence in the language in use."""
    text = _sentences().get(error.key)
    if text is None:
        return _("Something went wrong ({key}). Your text is kept.").format(key=error.key)
    return text.format(**error.values)


def _sentences() -> dict[str, str]:
    return {
        **_contact(),
        **_hand_off(),
        **_work(),
        **_editing(),
        **_news(),
        **_figures(),
        **_fields(),
        **_mail(),
        **_signing_in(),
        **_archive(),
        **_log(),
        **_outbox(),
        **_world(),
        **_privacy(),
        **catalogue_sentences(),
    }


def _contact() -> dict[str, str]:
    return {
        "contact-has-no-subject": _("Choose first what the contact was about: open an article or type a subject."),
        "subject-title-missing": _("Give this subject a name."),
        "outcome-missing": _("Choose how “{title}” ended, for example F8 answered directly."),
        "forwarded-sender-not-told": _("Say to which body “{title}” was forwarded, and tell the customer."),
        "hand-off-not-sent": _("Complete the hand-off of “{title}” with F9."),
        "question-too-long": _("The customer's question may have {maximum} characters."),
        "note-too-long": _("The note may have {maximum} characters. Shorten it a little."),
        "bsn-in-text": _("This looks like a citizen service number (BSN). Leave it out of the note."),
        "contact-stored-differently": _("This contact is stored already. Start a new contact for something new."),
        "article-withdrawn": _("This article no longer exists. Search again."),
        "receipt-unknown": _("There is no contact with this number."),
        "number-mistyped": _("This number is not right. Check the letters and digits with the customer."),
    }


def _hand_off() -> dict[str, str]:
    return {
        "hand-off-question-missing": _("Write down what the customer wants to know or achieve."),
        "reply-way-missing": _("Choose how the customer wants the answer."),
        "reply-phone-missing": _("Fill in a telephone number."),
        "reply-email-missing": _("Fill in an e-mail address."),
        "reply-letter-missing": _("Fill in a postal address."),
        "answer-missing": _("This must be filled in: the back office cannot go on without it."),
        "answer-choice-wrong": _("Choose one of the answers."),
        "answer-date-wrong": _("This date is not right. Example: 31-12-2026."),
        "answer-number-wrong": _("Fill in a number."),
        "answer-address-wrong": _("Fill in a street and a house number."),
        "answer-licence-plate-wrong": _("This licence plate is not right. Example: KX-482-P."),
        "answer-document-wrong": _("Keep the name of the photo or document short."),
        "unit-unreachable": _("Nobody reads what is sent to this unit. Choose another unit."),
    }


def _work() -> dict[str, str]:
    return {
        "work-item-changed": _("Somebody else was first. Your text is kept; look at what changed."),
        "work-item-closed": _("This question is closed. Open it again first."),
        "work-item-unknown": _("This question is not in the work queue."),
        "work-not-allowed": _("This step is not possible now. Look at the history of the question."),
        "work-not-yours": _("This question is shielded. Only its unit can work on it."),
        "work-text-missing": _("Write it down first: without text nobody knows why."),
        "work-parts-open": _("Another unit must still answer its part. Close it when every part is answered."),
        "work-unit-unreachable": _("Nobody reads what is sent to this unit. Choose another unit."),
        "work-promise-wrong": _("Choose another working day, today or later."),
        "work-mail-not-allowed": _("The customer did not agree to e-mail. Call or write a letter instead."),
    }


def _editing() -> dict[str, str]:
    return {
        "draft-changed": _("Somebody else changed this article. Compare both texts; yours is kept."),
        "draft-exists": _("Somebody is writing a new version already. Finish that one first, or throw it away."),
        "draft-empty": _("There is no text yet. Write at least one section."),
        "draft-note-missing": _("Write in a few words what changed. Agents read this."),
        "draft-not-writing": _("The article is waiting to be published. Take it back first."),
        "draft-not-in-review": _("Nobody is reading this text now. Look at the history of the article."),
        "draft-not-approved": _("A second reader must approve this text first."),
        "article-title-missing": _("Give the article a title."),
        "article-unknown": _("This article is not there. Perhaps somebody threw the draft away."),
        "version-unknown": _("This version of the article is not there."),
        "publish-day-past": _("This day is over. Choose today or a later day."),
        "reviewer-is-author": _("Who wrote the text cannot be its second reader. Ask somebody else."),
        "review-for-other": _("Somebody else was asked to read this text."),
        "send-back-text-missing": _("Write what must be better, so that the author can go on."),
        "withdraw-reason-missing": _("Write why the article is withdrawn. Agents read this."),
        "replacement-unknown": _("Choose another article that agents can use instead."),
        "feedback-text-missing": _("Write what is wrong or what is missing."),
        "feedback-answered": _("Somebody else answered this already."),
        "feedback-unknown": _("This report is not there any more."),
        "answer-text-missing": _("Write an answer for the agent."),
        "task-reason-missing": _("Write why nothing needs to be done."),
        "markup-too-large": _("This is too much at once. Paste it in smaller parts."),
        "markup-too-deep": _("This text is built in an impossible way. Paste it as plain text."),
        "picture-in-text": _("Pictures and files do not go into the text. Add them as attachments."),
        "link-wrong": _("This address is not right. Example: www.voorbeeld.nl. Or choose an article."),
        "attachment-empty": _("This file is empty."),
        "attachment-too-large": _("This file is too large: over {limit_mb} MB. Make it smaller, or link to it."),
        "attachment-kind": _("This kind of file cannot be attached. Use PDF, a picture, or an office file."),
        "attachment-unknown": _("This attachment is not there any more."),
        "attachment-not-opened": _("No programme on this computer opens this file. Save it with “Save as …”."),
        "contact-unknown": _("There is no contact with this number."),
        "contact-shielded": _("This contact is shielded. No article can be made from it."),
        "file-unreadable": _("This file cannot be opened. Choose another one."),
        "network-away": _("No website answers. Check the connection to the internet."),
    }


def _news() -> dict[str, str]:
    return {
        "bulletin-title-missing": _("Give the message a title."),
        "bulletin-text-missing": _("Write the text of the message."),
        "bulletin-period-wrong": _("The last day lies before the first. Choose a later one."),
        "bulletin-changed": _("Somebody else changed this message. Copy your text and open the message again."),
        "bulletin-unknown": _("This message is not there any more."),
    }


def _figures() -> dict[str, str]:
    return {
        "open-data-no-month": _("None of these months is over. Choose an earlier one."),
        "report-not-opened": _("No programme on this computer opens this file. Open it where you saved it."),
        "figures-not-counted": _("The figures of earlier contacts are being counted. This happens once."),
        "figures-not-yours": _("The figures of one person are for that person and their team leader."),
        "figure-not-listed": _("There are no contacts behind this number."),
        "view-name-missing": _("Give this view a name."),
        "view-name-too-long": _("The name may have {maximum} characters."),
        "mark-wrong": _("A mark is a whole number from 1 to 10."),
        "survey-not-asked": _("This customer was not asked for a mark. Check the number."),
        "norm-bound-wrong": _("Choose a number from {lowest} up to and including {highest}."),
        "norm-days-wrong": _("The last day lies before the first. Choose a later one."),
        "norm-not-split": _("This figure is not counted by channel or product. Choose all of them."),
        "norm-overlaps": _("There is a norm for this already on some of these days. End that one first."),
        "norm-unknown": _("This norm is not there any more."),
        "deviation-owner-missing": _("Choose who does something about it."),
        "deviation-cause-missing": _("Write what the cause is, as far as you know it now."),
        "deviation-action-missing": _("Write what will be done about it."),
        "deviation-due-missing": _("Choose the day by which it is done."),
        "deviation-due-past": _("This day is over. Choose today or a later day."),
        "deviation-result-missing": _("Write whether it helped."),
        "deviation-not-allowed": _("This step is not possible now. Look at how far this deviation is."),
        "deviation-changed": _("Somebody else was first. Your text is kept; close this and open it again to compare."),
        "deviation-unknown": _("This deviation is not there any more."),
    }


def _fields() -> dict[str, str]:
    return {
        "postcode-wrong": _("A postcode has four digits and two letters, such as 1234 AB."),
        "house-number-wrong": _("A house number begins with a digit, such as 12 or 12-A."),
        "phone-wrong": _("This telephone number is not right. Example: 06 12345678 or 14 0570."),
        "email-wrong": _("This e-mail address is not right. Example: naam@voorbeeld.nl."),
        "kvk-wrong": _("A KvK number has eight digits."),
        "person-name-missing": _("Fill in the name: it stands on the receipts."),
    }


def _mail() -> dict[str, str]:
    return {
        "mail-refused": _("The mail server refused this message. Check the e-mail address."),
        "mail-too-late": _("This message waited too long and was not sent. Tell the customer in another way."),
        "mail-server-away": _("The mail server does not answer. Messages wait until it does."),
        "mail-not-set-up": _("Fill in the mail server and the sender first. Messages wait until then."),
        "mail-not-secure": _("The line to the mail server is not secure. Ask your administrator."),
        "mail-sign-in-refused": _("The mail server refused the user name or the password. Fill them in again."),
        "mail-sender-refused": _("The mail server refused the sender. Check the address of the sender."),
    }


def _signing_in() -> dict[str, str]:
    return {
        "sign-in-refused": _("The name or the password is not right. After some wrong tries you must wait a while."),
        "password-needed": _("The server asks for a password. Sign in, or set BALIEWIJS_PASSWORD."),
        "password-too-short": _("A password has at least {minimum} characters. A sentence is easy to remember."),
        "password-is-name": _("The password may not be the name."),
        "passwords-differ": _("This is not the same password. Type it twice."),
        "first-password-administrator": _("The first password is for an administrator. Give this person that role."),
        "last-administrator": _("At least one administrator must have a password. Take that of the others away first."),
        "last-administrator-login": _("Somebody must be administrator. Give that role to somebody else first."),
        "role-missing": _("You do not have the role for this. Ask an administrator."),
        "login-missing": _("Fill in a login: without one nobody can have a role or a password."),
        "login-wrong": _("This login is not possible. Use at most 63 letters and digits, such as s.bakker."),
        "login-taken": _("Somebody else has this login already."),
        "person-without-login": _("Nobody here has this login. Ask an administrator to fill it in."),
        "certificate-wrong": _("The server does not prove that it is the right one. Nothing was told to it."),
        "server-address-wrong": _("This address is not right. Example: postgresql://kcc.gemeente.example/baliewijs."),
        "server-address-has-password": _("Leave the password out of the address: it is asked for."),
        "server-not-set-up": _("This server has no Baliewijs yet. An administrator runs baliewijs server init."),
        "server-too-old": _("This needs PostgreSQL 15 or newer."),
        "superuser-needed": _("Setting a server up is for a superuser of PostgreSQL. Put that login in the address."),
        "server-older": _("The server must be brought up to date. An administrator runs baliewijs server init."),
        "seat-to-choose": _("Choose a workplace with --seat. There are: {codes}."),
        "seat-taken": _("Another computer works at this workplace. An administrator can take it with --take-over."),
        "take-over-needs-administrator": _("Only an administrator can take a workplace from another computer."),
        "joined-already": _("This computer works on another server. First run baliewijs leave."),
        "outbox-not-empty": _(
            "Contacts of this workplace are not on the server yet. Sign in and let them be sent first."
        ),
        "not-joined": _("This computer works alone: there is nothing to leave."),
    }


def _archive() -> dict[str, str]:
    return {
        "seat-open": _("Baliewijs is open already on this workplace."),
        "archive-unreadable": _("The backup {file} cannot be read. Check whether it is there and is yours."),
        "archive-damaged": _("This backup is damaged or is no backup. Nothing was changed; take another one."),
        "archive-newer": _("This backup was made by a newer version of Baliewijs. Install that version first."),
        "archive-not-all-seen": _(
            "This login may not see every row, so the backup would not be whole. Use one of the role baliewijs_backup."
        ),
        "archive-may-not-fill": _("This login may not fill the database. Use that of the administrator of the server."),
        "archive-target-in-use": _("This database is in use. Choose an empty one, or restore with --replace."),
        "archive-in-the-way": _("The file {file} is no backup. Choose another name."),
        "archive-not-confirmed": _("Nothing was changed."),
        "backup-stopped": _("The backup was stopped. Nothing was written."),
    }


def _log() -> dict[str, str]:
    return {
        "log-head-wrong": _(
            "This is no head of the log. It is a number, a colon and at least twenty letters and digits."
        ),
    }


def _privacy() -> dict[str, str]:
    return {
        "term-wrong": _("A term is a whole number of months, from 1 to {highest}."),
        "reason-missing": _("Write why."),
        "reason-too-long": _("The reason may have {maximum} characters."),
        "disposal-open": _("There is a list already. Approve that one or throw it away first."),
        "disposal-unknown": _("This list is not there any more."),
        "disposal-not-proposed": _("This was decided already. Open it again to see what became of it."),
        "disposal-changed": _("The list changed meanwhile. Look through it once more."),
        "disposal-not-approved": _("This list must be approved first."),
        "disposal-not-done": _("This is not done yet."),
        "nothing-overdue": _("There is nothing to dispose of: every contact is within its term or still open."),
        "customer-unknown": _("This person is not in the register any more."),
        "customer-empty": _("Fill in at least a name, an address, a telephone number or an e-mail address."),
        "person-has-open": _("Something is still open for this person. Have it closed first."),
    }


def _outbox() -> dict[str, str]:
    return {
        "save-refused": _("The server does not accept this. Open it again as a contact and look it over."),
        "save-of-another-person": _("A colleague saved this here. It is sent when that colleague signs in."),
        "save-gone": _("This was sent meanwhile."),
    }


def _world() -> dict[str, str]:
    return {
        "not-set-up": _("Baliewijs is not set up in this folder. Start the window once, or add --demo."),
        "data-folder-unusable": _("The data folder cannot be made or written. Choose another one with --data."),
        "knowledge-base-empty": _("The knowledge base is empty. Import a catalogue first, or add --demo."),
        "name-missing": _("Fill in your name: it stands on the receipts."),
        "seat-unknown": _("Choose a workplace."),
        "profile-wrong": _("The profile {file} is not right: {what}"),
        "unit-unknown": _("This municipality has no such unit."),
        "calendar-without-opening-days": _("The municipality has no opening days."),
        "database-on-network": _("The database must be on this computer, not on a network drive."),
        "database-unsupported": _("This kind of database is not supported."),
        "profile-unknown": _("There is no profile of this municipality."),
        "file-missing": _("The file {file} does not exist."),
        "unexpected": _("Something went wrong in the programme (code {id}). Your text is kept."),
        "database-away": _("The database cannot be reached. Your text is kept; try again in a moment."),
        "database-full": _("The disk is full. Your text is kept; free some space and try again."),
        "database-damaged": _("The database is damaged. Restore a backup or ask your administrator."),
        "database-read-only": _("The database may not be written. Check the rights on the data folder."),
        "key-store-away": _(
            "The key store of this computer cannot be opened. Sign in again, or ask your administrator."
        ),
        "slug-taken": _("An article with this name exists already."),
        "database-newer": _("This database was made by a newer version of Baliewijs. Install that version."),
        "journal-not-written": _("Your text cannot be written to disk. Check whether the disk is full."),
        "index-away": _("The knowledge base is being prepared. You can search in a moment."),
        "printer-away": _("The printer does not answer. Check the printer and print again."),
        "file-not-written": _("The file could not be written. Choose another place."),
        "import-stopped": _("The import was stopped. Nothing was changed."),
        "export-stopped": _("The export was stopped. Nothing was written."),
        "export-format-unknown": _("The ending of {file} tells no format. Use --format, or another ending."),
        "website-missing": _("This format needs the website of the municipality. Add it to the profile first."),
    }
