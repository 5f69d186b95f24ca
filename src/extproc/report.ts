/** Builds the events of an exchange from its state. */
import { higher } from '../core/classes.ts';
import type { EventKind, ExchangeEvent, Totals } from '../core/event.ts';
import type { Fault } from '../core/fault.ts';
import type { Finding } from '../core/finding.ts';
import type { Skipped } from '../core/segment.ts';
import { classOf } from '../screen/class-of.ts';
import { partNested } from '../screen/nested.ts';
import { RESTORES } from '../screen/placeholders/restoring.ts';
import { ranOf, withoutModelOf } from '../screen/ran.ts';
import { type ExchangeState, enforces, type Side } from './state.ts';

/** The decisions on a request and on an answer. */
const DECISIONS: ReadonlySet<EventKind> = new Set(['request', 'open']);
/** Findings kept per event; the rest are counted. */
const MAX_FINDINGS = 100;
/** Types of findings that the metadata names. */
const MAX_TYPES = 16;
/** Skipped stretches kept per event; their bytes are all counted. */
const MAX_SKIPPED = 100;

/** Notes findings until the next event of their side, and the class of what has left. */
export function noteFindings(side: Side, found: readonly Finding[]): void {
  side.class = higher(side.class, side.lane?.bears);
  if (found.length === 0) return;
  const { findings, nested } = partNested(found);
  if (nested.length > 0) noteSkipped(side, nested);
  side.findingCount += findings.length;
  for (const finding of findings) {
    if (side.types.size < MAX_TYPES) side.types.add(finding.type);
    if (finding.rule === RESTORES) side.invented++;
    side.class = higher(side.class, classOf(finding));
    if (side.findings.length < MAX_FINDINGS) side.findings.push(finding);
    if (side.found.length < MAX_FINDINGS) side.found.push(finding);
  }
}

/** Notes that something leaves changed; true when it was not known yet. */
export function noteMutation(side: Side): boolean {
  const { lane } = side;
  if (lane?.mutated !== true) return false;
  // What a rule changed is told even where placeholders were brought back before.
  const isNews = side.rule === RESTORES && lane.mutatedBy !== undefined;
  if (side.verdict !== 'allow' && !isNews) return false;
  side.verdict = 'mutate';
  side.rule = lane.mutatedBy ?? RESTORES;
  return true;
}

/** Notes what passed without having been judged. */
export function noteSkipped(side: Side, skipped: readonly Skipped[]): void {
  if (skipped.length === 0) return;
  for (const stretch of skipped) {
    side.skippedBytes += stretch.bytes;
    const last = side.skipped.at(-1);
    if (last !== undefined && last.path === stretch.path && last.reason === stretch.reason) {
      side.skipped[side.skipped.length - 1] = { ...last, bytes: last.bytes + stretch.bytes };
    } else if (side.skipped.length < MAX_SKIPPED) {
      side.skipped.push(stretch);
    }
  }
}

/** Notes who answered a question of a rule: its judge, or the memory. */
export function noteJudged(side: Side, by: { readonly rule?: string; readonly remembered?: true }): void {
  const { rule, remembered = false } = by;
  if (rule === undefined) return;
  const at = side.judged.findIndex((one) => one.rule === rule);
  const before = side.judged[at] ?? { rule, asked: 0, remembered: 0 };
  const after = remembered
    ? { ...before, remembered: before.remembered + 1 }
    : { ...before, asked: before.asked + 1 };
  side.judged.splice(at < 0 ? side.judged.length : at, 1, after);
}

/** Reports one event of a side, with everything noted since its last. */
export function report(
  state: ExchangeState,
  side: Side,
  event: { kind: EventKind; fault?: Fault; totals?: Totals },
): ExchangeEvent {
  const { findings, findingCount, skipped, judged } = side;
  side.findings = [];
  side.findingCount = 0;
  side.skipped = [];
  side.judged = [];
  side.reported.add(event.kind);
  const rules = side.direction === 'request' ? state.policy?.request.rules : state.policy?.response.rules;
  return {
    ...event,
    exchange: state.facts,
    direction: side.direction,
    verdict: side.verdict,
    rule: side.rule,
    enforced: enforces(state),
    ran:
      side.lane === undefined
        ? []
        : [...ranOf(rules ?? []), ...decisionsOf(state, side), ...toolRules(state)],
    findings,
    findingCount,
    skipped,
    ...(judged.length > 0 ? { judged } : {}),
    ...(side.lane !== undefined && DECISIONS.has(event.kind) ? withoutModelOf(rules ?? []) : {}),
    ...classesOf(state),
    ...(event.kind === 'open' && state.retrieval?.tally !== undefined
      ? { retrieval: state.retrieval.tally }
      : {}),
  };
}

function classesOf({ request, response }: ExchangeState): Pick<ExchangeEvent, 'classes'> {
  if (request.class === undefined && response.class === undefined) return {};
  return {
    classes: {
      ...(request.class === undefined ? {} : { request: request.class }),
      ...(response.class === undefined ? {} : { response: response.class }),
    },
  };
}

function decisionsOf({ policy }: ExchangeState, { direction }: Side): readonly string[] {
  return direction === 'request' ? (policy?.request.decisions.map(({ name }) => name) ?? []) : [];
}

/** Rules on tools run both ways: on what is offered, and on what is called. */
function toolRules({ policy }: ExchangeState): readonly string[] {
  return policy?.tools === undefined ? [] : [policy.tools.rule.name];
}

/** What an exchange came to, for its `close` event; the shell adds the timings. */
export function totalsOf(state: ExchangeState): Totals {
  const { request, response } = state;
  return {
    requestBytes: request.receivedBytes,
    responseBytes: response.receivedBytes,
    inspectedChars: (request.lane?.inspected ?? 0) + (response.lane?.inspected ?? 0),
    skippedBytes: request.skippedBytes + response.skippedBytes,
    heldChars: response.lane?.heldPeak ?? 0,
    timings: {},
    weaker: enforces(state) ? [request, response].filter(isWeaker).map((side) => side.direction) : [],
    inflated: [request, response].filter((side) => side.inflates).map((side) => side.direction),
    keepAlives: response.keepAlives,
    ...placeholdersOf(state),
    ...(state.spending?.usage === undefined ? {} : { usage: state.spending.usage }),
    ended: state.ended ?? (response.done ? 'complete' : 'cancelled'),
  };
}

function placeholdersOf({ placeholders, response }: ExchangeState): Pick<Totals, 'placeholders'> {
  if (placeholders === undefined) return {};
  const { replaced, restored } = placeholders;
  return { placeholders: { replaced, restored, invented: response.invented } };
}

function isWeaker(side: Side): boolean {
  return side.mode === 'streamed' && side.lane !== undefined;
}
