// The defaults that the stored form of a record leaves out.

const IMAGE_DEFAULTS = { image: null, image_width: null, image_height: null, image_alt: "" };
const CARD_DEFAULTS = { ...IMAGE_DEFAULTS, evidence: "assumption", is_fail: false, is_wait: false, provenance: null, source: "", last_touchpoint_id: null, said: [] };
const ORIGIN_DEFAULTS = { provenance: null, source: "" };
const STEP_DEFAULTS = {
  standard_minutes: null, tolerance_minutes: null, wait_minutes: null, wait_information: "", detection: "", recovery_acknowledge: "",
  recovery_remedy: "", recovery_improve: "", recovery_compensate: "", empowered_role: "", initiative: null, variability: null,
};
/** Fields with their defaults, by kind. */
export const DEFAULTS = {
  project: {
    description: "", based_on: "", satisfaction_line: 0, delight_line: 3,
    waived_links: [], currency: "", price: null, fixed_cost: null, minute_cost: null,
    origin_project: "", origin_name: "", origin_revision: null,
  },
  touchpoint: {
    environments: [], channel: "", setting: null, owner: "", service_subject: null, levels: [], may_be_skipped: false, phase: null,
    service_link: null, initiative: null, variability: null, duration_minutes: null, wait_minutes: null, tolerance_minutes: null,
    importance: null, effort: null, customer_value: null, is_embarrassing: false, refreshed_on: null, evidence: "assumption",
    senses: [], is_peak: false, is_end: false, is_fail: false, provenance: null, source: "",
  },
  lane: { name: null, is_hidden: false },
  step: { ...CARD_DEFAULTS, ...STEP_DEFAULTS },
  note: CARD_DEFAULTS,
  feature: { ...CARD_DEFAULTS, level: null, refreshed_on: null },
  emotion: ORIGIN_DEFAULTS,
  path: { is_repeat: false },
  flow: { is_repeat: false, is_non_visual: false },
  performer: { performer_type: "own", control_mode: null, contract: "", ...ORIGIN_DEFAULTS },
  persona: {
    description: "", segment: "", goal: "", situation: "", rests_on: "", sharpness: null, size: null, reach: null, referral: null,
    substitutes: null, target_reason: "", weight_tangibles: null, weight_reliability: null, weight_responsiveness: null,
    weight_assurance: null, weight_empathy: null, is_target: false, ...IMAGE_DEFAULTS, ...ORIGIN_DEFAULTS,
  },
  empathy_note: { evidence: "assumption", ...IMAGE_DEFAULTS, ...ORIGIN_DEFAULTS },
  need: {
    occasion: "", outcome: "", need_type: "need", is_implicit: false, kano: null, importance: null, learned_by: null,
    voice_channel: null, evidence: "assumption", persona_id: null, ...ORIGIN_DEFAULTS,
  },
  standard: { standard_type: null, metric: "", target: null, unit: "", method: "", owner: "", is_met: null, ...ORIGIN_DEFAULTS },
  promise: { promised_minutes: null, overdue_minutes: null, is_total: false, exclusions: "", ...ORIGIN_DEFAULTS },
  datapoint: { purpose: "", holder: "", technology: "", is_personal: false, consent_basis: "", retention: "", recipient: "", ...ORIGIN_DEFAULTS },
  objective: { measure: "", current: "", target: "", due_on: null, owner: "", cascade: "", ...ORIGIN_DEFAULTS },
  risk: {
    opportunity: "", likelihood: null, severity: null, controllability: null, response: "", contingency: "", ...ORIGIN_DEFAULTS,
  },
  scene: { purpose: "", is_mandatory: false, emotional_line: "", rational_line: "", senses: [], sensory_notes: "", ...ORIGIN_DEFAULTS },
  scene_cell: { customer_relevance: null, enterprise_relevance: null, is_chosen: false, reason: "" },
  comment: { author: "", written_at: null, edited_at: null, reply_to_id: null, is_resolved: false },
  view: { lane_ids: null, folded_ids: [], curves: ["now", "target"], persona_id: null, density: "compact", zoom: 100 },
  dismissal: { record_ids: [], reason: "" },
};
