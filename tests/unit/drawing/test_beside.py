from __future__ import annotations

from dataclasses import replace

from cxdesign.domain.document import Document
from cxdesign.domain.relations import Relation
from cxdesign.domain.understanding import Need, Persona
from cxdesign.domain.vocabulary import RelationType
from cxdesign.drawing.beside import Beside, target_persona_id
from cxdesign.drawing.lettering import Lettering
from cxdesign.drawing.options import DEFAULT_DRAW
from cxdesign.drawing.pen import Pen
from cxdesign.i18n import Translator
from cxdesign.services.starters import load_starter


def marked(document: Document, persona_id: str | None) -> set[str]:
    """Return the places that carry the mark of needs."""
    options = replace(DEFAULT_DRAW, persona_id=persona_id)
    beside = Beside(Pen(options.palette, Lettering("en")), document, options, Translator("en"))
    places = {link.target_id for link in document.all(Relation) if link.relation is RelationType.ARISES_AT}
    return {place for place in places if beside.needs(place)}


def test_the_needs_of_one_persona_are_marked_and_everybodys_without_one():
    document = load_starter("hotel", "en")
    links = [link for link in document.all(Relation) if link.relation is RelationType.ARISES_AT]
    for persona in document.all(Persona):
        wanted = {
            link.target_id for link in links if document.expect(link.source_id, Need).persona_id in {None, persona.id}
        }
        assert marked(document, persona.id) == wanted
    assert marked(document, None) == {link.target_id for link in links}


def test_the_journey_is_of_the_target_audience():
    document = load_starter("hotel", "en")
    assert document.expect(str(target_persona_id(document)), Persona).is_target
