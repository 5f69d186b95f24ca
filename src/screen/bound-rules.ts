/** Bound rules: rules that compare an answer with its request, given what the request of one exchange said. */
import { type Class, higher } from '../core/classes.ts';
import type { ConditionFacts } from '../core/condition.ts';
import type { ExchangeBound } from '../core/detector.ts';
import { type Fault, fault } from '../core/fault.ts';
import type { CompiledRule } from '../policy/compiled-policy.ts';
import { easedBy } from '../policy/easing.ts';
import type { Denial } from './denial.ts';
import type { RequestTexts } from './request-texts.ts';

/** What is known of the request: its texts; that no model has got it; or nothing. */
export type Said =
  | (Pick<RequestTexts, 'of'> & { readonly document?: string | undefined })
  | 'nothing'
  | 'unseen';

export interface BoundRules {
  /** The rules with a scanner for this exchange. */
  readonly rules: readonly CompiledRule[];
  /** What kept the others from judging. */
  readonly faults: readonly Fault[];
  /** What the scanners keep in memory, in bytes, give or take. */
  readonly holding: number;
  /** The highest class that a text of the request bears, by one of them. */
  readonly bears: Class | undefined;
  /** Where one of them may not be left out. */
  readonly denial: Denial | undefined;
}

const NONE: BoundRules = { rules: [], faults: [], holding: 0, bears: undefined, denial: undefined };

/** Makes the scanners of one exchange; a rule whose texts are not there faults, and its posture decides. */
export function bindRules(rules: readonly CompiledRule[], said: Said, facts?: ConditionFacts): BoundRules {
  if (rules.every(({ by }) => by.kind !== 'exchange')) return NONE;
  const bound: CompiledRule[] = [];
  const faults: Fault[] = [];
  let denial: Denial | undefined;
  let bears: Class | undefined;
  let holding = 0;
  for (const rule of rules) {
    if (rule.by.kind !== 'exchange') continue;
    const texts = textsOf(said, rule.by.bound);
    if (texts !== undefined) {
      const scanner = rule.by.bound.begin(texts, documentOf(said), facts?.caller);
      holding += scanner.holding ?? 0;
      bears = higher(bears, scanner.bears);
      bound.push({ ...rule, by: { kind: 'scanner', scanner } });
      continue;
    }
    const cause = unknownFault(rule.name, said);
    const eased = easedBy(rule.easing, { facts });
    if (rule.onFault === 'deny' && eased === undefined)
      denial ??= { kind: 'fault', fault: cause, rule: rule.name };
    else faults.push(cause);
  }
  return { rules: bound, faults, holding, bears, denial };
}

function documentOf(said: Said): string | undefined {
  return typeof said === 'string' ? undefined : said.document;
}

function textsOf(said: Said, { wants, document }: ExchangeBound) {
  if (said === 'unseen') return undefined;
  if (document === true && said !== 'nothing' && said.document === undefined) return undefined;
  return said === 'nothing' ? [] : said.of(wants);
}

function unknownFault(rule: string, said: Said): Fault {
  if (said === 'unseen')
    return fault('protocol', `Rule ${rule} compares the answer with its request, which was not seen.`);
  const bound = 'response.limits.requestCharacters';
  return fault(
    'too-large',
    `Rule ${rule} compares the answer with its request, of which more is to be kept than ${bound} allows.`,
  );
}
