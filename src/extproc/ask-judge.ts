/** Asks a judge, and gives up on it in time also when it ignores its signal. */
import type { Hit } from '../core/finding.ts';
import type { Judge } from '../core/ports.ts';
import { questionOf } from '../screen/doubts.ts';
import type { Ask } from '../screen/lane-output.ts';
import { raceAbort } from './race-abort.ts';

/** Resolves to the hits; rejects with the reason of the signal, or with what the judge failed with. */
export async function askJudge(judge: Judge, { text }: Ask, signal: AbortSignal): Promise<readonly Hit[]> {
  return await raceAbort(judge.ask(questionOf(text), signal), signal);
}
