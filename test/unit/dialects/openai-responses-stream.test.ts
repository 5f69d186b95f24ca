/** Streamed responses: texts that go on (S07), calls (T01), endings as the SDK of OpenAI sees them (S11). */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Stream } from 'openai/core/streaming';
import { ResponseStream } from 'openai/lib/responses/ResponseStream';
import type { Response as Answer } from 'openai/resources/responses/responses';
import type { ResponseReader } from '../../../src/core/dialect.ts';
import type { Channel, ToolCall } from '../../../src/core/segment.ts';
import { openaiResponses } from '../../../src/dialects/openai-responses/index.ts';
import { type Event, events, messageEvents, responseEvents } from '../../dialects/openai-responses/events.ts';
import { answerReader, bytesOf, everyByte, type Outcome, readAll, readUnits, textsOf } from './read-all.ts';

const REFUSAL = { status: 403, rule: 'r', code: 'content_policy_violation', message: 'Denied.', id: 'w-7' };
const SENTENCE = 'Denied. (Weir decision w-7)';

function stream(): ResponseReader {
  return answerReader(openaiResponses, 'text/event-stream');
}

function read(list: readonly Event[]): Outcome {
  const bytes = bytesOf(events(list));
  const whole = readAll(stream(), bytes);
  assert.deepEqual(readAll(stream(), bytes, everyByte(bytes)), whole);
  return whole;
}

function delta(name: string, text: string, at: object): Event {
  return { type: `response.${name}.delta`, ...at, delta: text };
}

/** What the SDK makes of a stream in the end. */
async function finalOf(text: string): Promise<Answer> {
  const response = new Response(text, { headers: { 'content-type': 'text/event-stream' } });
  const raw = Stream.fromSSEResponse(response, new AbortController());
  return await ResponseStream.fromReadableStream(raw.toReadableStream()).finalResponse();
}

describe('S07 texts of a streamed response', () => {
  it('are apart by output, part and kind, however they interleave', () => {
    const outcome = read([
      delta('output_text', 'a', { output_index: 0, content_index: 0 }),
      delta('reasoning_summary_text', 'r', { output_index: 1, summary_index: 0 }),
      delta('output_text', 'b', { output_index: 0, content_index: 1 }),
      delta('refusal', 'n', { content_index: 0, output_index: 0 }),
      delta('output_text', 'A', { content_index: 0, output_index: 0 }),
      delta('reasoning_summary_text', 'R', { summary_index: 0, output_index: 1 }),
      delta('output_text', 'c', { output_index: 2, content_index: 0 }),
      delta('reasoning_summary_text', 's', { summary_index: 1, output_index: 1 }),
      delta('output_text', 'C', { output_index: 2, content_index: 0 }),
      delta('future', 'x', { output_index: 0 }),
      delta('future', 'y', { output_index: 0 }),
    ]);
    assert.deepEqual(textsOf(outcome), {
      'output[0].content[0].text': 'aA',
      'output[1].summary[0].text': 'rR',
      'output[0].content[1].text': 'b',
      'output[0].content[0].refusal': 'n',
      'output[2].content[0].text': 'cC',
      'output[1].summary[1].text': 's',
      'event.event': 'response.future.deltaresponse.future.delta',
      type: 'response.future.deltaresponse.future.delta',
      delta: 'xy',
    });
  });

  it('are one text wherever the event says which', () => {
    const last = { delta: 'IL', output_index: 0, content_index: 0, type: 'response.output_text.delta' };
    const bytes = bytesOf(
      `${events([delta('output_text', 'EV', { output_index: 0, content_index: 0 })])}data: ${JSON.stringify(last)}\n\n`,
    );
    assert.equal(textsOf(readAll(stream(), bytes))['output[0].content[0].text'], 'EVIL');
  });

  it('have roles by their kind', () => {
    const outcome = read([
      delta('reasoning_text', 'r', {}),
      delta('audio.transcript', 'a', {}),
      { type: 'response.reasoning_text.done', text: 'whole r' },
      { type: 'response.content_part.added', part: { type: 'reasoning_text', text: 'p' } },
      { type: 'response.output_text.done', text: 'whole a' },
    ]);
    const runs = outcome.units
      .flatMap((unit) => unit.runs)
      .filter(({ role, text }) => role !== 'other' && text !== '');
    assert.deepEqual(
      runs.map(({ text, role }) => [text, role]),
      [
        ['r', 'reasoning'],
        ['a', 'assistant'],
        ['whole r', 'reasoning'],
        ['p', 'reasoning'],
        ['whole a', 'assistant'],
      ],
    );
  });

  it('end with their whole text, so that nothing is held for them', () => {
    const { units } = readUnits(stream(), [bytesOf(events(messageEvents(['a', 'b'])))]);
    const ends = new Map<Channel, boolean>();
    for (const { channel, last } of units.flatMap(({ runs }) => runs)) ends.set(channel, last);
    assert.ok([...ends.values()].every((last) => last));
  });

  it('that go on after their end are refused', () => {
    const at = { output_index: 0, content_index: 0 };
    const done = { type: 'response.output_text.done', ...at, text: 'EV' };
    const list = [delta('output_text', 'EV', at), done, delta('output_text', 'IL', at)];
    assert.equal(read(list).fault?.kind, 'unreadable');
  });

  it('cannot be told apart by an index that is no plain number', () => {
    for (const index of ['0', -1, 1.5, 10_000, {}])
      assert.equal(read([delta('output_text', 'x', { output_index: index })]).fault?.kind, 'unreadable');
  });

  it('name sound and images as such, and long words as text', () => {
    const data = 'AAEC'.repeat(40);
    const outcome = read([
      delta('audio', data, {}),
      { type: 'response.image_generation_call.partial_image', partial_image_b64: data },
      delta('output_text', data, {}),
    ]);
    assert.deepEqual(
      outcome.skipped.map(({ path, reason, bytes }) => [path, reason, bytes]),
      [
        ['delta', 'audio', 160],
        ['partial_image_b64', 'image', 160],
      ],
    );
    assert.equal(textsOf(outcome)['output[0].content[0].text'], data);
  });
});

