"""Sentences for what can be wrong with a file of articles."""

from resources.translations import _


def catalogue_sentences() -> dict[str, str]:
    """Error keys of catalogues, product names and article files, with the fields that go in."""
    return {
        "catalogue-unreadable": _("The file {file} cannot be opened."),
        "catalogue-empty": _("The catalogue is empty. Nothing was changed."),
        "catalogue-too-large": _(
            "The catalogue is too large: a file or record over {limit_mb} MB. Nothing was changed."
        ),
        "catalogue-wrong-format": _("This is not a Samenwerkende Catalogi file (XML). Nothing was changed."),
        "catalogue-has-doctype": _(
            "The catalogue has a document type (DOCTYPE); that is not safe. Nothing was changed."
        ),
        "catalogue-too-deep": _("The catalogue is built in an impossible way: too deep. Nothing was changed."),
        "catalogue-damaged": _("The catalogue is damaged. Download it again. Nothing was changed."),
        "catalogue-truncated": _("The end of the catalogue is missing. Download it again. Nothing was changed."),
        "catalogue-without-records": _("The catalogue has no products. Nothing was changed."),
        "terms-file-wrong": _(
            "{file} teaches nothing: it is no Samenwerkende Catalogi file (XML) and no lines of JSON."
        ),
        "article-file-wrong": _("The article file {file} is not right: {what}"),
        **_exchange_sentences(),
    }


def _exchange_sentences() -> dict[str, str]:
    """Error keys of files in any other format than the catalogue's."""
    return {
        "exchange-unreadable": _("The file {file} cannot be opened."),
        "exchange-empty": _("The file is empty. Nothing was changed."),
        "exchange-too-large": _("The file is too large: over {limit_mb} MB. Nothing was changed."),
        "exchange-unknown-format": _("This file is none of the kinds that can be taken in. Nothing was changed."),
        "exchange-encoding": _("The file has characters that cannot be read. Save it as UTF-8. Nothing was changed."),
        "exchange-damaged": _("The file is damaged. Get it again. Nothing was changed."),
        "exchange-too-deep": _("The file is built in an impossible way: too deep. Nothing was changed."),
        "exchange-bomb": _("The file would become impossibly large when unpacked. Nothing was changed."),
        "exchange-without-records": _("There is nothing in the file. Nothing was changed."),
        "exchange-too-many-rows": _("The file has more than {limit} rows. Nothing was changed."),
        "exchange-newer-version": _(
            "The file was made by a newer version of this programme (form {version}). Nothing was changed."
        ),
        "exchange-attachment-damaged": _("The attachment {name} in the file is damaged. Nothing was changed."),
        "exchange-attachment-kind": _("{name} is no kind of file that may be attached. Nothing was changed."),
    }
