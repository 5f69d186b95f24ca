/** One run: the baseline, then probe after probe, each judged by itself. */
import { ANSWER_PROBES } from './answer-probes.ts';
import { askBaseline, BASELINE, baselineProblem } from './baseline.ts';
import { cannotTell, header, type Judgement } from './judge.ts';
import { judgeAnswer } from './judge-answer.ts';
import { judgeRequest, type Reached, reachedBy, TIMED_HEADER } from './judge-request.ts';
import {
  type AnswerProbe,
  chatBody,
  markOf,
  type Probe,
  type RequestProbe,
  type Setting,
  spell,
} from './probe.ts';
import { ATTACHED, type Row } from './report.ts';
import { REQUEST_PROBES } from './request-probes.ts';
import { type Answer, type Outcome, send } from './send.ts';
import { ORDINARY } from './texts.ts';
import type { Upstream } from './upstream-server.ts';

/** The probe whose packings the others are. */
const INJECTION = 'injection';

/** The rows, or why nothing can be told. */
export type Checked = { readonly rows: readonly Row[] } | { readonly error: string };

interface Check {
  readonly setting: Setting;
  readonly upstream: Upstream | undefined;
  /** True when a scripted upstream answers behind the gateway. */
  readonly scripted: boolean;
  readonly timed: boolean;
}

/** Runs every probe; `upstream` is the scripted one that can be asked, if there is one. */
export async function runProbes(setting: Setting, upstream: Upstream | undefined): Promise<Checked> {
  const outcome = await askBaseline(setting);
  const problem = baselineProblem(setting, outcome);
  if (problem !== undefined || outcome.kind === 'failure') return { error: problem ?? 'no answer' };
  const reached = await whatReached({ setting, upstream }, BASELINE, outcome);
  if (reached === 'nothing') {
    const error =
      'the answer came from elsewhere than --upstream; route the cluster of the model there for the check';
    return { error };
  }
  const timed = header(outcome, TIMED_HEADER) !== undefined;
  const check: Check = { setting, upstream, scripted: reached !== 'unknown', timed };
  const rows: Row[] = [attached(outcome)];
  for (const probe of REQUEST_PROBES) rows.push(await checkRequest(check, probe));
  for (const probe of ANSWER_PROBES) rows.push(await checkAnswer(check, probe));
  return { rows: withOneReason(rows).map((row) => (row.holds === true ? { ...row, hint: null } : row)) };
}

/** The first protection: Weir is asked at all, and what it says counts. */
function attached(answer: Answer): Row {
  const id = header(answer, 'x-weir-id') ?? null;
  const judged = header(answer, 'x-weir-decision') !== undefined;
  const hint =
    id === null
      ? 'Weir is not asked: put the filter of envoy/ext-proc.yaml on this route, and see that nothing disables it there'
      : 'Weir gives no verdict on answers: its policy for this route has mode: observe, or only ext_authz asks, which sees no answers';
  return {
    ...{ name: ATTACHED, direction: 'response', holds: id !== null && judged },
    expected: 'answered with a verdict of Weir',
    seen: id === null ? 'no x-weir-id on the answer' : judged ? 'there' : 'x-weir-id, no x-weir-decision',
    ...{ status: answer.status, id, hint },
  };
}

/** Where the plain injection passes, its packings pass for the same reason. */
function withOneReason(rows: readonly Row[]): Row[] {
  const plain = rows.find(({ name }) => name === INJECTION);
  const packings = new Set(REQUEST_PROBES.filter(({ bad }) => bad === 'injection').map(({ name }) => name));
  return rows.map((row) =>
    plain?.holds === false && packings.has(row.name) ? { ...row, hint: plain.hint } : row,
  );
}

async function checkRequest(check: Check, probe: RequestProbe): Promise<Row> {
  const outcome = await send(check.setting.options, probe.spell(check.setting));
  const reached = await whatReached(check, probe.name, outcome);
  return toRow(probe, judgeRequest(probe, { outcome, reached, timed: check.timed }), outcome);
}

async function checkAnswer(check: Check, probe: AnswerProbe): Promise<Row> {
  const { setting, scripted } = check;
  const bad = probe.bad(setting.options);
  if (!scripted) return toRow(probe, cannotTell('not checked: needs --upstream'));
  if (bad === undefined)
    return toRow(probe, cannotTell('not checked: needs --banned, a text that the policy denies'));
  const mark = markOf(setting, probe.name, probe.name === 'banned-text' ? bad : '');
  const body = chatBody(setting, `${mark} ${ORDINARY}`, { stream: probe.streamed });
  const outcome = await send(setting.options, spell(setting, mark, { pieces: [body] }));
  const reached = await whatReached(check, probe.name, outcome);
  if (reached === 'nothing')
    return toRow(probe, cannotTell('the request did not reach the upstream'), outcome);
  return toRow(probe, judgeAnswer(bad, outcome), outcome);
}

async function whatReached(
  { setting, upstream }: Pick<Check, 'setting' | 'upstream'>,
  probe: string,
  outcome: Outcome,
): Promise<Reached> {
  if (upstream === undefined) return reachedBy(probe, outcome);
  const arrivals = await upstream.arrivals(setting.run);
  if (arrivals === undefined) return 'unknown';
  return arrivals.find((arrival) => arrival.probe === probe) ?? 'nothing';
}

function toRow(probe: Probe, judgement: Judgement, outcome?: Outcome): Row {
  const answer = outcome?.kind === 'answer' ? outcome : undefined;
  return {
    ...{ name: probe.name, direction: probe.direction, holds: judgement.holds ?? null },
    ...{ expected: probe.expected, seen: judgement.seen, status: answer?.status ?? null },
    id: (answer === undefined ? undefined : header(answer, 'x-weir-id')) ?? null,
    hint: probe.hint,
  };
}
