"""The 90 minutes of the taster at speed: who leads, a Chinese projector, and three phones, one of them Chinese."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from cxdesign.domain.evaluation import EvaluationRound
from cxdesign.domain.vocabulary import CurveState
from cxdesign.i18n import LOCALES, Translator
from cxdesign.services.agendas import agenda_words, make_agenda
from tests.e2e.browser import PHONE
from tests.e2e.conftest import NETWORK_NOISE, OpenWindow
from tests.e2e.room import Room

pytestmark = pytest.mark.e2e
TOLERATED_FAULTS = NETWORK_NOISE
TASTER = "taster"
NAMES = ("Ana", "", "小梅")
SAID = ("I only want <b>to sleep", "Nobody told me", "希望有人记得我")


class Gathering:
    """Everybody's page."""

    def __init__(self, lead: Page, projector: Page, phones: tuple[Page, ...]) -> None:
        self.lead, self.projector, self.phones = lead, projector, phones
        self.wall = projector.locator(".wall")

    def ask(self, question: str) -> None:
        """Start the next prompt; the projector asks it as well, in its language."""
        self.lead.get_by_role("button", name=question).click()
        self.lead.locator("[data-key='to.open']").click()
        expect(self.wall.locator("h2")).to_have_text(agenda_words("zh-CN")[question])

    def all_have_answered(self) -> None:
        expect(self.lead.locator(".turnout")).to_have_text("3 of 3 have answered")

    def reveal(self) -> None:
        self.lead.locator("[data-key='to.revealed']").click()
        expect(self.lead.locator(".turnout")).to_have_count(0)

    def keep(self, step: str) -> None:
        """Take a snapshot of the map after a step."""
        self.lead.locator("[data-key=snapshot]").click()
        expect(self.lead.locator(".taken li").last).to_contain_text(step)


def test_a_room_goes_through_the_taster_from_the_code_to_the_result(room: Room, window: OpenWindow) -> None:
    project_id = room.sample("hotel")
    everybody = _come_together(room, window, project_id)
    agenda = make_agenda(TASTER, "en")
    play = {"text": _texts, "cards": _cards, "feelings": _feelings, "dots": _dots, "criteria": _criteria}
    for step in agenda.steps:
        for prompt in step.prompts:
            everybody.ask(prompt.question)
            if prompt == agenda.prompts[0]:
                _each_in_their_language(everybody)
            play[prompt.kind](everybody)
        everybody.keep(step.name)
    document = room.stored(project_id)
    assert document.emotion(document.touchpoints[0].id, CurveState.NOW) == 1
    assert [one.is_open for one in document.all(EvaluationRound) if one.name == "How good is this design?"] == [False]
    texts = [getattr(record, "text", "") for record in document]
    assert [texts.count(said) for said in SAID] == [2, 2, 2], "each once as a pain and once as an idea"
    _result(everybody.lead)
    _close(everybody)


def _come_together(room: Room, window: OpenWindow, project_id: str) -> Gathering:
    lead, projector = window().page, window(locale="zh-CN").page
    address = room.address(project_id, page="workshop")
    lead.goto(address)
    lead.locator(f"[data-key='begin.{TASTER}']").click()
    code = (lead.locator(".joining .code").text_content() or "").replace(" ", "")
    projector.goto(f"{address}#wall")
    phones = []
    for number, name in enumerate(NAMES):
        options = {"locale": "zh-CN"} if name == "小梅" else {}
        phones.append(window(is_new=True, viewport=PHONE, **options).page)
        phones[-1].goto(f"{room.server.url}/join#{code}")
        phones[-1].locator("#name").fill(name)
        phones[-1].locator("input[name=role]").nth(number).check()
        phones[-1].locator(".foot .primary").click()
    expect(phones[2].get_by_role("heading", name="现在请稍等")).to_be_visible()
    expect(lead.locator(".present")).to_have_text("3 people are here")
    found = Gathering(lead, projector, tuple(phones))
    expect(found.wall.locator(".wall-here")).to_contain_text("3")
    return found


def _each_in_their_language(everybody: Gathering) -> None:
    """The words of the format follow the reader, also one who chooses another language meanwhile."""
    asked = {locale: make_agenda(TASTER, locale) for locale in LOCALES}
    mei = everybody.phones[2]
    for locale in ("zh-CN", "en", "zh-CN"):
        mei.locator(f".language[lang={locale}]").click()
        expect(mei.get_by_role("heading", level=1)).to_have_text(asked[locale].prompts[0].question)
        expect(mei.locator(".head .place")).to_have_text(asked[locale].steps[0].name)
    expect(everybody.phones[0].get_by_role("heading", level=1)).to_have_text(asked["en"].prompts[0].question)


def _texts(everybody: Gathering) -> None:
    """What was said is on no screen before the reveal, and on each one after it."""
    for phone, said in zip(everybody.phones, SAID, strict=True):
        phone.locator("#words").fill(said)
        phone.locator(".foot .primary").click()
    everybody.all_have_answered()
    expect(everybody.wall.locator(".wall-big")).to_contain_text("3")
    for screen in (everybody.lead, everybody.projector):
        assert not [said for said in SAID if said in screen.content()]
    everybody.reveal()
    for said in SAID:
        expect(everybody.wall).to_contain_text(said)
        expect(everybody.lead.locator(".quotes")).to_contain_text(said)
        expect(everybody.phones[2].locator("#room")).to_contain_text(said)


