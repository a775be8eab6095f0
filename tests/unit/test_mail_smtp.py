"""Handing messages to a real mail server: proof, refusals, a safe line, headers that nobody adds to."""

import ssl
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import keyring
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from keyring.backends.fail import Keyring as NoKeyring

from app.clock import SystemClock
from app.domain.errors import BaliewijsError, DomainError, WorldError
from app.domain.ids import new_id
from app.domain.mail import MailKind, MailMessage
from app.mail.smtp import SmtpMailer
from app.settings import Settings, SmtpSecurity
from tests.mail_server import HOST, PASSWORD, USER, Inbox, mail_server
from tests.unit.test_journal_key import Refusing, Store

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
MESSAGE = MailMessage(
    new_id(), "answer:1", MailKind.ANSWER, "klant@example.nl", "Antwoord", "Beste klant,\n\nHét antwoord.", None, NOW
)


@pytest.fixture(autouse=True)
def key_store() -> Iterator[Store]:
    """No test touches the key store of whoever runs it."""
    before = keyring.get_keyring()
    store = Store()
    keyring.set_keyring(store)
    yield store
    keyring.set_keyring(before)


@pytest.fixture
def inbox() -> Iterator[Inbox]:
    with mail_server(Inbox()) as inbox:
        yield inbox


