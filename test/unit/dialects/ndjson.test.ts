/** JSON lines: framing, one document to a line, requests in one unit and answers line by line. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { GENERIC } from '../../../src/dialects/index.ts';
import { openaiChat } from '../../../src/dialects/openai-chat/index.ts';
import { spliceUnit } from '../../../src/dialects/splice.ts';
import {
  answerReader,
  bytesOf,
  chunksOf,
  everyByte,
  LIMITS,
  type Outcome,
  readAnyhow,
  readUnits,
  requestReader,
  textsOf,
} from './read-all.ts';

const TYPE = 'application/x-ndjson';

const request = (text: string): Outcome => readAnyhow(() => requestReader(GENERIC, TYPE), bytesOf(text));
const answer = (text: string): Outcome => readAnyhow(() => answerReader(GENERIC, TYPE), bytesOf(text));

const A = '{"a":"one"}';
const B = '{"b":["two",3,null]}';

describe('the framing of JSON lines', () => {
  const FRAMINGS: Readonly<Record<string, readonly [text: string, lines: readonly string[]]>> = {
    LF: [`${A}\n${B}\n`, [`${A}\n`, `${B}\n`]],
    CRLF: [`${A}\r\n${B}\r\n`, [`${A}\r\n`, `${B}\r\n`]],
    'mixed ends': [`${A}\r\n${B}\n`, [`${A}\r\n`, `${B}\n`]],
    'a last line without an end': [`${A}\n${B}`, [`${A}\n`, B]],
    'one line without an end': [A, [A]],
    'blank lines': [`\n\r\n${A}\n \t\n${B}\n\n`, ['\n', '\r\n', `${A}\n`, ' \t\n', `${B}\n`, '\n']],
    'blanks around a document': [` ${A}\t\n${B} `, [` ${A}\t\n`, `${B} `]],
    'a bare CR, which is a blank': [`{"a":\r"one"}\n${B}`, ['{"a":\r"one"}\n', B]],
    'words and numbers': [`1\nnull\n"x"\n`, ['1\n', 'null\n', '"x"\n']],
    'line ends of Unicode, which are text': ['{"a":"x\u2028y\u0085z"}\n', ['{"a":"x\u2028y\u0085z"}\n']],
    nothing: ['', []],
  };
  for (const [name, [text, lines]] of Object.entries(FRAMINGS)) {
    it(`reads ${name} in any chunking, each line a unit of an answer and a request one unit`, () => {
      const streamed = answer(text);
      assert.equal(streamed.fault, undefined);
      assert.deepEqual(
        streamed.units.map(({ bytes }) => bytes),
        lines.map((line) => bytesOf(line).toString('latin1')),
      );
      const whole = request(text);
      assert.equal(whole.fault, undefined);
      assert.deepEqual(
        whole.units.map(({ bytes }) => bytes),
        [bytesOf(text).toString('latin1')],
      );
    });
  }

  const REFUSED: Readonly<Record<string, readonly [text: string, at: string]>> = {
    'a byte order mark': [`\ufeff${A}\n`, 'lines[0]'],
    'a byte order mark on a later line': [`${A}\n\ufeff${B}\n`, 'lines[1]'],
    'two documents on a line': [`${A}\n${A}${B}\n`, 'lines[1]'],
    'two documents with a bare CR between them': [`${A}\r${B}\n`, 'lines[0]'],
    'a document over two lines': ['{"a":\n"one"}\n', 'lines[0].*'],
    'a line break in a string': ['{"a":"o\nne"}\n', 'lines[0].*'],
    'a last line that is cut short': [`${A}\n{"b":`, 'lines[1].*'],
    'a comment': [`${A}\n// x\n`, 'lines[1]'],
    'a comma between documents': [`${A},\n${B}\n`, 'lines[0]'],
    'two members of one name': [`${A}\n\n{"a":1,"a":2}\n`, 'lines[2].*'],
    'a record separator (RFC 7464)': [`\u001e${A}\n`, 'lines[0]'],
    'half of a surrogate pair': ['{"a":"\\ud800"}\n', 'lines[0].*'],
  };
  for (const [name, [text, at]] of Object.entries(REFUSED)) {
    it(`refuses ${name}, and says in which line`, () => {
      const { fault } = request(text);
      assert.deepEqual([fault?.kind, fault?.at], ['unreadable', at]);
    });
  }

  it('lets a line of an answer go with its last byte, and those before a fault', () => {
    const reader = answerReader(GENERIC, TYPE);
    assert.equal(reader.push(bytesOf(`${A}\n`)).units.length, 1);
    const outcome = answer(`${A}\noops\n${B}\n`);
    assert.deepEqual(
      outcome.units.map(({ bytes }) => bytes),
      [`${A}\n`],
    );
    assert.deepEqual([outcome.fault?.kind, outcome.fault?.at], ['unreadable', 'lines[1]']);
  });

  it('S13 refuses a line over the limit, with or without its end, and takes one of exactly the limit', () => {
    const limits = { ...LIMITS, eventBytes: 20 };
    const read = (text: string): Outcome =>
      readAnyhow(() => answerReader(GENERIC, TYPE, limits), bytesOf(text));
    const fits = `"${'x'.repeat(17)}"\n`;
    assert.equal(read(fits).fault, undefined);
    for (const line of [`"${'x'.repeat(18)}"\n`, `"${'x'.repeat(500)}`]) {
      const whole = read(fits + line);
      assert.deepEqual([whole.fault?.kind, whole.fault?.at], ['too-large', 'lines[1]']);
      assert.equal(whole.units.length, 1);
    }
  });
});

describe('the text of JSON lines', () => {
  it('says in which line it stands, in a request', () => {
    const outcome = request(`{"a":"x"}\n\n["y",{"b":["z"]}]\n"w"`);
    assert.deepEqual(
      outcome.units[0]?.runs.map(({ path, text, role }) => [path, text, role]),
      [
        ['lines[0].*', 'a', 'unknown'],
        ['lines[0].*', 'x', 'unknown'],
        ['lines[2][0]', 'y', 'unknown'],
        ['lines[2][1].*', 'b', 'unknown'],
        ['lines[2][1].*[0]', 'z', 'unknown'],
        ['lines[3]', 'w', 'unknown'],
      ],
    );
  });

  it('goes on from line to line in an answer, each member apart', () => {
    const line = (token: string, index: number): string =>
      `${JSON.stringify({ model: 'llama', created_at: `2026-01-01T00:00:0${index}Z`, response: token, done: false })}\n`;
    const { units } = readUnits(answerReader(GENERIC, TYPE), [
      bytesOf(['4111 1111', ' 1111', ' 1111'].map(line).join('')),
    ]);
    const texts = new Map<object, string>();
    for (const { channel, text } of units.flatMap(({ runs }) => runs))
      texts.set(channel, (texts.get(channel) ?? '') + text);
    assert.ok([...texts.values()].includes('4111 1111 1111 1111'));
    assert.ok([...texts.keys()].every((channel) => !JSON.stringify(channel).includes('response')));
  });

  it('is edited in its place', () => {
    const text = `{"a":"x\\u00e9"}\r\n\n{"b":"\u{1f600}secret"}`;
    for (const cuts of [[], everyByte(bytesOf(text))]) {
      const [unit] = readUnits(requestReader(GENERIC, TYPE), chunksOf(bytesOf(text), cuts)).units;
      const run = unit?.runs.find((one) => one.text.includes('secret'));
      assert.ok(unit && run);
      const edited = spliceUnit(unit, [{ run, start: 2, end: 8, replacement: '"[X]"' }]);
      assert.equal(Buffer.from(edited).toString(), text.replace('secret', '\\"[X]\\"'));
    }
  });

  it('keeps half a surrogate pair of an answer', () => {
    const outcome = answer('{"a":"\\ud83d"}\n{"a":"\\ude00"}\n');
    assert.equal(outcome.fault, undefined);
    assert.equal(textsOf(outcome)['*'], '\u{1f600}');
  });

  it('is nothing that the dialect of OpenAI reads', () => {
    const head = { status: 200, headers: [{ name: 'content-type', value: TYPE }] };
    const reader = openaiChat.response(head, {}, LIMITS);
    assert.ok(!reader.ok && reader.fault.kind === 'unsupported');
  });
});
