/** What a policy would have made of a recorded exchange, beside what was made of it. */
import type { Caller } from '../../core/caller.ts';
import type { CheckQuestion } from '../../core/check.ts';
import { headerValue } from '../../core/headers.ts';
import type { PolicySet } from '../../policy/compiled-policy.ts';
import type { Recorded } from '../../recording/recorded.ts';
import { type Decision, type Decisions, decisionIn, decisionsOf } from '../offline/decision.ts';
import { judgeCheck } from '../offline/judge-check.ts';
import { judgeExchange, type Message } from '../offline/judge-exchange.ts';
import type { Circumstances, Kept, Noted } from '../offline/offline-parts.ts';

export interface Outcome {
  readonly was: string;
  readonly wouldBe: string;
  /** What would have been asked and is not known outside of `weir serve`, in words: judges, engines, people, what was before. */
  readonly unasked: readonly string[];
}

type Judged = Pick<Decisions, 'request' | 'answer'> & { readonly noted: Noted };

/**
 * Judges it again, by the service that was asked. An exchange of which no answer came is judged by its request alone.
 * `kept` is what earlier recordings have left: what was made at providers, what conversations had replaced.
 */
export async function replayed(
  recorded: Recorded,
  { policies, kept }: { readonly policies: PolicySet; readonly kept: Kept },
): Promise<Outcome> {
  const { decided, time } = recorded;
  const on = { policies, time: new Date(time), judges: {}, kept, caller: callerOf(recorded) };
  const { request, answer, noted } = await judged(recorded, on);
  const counts = policies.policies.some(
    ({ name, budgets }) => name === policyOf(noted) && budgets.length > 0,
  );
  return {
    was: inWords(decided.request, decided.answer),
    wouldBe: inWords(request, recorded.answer === undefined ? undefined : answer),
    unasked: [...noted.unasked, ...(counts ? ['budgets'] : [])].toSorted(),
  };
}

async function judged(recorded: Recorded, on: Circumstances): Promise<Judged> {
  const question = questionOf(recorded);
  if (question !== undefined) {
    const noted = await judgeCheck(question, on);
    return { request: decisionIn(noted.events, 'request'), answer: undefined, noted };
  }
  const { request, answer = NO_ANSWER } = recorded;
  const noted = await judgeExchange({ request: messageOf(request), answer: messageOf(answer) }, on);
  return { ...decisionsOf(noted), noted };
}

const NO_ANSWER: Recorded['request'] = { headers: [{ name: ':status', value: '200' }] };

function messageOf({ headers, body }: Recorded['request']): Message {
  return { headers, body: body === undefined ? [] : [Buffer.from(body, 'base64')] };
}

/** Undefined where ext_proc was asked. */
function questionOf({ request, check }: Recorded): CheckQuestion | undefined {
  if (check === undefined) return undefined;
  const { headers, body = '' } = request;
  return {
    method: headerValue(headers, ':method') ?? '',
    path: headerValue(headers, ':path') ?? '',
    host: headerValue(headers, ':authority') ?? '',
    headers: headers.filter(({ name }) => !name.startsWith(':')),
    body: Buffer.from(body, 'base64'),
    bodyIsText: check.bodyIsText,
    attributes: new Map(),
    extensions: new Map(Object.entries(check.extensions)),
  };
}

function callerOf({ caller }: Recorded): Caller {
  const { tenant, clearance, ...who } = caller;
  return {
    ...who,
    ...(tenant === undefined ? {} : { tenant }),
    ...(clearance === undefined ? {} : { clearance }),
  };
}

function policyOf({ events }: Noted): string | undefined {
  return events.at(-1)?.exchange.policy;
}

/** A denial of the request says all; else both directions, where they do anything. */
function inWords(request: Decision, answer: Decision | undefined): string {
  const said = [
    ...(request.verdict === 'allow' ? [] : [`request ${request.verdict} (${request.rule})`]),
    ...(answer === undefined || answer.verdict === 'allow'
      ? []
      : [`answer ${answer.verdict} (${answer.rule})`]),
  ];
  return said.length === 0 ? 'allow' : said.join(', ');
}
