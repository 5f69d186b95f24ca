/** Invented values of types that a fake has to keep: drawn by a fixed generator, with check digits of their own. */

interface TypedValue {
  readonly type: string;
  readonly text: string;
}

/** A small generator (xorshift, 32 bit), so that the same values come every time. */
function generator(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

const next = generator(20_251_121);
const digits = (count: number) => Array.from({ length: count }, () => next(10)).join('');
const letters = (count: number) => Array.from({ length: count }, () => 'abcdefghijklm'[next(13)]).join('');

function cardNumber(issuer: string, separator: string): string {
  const head = issuer + digits(15 - issuer.length);
  const check = [...Array(10).keys()].find((digit) => passes(`${head}${digit}`)) ?? 0;
  return (`${head}${check}`.match(/.{4}/g) ?? []).join(separator);
}

function passes(number: string): boolean {
  const sum = [...number].toReversed().reduce((all, digit, at) => {
    const weighed = Number(digit) * (at % 2 === 1 ? 2 : 1);
    return all + (weighed > 9 ? weighed - 9 : weighed);
  }, 0);
  return sum % 10 === 0;
}

function ibanOf(country: string, length: number, group: string): string {
  const account = digits(length - 4);
  const places = [...`${account}${country}00`].map((one) => Number.parseInt(one, 36)).join('');
  const checks = String(98n - (BigInt(places) % 97n)).padStart(2, '0');
  return (`${country}${checks}${account}`.match(/.{1,4}/g) ?? []).join(group);
}

function ssn(): string {
  return `${100 + next(500)}-${10 + next(80)}-${1000 + next(9000)}`;
}

/** At least a hundred of each type. */
export const PII_VALUES: readonly TypedValue[] = Array.from({ length: 110 }, (_, index) => [
  {
    type: 'CREDIT_CARD',
    text: cardNumber(['4', '51', '2221', '6011'][index % 4] ?? '4', ['', ' ', '-'][index % 3] ?? ''),
  },
  {
    type: 'IBAN',
    text: ibanOf(...((index % 2 ? ['DE', 22] : ['BE', 16]) as [string, number]), index % 3 ? '' : ' '),
  },
  { type: 'US_SSN', text: ssn() },
  { type: 'EMAIL', text: `${letters(4)}.${letters(3)}${next(90)}@${letters(6)}.example.org` },
  { type: 'IP_ADDRESS', text: `10.${100 + next(100)}.${10 + next(80)}.${1 + next(9)}` },
]).flat();
