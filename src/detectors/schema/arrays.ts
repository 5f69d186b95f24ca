/** Arrays: how many items may come, what each has to be, and what is missing at the end. */
import type { Frame, Link } from './frame.ts';
import type { Instance } from './instance.ts';
import { type ArrayRules, isNever, type Node } from './node.ts';
import { FAILS, OPEN, PASSES } from './verdict.ts';

/** A schema of an array, and its rules. */
interface Ruled {
  readonly instance: Instance;
  readonly rules: ArrayRules;
}

/** Those that still have something to say. */
function ruled({ instances }: Frame): Ruled[] {
  return instances.flatMap((instance) => {
    const rules = instance.node.arrays;
    const silent = instance.own === FAILS || (instance.own === PASSES && instance.evaluated === undefined);
    return rules === undefined || silent ? [] : [{ instance, rules }];
  });
}

/** One more item has to come: a comma was read, or the first item begins. */
export function nextItem(array: Frame): void {
  for (const { instance, rules } of ruled(array)) {
    const node = nodeOf(rules, array.count);
    if (array.count >= rules.max) instance.fail('SCHEMA_BOUND');
    else if (node !== undefined && isNever(node)) instance.fail('SCHEMA_ITEMS');
  }
}

/** Sets to work what the next item has to be. */
export function beginItem(array: Frame, value: Frame): void {
  const place = array.count++;
  for (const { instance, rules } of ruled(array)) {
    const node = nodeOf(rules, place);
    if (node !== undefined) {
      instance.evaluated?.add(place);
      value.links.push(link(instance, value.add(node), 'must'));
    } else if (rules.unevaluated !== undefined)
      value.links.push(link(instance, value.add(rules.unevaluated), 'unevaluated'));
    if (rules.contains !== undefined) value.links.push(link(instance, value.add(rules.contains), 'contains'));
  }
}

/** An item is complete; `text` is the item in the one spelling, where items are compared. */
export function endItem(array: Frame, text: string | undefined): void {
  const again = text !== undefined && array.unique?.has(text) === true;
  if (text !== undefined) array.unique?.add(text);
  for (const { instance, rules } of ruled(array)) {
    if (rules.unique && again) instance.fail('SCHEMA_ITEMS');
    else if (instance.own === OPEN && rules.onlyLower && lacks(rules, array, instance) === undefined)
      instance.own = PASSES;
  }
}

/** True when items have to be compared with each other. */
export function compares({ instances }: Frame): boolean {
  return instances.some(({ own, node }) => own === OPEN && node.arrays?.unique === true);
}

/** The array is complete. What applies beside a schema was closed before it. */
export function closeArray(array: Frame, instance: Instance): void {
  const rules = instance.node.arrays;
  if (rules === undefined || instance.own === FAILS) return;
  const cause = lacks(rules, array, instance);
  if (cause !== undefined) instance.fail(cause);
  else if (instance.refuses(array.names)) instance.fail('SCHEMA_ITEMS');
  if (rules.unevaluated === undefined) return;
  for (let place = 0; place < array.count; place++) instance.evaluated?.add(place);
}

function lacks(
  rules: ArrayRules,
  { count }: Frame,
  { containing }: Instance,
): 'SCHEMA_BOUND' | 'SCHEMA_ITEMS' | undefined {
  if (count < rules.min) return 'SCHEMA_BOUND';
  return rules.contains !== undefined && containing < rules.minContains ? 'SCHEMA_ITEMS' : undefined;
}

function nodeOf({ prefix, rest }: ArrayRules, place: number): Node | undefined {
  return place < prefix.length ? prefix[place] : rest;
}

function link(parent: Instance, child: Instance, as: Link['as']): Link {
  return { parent, child, as, done: false };
}
