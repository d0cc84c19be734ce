"""Why one trains as this program says: topics, each statement with how sure it is.

The modules named here are loaded on first use (`backcoach.lazy`).
"""

from typing import TYPE_CHECKING

from backcoach.lazy import on_first_use

if TYPE_CHECKING:
    from backcoach.core.wording.why import statements as statements
    from backcoach.core.wording.why import topics_en as topics_en
else:
    __getattr__ = on_first_use(__name__)
