// SHA-256 at once: the browser's own answers later and in secure contexts only, while the ids of links are needed in the same
// frame. Used for nothing that has to be kept secret.

const primes = firstPrimes(64);
const fraction = (root) => Math.floor((root - Math.floor(root)) * 2 ** 32) >>> 0;
const ROUNDS = primes.map((prime) => fraction(Math.cbrt(prime)));
const START = primes.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)));

/** The one id a relation between two records can have, as the server makes it. */
export const relationId = (relation, sourceId, targetId) =>
  `relation:${sha256([relation, sourceId, targetId].join("\n")).slice(0, 24)}`;

/** The one id the cell of a touchpoint and a scene can have, as the server makes it. */
export const sceneCellId = (touchpointId, sceneId) => `scene_cell:${sha256([touchpointId, sceneId].join("\n")).slice(0, 24)}`;

/** SHA-256 of a text in UTF-8, as hex digits. */
export function sha256(text) {
  const words = padded(new TextEncoder().encode(text));
  let hash = START;
  for (let at = 0; at < words.length; at += 16) hash = block(hash, words.subarray(at, at + 16));
  return hash.map((word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
}

function padded(bytes) {
  const length = Math.ceil((bytes.length + 9) / 64) * 64;
  const view = new DataView(new ArrayBuffer(length));
  bytes.forEach((byte, index) => view.setUint8(index, byte));
  view.setUint8(bytes.length, 0x80);
  view.setUint32(length - 4, bytes.length * 8);
  return Uint32Array.from({ length: length / 4 }, (_, index) => view.getUint32(index * 4));
}

function block(hash, chunk) {
  const words = [...chunk];
  for (let index = 16; index < 64; index += 1) {
    const [early, late] = [words[index - 15], words[index - 2]];
    const first = turn(early, 7) ^ turn(early, 18) ^ (early >>> 3);
    const second = turn(late, 17) ^ turn(late, 19) ^ (late >>> 10);
    words[index] = (words[index - 16] + first + words[index - 7] + second) | 0;
  }
  let [a, b, c, d, e, f, g, h] = hash;
  for (let index = 0; index < 64; index += 1) {
    const choice = (e & f) ^ (~e & g);
    const majority = (a & b) ^ (a & c) ^ (b & c);
    const one = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + choice + ROUNDS[index] + words[index]) | 0;
    const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + majority) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
  }
  return [a, b, c, d, e, f, g, h].map((word, index) => (word + hash[index]) | 0);
}

const turn = (word, places) => (word >>> places) | (word << (32 - places));

function firstPrimes(count) {
  const found = [];
  for (let number = 2; found.length < count; number += 1) {
    if (found.every((prime) => number % prime)) found.push(number);
  }
  return found;
}
