/** Tool requests: requests that are calls of tools themselves, to an MCP server or to an HTTP API that the policy names. */
import type { ConditionFacts } from '../core/condition.ts';
import type { Dialect, RequestHead } from '../core/dialect.ts';
import type { Fingerprint } from '../core/ports.ts';
import { httpArguments } from '../dialects/generic/http-call.ts';
import { mcpMessage } from '../dialects/mcp/message.ts';
import { matchesPath } from '../policy/match.ts';
import { callRules } from './call-rules.ts';
import { type Flow, type FlowOptions, flowOf } from './flow.ts';
import type { Policy } from './gate.ts';
import type { Pins } from './pins.ts';
import { type Deeds, ToolGate } from './tool-gate.ts';

export interface ToolRequest {
  readonly policy: Policy;
  readonly dialect: Dialect;
  readonly head: RequestHead;
  /** Path and query as they came. */
  readonly target: string;
  readonly facts: ConditionFacts;
  readonly flow: Flow | undefined;
  readonly pins: Pins | undefined;
  readonly fingerprint: Fingerprint;
  /** True while what was known before is not there yet. */
  waits(): boolean;
}

/** The gate of a request that is a call; undefined for others. */
export function toolRequest(options: ToolRequest): ToolGate | undefined {
  const { policy, dialect, facts, flow, pins, fingerprint, waits } = options;
  const { tools } = policy;
  const read = readerOf(options);
  const calls = read && callRules(policy, facts, { flow, ...(dialect.name === 'mcp' ? { pins } : {}) });
  if (tools === undefined || read === undefined || calls === undefined) return undefined;
  return new ToolGate({ ...{ tools, calls, facts, pins, fingerprint, waits, read }, direction: 'request' });
}

/** What the request may know of earlier calls; one that is a call itself tells of none. */
export function requestFlow(
  { policy, dialect, head }: Pick<ToolRequest, 'policy' | 'dialect' | 'head'>,
  exchange: Pick<FlowOptions, 'id' | 'time'>,
): Flow | undefined {
  const isCall = dialect.name === 'mcp' || routesOf(policy, head).length > 0;
  return flowOf(policy, { ...exchange, hears: !isCall });
}

type Read = (bytes: Uint8Array) => Deeds | 'too-large' | undefined;

function readerOf(request: ToolRequest): Read | undefined {
  if (request.dialect.name === 'mcp') return (bytes) => mcpMessage(bytes, false);
  const routes = routesOf(request.policy, request.head);
  if (routes.length === 0) return undefined;
  const tool = routes.find(({ methods }) => methods.includes(request.head.method))?.tool ?? '';
  return (bytes) => {
    const args = httpArguments(bytes, { path: request.head.path, target: request.target });
    if (args === 'too-large') return args;
    return { call: { tool, args, path: ':path', argsPath: 'body', misnamed: false }, list: undefined };
  };
}

function routesOf({ tools }: Policy, { path }: RequestHead) {
  return (tools?.http ?? []).filter((route) => matchesPath([route.path], path));
}
