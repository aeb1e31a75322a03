// Which criteria a round asks, in the order of the dimensions: the workbench's own, or a set of the project.

/** The criteria of a round as they are shown: words, anchors at 1, 3 and 5, and where they come from. */
export function criteriaOf(round, state, data) {
  const optional = new Set(data.criteria.filter((one) => one.is_optional).map((one) => one.code));
  const without = new Set((round.without ?? []).filter((code) => optional.has(code)));
  const asked = round.set_id ? ownCriteria(round.set_id, state) : data.criteria;
  const kept = asked.filter((one) => !without.has(one.code));
  return data.dimensions.flatMap(({ id }) => kept.filter((one) => one.dimension === id));
}

/** Dimensions that have criteria, each with them. */
export function byDimension(criteria, data) {
  return data.dimensions
    .map(({ id, name }) => ({ id, name, criteria: criteria.filter((one) => one.dimension === id) }))
    .filter((dimension) => dimension.criteria.length);
}

function ownCriteria(setId, state) {
  return state.ofKind("criterion")
    .filter((one) => one.set_id === setId && one.is_used !== false)
    .sort((one, other) => (one.order < other.order ? -1 : 1))
    .map((one) => ({
      language: languageOf([one.question, one.anchor_1, one.anchor_3, one.anchor_5].join(" ")),
      code: one.code, dimension: one.dimension, name: one.name, question: one.question,
      anchors: [one.anchor_1, one.anchor_3, one.anchor_5],
      origins: [{ provenance: one.provenance ?? "ours", source: one.source || one.name }],
      anchors_provenance: "ours", // copied from the workbench or the words of the group, wherever the idea comes from
    }));
}

/** In which of the workbench's languages somebody wrote: Chinese needs few signs, and names in it may be Latin. */
function languageOf(text) {
  const count = (pattern) => text.match(pattern)?.length ?? 0;
  return count(/\p{Script=Han}/gu) * 3 > count(/\p{Script=Latin}/gu) ? "zh-CN" : "en";
}
