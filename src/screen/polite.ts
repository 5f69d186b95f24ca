/** Which denials a policy may have told by an ordinary answer, and in which words. */
import type { Refusal } from '../core/verdict.ts';
import type { Refusals } from '../policy/compiled-policy.ts';
import type { Denial } from './denial.ts';

/** What the policy does not allow at all; sizes (413, 502) and budgets (429) are for programs to heed. */
const NOT_ALLOWED = 403;

/** True for what was judged and is not allowed; what could not be judged stays an error. */
function isJudged(denial: Denial): boolean {
  return denial.kind === 'finding' || (denial.kind === 'limit' && denial.status === NOT_ALLOWED);
}

/** Who waits for a person hears so in an answer, so that an agent can go on; a flood is for programs to heed. */
function isTold(denial: Denial): denial is Extract<Denial, { kind: 'held' }> {
  return denial.kind === 'held' && denial.state !== 'flooded';
}

/** The refusal with the policy's own words, where it is to be told so. */
export function inWords(refusal: Refusal, denial: Denial, { as, text }: Refusals): Refusal {
  const own = denial.kind === 'finding' || isTold(denial) ? denial.says : undefined;
  const says = as === 'answer' && isJudged(denial) ? text : undefined;
  const words = own ?? says;
  return words === undefined ? refusal : { ...refusal, says: words.replaceAll('{id}', refusal.id) };
}
