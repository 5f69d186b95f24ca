/** Repeated rules: rules for text of which one finds nothing that another has not decided about already. */
import { canonicalJson } from '../../core/canonical-json.ts';
import { DIRECTIONS, type Direction } from '../../core/frame.ts';
import { isEdit } from '../actions/index.ts';
import type { RuleSpec } from '../schema.ts';
import { type Checking, type Warning, warningAt } from './check.ts';
import { conditionText } from './condition-text.ts';

/** A rule with what two of them are compared by. */
interface Known {
  readonly spec: RuleSpec;
  readonly at: number;
  /** Detector, options and view: rules that differ in these may find anything. */
  readonly looksFor: string;
  readonly when: string | undefined;
}

/** Warns of rules that find the same as another one. */
export function repeatedRules(on: Checking): Warning[] {
  return DIRECTIONS.flatMap((direction) => {
    const rules = on.document.policy.spec[direction].rules.map(knownOf).filter(acts);
    return rules.flatMap((rule, at) => warningsOf(on, direction, { rule, before: rules.slice(0, at) }));
  });
}

function knownOf(spec: RuleSpec, at: number): Known {
  const { detector, options = {}, views = null } = spec;
  return { spec, at, looksFor: canonicalJson([detector, options, views]), when: conditionText(spec.when) };
}

function warningsOf(
  on: Checking,
  direction: Direction,
  { rule, before }: { readonly rule: Known; readonly before: readonly Known[] },
): Warning[] {
  for (const other of before) {
    const told = compare(other, rule);
    if (told === undefined) continue;
    const path = ['spec', direction, 'rules', told.of.at];
    return [warningAt(on, path, told)];
  }
  return [];
}

/** What is only tried decides nothing for others. */
function acts({ spec: { mode, rollout } }: Known): boolean {
  return mode !== 'observe' && rollout === undefined;
}

interface Told {
  readonly of: Known;
  readonly code: 'repeated-rule' | 'conflicting-rules' | 'unreachable-rule';
  readonly message: string;
}

function compare(first: Known, second: Known): Told | undefined {
  const [wider, narrower] = [covers(first, second), covers(second, first)];
  if (wider && narrower) return sameTexts(first, second);
  if (wider) return decidedBy(first, second, true);
  return narrower ? decidedBy(second, first, false) : undefined;
}

function sameTexts(first: Known, second: Known): Told {
  const { name, action } = first.spec;
  const of = second;
  if (action === second.spec.action)
    return { of, code: 'repeated-rule', message: `finds the same as rule "${name}"; remove one of them` };
  const decides = [first, second].find(({ spec }) => spec.action === 'deny') ?? editing(first, second);
  const message = `finds the same as rule "${name}", whose action is ${action}; ${decides.spec.action} is what happens; keep one of them`;
  return { of, code: 'conflicting-rules', message };
}

/** Of two rules that deny nothing, the one that changes the text; the first of two that do. */
function editing(first: Known, second: Known): Known {
  return isEdit(first.spec.action) || !isEdit(second.spec.action) ? first : second;
}

/** What the wider rule does may leave nothing to the narrower one. */
function decidedBy(wide: Known, narrow: Known, isFirst: boolean): Told | undefined {
  const { name, action } = wide.spec;
  const told = (message: string): Told => ({ of: narrow, code: 'unreachable-rule', message });
  if (action === 'deny' && narrow.spec.action === 'deny')
    return told(`is not needed: rule "${name}" denies all that it finds; remove it, or narrow that one`);
  if (action === 'deny')
    return told(`has no effect: rule "${name}" denies all that it finds; remove it, or narrow that one`);
  if (isFirst && isEdit(action) && isEdit(narrow.spec.action))
    return told(
      `has no effect: rule "${name}" changes all that it finds and comes first; put it in front, or remove it`,
    );
  return undefined;
}

/** True where whatever `narrow` finds is found by `wide` as well. */
function covers({ spec: wide, ...one }: Known, { spec: narrow, ...other }: Known): boolean {
  if (one.looksFor !== other.looksFor || wide.threshold > narrow.threshold) return false;
  if (one.when !== undefined && one.when !== other.when) return false;
  if (wide.within !== undefined && wide.within !== narrow.within) return false;
  return (
    holds(wide.on, narrow.on) && holds(wide.tools, narrow.tools) && holds(wide.arguments, narrow.arguments)
  );
}

/** True where a list, all when left out, has every entry of the other. */
function holds(wide: readonly string[] | undefined, narrow: readonly string[] | undefined): boolean {
  return wide === undefined || narrow?.every((entry) => wide.includes(entry)) === true;
}
