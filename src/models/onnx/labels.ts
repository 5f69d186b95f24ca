/** Labels of a classifier, as its `config.json` (Hugging Face) names them, and what its numbers mean. */
import { z } from 'zod';
import { failed, ok, type Result } from '../../core/fault.ts';
import { parseJson } from '../parse-json.ts';

const file = z.object({
  id2label: z.record(z.string().regex(/^\d{1,4}$/), z.string().min(1).max(64)),
  problem_type: z.string().nullish(),
});

export interface Labels {
  /** By their numbers; as types of findings: upper case, words joined by "_". */
  readonly types: readonly string[];
  /** Several may hold at once (a sigmoid for each); else exactly one (a softmax over all). */
  readonly several: boolean;
}

/** Reads the text of a `config.json`. */
export function readLabels(text: string): Result<Labels> {
  const parsed = file.safeParse(parseJson(text));
  if (!parsed.success) return failed('unsupported', 'names no labels (id2label)');
  const { id2label, problem_type } = parsed.data;
  const types = Object.keys(id2label).map((_, index) => typeOf(id2label[String(index)] ?? ''));
  if (types.length < 2 || types.includes(''))
    return failed('unsupported', 'must name two labels or more, from 0 on');
  return ok({ types, several: problem_type === 'multi_label_classification' });
}

/** A label as the type of a finding: `prompt injection` -> `PROMPT_INJECTION`. */
export function typeOf(label: string): string {
  const words = label.toUpperCase().replaceAll(/[^A-Z0-9]+/g, '_');
  return words.replaceAll(/^[_0-9]+|_+$/g, '').slice(0, 64);
}

/** What the numbers of one window say: how likely each label is, 0 to 1; undefined when they are no numbers. */
export function likelihoods(logits: ArrayLike<number>, { several }: Labels): number[] | undefined {
  const numbers = Array.from(logits);
  if (!numbers.every(Number.isFinite)) return undefined;
  if (several) return numbers.map((logit) => 1 / (1 + Math.exp(-logit)));
  const top = Math.max(...numbers);
  const weights = numbers.map((logit) => Math.exp(logit - top));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}
