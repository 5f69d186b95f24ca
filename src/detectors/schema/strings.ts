/** Strings and names while they are being spelled. Lengths count code points, as in JSON Schema. */
import type { Pattern } from '../pattern.ts';
import type { Frame } from './frame.ts';
import type { Instance } from './instance.ts';
import type { StringRules } from './node.ts';
import { OPEN, PASSES } from './verdict.ts';

/** Units of a string in which a pattern is looked for as they come; what is longer is judged at its end. */
const LOOKED_AT = 64;

/** True when what comes next may decide something. */
export function watches({ instances, isName }: Frame): boolean {
  return isName || instances.some(({ own, node }) => own === OPEN && node.strings !== undefined);
}

/** True when the whole text is needed at its end. */
export function needsText({ instances, isName, parts }: Frame): boolean {
  if (isName || parts !== undefined) return true;
  return instances.some(({ own, node }) => own === OPEN && node.strings?.pattern !== undefined);
}

/** Takes one UTF-16 unit. */
export function takeUnit(string: Frame, unit: number): void {
  const low = unit >= 0xdc00 && unit <= 0xdfff;
  if (!(low && string.half)) string.points++;
  string.half = unit >= 0xd800 && unit <= 0xdbff;
  for (const instance of string.instances) {
    const rules = instance.node.strings;
    if (rules !== undefined && instance.own === OPEN) takeFor(instance, rules, { string, unit });
  }
  string.units++;
}

function takeFor(
  instance: Instance,
  rules: StringRules,
  { string, unit }: { readonly string: Frame; readonly unit: number },
): void {
  const { min, max, pattern, beginnings, values } = rules;
  const onlyLower = max === Number.POSITIVE_INFINITY && pattern === undefined;
  if (string.points > max) instance.fail('SCHEMA_BOUND');
  else if (values !== undefined) narrow(instance, values, { string, unit });
  else if (beginnings !== undefined && cannotMatch(string, beginnings))
    instance.fail(string.isName ? 'SCHEMA_NAME' : 'SCHEMA_PATTERN');
  else if (onlyLower && string.points >= min) instance.own = PASSES;
}

/** Looked at character by character while it is short, so that the cost of each stays the same. */
function cannotMatch({ text, half }: Frame, beginnings: Pattern): boolean {
  return !half && text.length <= LOOKED_AT && !beginnings.test(text);
}

/** Of the listed values, those stay that go on with the unit. */
function narrow(
  instance: Instance,
  values: readonly string[],
  { string, unit }: { readonly string: Frame; readonly unit: number },
): void {
  const at = string.units;
  const unitOf = (place: number): number => values[place]?.charCodeAt(at) ?? -1;
  // One that is over has no unit there (NaN); it stands before those that go on.
  while (instance.low < instance.high && !(unitOf(instance.low) >= unit)) instance.low++;
  let end = instance.low;
  while (end < instance.high && unitOf(end) === unit) end++;
  instance.high = end;
  if (!canStay(instance, values, string)) instance.fail(string.isName ? 'SCHEMA_NAME' : 'SCHEMA_VALUE');
}

/** A name that has come already cannot come again. */
function canStay({ low, high }: Instance, values: readonly string[], { names }: Frame): boolean {
  for (let place = low; place < high; place++) if (!names.has(values[place] ?? '')) return true;
  return false;
}

/** The string is complete. */
export function closeString(string: Frame, instance: Instance): void {
  const rules = instance.node.strings;
  if (rules === undefined || instance.own !== OPEN) return;
  const { min, max, pattern } = rules;
  if (!isListed(string, instance)) instance.fail(string.isName ? 'SCHEMA_NAME' : 'SCHEMA_VALUE');
  else if (string.points < min || string.points > max) instance.fail('SCHEMA_BOUND');
  else if (pattern?.test(string.text) === false)
    instance.fail(string.isName ? 'SCHEMA_NAME' : 'SCHEMA_PATTERN');
}

/** True where every value may stand, or this one. */
function isListed({ units }: Frame, { node, low, high }: Instance): boolean {
  const values = node.strings?.values;
  return values === undefined || (low < high && values[low]?.length === units);
}
