/** Which judges policies may ask: by the name in a rule, or by the scanner of one that is not always sure. */
import type { Scanner } from '../core/detector.ts';
import type { CompiledRule, PolicySet } from './compiled-policy.ts';

/** Their names. */
export function judgesAsked({ policies }: PolicySet): ReadonlySet<string> {
  return new Set(
    policies.flatMap(({ request, response }) => [...request.rules, ...response.rules].flatMap(askedBy)),
  );
}

function askedBy({ by }: CompiledRule): readonly string[] {
  if (by.kind === 'judge') return [by.judge];
  return by.kind === 'scanner' ? doubtedBy(by.scanner) : [];
}

/** Those that a scanner asks where it is not sure; it may stand for several. */
export function doubtedBy({ doubtsTo, also, beside }: Scanner): readonly string[] {
  const others = [also, beside].flatMap((other) => (other === undefined ? [] : doubtedBy(other)));
  return doubtsTo === undefined ? others : [doubtsTo, ...others];
}
