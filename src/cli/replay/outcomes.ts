/** What a policy would have made of a recorded exchange, beside what was made of it. */
import { ok, type Result } from '../../core/fault.ts';
import type { PolicySet } from '../../policy/compiled-policy.ts';
import type { Recorded } from '../../recording/recorded.ts';
import { type Decision, decisionsOf } from '../offline/decision.ts';
import { judgeExchange, type Message } from '../offline/judge-exchange.ts';
import { newKept } from '../offline/offline-parts.ts';

export interface Outcome {
  readonly was: string;
  readonly wouldBe: string;
  /** Something of it is not known outside of `weir serve`: a judge, an engine, what was made or called before. */
  readonly untold: boolean;
}

/** Faults that say that something could not be asked here. */
const UNASKED: ReadonlySet<string> = new Set(['judge', 'decision', 'state', 'credential']);

/** Judges it again. An exchange of which no answer came is judged by its request alone. */
export async function replayed(recorded: Recorded, policies: PolicySet): Promise<Result<Outcome>> {
  const { decided, caller, time } = recorded;
  const { tenant, clearance, ...who } = caller;
  const judged = await judgeExchange(
    { request: messageOf(recorded.request), answer: messageOf(recorded.answer ?? NO_ANSWER) },
    {
      ...{ policies, time: new Date(time), judges: {}, kept: newKept() },
      caller: {
        ...who,
        ...(tenant === undefined ? {} : { tenant }),
        ...(clearance === undefined ? {} : { clearance }),
      },
    },
  );
  const now = decisionsOf(judged);
  const answer = recorded.answer === undefined ? undefined : now.answer;
  return ok({
    was: inWords(decided.request, decided.answer),
    wouldBe: inWords(now.request, answer),
    untold: judged.events.some(({ fault }) => fault !== undefined && UNASKED.has(fault.kind)),
  });
}

const NO_ANSWER: Recorded['request'] = { headers: [{ name: ':status', value: '200' }] };

function messageOf({ headers, body }: Recorded['request']): Message {
  return { headers, body: body === undefined ? [] : [Buffer.from(body, 'base64')] };
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