@pytest.fixture
def certificate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ssl.SSLContext:
    """A certificate of this computer, which this computer trusts for the time of the test."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    begin = datetime.now(UTC) - timedelta(hours=1)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(begin)
        .not_valid_after(begin + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    file = tmp_path / "server.pem"
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    file.write_bytes(private + made.public_bytes(serialization.Encoding.PEM))
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    return context


def mailer(
    inbox: Inbox,
    security: SmtpSecurity = SmtpSecurity.NONE,
    host: str = HOST,
    user: str = "",
    sender: str = "Gemeente Testdam <kcc@testdam.example>",
) -> SmtpMailer:
    settings = Settings(
        smtp_host=host, smtp_port=inbox.port, smtp_security=security, smtp_user=user, mail_sender=sender
    )
    return SmtpMailer(settings, SystemClock())


def refusal(sending: SmtpMailer, message: MailMessage = MESSAGE) -> BaliewijsError:
    with pytest.raises(BaliewijsError) as refused:
        sending.send(message)
    return refused.value


def test_a_message_arrives_with_its_headers_and_text(inbox: Inbox) -> None:
    mailer(inbox).send(MESSAGE)
    (letter,) = inbox.letters
    assert letter["To"] == "klant@example.nl"
    assert letter["From"] == "Gemeente Testdam <kcc@testdam.example>"
    assert letter["Auto-Submitted"] == "auto-generated"
    assert letter["Date"].datetime == NOW
    assert letter.get_content() == "Beste klant,\n\nHét antwoord.\n"


def test_the_proof_is_the_message_id_and_the_answer_of_the_server(inbox: Inbox) -> None:
    proof = mailer(inbox).send(MESSAGE)
    assert proof.message_id_header == inbox.letters[0]["Message-ID"] == f"<{MESSAGE.id}@testdam.example>"
    assert proof.server_reply == "250 queued as 1"


def test_a_message_that_is_tried_again_is_the_same_to_the_byte(inbox: Inbox) -> None:
    for _time in range(2):
        mailer(inbox).send(MESSAGE)
    first, second = (
        {name: value for name, value in letter.items() if name not in ("X-Peer", "X-MailFrom", "X-RcptTo")}
        for letter in inbox.letters
    )
    assert first == second


@pytest.mark.parametrize(
    "to",
    [
        "",
        "geen adres",
        "@example.nl",
        "klant@",
        "een@example.nl, twee@example.nl",
        "een@example.nl;twee@example.nl",
        "klant@example.nl\r\nBcc: ander@example.nl",
        "klant@example.nl>\r\nRCPT TO:<ander@example.nl",
        "Klant <klant@example.nl>",
        "klant@..example.nl",
        "k\udcffant@example.nl",
    ],
)
def test_what_is_not_exactly_one_address_is_refused_before_the_server_hears_it(inbox: Inbox, to: str) -> None:
    error = refusal(mailer(inbox), replace(MESSAGE, to=to))
    assert (type(error), error.key) == (DomainError, "mail-refused")
    assert inbox.letters == []


def test_a_subject_cannot_add_a_header_or_a_receiver(inbox: Inbox) -> None:
    mailer(inbox).send(replace(MESSAGE, subject="Antwoord\r\nBcc: ander@example.nl\n\nTekst"))
    (letter,) = inbox.letters
    assert letter["Subject"] == "Antwoord Bcc: ander@example.nl Tekst"
    assert letter["Bcc"] is None
    assert inbox.receivers == [["klant@example.nl"]]


def test_a_line_with_only_a_dot_does_not_end_the_letter(inbox: Inbox) -> None:
    mailer(inbox).send(replace(MESSAGE, body="een\n.\nRCPT TO:<ander@example.nl>\n.drie"))
    assert inbox.letters[0].get_content() == "een\n.\nRCPT TO:<ander@example.nl>\n.drie\n"


def test_letters_of_other_languages_and_a_long_subject_arrive(inbox: Inbox) -> None:
    long = "Ëën vraag over de Łódźstraat " * 8
    mailer(inbox).send(replace(MESSAGE, subject=long, to="klant@bücher.example"))
    assert inbox.letters[0]["Subject"] == long.strip()
    assert inbox.receivers == [["klant@xn--bcher-kva.example"]]


def test_an_address_that_only_newer_servers_know_is_refused_by_an_older_one(inbox: Inbox) -> None:
    assert refusal(mailer(inbox), replace(MESSAGE, to="jörg@example.nl")).key == "mail-refused"


def test_a_refused_address_says_nothing_about_whose_it_is(inbox: Inbox) -> None:
    inbox.refused.add("klant@example.nl")
    error = refusal(mailer(inbox))
    assert (type(error), error.key, error.values) == (DomainError, "mail-refused", {})
    assert error.__cause__ is None


def test_a_refused_letter_is_the_message_s_own_fault(inbox: Inbox) -> None:
    inbox.refuses_content = True
    assert refusal(mailer(inbox)).key == "mail-refused"


def test_a_refused_sender_concerns_every_message(inbox: Inbox) -> None:
    inbox.refused_senders.add("kcc@testdam.example")
    error = refusal(mailer(inbox))
    assert (type(error), error.key) == (WorldError, "mail-sender-refused")


@pytest.mark.parametrize("sender", ["", "Gemeente Testdam", "kcc@", "een@example.nl, twee@example.nl"])
def test_without_one_sender_nothing_is_sent(inbox: Inbox, sender: str) -> None:
    assert refusal(mailer(inbox, sender=sender)).key == "mail-not-set-up"


def test_without_a_mail_server_nothing_is_sent(inbox: Inbox) -> None:
    assert refusal(mailer(inbox, host="")).key == "mail-not-set-up"


def test_a_server_that_goes_away_in_the_middle_is_the_world_s_fault(inbox: Inbox) -> None:
    inbox.away_after = 0
    error = refusal(mailer(inbox))
    assert (type(error), error.key) == (WorldError, "mail-server-away")


def test_a_server_that_is_not_there_is_the_world_s_fault() -> None:
    with mail_server(Inbox()) as stopped:
        pass
    assert refusal(mailer(stopped)).key == "mail-server-away"


@pytest.mark.parametrize("host", ["a..b", "x" * 300 + ".example"])
def test_a_name_that_cannot_be_a_server_is_a_server_that_is_away(inbox: Inbox, host: str) -> None:
    assert refusal(mailer(inbox, host=host)).key == "mail-server-away"


def test_a_password_never_goes_over_an_open_line(inbox: Inbox) -> None:
    mailer(inbox).keep_password(HOST, USER, PASSWORD)
    assert refusal(mailer(inbox, user=USER)).key == "mail-not-secure"
    assert inbox.signed_in == []


def test_a_server_without_starttls_gets_nothing(inbox: Inbox) -> None:
    assert refusal(mailer(inbox, SmtpSecurity.STARTTLS)).key == "mail-not-secure"
    assert inbox.letters == []


@pytest.mark.parametrize("security", [SmtpSecurity.STARTTLS, SmtpSecurity.TLS])
def test_a_secure_line_carries_password_and_letter(certificate: ssl.SSLContext, security: SmtpSecurity) -> None:
    offered = {"starttls" if security is SmtpSecurity.STARTTLS else "tls": certificate}
    with mail_server(Inbox(), **offered) as inbox:
        sending = mailer(inbox, security, "localhost", USER)
        sending.keep_password("localhost", USER, PASSWORD)
        sending.send(MESSAGE)
    assert (inbox.signed_in, len(inbox.letters)) == ([USER], 1)


def test_a_certificate_of_another_server_is_not_trusted(certificate: ssl.SSLContext) -> None:
    with mail_server(Inbox(), starttls=certificate) as inbox:
        assert refusal(mailer(inbox, SmtpSecurity.STARTTLS, HOST)).key == "mail-not-secure"
    assert inbox.letters == []


@pytest.mark.parametrize("password", ["", "verkeerd", "wachtwóórd"])
def test_a_wrong_password_concerns_every_message(certificate: ssl.SSLContext, password: str) -> None:
    with mail_server(Inbox(), starttls=certificate) as inbox:
        sending = mailer(inbox, SmtpSecurity.STARTTLS, "localhost", USER)
        sending.keep_password("localhost", USER, password)
        assert refusal(sending).key == "mail-sign-in-refused"


def test_a_password_belongs_to_one_server(inbox: Inbox, key_store: Store) -> None:
    mailer(inbox).keep_password("mail.testdam.example", USER, PASSWORD)
    assert key_store.kept == {("baliewijs-mail", "kcc@mail.testdam.example"): PASSWORD}


@pytest.mark.parametrize("store", [NoKeyring(), Refusing(RuntimeError)])  # type: ignore[no-untyped-call]
def test_without_a_key_store_a_password_is_not_kept(inbox: Inbox, store: Store) -> None:
    keyring.set_keyring(store)
    with pytest.raises(WorldError, match="key-store-away"):
        mailer(inbox).keep_password(HOST, USER, PASSWORD)
