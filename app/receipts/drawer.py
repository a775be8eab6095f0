"""Receipts in every form."""

from threading import Lock

from app.domain.receipt import ReceiptContent, ReceiptForm


class ReceiptDrawer:
    """Draws receipts; from any thread, one at a time, because the PDF library shares its fonts."""

    def __init__(self) -> None:
        self._lock = Lock()

    def write(self, content: ReceiptContent, form: ReceiptForm, copy: int = 0) -> bytes:
        """PDF bytes, or UTF-8 text for `TEXT`; equal content gives equal bytes."""
        from app.receipts.layout import lay_out  # here, as below: no receipt is drawn while the window opens
        from app.receipts.text import write_text

        layout = lay_out(content, copy)
        if form is ReceiptForm.TEXT:
            return write_text(layout).encode()
        with self._lock:
            from app.receipts.paper import A4, A5  # here: importing ReportLab takes a sixth of a second
            from app.receipts.roll import draw_roll
            from app.receipts.sheet import draw_sheet

            if form is ReceiptForm.ROLL:
                return draw_roll(layout)
            return draw_sheet(layout, A4 if form is ReceiptForm.A4 else A5)
