/** Judges one complete body: pushes it through a lane and awaits what the lane asks. */
import { fault } from '../core/fault.ts';
import type { Finding } from '../core/finding.ts';
import type { Judge } from '../core/ports.ts';
import type { Skipped } from '../core/segment.ts';
import type { Denial } from '../screen/denial.ts';
import type { Policy } from '../screen/gate.ts';
import { judgeFault } from '../screen/judge-fault.ts';
import type { Lane } from '../screen/lane.ts';
import type { Ask, LaneOutput } from '../screen/lane-output.ts';

/** What a whole body came to. */
export interface WholeVerdict {
  readonly denial: Denial | undefined;
  /** The rule of the first redaction; undefined when the body would leave as it came. */
  readonly mutatedBy: string | undefined;
  readonly findings: readonly Finding[];
  readonly skipped: readonly Skipped[];
}

export interface WholeOptions {
  readonly lane: Lane;
  readonly bytes: Uint8Array;
  readonly policy: Policy;
  readonly judge: Judge;
  /** Deadline of one question, in milliseconds. */
  readonly judgeMs: number;
}

const UNENDED =
  'A bug kept the body from being judged to its end; report it with the policy that was in force.';

/** Returns the verdict on a whole body; a judge that fails is what its rule says of faults. */
export async function judgeWhole(options: WholeOptions): Promise<WholeVerdict> {
  const { lane, policy } = options;
  const findings: Finding[] = [];
  const skipped: Skipped[] = [];
  const waiting: LaneOutput[] = [lane.push(options.bytes), lane.end()];
  let denial: Denial | undefined;
  let ended = false;
  for (let output = waiting.shift(); output !== undefined && denial === undefined; output = waiting.shift()) {
    ended ||= output.ended;
    findings.push(...output.findings);
    skipped.push(...output.skipped);
    denial = output.denial;
    if (denial === undefined)
      waiting.push(...(await Promise.all(output.asks.map((ask) => answered(ask, options)))));
  }
  if (denial === undefined && !ended) denial = { kind: 'fault', fault: fault('internal', UNENDED) };
  else if (isAllowed(denial, policy)) denial = undefined;
  return { denial, mutatedBy: lane.mutated ? lane.mutatedBy : undefined, findings, skipped };
}

function isAllowed(denial: Denial | undefined, policy: Policy): boolean {
  return denial?.kind === 'fault' && denial.rule === undefined && policy.onFault === 'allow';
}

async function answered(ask: Ask, { lane, judge, judgeMs }: WholeOptions): Promise<LaneOutput> {
  const { rule, channel, text } = ask.text;
  const name = rule.by.kind === 'judge' ? rule.by.judge : '';
  const signal = AbortSignal.timeout(judgeMs);
  try {
    const late = new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    });
    const question = { rule: rule.name, judge: name, texts: [{ role: channel.role, text }] };
    return lane.answer(ask.id, await Promise.race([judge.ask(question, signal), late]));
  } catch (cause) {
    return lane.unanswered(ask.id, judgeFault(rule.name, cause));
  }
}
