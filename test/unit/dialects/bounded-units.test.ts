/** What a hostile message may make the readers of no known format do: bounded texts, bounded keys, one boundary. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ANY_STREAM_FORMAT } from '../../../src/dialects/generic/any-format.ts';
import { GENERIC } from '../../../src/dialects/index.ts';
import { Place } from '../../../src/dialects/json/place.ts';
import { answerReader, bytesOf, requestReader } from './read-all.ts';

const JOINED = 1024;
const MOST_TEXTS = 65_536;

function texts(count: number): string {
  return `[${'"a",'.repeat(count - 1)}"a"]`;
}

/** Names around a string. */
function nested(depth: number, name: string): string {
  return `${`{"${name}":`.repeat(depth)}"a"${'}'.repeat(depth)}`;
}

function runsOf(body: string) {
  const { units, fault } = answerReader(GENERIC, 'text/event-stream').push(bytesOf(body));
  assert.equal(fault, undefined);
  return units.flatMap(({ runs }) => runs);
}

describe('a document inside a message', () => {
  it('has so many texts and no more, in an event, a line and a field', () => {
    const form = (json: string) =>
      `--b\r\ncontent-disposition: form-data; name=a\r\ncontent-type: application/json\r\n\r\n${json}\r\n--b--\r\n`;
    const readers = [
      [() => answerReader(GENERIC, 'text/event-stream'), (json: string) => `data: ${json}\n\n`],
      [() => answerReader(GENERIC, 'application/x-ndjson'), (json: string) => `${json}\n`],
      [() => requestReader(GENERIC, 'multipart/form-data; boundary=b'), form],
    ] as const;
    for (const [open, framed] of readers) {
      assert.equal(open().push(bytesOf(framed(texts(MOST_TEXTS)))).fault, undefined);
      assert.equal(open().push(bytesOf(framed(texts(MOST_TEXTS + 1)))).fault?.kind, 'too-large');
      const names = `{${Array.from({ length: MOST_TEXTS + 1 }, (_, at) => `"n${at}":1`).join(',')}}`;
      assert.equal(open().push(bytesOf(framed(names))).fault?.kind, 'too-large');
    }
  });
});

describe('an event', () => {
  it('has so many lines and no more', () => {
    const lines = (count: number) => bytesOf(`${':a\n'.repeat(count)}\n`);
    assert.equal(answerReader(GENERIC, 'text/event-stream').push(lines(65_536)).fault, undefined);
    assert.equal(answerReader(GENERIC, 'text/event-stream').push(lines(65_537)).fault?.kind, 'too-large');
  });
});

describe('a text that goes on from event to event', () => {
  it('is told apart by its names, unless these are very long', () => {
    const root = Place.root(ANY_STREAM_FORMAT);
    const twice = [root.member('x').member('y'), root.member('x').member('y')];
    assert.equal(twice[0]?.key, twice[1]?.key);
    assert.notEqual(root.member('x').key, root.member('y').key);
    let deep = root;
    for (let level = 0; level < 60; level++) deep = deep.member('k'.repeat(1000));
    assert.equal(deep.key, undefined);
    const [text] = runsOf(`data: ${nested(60, 'k'.repeat(1000))}\n\n`).filter(({ text }) => text === 'a');
    assert.equal(text?.last, true);
  });

  it('is one of so many; those beyond end with their event', () => {
    const events = Array.from({ length: JOINED + 2 }, (_, at) => `data: {"n${at}":"a"}\n\n`);
    const lasts = runsOf(events.join('')).filter(({ text }) => text === 'a');
    assert.deepEqual(
      lasts.map(({ last }) => last),
      [...Array.from({ length: JOINED }, () => false), true, true],
    );
  });
});

describe('the content type of a form', () => {
  // A reader that looks for the word alone takes the first, and finds other parts than were judged.
  for (const type of [
    'multipart/form-data; x="; boundary=evil"; boundary=b',
    'multipart/form-data; boundaryx=evil; boundary=b',
    'multipart/form-data; boundary=b; boundary*=evil',
  ]) {
    it(`names one boundary and nothing like it: ${type}`, () => {
      const reader = GENERIC.request(
        { depth: 64, eventBytes: 1 << 20 },
        { method: 'POST', path: '/', headers: [{ name: 'content-type', value: type }] },
      );
      assert.equal(reader.ok, false);
    });
  }

  it('may name the charset', () => {
    requestReader(GENERIC, 'multipart/form-data; charset=utf-8; boundary=b');
  });
});
