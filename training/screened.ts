/** Scores of texts as `weir scan` gives them, by the detectors that ship. */
import { chooseDetectors } from '../src/cli/choose-detectors.ts';
import { injection } from '../src/detectors/injection/index.ts';
import { Screening } from '../src/server/screening.ts';

/** Returns what scores a text: the highest score of a finding, 0 without any. */
export function scoring(
  detector: string,
  options?: Readonly<Record<string, unknown>>,
): (text: string) => number {
  const chosen = chooseDetectors([detector], options === undefined ? undefined : JSON.stringify(options));
  if (!chosen.ok) throw new Error(chosen.fault.message);
  return scoringBy(new Screening(chosen.value));
}

/** The same by the phrases of `injection` alone, which need no model. */
export function scoringPhrases(): (text: string) => number {
  return scoringBy(new Screening([{ detector: injection, options: { model: 'off' } }]));
}

function scoringBy(screening: Screening): (text: string) => number {
  const known = new Map<string, number>();
  return (text) => {
    const score =
      known.get(text) ?? screening.find({ text }).reduce((highest, hit) => Math.max(highest, hit.score), 0);
    known.set(text, score);
    return score;
  };
}
