/** Session: one that an MCP server opened through Weir is for the caller who opened it, and for nobody else. */
import { added } from '../core/added.ts';
import type { Result } from '../core/fault.ts';
import { type HeaderList, headerValue } from '../core/headers.ts';
import type { Denial } from '../screen/denial.ts';
import { headerId } from '../screen/header-id.ts';
import { stopSide } from './deny.ts';
import type { Effects } from './effects.ts';
import { resume } from './side-flow.ts';
import type { ExchangeState } from './state.ts';

const HEADER = 'mcp-session-id';
const LONGEST_ID = 1024;
/** No question of a lane has this number. */
export const SESSION_RECALL = -1;

/** As a server says that it has ended a session; clients then open another. */
const UNKNOWN: Denial = {
  ...({ kind: 'limit', rule: 'tools.sessions', status: 404 } as const),
  message: 'The session is not known here for this caller; open a new one.',
};

/** Asks whether the caller opened the session that a request names. */
export function openSession(state: ExchangeState, headers: HeaderList, effects: Effects): void {
  if (!bindsSessions(state) || headerValue(headers, HEADER) === undefined) return;
  const key = keyOf(state, headers);
  state.session = { waits: key !== undefined };
  if (key === undefined) stopSide(state, state.request, { denial: UNKNOWN, effects });
  else
    effects.recalls = added(effects.recalls, {
      direction: 'request',
      recall: { id: SESSION_RECALL, keys: [key] },
    });
}

/** It is the caller's, or not, or nobody can tell. */
export function continueSession(
  state: ExchangeState,
  on: { readonly outcome: Result<readonly boolean[]>; readonly effects: Effects },
): void {
  const { session, request } = state;
  const { outcome, effects } = on;
  if (session === undefined || !session.waits) return;
  session.waits = false;
  const known = outcome.ok && outcome.value[0] === true;
  if (known) resume(state, request, { effects });
  else if (outcome.ok) stopSide(state, request, { denial: UNKNOWN, effects });
  else stopSide(state, request, { denial: { kind: 'fault', fault: outcome.fault }, effects });
}

/** The session that an answer opens is the caller's from now on. */
export function sessionOpened(state: ExchangeState, headers: HeaderList): readonly string[] {
  if (!bindsSessions(state) || state.request.lane?.facts.asks !== 'initialize') return [];
  const key = keyOf(state, headers);
  return key === undefined ? [] : [key];
}

function bindsSessions({ policy, dialect }: ExchangeState): boolean {
  return dialect?.name === 'mcp' && policy?.tools?.sessions === 'bound';
}

/** Undefined for what is no id, and for a caller of whom nothing is known. */
function keyOf(state: ExchangeState, headers: HeaderList): string | undefined {
  const tenant = state.tenant();
  const id = headerId(headers, HEADER, LONGEST_ID);
  if (tenant === undefined || id === undefined) return undefined;
  const { host, path } = state.goesWhere ?? {};
  return state.context.fingerprint(JSON.stringify(['session', tenant, host, path, id]));
}
