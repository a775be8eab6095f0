import sys
from tests.journeys.conftest import *
def test_x(open_window):
    d=open_window(); d.show_page("figures"); print("0 start", QApplication.focusWidget(), QApplication.focusWidget() and QApplication.focusWidget().accessibleName()); print("0 s", QApplication.focusWidget()); d.window.figures_desk.screen().page.show_part("charter"); d.settle()
    for i in range(45):
        f=QApplication.focusWidget(); print(i,type(f).__name__, f and f.accessibleName(), f and f.isVisible(), getattr(f,'text',lambda:'')(), f.isEnabled() if f else '')
        d.press("Tab")
    assert 0
