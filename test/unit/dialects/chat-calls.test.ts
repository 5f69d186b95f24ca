/** Tool calls of chat completions (T01): every shape on the wire becomes the same call, with its name and arguments. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Reader, ToolCall } from '../../../src/core/segment.ts';
import { openaiChat } from '../../../src/dialects/openai-chat/index.ts';
import { answerReader, bytesOf, chunksOf, everyByte, readUnits, requestReader } from './read-all.ts';

interface Called extends ToolCall {
  arguments: string;
}

/** The calls of a message in order, with the text of their arguments; the text of a name is checked against it. */
function callsIn(reader: Reader, bytes: Uint8Array, cuts: readonly number[] = []): Called[] {
  const { units, readings } = readUnits(reader, chunksOf(bytes, cuts));
  assert.equal(readings.at(-1)?.fault, undefined);
  const seen = new Map<ToolCall, { name: string; text: string }>();
  for (const { channel, text } of units.flatMap(({ runs }) => runs)) {
    if (channel.call === undefined) continue;
    const { part, call } = channel.call;
    const kept = seen.get(call) ?? { name: '', text: '' };
    if (part === 'name') kept.name += text;
    else kept.text += text;
    seen.set(call, kept);
  }
  return [...seen].map(([call, { name, text }]) => {
    assert.equal(call.name ?? '', name);
    return { ...call, arguments: text };
  });
}

const WEATHER = {
  id: 'call_a',
  type: 'function',
  function: { name: 'weather', arguments: '{"city":"Ulm"}' },
};
const MAIL = { id: 'call_b', type: 'custom', custom: { name: 'mail', input: 'to: all' } };
const BOTH: readonly Called[] = [
  { index: 0, id: 'call_a', name: 'weather', arguments: '{"city":"Ulm"}' },
  { index: 1, id: 'call_b', name: 'mail', arguments: 'to: all' },
];

function whole(message: object): Called[] {
  const bytes = bytesOf(JSON.stringify({ choices: [{ index: 0, message }] }));
  return callsIn(answerReader(openaiChat, 'application/json'), bytes);
}

/** The deltas, and the end of each choice that they are of. */
function streamed(deltas: readonly Delta[], cuts?: (bytes: Uint8Array) => number[]): Called[] {
  const indices = [...new Set(deltas.map(({ index }) => index))];
  const ends = indices.map((index) => ({ index, delta: {}, finish_reason: 'tool_calls' }));
  const events = [...deltas, ...ends].map((choice) => `data: ${JSON.stringify({ choices: [choice] })}\n\n`);
  const bytes = bytesOf(`${events.join('')}data: [DONE]\n\n`);
  return callsIn(answerReader(openaiChat, 'text/event-stream'), bytes, cuts?.(bytes));
}

interface Delta {
  readonly index: number;
  readonly delta: object;
}

function delta(call: object, index = 0): Delta {
  return { index, delta: { tool_calls: [call] } };
}

