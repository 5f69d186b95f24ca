/**
 * Fuzzes the readers: random bytes and mutated documents, in random chunks. A reader never throws, says the same in
 * any chunking, and hands out no more than it got. `node test/fuzz/dialects.ts [rounds] [seed]`
 */
import assert from 'node:assert/strict';
import type { Reader } from '../../src/core/segment.ts';
import { GENERIC } from '../../src/dialects/index.ts';
import { openaiChat } from '../../src/dialects/openai-chat/index.ts';
import { answerReader, type Outcome, readAll, requestReader } from '../unit/dialects/read-all.ts';

const SEEDS: readonly string[] = [
  '{"model":"m","stream":true,"n":2,"messages":[{"role":"user","content":"a\\ud83d\\ude00\\n\u00e9"},{"content":[{"type":"text","text":"x"}]}]}',
  '{"id":"c","choices":[{"index":0,"message":{"role":"assistant","content":"hi","tool_calls":[{"id":"i","function":{"name":"f","arguments":"{}"}}]},"logprobs":{"content":[{"token":"a","bytes":[1]}]},"finish_reason":"stop"}]}',
  'data: {"id":"c","choices":[{"index":1,"delta":{"content":"a"}}]}\n\n: c\r\n\r\ndata: {"choices":[]}\r\rdata: [DONE]\n\nx',
  '{"a":"x\u00e9"}\r\n\n["y",{"b":1}]\n"\\ud83d\\ude00"',
  '--b0\r\nContent-Disposition: form-data; name="a"\r\n\r\none \u00e9\r\n--b0\r\ncontent-disposition: form-data; name=f; filename="g"\r\ncontent-type: image/png\r\n\r\n\u0000\r\n-\r\n--b0\r\ncontent-disposition: form-data; name=j\r\ncontent-type: application/json\r\n\r\n{"k":["x"]}\r\n--b0--\r\n',
  '\ufeffevent: x\nid: 1\ndata: {"error":\ndata: {"message":"m"}}\n\ndata:\n\n',
];
const TELLING = Buffer.from('{}[]",:;=\\u0d8ce+-.tfn\r\n \u0000', 'latin1');

/** A small generator (mulberry32), so that a round can be run again. */
function randomOf(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

function sampleOf(random: (below: number) => number): Buffer {
  if (random(8) === 0) return Buffer.from(Array.from({ length: random(200) }, () => random(256)));
  const bytes = [...Buffer.from(SEEDS[random(SEEDS.length)] ?? '', 'utf8')];
  for (let changes = random(6); changes > 0; changes--) {
    const at = random(bytes.length);
    const byte = random(3) === 0 ? random(256) : (TELLING[random(TELLING.length)] ?? 0);
    const from = random(bytes.length);
    if (random(4) === 0) bytes.splice(at, random(9));
    else if (random(3) === 0) bytes.splice(at, 0, ...bytes.slice(from, from + random(30)));
    else bytes[at] = byte;
    if (bytes.length === 0) bytes.push(byte);
  }
  return Buffer.from(bytes);
}

function readers(): (() => Reader)[] {
  const requests = [undefined, 'application/x-ndjson', 'text/plain', 'multipart/form-data; boundary=b0'];
  const answers = ['application/json', 'text/event-stream'];
  return [
    () => requestReader(openaiChat),
    ...requests.map((type) => () => requestReader(GENERIC, type)),
    ...[openaiChat, GENERIC].flatMap((dialect) => answers.map((type) => () => answerReader(dialect, type))),
    () => answerReader(GENERIC, 'application/x-ndjson'),
    () => answerReader(GENERIC, 'text/plain'),
  ];
}

/** Skipped parts may be told in one or in several; their bytes are the same. */
function comparable(outcome: Outcome): object {
  const skipped: Record<string, number> = {};
  for (const { reason, bytes } of outcome.skipped) skipped[reason] = (skipped[reason] ?? 0) + bytes;
  return { ...outcome, skipped };
}

/** Runs rounds from a seed; throws at the first that goes wrong. Returns how many were read to their end. */
export function fuzzDialects(rounds: number, seed: number): number {
  const random = randomOf(seed);
  let accepted = 0;
  for (let round = 0; round < rounds; round++) {
    const bytes = sampleOf(random);
    const cuts = Array.from({ length: random(12) }, () => random(bytes.length + 1));
    for (const make of readers()) {
      const whole = readAll(make(), bytes);
      assert.deepEqual(comparable(readAll(make(), bytes, cuts)), comparable(whole));
      const left = whole.units.map((unit) => unit.bytes ?? '').join('');
      assert.ok(bytes.toString('latin1').startsWith(left), 'what leaves is a prefix of what came');
      if (whole.fault === undefined) accepted++;
    }
  }
  return accepted;
}

if (import.meta.main) {
  const [rounds = '20000', seed = '1'] = process.argv.slice(2);
  console.log(
    `${fuzzDialects(Number(rounds), Number(seed))} of ${Number(rounds) * readers().length} were read to their end`,
  );
}
