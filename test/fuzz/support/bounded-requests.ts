/** Requests that keep the bounds of one policy, told from their JSON alone: what the readers say of parameters has to agree. */
import assert from 'node:assert/strict';
import type { ParametersSpec } from '../../../src/policy/compiled-parameters.ts';

export const PROMPT = 'Be kind.';
const MOST = 100;

export const SECTION: ParametersSpec = {
  ...{ maxTokens: MOST, choices: 1, logprobs: 'deny', echo: 'deny', store: false },
  ...{ modalities: ['text'], serverTools: [], systemPrompts: 'allow', systemPrompt: PROMPT },
};

/** Anything that JSON holds. */
type Json = unknown;

function member(value: Json, ...names: string[]): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  for (const name of names) if (Object.hasOwn(value, name)) return (value as Record<string, Json>)[name];
  return undefined;
}

function items(value: Json): Json[] {
  return Array.isArray(value) ? value : [];
}

function within(value: Json, least: number, most: number): boolean {
  return typeof value === 'number' && value >= least && value <= most;
}

const absent = (value: Json): boolean => value === undefined || value === null;

/** One of the members is given, and each that is given is a bound. */
function assertCapped(request: Json, names: readonly string[], least = 1): void {
  const given = names.map((name) => member(request, name)).filter((value) => !absent(value));
  assert.ok(given.length > 0, 'no bound on tokens');
  for (const value of given) assert.ok(within(value, least, MOST), `${names}: ${value}`);
}

function assertOneOf(value: Json, allowed: readonly Json[]): void {
  assert.ok(absent(value) || allowed.includes(value), String(value));
}

function assertCount(value: Json): void {
  assert.ok(absent(value) || within(value, 0, 1), String(value));
}

/** The operator's prompt is the whole text, its beginning, or the first item of a list. */
function assertPrompted(value: Json, textOf: (item: Json) => Json): void {
  if (typeof value === 'string') assert.ok(value === PROMPT || value.startsWith(`${PROMPT}\n\n`));
  else assert.equal(textOf(items(value)[0]), PROMPT);
}

function assertOwnTools(tools: Json, own: readonly string[]): void {
  for (const tool of items(tools)) {
    assert.notEqual(typeof tool, 'string');
    assertOneOf(member(tool, 'type'), own);
  }
}

const contentOf = (message: Json): Json => member(message, 'content');
const textOf = (part: Json): Json => member(part, 'text');

function assertChat(request: Json): void {
  assertCapped(request, ['max_tokens', 'max_completion_tokens']);
  for (const name of ['n', 'best_of']) assertCount(member(request, name));
  for (const name of ['logprobs', 'echo']) assertOneOf(member(request, name), [false]);
  assertOneOf(member(request, 'top_logprobs'), [0]);
  assert.equal(member(request, 'store'), false);
  for (const kind of items(member(request, 'modalities')))
    assert.ok(absent(kind) || String(kind).toLowerCase() === 'text');
  assertOneOf(member(request, 'audio'), []);
  assertOwnTools(member(request, 'tools'), ['function', 'custom']);
  assertPrompted(member(request, 'messages'), contentOf);
}

function assertResponses(request: Json): void {
  assertCapped(request, ['max_output_tokens']);
  assertOneOf(member(request, 'top_logprobs'), [0]);
  assert.equal(member(request, 'store'), false);
  assert.ok(!items(member(request, 'include')).includes('message.output_text.logprobs'));
  assertOwnTools(member(request, 'tools'), ['function', 'custom', 'namespace']);
  assertPrompted(member(request, 'instructions'), contentOf);
}

function assertMessages(request: Json): void {
  assertCapped(request, ['max_tokens'], 0);
  assertOwnTools(member(request, 'tools'), ['custom']);
  assert.ok(items(member(request, 'mcp_servers')).every(absent));
  assertPrompted(member(request, 'system'), textOf);
}

function assertGemini(request: Json): void {
  const config = member(request, 'generationConfig', 'generation_config');
  assert.ok(within(member(config, 'maxOutputTokens', 'max_output_tokens'), 1, MOST));
  assertCount(member(config, 'candidateCount', 'candidate_count'));
  assertOneOf(member(config, 'responseLogprobs', 'response_logprobs'), [false]);
  const instruction = member(request, 'systemInstruction', 'system_instruction');
  assertPrompted(typeof instruction === 'string' ? instruction : member(instruction, 'parts'), textOf);
}

function assertOllama(request: Json): void {
  assertCapped(member(request, 'options'), ['num_predict']);
  assertOneOf(member(request, 'logprobs'), [false]);
  assertOneOf(member(request, 'raw'), [false]);
  if (Array.isArray(member(request, 'messages'))) assertPrompted(member(request, 'messages'), contentOf);
  else assertPrompted(member(request, 'system'), textOf);
}

/** By the path of a request: asserts that it keeps the bounds. */
export const ASSERTED: ReadonlyMap<string, (request: Json) => void> = new Map([
  ['/v1/chat/completions', assertChat],
  ['/v1/responses', assertResponses],
  ['/v1/messages', assertMessages],
  ['/v1beta/models/g:generateContent', assertGemini],
  ['/api/chat', assertOllama],
]);
