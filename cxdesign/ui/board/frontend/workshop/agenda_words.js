// The texts of the formats a workshop may begin with, in the reader's language; what somebody has changed stays as it is.

/** What phones are told, its step and question in the reader's language. */
export function spokenPrompt(message, words) {
  const { step, prompt } = message;
  return { ...message, step: step && named(step, words), prompt: prompt && asked(prompt, words) };
}

/** An agenda, or what is told of one, in the reader's language. */
export function spokenAgenda(agenda, words) {
  const steps = agenda.steps.map((step) => ({ ...named(step, words), prompts: (step.prompts ?? []).map((prompt) => asked(prompt, words)) }));
  return { ...named(agenda, words), steps };
}

function named(part, words) {
  return { ...part, name: inWords(part.name, words) };
}

function asked(prompt, words) {
  return { ...prompt, question: inWords(prompt.question, words) };
}

/** Anything may have been typed, also the name of what every object has. */
function inWords(text, words) {
  return Object.hasOwn(words, text) ? words[text] : text;
}
