/** Restoring: the way back of placeholders, as one more rule of an answer, which no policy has to name. */
import type { Scanner } from '../../core/detector.ts';
import type { CompiledRule } from '../../policy/compiled-policy.ts';
import type { RuleHit } from '../view.ts';
import type { Placeholders } from './placeholders.ts';
import { INVENTED, restoreScanner } from './restore-scanner.ts';

/** What records call it, where nothing else changed an answer. */
export const RESTORES = 'placeholders';

/** What its findings are counted as: placeholders that nobody made. */
export const METERED = { name: RESTORES, types: [INVENTED] };

/** The rule for placeholders that were made, the one for those that were not, and what both look with. */
export interface Restoring {
  readonly rule: CompiledRule;
  readonly invented: CompiledRule;
  readonly scanner: Scanner;
}

/** Brings back what these placeholders stand for. */
export function restoring(placeholders: Placeholders): Restoring {
  const scanner = restoreScanner(placeholders);
  const rule: CompiledRule = {
    name: RESTORES,
    // Behind every rule of the policy.
    order: Number.MAX_SAFE_INTEGER,
    detector: RESTORES,
    by: { kind: 'scanner', scanner },
    on: undefined,
    threshold: 0,
    action: 'restore',
    posture: 'wait',
    onFault: 'deny',
    write: ({ text }, by) => by.valueOf(text) ?? text,
  };
  const { write, ...named } = rule;
  return { rule, invented: { ...named, action: 'annotate' }, scanner };
}

/** The text of one channel in which placeholders are looked for: as it came, and only while it may become one. */
export class RestoreWindow {
  readonly #by: Restoring;
  #held = '';
  /** Raw offset up to which placeholders are found. */
  cleared = 0;

  constructor(by: Restoring) {
    this.#by = by;
  }

  /** Takes the next text; `final` when none follows. */
  push(fresh: string, final: boolean): RuleHit[] {
    const { rule, invented, scanner } = this.#by;
    const text = this.#held + fresh;
    const at = this.cleared;
    const { hits, holdFrom } = scanner.scan({ text, from: 0, fresh: 0, final, first: at === 0 });
    this.#held = text.slice(holdFrom);
    this.cleared += holdFrom;
    return hits.map((hit) => ({
      rule: hit.type === INVENTED ? invented : rule,
      hit: { ...hit, start: at + hit.start, end: at + hit.end },
    }));
  }
}
