/** What is known of an exchange, read out of records: of the journal, or of one that was judged just now. */
import type { Decision, Decisions, Outcome } from '../offline/decision.ts';
import type { Known, RecordedFinding } from './explanation.ts';

type Members = Readonly<Record<string, unknown>>;

/** Reads the records of one exchange; undefined where there is none that tells of it. */
export function knownFrom(records: readonly Members[]): Omit<Known, 'told'> | undefined {
  const last = records.at(-1);
  if (last === undefined) return undefined;
  const route = membersOf(last['route']);
  const policy = membersOf(last['policy']);
  return {
    id: textOf(last['exchange']),
    ...{ method: textOf(route['method']), host: textOf(route['host']), path: textOf(route['path']) },
    ...{ dialect: textOf(last['dialect']), model: textOf(last['model']) },
    caller: callerIn(membersOf(last['caller'])),
    ...{ policy: textOf(policy['name']), digest: textOf(policy['digest']) },
    decided: decisionsIn(records),
    findings: records.flatMap((record) => listOf(record['findings']).map(findingIn)),
    ran: { request: ranIn(records, 'request'), response: ranIn(records, 'response') },
    faults: records.flatMap(({ fault }) => (fault === undefined ? [] : [faultIn(membersOf(fault))])),
  };
}

/** Without its hash: outside of a journal it is keyed with nothing. */
function findingIn(value: unknown): RecordedFinding {
  const { rule, type, direction, role, path, start, end, score } = membersOf(value);
  return {
    ...{ rule: textOf(rule), type: textOf(type), direction: textOf(direction) },
    ...{ role: textOf(role), path: textOf(path) },
    ...{ start: Number(start), end: Number(end), score: Number(score) },
  };
}

const GRAVE: readonly Outcome[] = ['allow', 'mutate', 'hold', 'deny', 'cut'];
const NONE: Decision = { verdict: 'allow', rule: 'none' };

function decisionsIn(records: readonly Members[]): Decisions {
  const request = decisionIn(records, 'request');
  const answered = records.some(({ direction, kind }) => direction === 'response' && kind !== 'close');
  const answer = answered ? decisionIn(records, 'response') : undefined;
  const worse = answer !== undefined && GRAVE.indexOf(answer.verdict) >= GRAVE.indexOf(request.verdict);
  return { request, answer, whole: worse ? answer : request, status: 0 };
}

function decisionIn(records: readonly Members[], direction: string): Decision {
  return records
    .filter((record) => record['direction'] === direction && record['kind'] !== 'close')
    .map(({ kind, verdict, rule }) => {
      const grave = GRAVE.find((known) => known === (kind === 'cut' ? 'cut' : verdict));
      return { verdict: grave ?? 'allow', rule: textOf(rule) };
    })
    .reduce((worst, one) => (GRAVE.indexOf(one.verdict) > GRAVE.indexOf(worst.verdict) ? one : worst), NONE);
}

/** Undefined where no record of the direction tells of rules. */
function ranIn(records: readonly Members[], direction: string): readonly string[] | undefined {
  const of = records.filter((record) => record['direction'] === direction);
  const ran = new Set(of.flatMap(({ ran }) => listOf(ran).map(textOf)));
  return ran.size === 0 ? undefined : [...ran];
}

function callerIn({ id, kind, tenant, roles, clearance }: Members): string {
  const named = listOf(roles).map(textOf);
  return [
    `${textOf(id)} (${textOf(kind)})`,
    ...(tenant === undefined ? [] : [`tenant ${textOf(tenant)}`]),
    ...(named.length === 0 ? [] : [`roles ${named.join(', ')}`]),
    ...(clearance === undefined ? [] : [`clearance ${textOf(clearance)}`]),
  ].join(', ');
}

function faultIn({ kind, message, at }: Members): string {
  return `${textOf(kind)}: ${textOf(message)}${at === undefined ? '' : ` (${textOf(at)})`}`;
}

function membersOf(value: unknown): Members {
  return typeof value === 'object' && value !== null ? (value as Members) : {};
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
