/** The baseline: an ordinary chat request has to get through, or nothing can be told. */
import { setTimeout as pause } from 'node:timers/promises';
import { describe, header, isDenied } from './judge.ts';
import { chatBody, markOf, type Setting, spell } from './probe.ts';
import { type Answer, type Outcome, send } from './send.ts';
import { ORDINARY } from './texts.ts';

export const BASELINE = 'baseline';
const RETRY_MS = 250;

/** Sends an ordinary request; with an upstream that was just started, again until the gateway has found it. */
export async function askBaseline(setting: Setting): Promise<Outcome> {
  const { options } = setting;
  const mark = markOf(setting, BASELINE);
  const request = spell(setting, mark, { pieces: [chatBody(setting, `${mark} ${ORDINARY}`)] });
  const deadline = Date.now() + options.timeoutMs;
  for (;;) {
    const outcome = await send(options, request);
    const late = options.upstream === undefined || Date.now() > deadline;
    if (late || outcome.kind === 'failure' || outcome.status !== 503) return outcome;
    await pause(RETRY_MS);
  }
}

/** Returns why nothing can be told, and what to do; undefined when the ordinary request got through. */
export function baselineProblem({ options }: Setting, outcome: Outcome): string | undefined {
  if (outcome.kind === 'failure') return `${options.url.origin}: ${outcome.reason}`;
  if (outcome.status === 200) return outcome.complete ? undefined : 'the answer broke off before its end';
  return `an ordinary request got ${describe(outcome)}: ${advice(outcome, options.path)}`;
}

function advice(answer: Answer, path: string): string {
  const id = header(answer, 'x-weir-id');
  if (isDenied(answer) && answer.status < 500)
    return `the policy refuses it; see weir audit show --exchange ${id}`;
  if (isDenied(answer)) return 'Weir has a fault of its own; see its log and /readyz';
  return ADVICE[answer.status] ?? `nothing can be told while that is so; see what answers ${path}`;
}

const ADVICE: Readonly<Record<number, string>> = {
  400: 'the model does not take it; is --model right?',
  401: "it wants credentials; add --header 'authorization: Bearer ...'",
  403: 'it wants other credentials, or another --host',
  404: 'no such path, host or model; name them with --path, --host and --model',
  405: 'that path takes no POST; name another with --path',
  429: 'too many requests; try again later',
  502: 'the gateway cannot reach the model',
  503: 'the gateway does not reach Weir, or does not reach the model; is weir serve running, and the model?',
  504: 'the model did not answer in time',
};
