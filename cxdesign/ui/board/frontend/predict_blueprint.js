// Predictions of the blueprint: its lanes and its arrows. An arrow that the server will refuse predicts nothing.

import { ofKind, patch, placeAmong, put, removal } from "./edits.js";
import { BLUEPRINT_ROLES, flowKind } from "./records.js";

/** Why an arrow would be refused, as the server's error code; null when it is sound. */
export function unsoundness(records, flow) {
  const [source, target] = [records.get(flow.source_id), records.get(flow.target_id)];
  if (source?.kind !== "step" || target?.kind !== "step") return "step_unknown";
  if (source === target) return "flow_to_itself";
  const roles = [source, target].map((step) => records.get(step.lane_id)?.role);
  if (flowKind(...roles, flow.is_non_visual) === null) {
    return flowKind(...roles, true) === null ? "flow_jumps_lane" : "flow_needs_non_visual";
  }
  const others = ofKind(records, "flow").filter((other) => other.id !== flow.id);
  if (others.some((other) => other.source_id === source.id && other.target_id === target.id)) return "flow_twice";
  return !flow.is_repeat && leadsTo(others, target.id, source.id) ? "flow_cycle" : null;
}

function leadsTo(flows, start, end) {
  const ahead = new Map();
  for (const flow of flows) if (!flow.is_repeat) ahead.set(flow.source_id, [...(ahead.get(flow.source_id) ?? []), flow.target_id]);
  const seen = new Set([start]);
  for (const id of seen) for (const next of ahead.get(id) ?? []) seen.add(next);
  return seen.has(end);
}

function setUpBlueprint(records) {
  const after = new Map(records);
  return BLUEPRINT_ROLES.filter((role) => !ofKind(records, "lane").some((lane) => lane.role === role)).map((role) => {
    const names = Array.from(records, (_, number) => `lane:${role}${number || ""}`);
    const lane = { kind: "lane", id: names.find((id) => !records.has(id)), role, order: placeAmong(ofKind(after, "lane"), null, null) };
    after.set(lane.id, lane);
    return put(lane);
  });
}

function addFlow(records, { flow_id, source_id, target_id, is_repeat = false, is_non_visual = false }) {
  const flow = { kind: "flow", id: flow_id, source_id, target_id, is_repeat, is_non_visual };
  return records.has(flow_id) || unsoundness(records, flow) ? [] : [put(flow)];
}

function editFlow(records, { name, flow_id, ...fields }) {
  const flow = records.get(flow_id);
  const after = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== undefined));
  return !flow || unsoundness(records, { ...flow, ...after }) ? [] : patch(records, flow_id, after);
}

export const BLUEPRINT_RULES = {
  set_up_blueprint: setUpBlueprint,
  add_flow: addFlow,
  edit_flow: editFlow,
  remove_flow: (records, { flow_id }) => removal(records, [flow_id]),
};
