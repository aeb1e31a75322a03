"""One text in every language, as it stands in the catalogues of ``data/``."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field


class Text(BaseModel):
    """One text in every language.

    >>> Text.model_validate({"en": "Peak", "zh-CN": "峰值"}).of("zh-CN")
    '峰值'
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    en: str = Field(min_length=1)
    zh_cn: str = Field(min_length=1, alias="zh-CN")

    @classmethod
    def alike(cls, text: str) -> Text:
        """Return a text that says the same in every language, such as what a person wrote.

        >>> Text.alike("Hotel").of("zh-CN")
        'Hotel'
        """
        return cls.model_validate({"en": text, "zh-CN": text})

    def of(self, locale: str) -> str:
        """Return the text in a language; an unknown one gives English."""
        return self.zh_cn if locale == "zh-CN" else self.en
