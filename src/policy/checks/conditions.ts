/** Conditions that are always true, or never, and comparisons with words that never come up. */
import { CALLER_KINDS } from '../../core/caller.ts';
import { DIRECTIONS } from '../../core/frame.ts';
import { type Comparison, type Constant, comparisonsIn, constantOf } from '../cel/constant.ts';
import type { Place } from '../cel/place.ts';
import type { Path } from '../problem.ts';
import { didYouMean, suggest } from '../suggest.ts';
import { type Checking, type Warning, warningAt } from './check.ts';

/** A condition and where it stands. */
interface Written {
  readonly text: string;
  readonly path: Path;
  readonly place: Place;
  /** What it means that it is always true, and that it never is. */
  readonly means: Readonly<Record<Constant, string>>;
}

const SELECTS = { true: '; remove it', false: ', so that the policy is never used' };
const FINDS = { true: '; remove it', false: ', so that the rule never finds anything' };
const DECIDES = { true: '; remove it', false: ', so that the rule never decides' };

/** Warns of both. */
export function conditions(on: Checking): Warning[] {
  return conditionsIn(on).flatMap((written) => [...constant(on, written), ...unknownValues(on, written)]);
}

function constant(on: Checking, { text, place, path, means }: Written): Warning[] {
  const value = constantOf(text, place);
  if (value === undefined) return [];
  const message = `is ${value === 'true' ? 'always' : 'never'} true${means[value]}`;
  return [warningAt(on, path, { code: 'constant-condition', message })];
}

function unknownValues(on: Checking, { text, place, path }: Written): Warning[] {
  return comparisonsIn(text, place).flatMap(({ of, value }: Comparison) => {
    const problem = unknownValue(of, value, on);
    return problem === undefined ? [] : [warningAt(on, path, { code: 'unknown-value', message: problem })];
  });
}

function unknownValue(of: string, value: string, { dialects }: Checking): string | undefined {
  if (of === 'request.method' && value !== value.toUpperCase())
    return `request.method is never "${value.slice(0, 60)}"; did you mean "${value.toUpperCase().slice(0, 60)}"?`;
  const words = { 'caller.kind': CALLER_KINDS, 'request.dialect': ['', ...dialects] }[of];
  if (words === undefined || words.some((word) => word === value)) return undefined;
  const near = suggest(value, words);
  const help = near === undefined ? didYouMean('', words.slice(0, 60)) : `; did you mean "${near}"?`;
  return `${of} is never "${value.slice(0, 60)}"${help}`;
}

function conditionsIn({ document: { policy } }: Checking): Written[] {
  const { selects, tools } = policy.spec;
  const written: (Omit<Written, 'text'> & { readonly text: string | undefined })[] = [
    { text: selects.when, path: ['spec', 'selects', 'when'], place: 'head', means: SELECTS },
    ...DIRECTIONS.flatMap((direction) =>
      policy.spec[direction].rules.map(({ when }, at) => ({
        ...{ text: when, path: ['spec', direction, 'rules', at, 'when'], means: FINDS },
        place: direction === 'request' ? ('head' as const) : ('answer' as const),
      })),
    ),
    ...(tools?.rules ?? []).map(({ when }, at) => ({
      ...{ text: when, path: ['spec', 'tools', 'rules', at, 'when'], place: 'tool' as const, means: DECIDES },
    })),
  ];
  return written.flatMap(({ text, ...rest }) => (text === undefined ? [] : [{ ...rest, text }]));
}
