// The picture of what is selected, in the side panel: seen, added, replaced, taken away, and put into words.

import { button, element, setAttribute } from "../dom.js";
import { icon } from "../icons.js";
import { group, textField } from "../inspector_fields.js";
import { hasImage } from "./images.js";

/** Group of fields about the picture of a card or persona. */
export function imageGroup(subject) {
  const { t, board } = subject;
  const { images } = board;
  const alt = textField(subject, {
    label: t("board.field_image_alt"), read: (record) => record.image_alt, write: (text) => images.set(subject.id, { image_alt: text }),
    isMultiline: true, className: "image-alt", placeholder: t("image.alt_placeholder"),
  });
  const box = group(t("board.field_image"), [shown(subject), ways(subject), onlyWithImage(alt), hint(subject)]);
  return {
    ...box,
    update(record) {
      box.update(record);
      setAttribute(box.element, "hidden", hasImage(record) || subject.canEdit() ? null : "");
    },
  };
}

function shown({ board, id }) {
  const picture = board.images.thumbnail(id);
  picture.removeAttribute("tabindex");
  picture.classList.add("in-panel");
  return {
    element: picture,
    update(record) {
      picture.hidden = !hasImage(record);
      if (hasImage(record)) board.images.fill(picture, record);
    },
  };
}

function ways(subject) {
  const { board, t } = subject;
  const add = button("insp-button", "", () => board.images.choose(subject.id), icon("plus", 14), element("span"));
  const remove = button("insp-button", t("image.menu_remove"), () => board.images.remove(subject.id), icon("trash", 14), t("image.menu_remove"));
  const box = element("div", "image-ways", {}, add, remove);
  return {
    element: box,
    update(record) {
      const words = t(hasImage(record) ? "image.menu_replace" : "image.menu_add");
      add.lastChild.textContent = words;
      add.title = t("image.kinds");
      add.setAttribute("aria-label", words);
      remove.hidden = !hasImage(record);
      setAttribute(box, "hidden", subject.canEdit() ? null : "");
    },
  };
}

function hint(subject) {
  const line = element("p", "insp-calm image-hint", {}, subject.t("image.alt_missing"));
  return { element: line, update: (record) => { line.hidden = !hasImage(record) || Boolean(record.image_alt) || !subject.canEdit(); } };
}

function onlyWithImage(field) {
  return { ...field, update(record) { field.element.hidden = !hasImage(record); field.update(record); } };
}
