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
        "product-names-wrong": _("{file} is not the national list of product names (CSV)."),
        "terms-file-wrong": _(
            "{file} teaches nothing: it is no Samenwerkende Catalogi file (XML) and no lines of JSON."
        ),
        "article-file-wrong": _("The article file {file} is not right: {what}"),
    }
