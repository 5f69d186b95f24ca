/** A conversation without Envoy: feeds frames to the step as a full-duplex Envoy would, and notes what left. */
import { createHash } from 'node:crypto';
import { UNKNOWN_CALLER } from '../../src/core/caller.ts';
import type { Detector } from '../../src/core/detector.ts';
import type { ExchangeEvent } from '../../src/core/event.ts';
import type { BodyMode, LocalReply, Reply } from '../../src/core/frame.ts';
import { formatOf } from '../../src/detectors/format/index.ts';
import { DETECTORS } from '../../src/detectors/index.ts';
import { compilePattern } from '../../src/detectors/pattern.ts';
import { structureOf } from '../../src/detectors/schema/index.ts';
import { SCRIPT_NAMES } from '../../src/detectors/scripts.ts';
import { newExchange } from '../../src/extproc/state.ts';
import { type StepFrame, step } from '../../src/extproc/step.ts';
import { compilePolicies } from '../../src/policy/compile.ts';
import type { PolicySet } from '../../src/policy/compiled-policy.ts';
import { parsePolicies } from '../../src/policy/parse.ts';

/** Credentials that policies of tests may name. */
const credentials = new Map([
  ['openai', 'bearer'],
  ['bedrock', 'aws'],
] as const);
const sha = (text: string) => createHash('sha256').update(text).digest('hex');

/** Compiles policy text; problems fail the test. */
export function policiesOf(text: string, detectors: readonly Detector[] = DETECTORS): PolicySet {
  const parsed = parsePolicies({ file: 'test.yaml', text });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const registry = {
    detectors,
    judges: ['guard'],
    deciders: ['corp'],
    credentials,
    scripts: SCRIPT_NAMES,
    structure: structureOf,
    format: formatOf,
    pattern: compilePattern,
    digest: sha,
  };
  const compiled = compilePolicies(parsed.value, registry);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  return compiled.value;
}

export interface Script {
  readonly policies: PolicySet;
  readonly path?: string;
  readonly request: readonly Uint8Array[];
  readonly answer: readonly Uint8Array[];
  readonly answerType?: string;
  readonly mode?: BodyMode;
}

/** What each party saw. */
export interface Outcome {
  readonly upstream: Buffer;
  readonly upstreamComplete: boolean;
  readonly local: LocalReply | undefined;
  readonly client: Buffer;
  readonly clientComplete: boolean;
  readonly events: readonly ExchangeEvent[];
  readonly replies: readonly Reply[];
}

/** Runs one conversation to its end. */
export function converse(script: Script): Outcome {
  const state = newExchange({
    id: 'exchange-1',
    policies: script.policies,
    fingerprint: (text) => sha(text).slice(0, 8),
    callerOf: () => UNKNOWN_CALLER,
    authenticate: () => ({ ok: true, value: [] }),
    time: new Date(0),
    overload: undefined,
    moreTimeMs: 2500,
  });
  const replies: Reply[] = [];
  const events: ExchangeEvent[] = [];
  const take = (frame: StepFrame) => {
    const effects = step(state, frame);
    replies.push(...effects.replies);
    events.push(...effects.events);
  };
  const mode = script.mode ?? 'full-duplex';
  take({
    kind: 'headers',
    direction: 'request',
    headers: [
      { name: ':method', value: 'POST' },
      { name: ':path', value: script.path ?? '/v1/chat/completions' },
      { name: ':authority', value: 'llm.test' },
      { name: 'content-type', value: 'application/json' },
    ],
    end: false,
    protocol: { request: mode, response: mode, sendsBodyEarly: false },
  });
  feed('request', script.request, take);
  const forwarded = sent(replies, 'request').complete;
  if (forwarded) {
    const type = script.answerType ?? 'text/event-stream';
    take({
      kind: 'headers',
      direction: 'response',
      headers: [
        { name: ':status', value: '200' },
        { name: 'content-type', value: type },
      ],
      end: false,
    });
    feed('response', script.answer, take);
  }
  take({ kind: 'closed', ended: 'cancelled' });
  const request = sent(replies, 'request');
  const response = sent(replies, 'response');
  const immediate = replies.find((reply) => reply.kind === 'immediate');
  return {
    upstream: request.bytes,
    upstreamComplete: request.complete,
    local: immediate?.reply,
    client: response.bytes,
    clientComplete: response.complete,
    events,
    replies,
  };
}

function feed(
  direction: 'request' | 'response',
  chunks: readonly Uint8Array[],
  take: (frame: StepFrame) => void,
): void {
  for (const bytes of chunks) take({ kind: 'body', direction, bytes, end: false });
  take({ kind: 'body', direction, bytes: new Uint8Array(0), end: true });
}

function sent(
  replies: readonly Reply[],
  direction: 'request' | 'response',
): { bytes: Buffer; complete: boolean } {
  const chunks = replies.filter((reply) => reply.kind === 'chunk' && reply.direction === direction);
  const bytes = Buffer.concat(
    chunks.map((reply) => (reply.kind === 'chunk' ? reply.bytes : new Uint8Array(0))),
  );
  return { bytes, complete: chunks.some((reply) => reply.kind === 'chunk' && reply.end) };
}

/** Cuts bytes at the given places (in any order, repeats allowed). */
export function cutAt(bytes: Uint8Array, places: readonly number[]): Uint8Array[] {
  const sorted = [...new Set(places.map((place) => place % (bytes.length + 1)))].sort((a, b) => a - b);
  const chunks: Uint8Array[] = [];
  let at = 0;
  for (const place of [...sorted, bytes.length]) {
    if (place > at) chunks.push(bytes.subarray(at, place));
    at = Math.max(at, place);
  }
  return chunks;
}
