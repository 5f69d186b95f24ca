/** JSON-RPC messages through the readers of a dialect, and what came of them. */
import assert from 'node:assert/strict';
import type { Dialect, ResponseReader } from '../../../src/core/dialect.ts';
import type { Facts, Reader } from '../../../src/core/segment.ts';
import { bytesOf, LIMITS, type Outcome, readUnits } from './read-all.ts';

export const REFUSAL = {
  status: 403,
  rule: 'no-leak',
  code: 'content_policy_violation',
  message: 'Denied.',
  id: 'w-1',
};
/** The error that says so. */
export const DENIED = {
  code: -32090,
  message: 'Denied. (Weir decision w-1)',
  data: { code: 'content_policy_violation', decision: 'w-1' },
};

/** The reader of a request to the endpoint. */
export function rpcRequest(
  dialect: Dialect,
  { method = 'POST', accept = 'application/json, text/event-stream' } = {},
): Reader {
  const headers = [{ name: 'accept', value: accept }];
  const reader = dialect.request(LIMITS, { method, path: '/', headers });
  assert.ok(reader.ok);
  return reader.value;
}

/** The reader of an answer; `asked` is what the request said of itself. */
export function rpcAnswer(
  dialect: Dialect,
  type: string | undefined,
  { status = 200, asked = {} as Facts } = {},
): ResponseReader {
  const headers = type === undefined ? [] : [{ name: 'content-type', value: type }];
  const reader = dialect.response({ status, headers }, asked, LIMITS);
  assert.ok(reader.ok);
  return reader.value;
}

/** `PATH TEXT` of every text, and its role. */
export function rolesOf(outcome: Outcome): Record<string, string> {
  return Object.fromEntries(
    outcome.units.flatMap(({ runs }) => runs.map(({ path, role, text }) => [`${path} ${text}`, role])),
  );
}

/** `PATH: part of call INDEX NAME` for every text of a call. */
export function callsIn(reader: Reader, message: object): string[] {
  const { units } = readUnits(reader, [bytesOf(JSON.stringify(message))]);
  return units
    .flatMap(({ runs }) => runs)
    .flatMap(({ channel: { path, call } }) =>
      call === undefined ? [] : [`${path}: ${call.part} of ${call.call.index} ${call.call.name}`],
    );
}

export function rpc(body: object): object {
  return { jsonrpc: '2.0', ...body };
}

/** A message as an event of a stream. */
export function event(message: object): string {
  return `event: message\ndata: ${JSON.stringify(rpc(message))}\n\n`;
}

/** The messages of an event stream, parsed. */
export function messagesIn(bytes: Uint8Array): unknown[] {
  return [
    ...Buffer.from(bytes)
      .toString()
      .matchAll(/^data: (.*)$/gm),
  ].map(([, data]) => JSON.parse(data ?? ''));
}
