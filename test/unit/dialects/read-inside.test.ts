/** A message inside another one: its texts and skipped parts are told in the order and at the places of the outer one. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Channel } from '../../../src/core/segment.ts';
import { openaiBatch } from '../../../src/dialects/openai-batch/index.ts';
import { openaiChat } from '../../../src/dialects/openai-chat/index.ts';
import { InsideReader, readInside } from '../../../src/dialects/read-inside.ts';
import { bytesOf, LIMITS, readUnits, requestReader } from './read-all.ts';

const AROUND = { path: 'outer[1]', start: 100 };
const DATA = `data:image/png;base64,${Buffer.from(Array.from({ length: 90 }, (_, at) => (at * 37) % 256)).toString('base64')}`;
const CONTENT = [
  { type: 'text', text: 'a' },
  { type: 'image_url', image_url: { url: DATA } },
  { type: 'text', text: 'b' },
  { type: 'image_url', image_url: { url: DATA } },
];
const BODY = JSON.stringify({ messages: [{ content: CONTENT, role: 'user' }] });

describe('a message inside another one', () => {
  it('has its places and bytes in the outer one', () => {
    const { runs, skipped } = readInside(requestReader(openaiChat), bytesOf(BODY), AROUND);
    assert.deepEqual(
      runs.map(({ channel, start, end }) => [channel.path, BODY.slice(start - 100, end - 100)]),
      [
        ['outer[1].messages[0].content[0].text', 'a'],
        ['outer[1].messages[0].content[2].text', 'b'],
      ],
    );
    assert.deepEqual(
      skipped.map(({ part, after }) => [part.path, after]),
      [
        ['outer[1].messages[0].content[1].image_url.url', 1],
        ['outer[1].messages[0].content[3].image_url.url', 2],
      ],
    );
  });

  it('tells what comes after what, however it is cut, and who speaks once that is known', () => {
    const bytes = bytesOf(BODY);
    for (let cut = 1; cut < bytes.length; cut++) {
      const reader = new InsideReader(requestReader(openaiChat), AROUND);
      const told: string[] = [];
      const channels = new Set<Channel>();
      for (const inside of [
        reader.push(bytes.subarray(0, cut)),
        reader.push(bytes.subarray(cut)),
        reader.end(),
      ]) {
        for (const [at, { text, channel }] of inside.runs.entries()) {
          for (const { after } of inside.skipped) if (after === at) told.push('image');
          if (text !== '') told.push(text);
          channels.add(channel);
        }
        for (const { after } of inside.skipped) if (after >= inside.runs.length) told.push('image');
      }
      assert.deepEqual(told, ['a', 'image', 'b', 'image'], `cut at ${cut}`);
      const roles = [...channels].map(({ role, settled }) => [role, settled]);
      assert.deepEqual(
        roles,
        [
          ['user', true],
          ['user', true],
        ],
        `cut at ${cut}`,
      );
    }
  });

  it('cannot be edited where the outer one says so', () => {
    const { runs } = readInside(requestReader(openaiChat), bytesOf(BODY), { ...AROUND, editable: false });
    assert.deepEqual([...new Set(runs.map(({ channel }) => channel.editable))], [false]);
  });

  it('is refused with its place in the outer one', () => {
    const { fault } = readInside(requestReader(openaiChat), bytesOf('{"messages":{}}'), AROUND);
    assert.deepEqual([fault?.kind, fault?.at], ['unreadable', 'outer[1].messages']);
  });

  it('stands between what is around it in a line of a file, and in the form around that', () => {
    const line = JSON.stringify({ custom_id: 'x', url: '/v1/chat/completions', body: JSON.parse(BODY) });
    const head = 'content-disposition: form-data; name=file; filename="a.jsonl"';
    const form = bytesOf(`--b1\r\n${head}\r\n\r\n${line}\r\n--b1--`);
    const type = 'multipart/form-data; boundary=b1';
    const target = { method: 'POST', path: '/v1/files', headers: [{ name: 'content-type', value: type }] };
    const reader = openaiBatch.request(LIMITS, target);
    assert.ok(reader.ok);
    const [unit] = readUnits(reader.value, [form]).units;
    assert.deepEqual(
      unit?.runs.map(({ text }) => text),
      ['a.jsonl', 'x', 'a', 'b'],
    );
    assert.deepEqual(
      unit?.skipped?.map(({ after }) => after),
      [3, 4],
    );
  });

  it('is put into a form so that an edit completes no boundary', () => {
    const head = 'content-disposition: form-data; name=file; filename="a.txt"';
    const type = 'multipart/form-data; boundary=b1';
    const target = { method: 'POST', path: '/v1/files', headers: [{ name: 'content-type', value: type }] };
    const reader = openaiBatch.request(LIMITS, target);
    assert.ok(reader.ok);
    const [unit] = readUnits(reader.value, [bytesOf(`--b1\r\n${head}\r\n\r\nx\r\n--b1--`)]).units;
    assert.equal(unit?.runs.find(({ text }) => text === 'x')?.spelling, 'field');
  });
});
