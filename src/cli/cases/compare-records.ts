/** Compares the records that the journal would hold with those that a case names members of. */
import type { Difference } from './compare.ts';

type Members = Readonly<Record<string, unknown>>;

/** Each has to fit a record behind the one that the last fitted. */
export function compareRecords(
  wanted: readonly Members[],
  records: readonly Members[],
): readonly Difference[] {
  const differences: Difference[] = [];
  let from = 0;
  for (const [at, members] of wanted.entries()) {
    const fits = records.findIndex((record, index) => index >= from && isWithin(members, record));
    if (fits < 0)
      differences.push({ about: `record[${at}]`, message: nearest(members, records.slice(from)) });
    else from = fits + 1;
  }
  return differences;
}

/** True where every member is there: mappings by their members, lists by some element for each. */
function isWithin(wanted: unknown, got: unknown): boolean {
  if (Array.isArray(wanted))
    return Array.isArray(got) && wanted.every((one) => got.some((other) => isWithin(one, other)));
  if (typeof wanted !== 'object' || wanted === null) return wanted === got;
  if (typeof got !== 'object' || got === null) return false;
  return Object.entries(wanted).every(([name, value]) => isWithin(value, memberOf(got, name)));
}

/** In which members the most similar record differs. */
function nearest(wanted: Members, records: readonly Members[]): string {
  const wrong = records.map((record) =>
    Object.entries(wanted).filter(([name, value]) => !isWithin(value, memberOf(record, name))),
  );
  const [least] = wrong.toSorted((one, other) => one.length - other.length);
  if (least === undefined) return 'there is no further record';
  const record = records[wrong.indexOf(least)] ?? {};
  const told = least.map(
    ([name, value]) =>
      `${name} expected ${JSON.stringify(value)}, got ${JSON.stringify(memberOf(record, name))}`,
  );
  return `no record fits; the nearest differs in ${told.join('; ')}`;
}

function memberOf(value: object, name: string): unknown {
  return Object.getOwnPropertyDescriptor(value, name)?.value;
}
