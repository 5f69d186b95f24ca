/** Judges one complete body: pushes it through a lane and awaits what the lane asks. */
import type { Approvals, HeldCall } from '../core/approval.ts';
import type { Judged } from '../core/event.ts';
import { fault } from '../core/fault.ts';
import type { Finding } from '../core/finding.ts';
import type { CleanTexts, Decider, Fingerprint, Judge, Memory } from '../core/ports.ts';
import type { Skipped } from '../core/segment.ts';
import { raceAbort } from '../extproc/race-abort.ts';
import { askPeople, type ClaimFacts, claimOf } from '../screen/claims.ts';
import { cleanKey, isClean } from '../screen/clean-key.ts';
import { decisionFault, NO_DECIDER } from '../screen/decision-fault.ts';
import type { Denial } from '../screen/denial.ts';
import { questionOf } from '../screen/doubts.ts';
import type { DecisionAsk } from '../screen/engine-asks.ts';
import type { Policy } from '../screen/gate.ts';
import { judgeFault } from '../screen/judge-fault.ts';
import type { Lane } from '../screen/lane.ts';
import type { Ask, LaneOutput } from '../screen/lane-output.ts';
import { partNested } from '../screen/nested.ts';
import type { Recall } from '../screen/recalls.ts';
import { stateFault } from '../screen/state-fault.ts';
import type { Tenant } from '../screen/tenant.ts';

/** What a whole body came to. */
export interface WholeVerdict {
  readonly denial: Denial | undefined;
  /** The rule of the first redaction; undefined when the body would leave as it came. */
  readonly mutatedBy: string | undefined;
  readonly findings: readonly Finding[];
  readonly skipped: readonly Skipped[];
  /** Questions to judges, one entry each. */
  readonly judged: readonly Judged[];
}

export interface WholeOptions {
  readonly lane: Lane;
  readonly bytes: Uint8Array;
  readonly policy: Policy;
  readonly tenant: Tenant;
  /** What an approval is for. */
  readonly facts: ClaimFacts;
  readonly by: {
    readonly judge: Judge;
    readonly decider?: Decider;
    readonly approvals?: Approvals;
    readonly memory: Memory;
    readonly clean: CleanTexts;
    readonly fingerprint: Fingerprint;
    /** Deadlines of one question, in milliseconds. */
    readonly deadlines: { readonly judgeMs: number; readonly stateMs: number };
  };
}

const UNENDED =
  'A bug kept the body from being judged to its end; report it with the policy that was in force.';

/** Returns the verdict on a whole body; a judge that fails is what its rule says of faults. */
export async function judgeWhole(options: WholeOptions): Promise<WholeVerdict> {
  const { lane, policy } = options;
  const findings: Finding[] = [];
  const skipped: Skipped[] = [];
  const judged: Judged[] = [];
  const waiting: LaneOutput[] = [lane.push(options.bytes), lane.end()];
  let denial: Denial | undefined;
  let ended = false;
  for (let output = waiting.shift(); output !== undefined && denial === undefined; output = waiting.shift()) {
    ended ||= output.ended;
    const parted = partNested(output.findings);
    findings.push(...parted.findings);
    skipped.push(...output.skipped, ...parted.nested);
    denial = output.denial;
    if (denial !== undefined) break;
    const answers = output.asks.map((ask) => answered(ask, { ...options, judged }));
    waiting.push(
      ...(await Promise.all([
        ...answers,
        ...output.recalls.map((one) => recalled(one, options)),
        ...output.decides.map((one) => decided(one, options)),
        ...(output.claims.length === 0 ? [] : [claimed(output.claims, options)]),
      ])),
    );
  }
  if (denial === undefined && !ended) denial = { kind: 'fault', fault: fault('internal', UNENDED) };
  else if (isAllowed(denial, policy)) denial = undefined;
  return { denial, mutatedBy: lane.mutated ? lane.mutatedBy : undefined, findings, skipped, judged };
}

function isAllowed(denial: Denial | undefined, policy: Policy): boolean {
  return denial?.kind === 'fault' && denial.rule === undefined && policy.onFault === 'allow';
}

async function answered(
  ask: Ask,
  { lane, by, policy, tenant, judged }: WholeOptions & { readonly judged: Judged[] },
): Promise<LaneOutput> {
  const { rule } = ask.text;
  const question = questionOf(ask.text);
  const name = question.judge;
  const key = cleanKey(ask.text, { tenant, digest: policy.digest }, by.fingerprint);
  if (key !== undefined && by.clean.has(name, key)) {
    judged.push({ rule: rule.name, asked: 0, remembered: 1 });
    return lane.answer(ask.id, []);
  }
  try {
    const hits = await inTime(by.deadlines.judgeMs, (signal) => by.judge.ask(question, signal));
    if (key !== undefined && isClean(ask.text, hits)) by.clean.add(name, key);
    judged.push({ rule: rule.name, asked: 1, remembered: 0 });
    return lane.answer(ask.id, hits);
  } catch (cause) {
    return lane.unanswered(ask.id, judgeFault(rule.name, cause));
  }
}

async function decided({ id, rule, question }: DecisionAsk, { lane, by }: WholeOptions): Promise<LaneOutput> {
  const { decider } = by;
  if (decider === undefined) return lane.decided(id, { ok: false, fault: NO_DECIDER });
  try {
    const value = await inTime(by.deadlines.judgeMs, (signal) => decider.decide(question, signal));
    return lane.decided(id, { ok: true, value });
  } catch (cause) {
    return lane.decided(id, { ok: false, fault: decisionFault(rule, cause) });
  }
}

/** A question of ext_authz is answered at once: its client comes again. */
async function claimed(calls: readonly HeldCall[], { lane, by, facts }: WholeOptions): Promise<LaneOutput> {
  const claim = claimOf(facts, { model: lane.facts.model ?? '', calls, waitMs: 0 });
  const signal = AbortSignal.timeout(by.deadlines.stateMs);
  const race = <T>(promise: Promise<T>) => raceAbort(promise, signal);
  return lane.approved(await askPeople(by.approvals, claim, { signal, race }));
}

async function recalled({ id, keys }: Recall, { lane, by }: WholeOptions): Promise<LaneOutput> {
  try {
    const value = await inTime(by.deadlines.stateMs, (signal) => by.memory.recall(keys, signal));
    return lane.recalled(id, { ok: true, value });
  } catch (cause) {
    return lane.recalled(id, { ok: false, fault: stateFault('looked up', cause) });
  }
}

/** Asks, and gives up on it after so many milliseconds also when it ignores its signal. */
async function inTime<T>(ms: number, ask: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const signal = AbortSignal.timeout(ms);
  return await raceAbort(ask(signal), signal);
}