describe('T01 tool calls of chat completions', () => {
  it('tells calls apart that a server counts as the first, each with its id and name', () => {
    const call = (id: string, name: string) => ({ index: 0, id, function: { name, arguments: '{}' } });
    const expected = ['a', 'b'].map((id) => ({ index: 0, id, name: `f${id}`, arguments: '{}' }));
    const calls = [call('a', 'fa'), call('b', 'fb')];
    const apart = calls.map((one) => ({ index: 0, delta: { tool_calls: [one] } }));
    assert.deepEqual(streamed(apart), expected);
    assert.deepEqual(streamed(apart, everyByte), expected);
    assert.deepEqual(streamed([{ index: 0, delta: { tool_calls: calls } }], everyByte), expected);
    // An id for each delta, and none that says anything, are of the one call.
    const more = { index: 0, id: 'c', function: { arguments: ' ' } };
    const empty = { index: 0, id: '', function: { name: '', arguments: ' ' } };
    const one = [call('a', 'fa'), more, empty].map((part) => ({ index: 0, delta: { tool_calls: [part] } }));
    assert.deepEqual(streamed(one), [{ index: 0, id: 'a', name: 'fa', arguments: '{}  ' }]);
  });

  it('in a request, an answer and a stream are the same', () => {
    const message = { role: 'assistant', content: null, tool_calls: [WEATHER, MAIL] };
    const request = bytesOf(JSON.stringify({ messages: [message] }));
    assert.deepEqual(callsIn(requestReader(openaiChat), request), BOTH);
    assert.deepEqual(callsIn(requestReader(openaiChat), request, everyByte(request)), BOTH);
    assert.deepEqual(whole(message), BOTH);
    assert.deepEqual(streamed([delta({ index: 0, ...WEATHER }), delta({ index: 1, ...MAIL })]), BOTH);
  });

  it('of one message do not run into those of the next', () => {
    const message = { role: 'assistant', tool_calls: [WEATHER] };
    const bytes = bytesOf(JSON.stringify({ messages: [message, message] }));
    assert.equal(callsIn(requestReader(openaiChat), bytes).length, 2);
  });

  it('are assembled from deltas that interleave, with a name in pieces and the index last', () => {
    const deltas = [
      delta({ id: 'call_a', function: { name: 'wea' }, index: 0 }),
      delta({ id: 'call_b', custom: { name: 'mail' }, index: 1 }),
      delta({ function: { name: 'ther', arguments: '' }, index: 0 }),
      delta({ custom: { input: 'to:' }, index: 1 }),
      delta({ function: { arguments: '{"city":' }, index: 0 }),
      delta({ custom: { input: ' all' }, index: 1 }),
      delta({ function: { arguments: '"Ulm"}' }, index: 0 }),
    ];
    const [first, second] = BOTH;
    const inPieces = [{ ...first, pieces: ['wea', 'ther'] }, second];
    assert.deepEqual(streamed(deltas), inPieces);
    assert.deepEqual(streamed(deltas, everyByte), inPieces);
  });

  it('of two choices are apart', () => {
    const found = streamed([delta({ index: 0, ...WEATHER }), delta({ index: 0, ...WEATHER }, 1)]);
    assert.deepEqual(found, [BOTH[0], BOTH[0]]);
  });

  it('have no name before it is complete, and one with the end of their choice', () => {
    const reader = answerReader(openaiChat, 'text/event-stream');
    const send = (choice: object) =>
      reader
        .push(bytesOf(`data: ${JSON.stringify({ choices: [choice] })}\n\n`))
        .units.flatMap(({ runs }) => runs);
    const [run] = send(delta({ index: 0, function: { name: 'get' } }));
    assert.ok(run?.channel.call !== undefined);
    assert.equal(run.channel.call.call.name, undefined);
    assert.equal(run.channel.call.call.open, true);
    send(delta({ index: 0, function: { name: '_all' } }));
    send({ index: 0, delta: {}, finish_reason: 'tool_calls' });
    assert.equal(run.channel.call.call.name, 'get_all');
    assert.equal(run.channel.call.call.open, undefined);
  });

  it('of the old kind are calls too, and so are arguments that came as an object', () => {
    const old = { name: 'weather', arguments: '{}' };
    const expected = [{ index: 0, name: 'weather', arguments: '{}' }];
    assert.deepEqual(whole({ function_call: old }), expected);
    const halves = [{ name: 'weather' }, { arguments: '{' }, { arguments: '}' }];
    assert.deepEqual(
      streamed(halves.map((part) => ({ index: 0, delta: { function_call: part } }))),
      expected,
    );
    const given = { id: 'c', function: { name: 'f', arguments: { city: 'Ulm', tags: ['x'] } } };
    assert.deepEqual(streamed([delta({ ...given, index: 0 })]), [
      { index: 0, id: 'c', name: 'f', arguments: 'cityUlmtagsx' },
    ]);
    assert.deepEqual(whole({ tool_calls: [given] }), [
      { index: 0, id: 'c', name: 'f', arguments: 'cityUlmtagsx' },
    ]);
  });
});
