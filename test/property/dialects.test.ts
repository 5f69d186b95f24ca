/** Laws of the dialects: chunking does not matter (law 2), identity (law 4), one gate for all readers. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Channel, Reader, TextRun } from '../../src/core/segment.ts';
import { GENERIC } from '../../src/dialects/index.ts';
import { openaiChat } from '../../src/dialects/openai-chat/index.ts';
import { type RunEdit, spliceUnit } from '../../src/dialects/splice.ts';
import { bytesOf, LIMITS, readAll, readUnits, requestReader } from '../unit/dialects/read-all.ts';
import { fc } from './fast-check.ts';

const RUNS = 400;
const words = fc.string({
  unit: fc.constantFrom('a', ' ', '4', 'é', '€', '\u{1f600}', '\n', '"', '\\', '/', '\u0000', '\u2028'),
});
const cuts = fc.array(fc.nat(400), { maxLength: 30 });

/** Spells a value as JSON, with escapes where the next of the choices says so. */
function spell(value: unknown, escapes: Iterator<boolean>): string {
  const again = (inner: unknown): string => spell(inner, escapes);
  if (typeof value === 'string') return spellText(value, escapes);
  if (Array.isArray(value)) return `[${value.map(again).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return `{${Object.entries(value)
    .map(([name, inner]) => `${spellText(name, escapes)} :${again(inner)}`)
    .join(',')}}`;
}

function spellText(text: string, escapes: Iterator<boolean>): string {
  const parts = Array.from(text, (char) => {
    if (escapes.next().value !== true) return JSON.stringify(char).slice(1, -1);
    return [...Array(char.length).keys()]
      .map((at) => `\\u${char.charCodeAt(at).toString(16).padStart(4, '0')}`)
      .join('');
  });
  return `"${parts.join('')}"`;
}

function* cycle(flags: readonly boolean[]): Generator<boolean> {
  for (let at = 0; ; at++) yield flags[at % Math.max(1, flags.length)] ?? false;
}

const message = fc.record(
  {
    role: fc.constantFrom('user', 'system', 'odd'),
    content: fc.oneof(words, fc.array(fc.record({ type: fc.constant('text'), text: words }))),
    extra: words,
  },
  { requiredKeys: [] },
);
const request = fc
  .record({
    model: words,
    messages: fc.array(message, { maxLength: 4 }),
    metadata: fc.dictionary(fc.constantFrom('a', 'b', 'é'), words),
    n: fc.nat(5),
    stream: fc.boolean(),
  })
  .chain((value) => fc.array(fc.boolean(), { maxLength: 50 }).map((flags) => spell(value, cycle(flags))));

const delta = fc.record(
  {
    content: words,
    reasoning: words,
    tool_calls: fc.array(fc.record({ index: fc.nat(2), function: fc.record({ arguments: words }) }), {
      maxLength: 2,
    }),
  },
  { requiredKeys: [] },
);
const event = fc.record({
  id: fc.constant('c1'),
  choices: fc.array(fc.record({ delta, index: fc.nat(2) }), { maxLength: 2 }),
});
const lineEnd = fc.constantFrom('\n', '\r\n', '\r');
const block = fc
  .tuple(
    fc.oneof(
      event.map((value) => `data: ${JSON.stringify(value)}`),
      fc.constantFrom(': c', 'event: x', 'data:', 'data: [DONE]', 'data: oops', ''),
    ),
    lineEnd,
    lineEnd,
  )
  .map(([line, first, second]) => line + first + second);
const stream = fc.array(block, { maxLength: 8 }).map((blocks) => blocks.join(''));

function streamReader(dialect = openaiChat): Reader {
  const head = { status: 200, headers: [{ name: 'content-type', value: 'text/event-stream' }] };
  const reader = dialect.response(head, {}, LIMITS);
  assert.ok(reader.ok);
  return reader.value;
}

/** All strings of a value, names included. */
function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(stringsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, item]) => [name, ...stringsIn(item)]);
}

/** The text of each channel, in order; those without text left out. */
function channelTexts(runs: readonly TextRun[]): Map<Channel, string> {
  const texts = new Map<Channel, string>();
  for (const { channel, text } of runs) texts.set(channel, (texts.get(channel) ?? '') + text);
  return texts;
}

function genericTexts(bytes: Uint8Array): { strings: string[]; fault: string | undefined } {
  const { units, readings } = readUnits(requestReader(GENERIC), [bytes]);
  const quoted = (run: TextRun): boolean => bytes[run.start - 1] === 0x22;
  const strings = units.flatMap(({ runs }) => runs.filter(quoted).map(({ text }) => text));
  return { strings, fault: readings.at(-1)?.fault?.kind };
}

describe('chunking does not matter', () => {
  it('for requests', () => {
    fc.assert(
      fc.property(request, cuts, (text, places) => {
        const bytes = bytesOf(text);
        const whole = readAll(requestReader(openaiChat), bytes);
        assert.equal(whole.fault, undefined);
        assert.deepEqual(readAll(requestReader(openaiChat), bytes, places), whole);
        assert.equal(whole.units[0]?.bytes, bytes.toString('latin1'));
      }),
      { numRuns: RUNS },
    );
  });

  it('for requests that are broken somewhere', () => {
    const change = fc.tuple(
      fc.nat(),
      fc.constantFrom(0x22, 0x5c, 0x00, 0xff, 0xc3, 0x7b, 0x2c, 0x75, 0x30, 0x2d),
    );
    fc.assert(
      fc.property(
        request,
        cuts,
        fc.array(change, { minLength: 1, maxLength: 3 }),
        (text, places, changes) => {
          const bytes = bytesOf(text);
          for (const [at, byte] of changes) bytes[at % bytes.length] = byte;
          const whole = readAll(requestReader(openaiChat), bytes);
          assert.deepEqual(readAll(requestReader(openaiChat), bytes, places), whole);
        },
      ),
      { numRuns: RUNS },
    );
  });

  for (const dialect of [openaiChat, GENERIC]) {
    it(`for streams (${dialect.name})`, () => {
      fc.assert(
        fc.property(stream, cuts, (text, places) => {
          const bytes = bytesOf(text);
          const whole = readAll(streamReader(dialect), bytes);
          assert.deepEqual(readAll(streamReader(dialect), bytes, places), whole);
          const dropped = whole.skipped.reduce((sum, { bytes: count }) => sum + count, 0);
          const left = whole.units.map((unit) => unit.bytes).join('');
          if (whole.fault === undefined)
            assert.equal(left, bytes.toString('latin1', 0, bytes.length - dropped));
          else assert.ok(bytes.toString('latin1').startsWith(left));
        }),
        { numRuns: RUNS },
      );
    });
  }
});

const field = fc.record({ name: fc.constantFrom('a', 'b[]', 'c', '_'), value: words, file: fc.boolean() });
const form = fc.array(field, { maxLength: 4 }).map((fields) => {
  const parts = fields.map(({ name, value, file }, at) => {
    const named = file ? `; filename="${at}"` : '';
    return `--b0\r\ncontent-disposition: form-data; name="${name}"${named}\r\n\r\n${value}\r\n`;
  });
  return `${parts.join('')}--b0--\r\n`;
});
const lines = fc
  .array(fc.tuple(fc.oneof(event, fc.constantFrom(1, null, 'x')), fc.constantFrom('\n', '\r\n', '\n\n')))
  .map((rows) => rows.map(([value, end]) => JSON.stringify(value) + end).join(''));

describe('requests of no known format', () => {
  for (const [type, bodies] of [
    ['multipart/form-data; boundary=b0', form],
    ['application/x-ndjson', lines],
    ['text/plain', words],
  ] as const) {
    it(`are the same in any chunking, sound or broken: ${type}`, () => {
      const change = fc.tuple(fc.nat(), fc.constantFrom(0x22, 0x0d, 0x0a, 0x2d, 0x62, 0xc3, 0x3b));
      fc.assert(
        fc.property(bodies, cuts, fc.array(change, { maxLength: 2 }), (text, places, changes) => {
          const bytes = bytesOf(text);
          if (bytes.length > 0) for (const [at, byte] of changes) bytes[at % bytes.length] = byte;
          const whole = readAll(requestReader(GENERIC, type), bytes);
          assert.deepEqual(readAll(requestReader(GENERIC, type), bytes, places), whole);
          if (whole.fault === undefined) assert.equal(whole.units[0]?.bytes, bytes.toString('latin1'));
        }),
        { numRuns: RUNS },
      );
    });
  }

  it('say the same as the built-in reader of forms, or are refused', async () => {
    let read = 0;
    await fc.assert(
      fc.asyncProperty(form, async (text) => {
        const type = 'multipart/form-data; boundary=b0';
        const { units, fault } = readAll(requestReader(GENERIC, type), bytesOf(text));
        if (fault !== undefined) return;
        read++;
        const fields = await new Response(text, { headers: { 'content-type': type } }).formData();
        const expected = [...fields.values()].filter((value) => typeof value === 'string' && value !== '');
        const contents = units.flatMap(({ runs }) => runs.filter(({ path }) => path.endsWith('.content')));
        assert.deepEqual(
          contents.map((run) => run.text),
          expected,
        );
      }),
      { numRuns: RUNS },
    );
    assert.ok(read > RUNS / 4, `only ${read} forms were read`);
  });
});

describe('the gate and the built-in parser', () => {
  it('see the same strings in what both accept, and the gate accepts no more', () => {
    const json = fc.oneof(
      request,
      fc.json({ maxDepth: 5 }),
      fc.string(),
      fc.string({ unit: fc.constantFrom(...'{}[]",:\\u0d1e.-+ tfn') }),
    );
    fc.assert(
      fc.property(json, (text) => {
        const { strings, fault } = genericTexts(bytesOf(text));
        let value: unknown;
        try {
          value = JSON.parse(text);
        } catch {
          // A request of no known format may have no body: blanks say nothing.
          assert.equal(fault, /^[ \t\r\n]*$/.test(text) ? undefined : 'unreadable');
          assert.ok(fault !== undefined || strings.length === 0);
          return;
        }
        if (fault !== undefined) return;
        const expected = stringsIn(value).filter((string) => string !== '');
        assert.deepEqual([...strings].sort(), expected.sort());
      }),
      { numRuns: 3 * RUNS },
    );
  });
});

describe('splice', () => {
  it('changes the string that it names and no other', () => {
    fc.assert(
      fc.property(
        request,
        cuts,
        fc.tuple(fc.nat(), fc.nat(), fc.nat(), words),
        (text, places, [which, from, to, replacement]) => {
          const bytes = bytesOf(text);
          const chunks =
            places.length === 0
              ? [bytes]
              : [bytes.subarray(0, bytes.length >> 1), bytes.subarray(bytes.length >> 1)];
          const [unit] = readUnits(requestReader(openaiChat), chunks).units;
          assert.ok(unit?.bytes);
          assert.deepEqual(spliceUnit(unit, []), unit.bytes);
          const editable = unit.runs.filter(
            ({ channel, text: run }) => channel.editable !== false && run !== '',
          );
          const run = editable[which % Math.max(1, editable.length)];
          if (run === undefined) return;
          const ends = [from % run.text.length, to % (run.text.length + 1)];
          const edit = { run, start: Math.min(...ends), end: Math.max(...ends), replacement };
          const after = Buffer.from(spliceUnit(unit, [edit]));
          JSON.parse(after.toString());
          const reread = readUnits(requestReader(openaiChat), [after]).units.flatMap(({ runs }) => runs);
          const expected = channelTexts(
            unit.runs.map((other) => (other === run ? { ...run, text: edited(edit) } : other)),
          );
          assert.deepEqual(
            [...channelTexts(reread).values()],
            [...expected.values()].filter((kept) => kept !== ''),
          );
        },
      ),
      { numRuns: RUNS },
    );
  });
});

/** The text of a run after an edit, which takes surrogate pairs whole. */
function edited({ run, start, end, replacement }: RunEdit): string {
  const from = isLow(run.text, start) ? start - 1 : start;
  const to = isLow(run.text, end) ? end + 1 : end;
  return run.text.slice(0, from) + replacement + run.text.slice(end > start ? to : from);
}

function isLow(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff;
}
