/** Whole numbers in other spellings: `4.2e1` and `42.0` are the number 42 to whoever reads the JSON. */

const SPELLED = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/;
/** Digits of the longest that is written out; nothing longer is looked for in numbers. */
const MOST_DIGITS = 40;

/** The digits of a number that is whole; undefined where it is not, has too many, or is spelled so already. */
export function wholeNumber(spelled: string): string | undefined {
  const [, sign = '', integer = '', fraction = '', exponent = '0'] = SPELLED.exec(spelled) ?? [];
  const digits = (integer + fraction).replace(/^0+/, '');
  const point = digits.length - fraction.length + Number(exponent);
  if (digits === '' || point <= 0 || point > MOST_DIGITS) return undefined;
  if (/[1-9]/.test(digits.slice(point))) return undefined;
  const whole = sign + digits.slice(0, point).padEnd(point, '0');
  return whole === spelled ? undefined : whole;
}
