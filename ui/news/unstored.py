"""What was typed for messages and is not stored yet. Knows no Qt."""

from app.domain.bulletin import Bulletin
from app.domain.bulletin_text import BulletinText
from ui.shared.unstored import Unstored


class UnstoredNews(Unstored[BulletinText]):
    """At most one text for each message, and one for a new message."""

    def typed_for(self, bulletin: Bulletin | None) -> BulletinText | None:
        """What was typed for this message, or for a new one."""
        if bulletin is not None:
            return self.of(bulletin.id)
        return next((text for text in self.texts if text.before is None), None)
