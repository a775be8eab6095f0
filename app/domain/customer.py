"""Who asks. Anonymous is normal: then there is no customer at all."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Customer:
    """A person or company, as typed and checked. Every field may be empty but not all of them.

    `phone` is kept as typed, `phone_e164` normalised or "" where no E.164 form exists (14 0570);
    `postcode` is "1234 AB"; `email_consent` says the customer may be reached by e-mail (Awb 2:8).
    """

    id: UUID
    salutation: str = ""
    initials: str = ""
    prefix: str = ""
    last_name: str = ""
    company: str = ""
    kvk_number: str = ""
    postcode: str = ""
    house_number: str = ""
    street: str = ""
    place: str = ""
    phone: str = ""
    phone_e164: str = ""
    email: str = ""
    email_consent: bool = False

    @property
    def name(self) -> str:
        """Name as a letter would open it, such as "Mw. A. de Vries", else the company, else ""."""
        parts = (self.salutation, self.initials, self.prefix, self.last_name)
        return " ".join(part for part in parts if part) if self.last_name else self.company

    @property
    def mail_address(self) -> str:
        """Where the customer may be written to by e-mail; "" without an address or without consent (Awb 2:8)."""
        return self.email if self.email_consent else ""

    @property
    def is_empty(self) -> bool:
        """Nothing is known: the contact is anonymous."""
        fields = (self.last_name, self.company, self.postcode, self.phone, self.email, self.street, self.kvk_number)
        return not any(fields)
