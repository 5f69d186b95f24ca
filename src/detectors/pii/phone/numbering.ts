/** Numbering plans: which numbers a country has, and how it groups them (metadata of libphonenumber, from ITU-T E.164). */
import metadata from 'libphonenumber-js/metadata.min';

/** One way a country groups its numbers. */
interface Format {
  /** Digits of each group, the least and the most. */
  readonly groups: readonly (readonly [number, number])[];
  /** What the numbers that are grouped so begin with. */
  readonly leading: RegExp | undefined;
}

/** The numbers of a country, without its calling code. */
interface Plan {
  readonly code: string;
  readonly lengths: readonly number[];
  readonly numbers: RegExp;
  /** Digits before a number that is dialled inside the country; empty for none. */
  readonly trunk: string;
  readonly formats: readonly Format[];
}

/** Where the shipped arrays keep what we read. */
const AT = { code: 0, numbers: 2, lengths: 3, formats: 4, trunk: 5 } as const;
const GROUP = /\(\\d(?:\{(\d+)(?:,(\d+))?\})?\)/g;
const LONGEST_CODE = 3;

/** Countries whose numbers are told from their grouping alone, behind a trunk prefix of zero. */
const GROUPED = 'AT AU BE CH CN DE FI FR GB ID IE IL IN JP KR MA NL NZ PH PK RO SE SK TH TR TW UA ZA'.split(
  ' ',
);

const plans = Object.entries(metadata.countries).map(([country, plan]) => ({ country, ...planOf(plan) }));
const others = Object.values(metadata.nonGeographic ?? {}).map((plan) => planOf(plan ?? []));
const byCode = new Map<string, Plan[]>();
for (const plan of [...plans, ...others]) byCode.set(plan.code, [...(byCode.get(plan.code) ?? []), plan]);

/** By the lengths of their groups, joined by dashes: who groups numbers so. */
const byGroups = new Map<string, { readonly plan: Plan; readonly format: Format }[]>();
for (const plan of plans) {
  if (!GROUPED.includes(plan.country) || plan.trunk !== '0') continue;
  for (const format of plan.formats) {
    for (const key of keysOf(format.groups)) {
      byGroups.set(key, [...(byGroups.get(key) ?? []), { plan, format }]);
    }
  }
}

/** Digits of the shortest number there is behind a plus sign. */
export const SHORTEST_INTERNATIONAL = Math.min(
  ...[...byCode.values()]
    .flat()
    .flatMap(({ code, lengths }) => lengths.map((length) => code.length + length)),
);

/** How well digits behind a plus sign fit the plans: of a number that exists, of a length that does, neither. */
export function internationalFit(digits: string): 'valid' | 'possible' | 'none' {
  let fit: 'possible' | 'none' = 'none';
  for (let length = 1; length <= LONGEST_CODE; length++) {
    for (const plan of byCode.get(digits.slice(0, length)) ?? []) {
      const number = withoutTrunk(plan, digits.slice(length));
      if (!plan.lengths.includes(number.length)) continue;
      if (plan.numbers.test(number)) return 'valid';
      fit = 'possible';
    }
  }
  return fit;
}

/** Is there a country that is called so? */
export function isCallingCode(code: string): boolean {
  return byCode.has(code);
}

/** Is this a number that begins with a zero for inside a country, in groups that one of the countries writes it in? */
export function isNationalNumber(digits: string, groups: readonly number[]): boolean {
  const number = digits.slice(1);
  const [first = 0, ...rest] = groups;
  const candidates = byGroups.get([first - 1, ...rest].join('-')) ?? [];
  return candidates.some(
    ({ plan, format }) =>
      plan.lengths.includes(number.length) &&
      plan.numbers.test(number) &&
      (format.leading?.test(number) ?? true),
  );
}

/** Some write the zero of inside the country behind the calling code. */
function withoutTrunk(plan: Plan, number: string): string {
  const trunk = plan.trunk === '0' && number.startsWith('0') && !plan.numbers.test(number);
  return trunk ? number.slice(1) : number;
}

function planOf(plan: readonly unknown[]): Plan {
  const lengths = plan[AT.lengths];
  const formats = plan[AT.formats];
  return {
    code: String(plan[AT.code]),
    lengths: Array.isArray(lengths) ? lengths.map(Number) : [],
    numbers: new RegExp(`^(?:${String(plan[AT.numbers])})$`),
    trunk: typeof plan[AT.trunk] === 'string' ? String(plan[AT.trunk]) : '',
    formats: Array.isArray(formats) ? formats.map((format: readonly unknown[]) => formatOf(format)) : [],
  };
}

/** The most exact of the beginnings comes last. */
function formatOf([pattern, , leading]: readonly unknown[]): Format {
  const last: unknown = Array.isArray(leading) ? leading.at(-1) : undefined;
  return {
    groups: [...String(pattern).matchAll(GROUP)].map(([, least = '1', most = least]) => [
      Number(least),
      Number(most),
    ]),
    leading: last === undefined ? undefined : new RegExp(`^(?:${String(last)})`),
  };
}

/** Every way the lengths of the groups may come out. */
function keysOf(groups: Format['groups']): string[] {
  let keys = [''];
  for (const [least, most] of groups) {
    const lengths = Array.from({ length: most - least + 1 }, (_, more) => least + more);
    keys = keys.flatMap((key) => lengths.map((length) => (key === '' ? `${length}` : `${key}-${length}`)));
  }
  return keys;
}
