/** Rules for codes that a label announces: the form is checked, and what is known to prove it. */
import type { ScanInput } from '../../core/detector.ts';
import type { Hit } from '../../core/finding.ts';
import { isAlphanumeric } from '../characters.ts';
import type { Rule } from '../engine/rule.ts';
import { MORE } from '../sweep.ts';
import { type Begins, codeBehind, Labels } from './label.ts';

/** A code and its labels. */
export interface LabelledCode extends Pick<Rule, 'name' | 'type' | 'finds' | 'source'> {
  readonly labels: readonly string[];
  /** The words that may stand between a label and the code; any where this is not told. */
  readonly between?: ReadonlySet<string>;
  /** The most letters before the first digit; or whatever else tells where a code may begin. */
  readonly begins: number | Begins;
  /** The code, from the beginning of the text it is given (`^`). */
  readonly form: RegExp;
  /** Characters of the longest code. */
  readonly longest: number;
  readonly score: number;
  /** What proves it, given the letters and digits of the code in upper case, and the code as it is written. */
  proves?(code: string, written: string): boolean;
}

/** The rule for a labelled code. */
export function labelledRule(spec: LabelledCode): Rule {
  const { name, type, finds, source, longest } = spec;
  const begins = typeof spec.begins === 'number' ? codeBehind(spec.begins) : spec.begins;
  const labels = new Labels(spec.labels, begins, spec.between);
  return {
    ...{ name, type, finds, source },
    lookback: longest + 2,
    context: labels.context,
    triggers: labels.triggers,
    match: (input, at) => matchCode(input, at, { spec, labels, begins }),
  };
}

interface Compiled {
  readonly spec: LabelledCode;
  readonly labels: Labels;
  readonly begins: Begins;
}

function matchCode(
  { text, final }: ScanInput,
  start: number,
  { spec, labels, begins }: Compiled,
): Hit | undefined | typeof MORE {
  if (!begins(text, start) || !labels.announces(text, start)) return undefined;
  if (!final && text.length - start < spec.longest + 2) return MORE;
  const code = spec.form.exec(text.slice(start, start + spec.longest))?.[0];
  if (code === undefined) return undefined;
  const end = start + code.length;
  if (end < text.length && isAlphanumeric(text.charCodeAt(end))) return undefined;
  if (spec.proves !== undefined && !spec.proves(compactOf(code), code)) return undefined;
  return { type: spec.type, start, end, score: spec.score };
}

function compactOf(code: string): string {
  let compact = '';
  for (let at = 0; at < code.length; at++)
    if (isAlphanumeric(code.charCodeAt(at))) compact += code.charAt(at);
  return compact.toUpperCase();
}
