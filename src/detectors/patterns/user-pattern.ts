/** One pattern of a policy: read, bounded, and made ready to search with. */
import { failed, ok, type Result } from '../../core/fault.ts';
import { compilePattern, lazyPattern, type Pattern } from '../pattern.ts';
import { type Anchor, anchorOf } from './anchor.ts';
import { Near } from './near.ts';
import { parsePattern } from './parse.ts';
import type { ProofName } from './proof.ts';
import { measure, type Node, write, writeOpen } from './syntax.ts';

/** The most characters that a match may take. */
export const LONGEST_MATCH = 500;
/** The most that one pattern may cost, about the instructions of its program. */
export const HEAVIEST = 1000;

/** What a policy writes. */
export interface PatternSpec {
  readonly name: string;
  readonly pattern: string;
  readonly type: string;
  readonly score: number;
  readonly context?: readonly string[] | undefined;
  readonly within: number;
  readonly ignoreCase: boolean;
  readonly validate?: ProofName | undefined;
}

/** A pattern that is sound, and what it costs. */
export interface ReadPattern {
  readonly node: Node;
  /** UTF-16 units. */
  readonly longest: number;
  readonly weight: number;
  readonly anchor: Anchor;
}

/** A pattern that is ready. */
export interface UserPattern extends ReadPattern {
  /** Place in the list. */
  readonly order: number;
  readonly type: string;
  readonly score: number;
  readonly whole: Pattern;
  /** Matches what may begin a match, up to the end of a text. */
  readonly opening: Pattern;
  readonly near: Near | undefined;
  readonly proof: ProofName | undefined;
}

/** Reads a pattern; the fault says why it cannot be used, and what to write. */
export function readPattern({
  pattern,
  ignoreCase,
}: Pick<PatternSpec, 'pattern' | 'ignoreCase'>): Result<ReadPattern> {
  const parsed = parsePattern(pattern, ignoreCase);
  if (!parsed.ok) return parsed;
  const node = parsed.value;
  const { shortest, longest, weight } = measure(node);
  if (shortest === 0) return failed('unsupported', 'matches the empty text; ask for at least one character');
  if (longest > LONGEST_MATCH)
    return failed(
      'too-large',
      `may match ${longest} characters, and ${LONGEST_MATCH} is the most; make its repetitions smaller`,
    );
  if (weight > HEAVIEST)
    return failed(
      'too-large',
      `is too large (${weight} steps, and ${HEAVIEST} is the most); make its repetitions smaller, most of all those of \\p, of "." and of [^...]`,
    );
  const compiled = compilePattern(pattern);
  if (!compiled.ok) return compiled;
  if (!compilePattern(write(node)).ok || !compilePattern(writeOpen(node)).ok)
    return failed('too-large', 'is too large; make its repetitions smaller, or write it flatter');
  return ok({ node, longest, weight, anchor: anchorOf(node) });
}

/** Makes a pattern ready that was read before; throws for one that cannot be read. */
export function userPattern(spec: PatternSpec, order: number): UserPattern {
  const parsed = parsePattern(spec.pattern, spec.ignoreCase);
  if (!parsed.ok) throw new Error(`a pattern was not checked: ${parsed.fault.message}`);
  const node = parsed.value;
  const { longest, weight } = measure(node);
  return {
    node,
    longest,
    weight,
    anchor: anchorOf(node),
    order,
    type: spec.type,
    score: spec.score,
    whole: lazyPattern(write(node)),
    opening: lazyPattern(writeOpen(node)),
    near: spec.context === undefined ? undefined : new Near(spec.context, spec.within),
    proof: spec.validate,
  };
}
