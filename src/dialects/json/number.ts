/** The grammar of JSON numbers (RFC 8259, section 6), byte by byte. */

/** Characters that a number may have; nothing in a chat needs more. */
export const LONGEST_NUMBER = 400;

export const NUMBER_START = 0;
const MINUS = 1;
const ZERO = 2;
const INTEGER = 3;
const POINT = 4;
const FRACTION = 5;
const EXPONENT = 6;
const SIGN = 7;
const POWER = 8;

/** True when a number may end in that state. */
export function mayEnd(state: number): boolean {
  return state === ZERO || state === INTEGER || state === FRACTION || state === POWER;
}

/** True while the number is a plain integer. */
export function isPlain(state: number): boolean {
  return state === ZERO || state === INTEGER;
}

/** The state after one more byte, or -1 when that byte does not continue the number. */
export function nextNumberState(state: number, byte: number): number {
  if (byte >= 0x30 && byte <= 0x39) return afterDigit(state, byte === 0x30);
  switch (byte) {
    case 0x2d:
      return state === NUMBER_START ? MINUS : afterSign(state);
    case 0x2b:
      return afterSign(state);
    case 0x2e:
      return isPlain(state) ? POINT : -1;
    case 0x45:
    case 0x65:
      return isPlain(state) || state === FRACTION ? EXPONENT : -1;
    default:
      return -1;
  }
}

function afterSign(state: number): number {
  return state === EXPONENT ? SIGN : -1;
}

function afterDigit(state: number, zero: boolean): number {
  if (state === NUMBER_START || state === MINUS) return zero ? ZERO : INTEGER;
  if (state === ZERO) return -1;
  if (state === INTEGER) return INTEGER;
  return state === POINT || state === FRACTION ? FRACTION : POWER;
}