describe('T01 calls of a streamed response', () => {
  it('are one from their first event to the end of the response', () => {
    const item = { type: 'function_call', id: 'fc_1', call_id: 'c1', name: 'mail' };
    const whole = { ...item, arguments: '{"to":"all"}' };
    const list = responseEvents(
      [
        { type: 'response.output_item.added', output_index: 1, item: { ...item, arguments: '' } },
        delta('function_call_arguments', '{"to":', { output_index: 1 }),
        delta('function_call_arguments', '"all"}', { output_index: 1 }),
        { type: 'response.function_call_arguments.done', output_index: 1, name: 'mail', arguments: '{}' },
        { type: 'response.output_item.done', item: whole, output_index: 1 },
      ],
      [{ type: 'reasoning', summary: [] }, whole],
    );
    const { units, readings } = readUnits(stream(), [bytesOf(events(list))]);
    assert.equal(readings.at(-1)?.fault, undefined);
    const calls = new Map<ToolCall, Set<string>>();
    for (const { channel } of units.flatMap(({ runs }) => runs)) {
      if (channel.call === undefined) continue;
      const paths = calls.get(channel.call.call) ?? new Set();
      calls.set(channel.call.call, paths.add(`${channel.call.part} ${channel.path}`));
    }
    assert.deepEqual([...calls.keys()], [{ index: 1, id: 'c1', name: 'mail' }]);
    assert.ok([...calls.values()][0]?.has('arguments output[1].arguments'));
  });

  it('of another name under the same index are another call', () => {
    const item = (name: string): Event => ({
      type: 'response.output_item.done',
      output_index: 0,
      item: { type: 'function_call', name, arguments: '{}' },
    });
    const { units } = readUnits(stream(), [bytesOf(events([item('read'), item('send')]))]);
    const names = units.flatMap(({ runs }) =>
      runs.flatMap(({ channel, text }) =>
        channel.call?.part === 'name' ? [[text, channel.call.call.name]] : [],
      ),
    );
    assert.deepEqual(names, [
      ['read', 'read'],
      ['send', 'send'],
    ]);
  });
});

describe('S11 an ending', () => {
  const list = responseEvents(messageEvents(['Hi', ' there']), []);
  const each = list.map((_, at) => events(list.slice(0, at)));

  it('after any event leaves the SDK with an incomplete response and the refusal', async () => {
    const reader = stream();
    reader.push(bytesOf(events(list)));
    for (const [sent, left] of each.entries()) {
      for (const mutated of [false, true]) {
        const final = await finalOf(left + Buffer.from(reader.ending(REFUSAL, sent, mutated)).toString());
        assert.equal(final.status, 'incomplete');
        assert.deepEqual(final.incomplete_details, { reason: 'content_filter' });
        assert.equal(final.id, sent === 0 || mutated ? 'resp_w-7' : 'resp_1');
        const [message] = final.output;
        assert.ok(message?.type === 'message');
        const [said] = message.content;
        assert.ok(said?.type === 'refusal');
        assert.equal(said.refusal, SENTENCE);
      }
    }
  });

  it('numbers its events on', () => {
    const reader = stream();
    reader.push(bytesOf(events(list)));
    const ending = Buffer.from(reader.ending(REFUSAL, 5)).toString();
    const numbers = [...ending.matchAll(/"sequence_number":(\d+)/g)].map(([, digits]) => Number(digits));
    assert.deepEqual(numbers, [5, 6]);
  });

  it('adds nothing when the response has ended', () => {
    const reader = stream();
    reader.push(bytesOf(events(list)));
    assert.equal(reader.ending(REFUSAL, list.length).length, 0);
  });

  it('leaves a call open, so that nobody carries it out', () => {
    const item = { type: 'function_call', id: 'fc_1', call_id: 'c', name: 'mail', arguments: '' };
    const begun = responseEvents(
      [
        { type: 'response.output_item.added', output_index: 0, item },
        delta('function_call_arguments', '{', { output_index: 0 }),
      ],
      [],
    ).slice(0, -1);
    const reader = stream();
    reader.push(bytesOf(events(begun)));
    const types = Buffer.from(reader.ending(REFUSAL, begun.length))
      .toString()
      .match(/(?<=event: ).*/g);
    assert.deepEqual(types, ['response.incomplete']);
  });

  it('of a stream that is nothing else is the refusal alone', async () => {
    const refused = Buffer.from(openaiResponses.refuseStream?.(REFUSAL, { model: 'gpt-4o' }) ?? '');
    const final = await finalOf(refused.toString());
    assert.equal(final.model, 'gpt-4o');
    assert.equal(final.status, 'incomplete');
    assert.match(JSON.stringify(final.output), /Denied\. \(Weir decision w-7\)/);
  });
});
