/** Fuzz target: the splitter of event streams, beside a plain reading of the standard. */
import assert from 'node:assert/strict';
import { EventSplitter } from '../../../src/dialects/sse/event-splitter.ts';
import { chunksOf } from '../../unit/dialects/read-all.ts';
import type { Target } from '../framework/target.ts';

const LIMIT = 65_536;

interface Split {
  readonly events: readonly string[];
  readonly tail: number;
  readonly tooLarge: boolean;
}

function split(chunks: readonly Uint8Array[]): Split {
  const splitter = new EventSplitter(LIMIT);
  const events = chunks.flatMap((chunk) => splitter.push(chunk));
  const { events: last, tail } = splitter.end();
  const all = [...events, ...last].map((event) => Buffer.from(event).toString('latin1'));
  return { events: all, tail: splitter.tooLarge ? 0 : tail, tooLarge: splitter.tooLarge };
}

/** The data of the events of a stream (WHATWG HTML, section 9.2.6): lines first, then fields. */
function dataOf(stream: string): string[] {
  const data: string[] = [];
  let lines: string[] = [];
  for (const line of stream
    .replaceAll(/\r\n|\r/g, '\n')
    .split('\n')
    .slice(0, -1)) {
    if (line !== '') {
      const colon = line.indexOf(':');
      const field = colon < 0 ? line : line.slice(0, colon);
      const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
      if (field === 'data') lines.push(value);
    } else if (lines.length > 0) {
      data.push(lines.join('\n'));
      lines = [];
    }
  }
  return data;
}

export const sseSplitter: Target = {
  name: 'sse-splitter',
  holds: 'Events end where the standard says, in any chunking; together they are the stream.',
  tokens: [
    '\n',
    '\r',
    '\r\n',
    '\n\n',
    '\r\r',
    '\r\n\r\n',
    '\n\r',
    '\r\n\n',
    'data: ',
    'data:x',
    ':',
    'event:',
    '\ufeff',
  ],
  longest: 131_072,
  run: (input, random) => {
    const whole = split([input]);
    const cuts = Array.from({ length: 1 + random(8) }, () => random(input.length + 1));
    assert.deepEqual(split(chunksOf(input, cuts)), whole);
    const text = Buffer.from(input).toString('latin1');
    const joined = whole.events.join('');
    assert.ok(text.startsWith(joined));
    if (whole.tooLarge) return 'too large';
    assert.equal(joined.length + whole.tail, text.length);
    // An event by itself means what it means in the stream.
    assert.deepEqual(whole.events.flatMap(dataOf), dataOf(text));
    return `events ${Math.min(6, whole.events.length)}, tail ${Math.min(2, whole.tail)}`;
  },
};