def _cards(everybody: Gathering) -> None:
    """Cards stand on the projector at once."""
    for phone, said in zip(everybody.phones, SAID, strict=True):
        phone.locator("#card").fill(said)
        phone.locator("#place").select_option(index=1)
        phone.locator(".foot .primary").click()
        expect(everybody.wall).to_contain_text(said)
    everybody.all_have_answered()
    everybody.lead.locator("[data-key='to.locked']").click()
    expect(everybody.lead.locator("[data-key='to.revealed']")).to_be_visible()


def _feelings(everybody: Gathering) -> None:
    for phone, value in zip(everybody.phones, (3, -1, 1), strict=True):
        one_by_one(phone, lambda page, value=value: page.locator(f"input[name=feeling][value='{value}']"))
    everybody.all_have_answered()
    everybody.reveal()
    expect(everybody.wall.locator(".wall-moments li:not(.heads) b:last-of-type").first).to_have_text("3")
    expect(everybody.phones[2].locator(".votes li").first).to_contain_text("n = 3")
    everybody.lead.locator("[data-key=take_curve]").click()
    expect(everybody.lead.get_by_text("The curve of the map now shows")).to_be_visible()


def _dots(everybody: Gathering) -> None:
    """All give all they have to what stands first in their own order; that all were counted is seen everywhere."""
    for phone in everybody.phones:
        more = phone.locator(".votes li").first.locator("button").last
        while more.is_enabled():
            more.click()
    everybody.all_have_answered()
    everybody.reveal()
    expect(everybody.lead.locator(".ranking li").first).to_be_visible()
    given = [int(one) for one in everybody.lead.locator(".ranking li > b").all_text_contents()]
    assert sum(given) in {3 * 3, 3 * 5}
    expect(everybody.phones[1].locator(".votes li").first).to_be_visible()


def _criteria(everybody: Gathering) -> None:
    for phone, grade in zip(everybody.phones, (1, 2, 3), strict=True):
        one_by_one(phone, lambda page, grade=grade: page.locator(".grade input").nth(grade))
    everybody.all_have_answered()
    everybody.reveal()
    expect(everybody.lead.get_by_role("row").filter(has_text="Core promise kept")).to_contain_text("2–4")
    expect(everybody.wall).to_contain_text("组织能力均值 3.00")
    everybody.lead.locator("[data-key=take_round]").click()
    expect(everybody.lead.get_by_text("The evaluation has a revealed round")).to_be_visible()


def one_by_one(phone: Page, answer) -> None:
    """Answer item after item to the last; the heading tells that the next one is there."""
    expect(phone.locator(".steps h1")).to_be_visible()
    items = phone.locator(".steps > .quiet").first
    seen = None
    while phone.locator(".steps").count():
        expect(items).not_to_have_text(seen or "-")
        seen = items.text_content()
        is_last = _is_last(seen or "")
        found: Locator = answer(phone)
        found.check()
        phone.locator(".foot .primary").click()
        if is_last:
            return


def _is_last(told: str) -> bool:
    """Return whether a line such as "3 of 8 · …" or "第 3 / 8 …" tells of the last one."""
    numbers = [int(part) for part in "".join(c if c.isdigit() else " " for c in told.split("·", maxsplit=1)[0]).split()]
    return numbers[0] == numbers[1]


def _result(lead: Page) -> None:
    """The file holds what was said, and nobody's name."""
    with lead.expect_download() as saving:
        lead.locator("[data-key='result.html']").click()
    page = saving.value.path().read_text("utf-8")
    for words in (
        "I only want &lt;b&gt;to sleep",
        *SAID[1:],
        "How good is this design?",
        "Which ideas do we build first?",
    ):
        assert words in page, words
    assert not [name for name in NAMES if name and name in page]
    with lead.expect_download() as saving:
        lead.locator("[data-key='result.pdf']").click()
    assert saving.value.path().read_bytes().startswith(b"%PDF-")


def _close(everybody: Gathering) -> None:
    """Everybody is told, in their language, and the projector thanks them until it is left."""
    everybody.lead.locator("[data-key=show_join]").click()
    everybody.lead.locator("[data-key=close]").click()
    everybody.lead.get_by_role("button", name="Close", exact=True).click()
    expect(everybody.lead.get_by_role("heading", name="The workshop is closed")).to_be_visible()
    for phone, locale in zip(everybody.phones, ("en", "en", "zh-CN"), strict=True):
        expect(phone.get_by_role("heading", name=Translator(locale)("phone.closed_title"))).to_be_visible()
    expect(everybody.wall.get_by_role("heading", name="感谢各位")).to_be_visible()
    expect(everybody.wall).to_contain_text("3 人参与")
    everybody.wall.press("Escape")
    expect(everybody.wall).to_be_hidden()
