"""The facilitator's screen of a workshop."""

from __future__ import annotations

from cxdesign.ui.workshop.component import facilitation

__all__ = ["facilitation"]
