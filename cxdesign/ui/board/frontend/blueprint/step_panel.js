// The side panel of a step: its times, what happens when it fails or makes customers wait, who performs it, its arrows.

import { imageGroup } from "../images/field.js";
import { choice, evidenceFields } from "../inspector_touchpoint.js";
import { group, heading, numberField, switchField, textField } from "../inspector_fields.js";
import { actions, cardPlace, cardTextField } from "../inspector_others.js";
import { failMark, waitMark } from "../marks.js";
import { arrowsField } from "../outline/arrows.js";
import { saidGroup } from "../said.js";
import { flowsField } from "./flow_panel.js";
import { performerField } from "./performer_field.js";
import { standardsField } from "./standards_field.js";

const RECOVERY = ["detection", "recovery_acknowledge", "recovery_remedy", "recovery_improve", "recovery_compensate", "empowered_role"];

/** All that can be said of a step. */
export function stepPanel(subject) {
  const { t, board } = subject;
  const edit = (attributes) => board.dispatch(board.configuration.cards.setAttributes(subject.id, attributes));
  const words = (field) => textField(subject, {
    label: t(`board.field_${field}`), read: (record) => record[field], write: (text) => edit({ [field]: text }), isMultiline: true,
  });
  const time = (field) => numberField(subject, {
    label: t(`board.field_${field}`), unit: t("board.unit_minutes"), read: (record) => record[field], write: (value) => edit({ [field]: value }),
  });
  const mark = (field, picture) => switchField(subject, {
    label: t(`board.field_${field}`), picture, read: (record) => record[field], write: (value) => edit({ [field]: value }),
  });
  const fields = [
    heading("h2", "insp-kind", t("board.selected_step")),
    cardTextField(subject),
    cardPlace(subject),
    saidGroup(subject),
    group(t("board.group_time"), [time("standard_minutes"), time("tolerance_minutes")]),
    group(t("board.group_marks"), [mark("is_fail", failMark()), mark("is_wait", waitMark())]),
    onlyWhen((record) => record.is_wait, group(t("board.group_waiting"), [time("wait_minutes"), words("wait_information")])),
    onlyWhen((record) => record.is_fail, group(t("board.group_recovery"), RECOVERY.map(words))),
    group(t("board.group_delivery"), [
      performerField(subject),
      choice(subject, "variability", "variability", ["standard", "flexible"], (value) => edit({ variability: value })),
      choice(subject, "initiative", "initiative", ["reactive", "proactive"], (value) => edit({ initiative: value })),
    ]),
    group(t("board.group_standards"), [standardsField(subject)]),
    group(t("board.group_arrows"), [subject.inspector.isOutline ? arrowsField(subject) : flowsField(subject)]),
    board.impact.section(subject.id),
    group(t("board.group_evidence"), evidenceFields(subject, edit)),
    imageGroup(subject),
    actions(subject, [["trash", "board.card_remove", () => board.dispatch(board.configuration.cards.remove(subject.id))]]),
  ];
  return { fields };
}

/** A group that stands there only while something holds of the record. */
function onlyWhen(holds, field) {
  return { ...field, update: (record) => { field.element.hidden = !holds(record); field.update(record); } };
}
