"""The index on disk. The one package that knows Whoosh, and the one that must know its faults.

* Never `Searcher.refresh()` in any form: it brings deleted and outdated articles back. A new reader after each commit.
* Never Whoosh's own scored searching: some of its matchers skip the wrong documents. `ranking` reads whole lists.
* `compound=False`: a compound file is copied into memory when it is opened.
"""

from knowledgebase.index.knowledge_index import KnowledgeIndex

__all__ = ["KnowledgeIndex"]
