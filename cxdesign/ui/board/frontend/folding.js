// Which stages are folded: as this browser was told, else what comes after the planned end where the columns do not fit.

import { recall, store } from "./storage.js";

const keyOf = (projectId) => `${projectId}.folded`;

/** What somebody chose in this browser for a project, null when nobody did. */
export function chosenFolds(projectId) {
  try {
    const chosen = JSON.parse(recall(keyOf(projectId)));
    return chosen && new Set(chosen);
  } catch {
    return null;
  }
}

export function keepFolds(projectId, folded) {
  store(keyOf(projectId), JSON.stringify([...folded]));
}

/** Stages that lie wholly after the touchpoint planned as the end. */
export function stagesAfterEnd(state) {
  const stages = state.stages();
  const last = stages.findIndex((stage) => state.touchpoints(stage.id).some((touchpoint) => touchpoint.is_end));
  if (last < 0) return [];
  return stages.slice(last + 1).filter((stage) => state.touchpoints(stage.id).length > 0).map((stage) => stage.id);
}
