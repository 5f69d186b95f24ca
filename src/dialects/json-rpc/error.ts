/** Refusals as errors of JSON-RPC 2.0 (section 5.1), alone or as events of a stream. */
import type { Refusal } from '../../core/verdict.ts';

export type RpcId = string | number;

/** Of the codes that servers define (-32000 to -32099); neither MCP nor A2A gives it a meaning. */
export const DENIED = -32090;

/** An error response; `null` where the id of the request is not known. */
export function rpcError(refusal: Refusal, id: RpcId | null): object {
  const { code, id: decision } = refusal;
  const error = { code: DENIED, message: rpcSentence(refusal), data: { code, decision } };
  return { jsonrpc: '2.0', id, error };
}

/** The body of a refusal with an HTTP error status. */
export function refuseRpc(refusal: Refusal): Uint8Array {
  return Buffer.from(JSON.stringify(rpcError(refusal, null)), 'utf8');
}

/** Messages as events of a stream. */
export function rpcEvents(messages: readonly object[]): Uint8Array {
  const events = messages.map((message) => `event: message\ndata: ${JSON.stringify(message)}\n\n`);
  return Buffer.from(events.join(''), 'utf8');
}

/** What a client may show of a refusal. */
export function rpcSentence({ message, id }: Refusal): string {
  return `${message} (Weir decision ${id})`;
}
