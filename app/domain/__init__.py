"""Rules of the contact centre: frozen data, enums, errors."""
