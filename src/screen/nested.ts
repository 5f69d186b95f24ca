/** Nested: what is encoded deeper than it is decoded. Nothing here reads it; it is named, and the policy decides. */
import type { Finding, Hit } from '../core/finding.ts';
import type { Skipped } from '../core/segment.ts';
import { endAt, type Stretch, startAt } from '../detectors/stretch.ts';
import type { CompiledRule } from '../policy/compiled-policy.ts';
import type { RuleHit } from './view.ts';

/** What a refusal names, as for every part that is not inspected. */
const NESTED = 'uninspected.nested';

/** Finds it as one more rule, which no policy has to name. */
export function nestedRule(action: 'annotate' | 'deny'): CompiledRule {
  return {
    name: NESTED,
    // Behind every rule of the policy.
    order: Number.MAX_SAFE_INTEGER,
    detector: 'uninspected',
    by: { kind: 'scanner', scanner: { lookback: 0, context: 0, scan: () => ({ hits: [], holdFrom: 0 }) } },
    on: undefined,
    threshold: 0,
    action,
    posture: 'wait',
    onFault: 'deny',
  };
}

/** The stretches of raw text that spell what was decoded too deep, each once. */
export class NestedText {
  readonly #rule: CompiledRule;
  /** Raw offset up to which they were told. */
  #told = 0;

  constructor(rule: CompiledRule) {
    this.#rule = rule;
  }

  /** Takes what was decoded. */
  push(decoded: Stretch): RuleHit[] {
    const hits: Hit[] = [];
    for (let unit = 0; unit < decoded.text.length; unit++) {
      const start = Math.max(this.#told, startAt(decoded, unit));
      const end = endAt(decoded, unit + 1);
      if (end <= start) continue;
      const last = hits.at(-1);
      if (last?.end === start) hits[hits.length - 1] = { ...last, end };
      else hits.push({ type: 'NESTED', start, end, score: 1 });
      this.#told = end;
    }
    return hits.map((hit) => ({ rule: this.#rule, hit }));
  }
}

/** Parts findings from what is none: text that nothing has read. */
export function partNested(found: readonly Finding[]): {
  readonly findings: readonly Finding[];
  readonly nested: readonly Skipped[];
} {
  if (!found.some(({ rule }) => rule === NESTED)) return { findings: found, nested: [] };
  return {
    findings: found.filter(({ rule }) => rule !== NESTED),
    nested: found
      .filter(({ rule }) => rule === NESTED)
      .map(({ path, start, end }) => ({ path, reason: 'nested', bytes: end - start })),
  };
}
