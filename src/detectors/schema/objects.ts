/** Objects: which names may come, what their values have to be, and what is missing at the end. */
import type { Frame, Link } from './frame.ts';
import type { Instance } from './instance.ts';
import { isNever, type Node, type ObjectRules } from './node.ts';
import { FAILS, OPEN, PASSES } from './verdict.ts';

/** A schema of an object, and its rules. */
interface Ruled {
  readonly instance: Instance;
  readonly rules: ObjectRules;
}

/** Those that still have something to say. */
function ruled({ instances }: Frame): Ruled[] {
  return instances.flatMap((instance) => {
    const rules = instance.node.objects;
    const silent = instance.own === FAILS || (instance.own === PASSES && instance.evaluated === undefined);
    return rules === undefined || silent ? [] : [{ instance, rules }];
  });
}

/** One more member has to come: a comma was read, or the quote of the first name. */
export function nextMember(object: Frame): void {
  for (const { instance, rules } of ruled(object)) {
    if (object.names.size >= rules.max) instance.fail('SCHEMA_BOUND');
    else if (object.names.size >= rules.listed) instance.fail('SCHEMA_NAME');
  }
}

/** What the name of a member has to be. */
export function beginName(object: Frame, name: Frame): void {
  for (const { instance, rules } of ruled(object))
    for (const node of rules.names) name.links.push(must(instance, name.add(node)));
}

/** The name of a member is known. */
export function endName(object: Frame): void {
  const { name, names } = object;
  for (const { instance, rules } of ruled(object)) {
    const nodes = nodesOf(rules, name);
    if (nodes.some(isNever)) instance.fail('SCHEMA_NAME');
    if (nodes.length > 0) instance.evaluated?.add(name);
    if (instance.own === OPEN && rules.onlyLower && lacks(rules, names) === undefined) instance.own = PASSES;
  }
}

/** Sets to work what the value of the member has to be. */
export function beginMember(object: Frame, value: Frame): void {
  for (const { instance, rules } of ruled(object)) {
    const nodes = nodesOf(rules, object.name);
    for (const node of nodes) value.links.push(must(instance, value.add(node)));
    if (rules.unevaluated !== undefined && nodes.length === 0)
      value.links.push({
        parent: instance,
        child: value.add(rules.unevaluated),
        as: 'unevaluated',
        done: false,
      });
  }
}

/** The object is complete. What applies beside a schema was closed before it. */
export function closeObject(object: Frame, instance: Instance): void {
  const rules = instance.node.objects;
  if (rules === undefined || instance.own === FAILS) return;
  const cause = lacks(rules, object.names);
  if (cause !== undefined) instance.fail(cause);
  else if (instance.refuses(object.names)) instance.fail('SCHEMA_NAME');
  if (rules.unevaluated !== undefined) for (const name of object.names) instance.evaluated?.add(name);
}

function lacks(
  rules: ObjectRules,
  names: ReadonlySet<string>,
): 'SCHEMA_MISSING' | 'SCHEMA_BOUND' | undefined {
  if (rules.required.some((name) => !names.has(name))) return 'SCHEMA_MISSING';
  for (const [name, needed] of rules.dependent)
    if (names.has(name) && needed.some((one) => !names.has(one))) return 'SCHEMA_MISSING';
  return names.size < rules.min ? 'SCHEMA_BOUND' : undefined;
}

function nodesOf({ properties, patterns, additional }: ObjectRules, name: string): Node[] {
  const nodes: Node[] = [];
  const named = properties.get(name);
  if (named !== undefined) nodes.push(named);
  for (const { pattern, node } of patterns) if (pattern.test(name)) nodes.push(node);
  if (nodes.length === 0 && additional !== undefined) nodes.push(additional);
  return nodes;
}

function must(parent: Instance, child: Instance): Link {
  return { parent, child, as: 'must', done: false };
}
