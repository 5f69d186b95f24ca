/** Turns an event into the body of a record: fixed fields, capped strings and lists, no content. */
import type { Caller } from '../core/caller.ts';
import type { Easement } from '../core/easement.ts';
import type { ExchangeEvent, Judged } from '../core/event.ts';
import type { Fault } from '../core/fault.ts';
import type { Finding } from '../core/finding.ts';
import type { Skipped } from '../core/segment.ts';
import { formatBody } from './line.ts';

/** Most characters (UTF-16 units) of one string in a record. */
export const STRING_LIMIT = 256;
/** Most findings, and most skipped stretches, that one record lists; counts beside them count all. */
const LIST_LIMIT = 100;
/** Most rule names that one record lists. */
const RULES_LIMIT = 1000;
/** Most roles of a caller that one record lists. */
const ROLES_LIMIT = 32;
const TIMINGS_LIMIT = 32;
/** Characters of a body over which the list of rules is shortened to its length. */
const BODY_LIMIT = 262_144;

/** Returns the body of an event's record; `time` is milliseconds since the epoch. */
export function eventBody(event: ExchangeEvent, time: number): string {
  const fields = eventFields(event, time);
  const body = formatBody(fields);
  if (body.length <= BODY_LIMIT) return body;
  return formatBody({ ...fields, ran: undefined, findings: undefined, skipped: undefined, shortened: true });
}

/** Cuts a string to the limit; the last character then is an ellipsis. */
export function capped(text: string): string {
  return text.length <= STRING_LIMIT ? text : `${text.slice(0, STRING_LIMIT - 1)}\u2026`;
}

function eventFields(event: ExchangeEvent, time: number) {
  const { exchange } = event;
  return {
    kind: event.kind,
    time: new Date(time).toISOString(),
    exchange: capped(exchange.id),
    service: exchange.service,
    direction: event.direction,
    verdict: event.verdict,
    rule: capped(event.rule),
    enforced: event.enforced,
    caller: callerFields(exchange.caller),
    route: { method: capped(exchange.method), host: capped(exchange.host), path: plainPath(exchange.path) },
    dialect: capped(exchange.dialect),
    model: capped(exchange.model),
    policy: { name: capped(exchange.policy), digest: capped(exchange.policyDigest) },
    mode: exchange.mode,
    breakGlass: exchange.breakGlass === undefined ? undefined : capped(exchange.breakGlass),
    ran: event.ran.slice(0, RULES_LIMIT).map(capped),
    ranCount: event.ran.length,
    withoutModel: event.withoutModel?.slice(0, RULES_LIMIT).map(({ rule }) => capped(rule)),
    findings: event.findings.slice(0, LIST_LIMIT).map(findingFields),
    findingCount: event.findingCount,
    skipped: event.skipped.slice(0, LIST_LIMIT).map(skippedFields),
    skippedCount: event.skipped.length,
    judged: event.judged === undefined || event.judged.length === 0 ? undefined : judgedFields(event.judged),
    classes: event.classes,
    retrieval: event.retrieval,
    fault: event.fault === undefined ? undefined : faultFields(event.fault),
    totals: event.totals === undefined ? undefined : totalsFields(event.totals),
  };
}

/** Claims are left out: nobody says that they hold no personal data. */
function callerFields({ id, kind, tenant, roles, clearance }: Caller) {
  return {
    ...{ id: capped(id), kind },
    tenant: tenant === undefined ? undefined : capped(tenant),
    roles: roles.length === 0 ? undefined : roles.slice(0, ROLES_LIMIT).map(capped),
    clearance: clearance === undefined ? undefined : capped(clearance),
  };
}

/** A query may carry keys and content: nothing after `?` or `#` is recorded. */
function plainPath(path: string): string {
  const end = path.search(/[?#]/);
  return capped(end < 0 ? path : path.slice(0, end));
}

function findingFields(finding: Finding) {
  return {
    rule: capped(finding.rule),
    detector: capped(finding.detector),
    type: capped(finding.type),
    direction: finding.direction,
    role: finding.role,
    path: capped(finding.path),
    start: finding.start,
    end: finding.end,
    length: finding.end - finding.start,
    score: finding.score,
    hash: capped(finding.hash),
    source: finding.source === undefined ? undefined : capped(finding.source),
    eased: finding.eased === undefined ? undefined : easedFields(finding.eased),
  };
}

function easedFields({ by, name }: Easement) {
  return { by, name: name === undefined ? undefined : capped(name) };
}

function skippedFields(skipped: Skipped) {
  return { path: capped(skipped.path), reason: skipped.reason, bytes: skipped.bytes };
}

function judgedFields(judged: readonly Judged[]) {
  return judged
    .slice(0, LIST_LIMIT)
    .map(({ rule, asked, remembered }) => ({ rule: capped(rule), asked, remembered }));
}

function faultFields(fault: Fault) {
  const at = fault.at === undefined ? undefined : capped(fault.at);
  return { kind: fault.kind, message: capped(fault.message), at };
}

function totalsFields(totals: NonNullable<ExchangeEvent['totals']>) {
  const timings = Object.entries(totals.timings).slice(0, TIMINGS_LIMIT);
  return {
    ended: totals.ended,
    requestBytes: totals.requestBytes,
    responseBytes: totals.responseBytes,
    inspectedChars: totals.inspectedChars,
    skippedBytes: totals.skippedBytes,
    heldChars: totals.heldChars,
    weaker: totals.weaker,
    inflated: totals.inflated,
    keepAlives: totals.keepAlives,
    placeholders: totals.placeholders,
    usage: totals.usage,
    timings: Object.fromEntries(timings.map(([name, ms]) => [capped(name), Math.round(ms * 1000) / 1000])),
  };
}
