"""How long drawing a receipt takes, in each form."""

from app.domain.receipt import ReceiptForm
from app.receipts.drawer import ReceiptDrawer
from tests.benchmarks.figures import Figure, figure, milliseconds
from tests.builders import receipt_content

TIMES = 60


def measure() -> list[Figure]:
    """The first of a run, which loads the PDF library, and the ones after it."""
    drawer, content = ReceiptDrawer(), receipt_content()
    first = figure("draw the first receipt, A5", "ms", [milliseconds(lambda: drawer.write(content, ReceiptForm.A5))])
    text = figure("draw a receipt, text", "ms", _drawing(drawer, ReceiptForm.TEXT))
    forms = ((ReceiptForm.A5, "A5"), (ReceiptForm.ROLL, "roll 80 mm"))
    drawn = (figure(f"draw a receipt, {name}", "ms", _drawing(drawer, form), text) for form, name in forms)
    return [first, text, *drawn]


def _drawing(drawer: ReceiptDrawer, form: ReceiptForm) -> list[float]:
    content = receipt_content()
    return [milliseconds(lambda: drawer.write(content, form)) for _ in range(TIMES)]
