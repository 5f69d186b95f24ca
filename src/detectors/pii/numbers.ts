/** Numbers: recognizers next to each other that wait for digits are run as one, so that a number is a candidate once. */
import type { ScanInput } from '../../core/detector.ts';
import type { Hit } from '../../core/finding.ts';
import type { Recognizer } from '../engine/recognizer.ts';
import { MORE } from '../sweep.ts';

/** The same list, with one recognizer for each row of those that wait for digits. */
export function joinedNumbers(recognizers: readonly Recognizer[]): readonly Recognizer[] {
  const joined: Recognizer[] = [];
  let row: Recognizer[] = [];
  for (const recognizer of recognizers) {
    if (waitsForDigits(recognizer)) {
      row.push(recognizer);
      continue;
    }
    joined.push(...oneOf(row), recognizer);
    row = [];
  }
  return [...joined, ...oneOf(row)];
}

/** Asks them in their order. */
function oneOf(row: readonly Recognizer[]): readonly Recognizer[] {
  const [first] = row;
  if (first === undefined || row.length === 1) return row;
  const pending = [...new Set(row.flatMap((one) => one.pending ?? []))];
  return [
    {
      type: first.type,
      lookback: Math.max(...row.map(({ lookback }) => lookback)),
      context: Math.max(...row.map(({ context }) => context)),
      triggers: [...row.flatMap(({ triggers }) => triggers)],
      match: (input, at) => matchFirst(row, input, at),
      pending: (text, from) => openFrom(pending, text, from),
    },
  ];
}

function openFrom(
  pending: readonly NonNullable<Recognizer['pending']>[],
  text: string,
  from: number,
): number {
  let open = text.length;
  for (const each of pending) open = Math.min(open, each(text, from));
  return open;
}

function matchFirst(row: readonly Recognizer[], input: ScanInput, at: number): Hit | undefined | typeof MORE {
  for (const recognizer of row) {
    const found = recognizer.match(input, at);
    if (found !== undefined && !(found === MORE && input.final)) return found;
  }
  return undefined;
}

function waitsForDigits({ triggers }: Recognizer): boolean {
  return triggers.some(({ kind }) => kind === 'digits');
}
