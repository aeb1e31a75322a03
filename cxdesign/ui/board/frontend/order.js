// Fractional order keys: a key between any two keys. The server's keys are authoritative; these serve the local echo.
// Scheme: an integer part whose first letter tells its length, then an optional base-62 fraction without a final zero.

const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const FIRST_KEY = "a0";

/** Order of two keys, then of two ids: plain ASCII comparison, as the server sorts. */
export function compareOrder(a, b) {
  if (a.order !== b.order) return a.order < b.order ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** A key after `lower` and before `upper`; null stands for the open end. */
export function keyBetween(lower, upper) {
  if (lower === null && upper === null) return FIRST_KEY;
  if (lower === null) return keyBefore(upper);
  // Equal keys happen when two people insert at one place; the next free key keeps the echo close enough.
  if (upper === null || lower >= upper) return keyAfter(lower);
  return keyInside(lower, upper);
}

function integerLength(head) {
  if (head >= "a" && head <= "z") return head.charCodeAt(0) - 97 + 2;
  return 90 - head.charCodeAt(0) + 2;
}

function split(key) {
  const length = integerLength(key[0]);
  return [key.slice(0, length), key.slice(length)];
}

function keyAfter(lower) {
  const [integer, fraction] = split(lower);
  return increment(integer) ?? integer + midpoint(fraction, null);
}

function keyBefore(upper) {
  const [integer, fraction] = split(upper);
  return fraction ? integer : decrement(integer) ?? integer;
}

function keyInside(lower, upper) {
  const [lowerInteger, lowerFraction] = split(lower);
  const [upperInteger, upperFraction] = split(upper);
  if (lowerInteger === upperInteger) return lowerInteger + midpoint(lowerFraction, upperFraction);
  const following = increment(lowerInteger);
  if (following !== null && following < upper) return following;
  return lowerInteger + midpoint(lowerFraction, null);
}

/** A fraction strictly between two fractions; null is one, the empty string is zero. */
function midpoint(lower, upper) {
  if (upper !== null) {
    let shared = 0;
    while (shared < upper.length && (lower[shared] ?? "0") === upper[shared]) shared += 1;
    if (shared) return upper.slice(0, shared) + midpoint(lower.slice(shared), upper.slice(shared));
  }
  const low = lower ? DIGITS.indexOf(lower[0]) : 0;
  const high = upper ? DIGITS.indexOf(upper[0]) : DIGITS.length;
  if (high - low > 1) return DIGITS[Math.floor((low + high) / 2)];
  if (upper && upper.length > 1) return upper[0];
  return DIGITS[low] + midpoint(lower.slice(1), null);
}

function increment(integer) {
  const head = integer[0];
  const digits = [...integer.slice(1)];
  for (let place = digits.length - 1; place >= 0; place -= 1) {
    const value = DIGITS.indexOf(digits[place]) + 1;
    if (value < DIGITS.length) {
      digits[place] = DIGITS[value];
      return head + digits.join("");
    }
    digits[place] = "0";
  }
  if (head === "Z") return "a0";
  if (head === "z") return null;
  const longer = String.fromCharCode(head.charCodeAt(0) + 1);
  return longer + (longer > "a" ? [...digits, "0"] : digits.slice(0, -1)).join("");
}

function decrement(integer) {
  const last = DIGITS[DIGITS.length - 1];
  const head = integer[0];
  const digits = [...integer.slice(1)];
  for (let place = digits.length - 1; place >= 0; place -= 1) {
    const value = DIGITS.indexOf(digits[place]) - 1;
    if (value >= 0) {
      digits[place] = DIGITS[value];
      return head + digits.join("");
    }
    digits[place] = last;
  }
  if (head === "a") return `Z${last}`;
  if (head === "A") return null;
  const longer = String.fromCharCode(head.charCodeAt(0) - 1);
  return longer + (longer < "Z" ? [...digits, last] : digits.slice(0, -1)).join("");
}
