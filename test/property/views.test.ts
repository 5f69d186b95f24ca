/** Views in any chunking: the same text, from the same places; and nothing is found before what was said to be judged. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Channel } from '../../src/core/segment.ts';
import { endAt, type Stretch, startAt } from '../../src/detectors/stretch.ts';
import { MORE } from '../../src/detectors/sweep.ts';
import { type Found, findToken } from '../../src/detectors/views/find-token.ts';
import { mayBegin, probe } from '../../src/detectors/views/probe.ts';
import { LEVELS, Spellings } from '../../src/detectors/views/spellings.ts';
import { ChannelWindow } from '../../src/screen/channel-window.ts';
import { ruleViews } from '../../src/screen/rule-views.ts';
import { scanWhole } from '../../src/screen/scan-whole.ts';
import { compareFindings, type RuleFinding, scanningOf } from '../../src/screen/scanning.ts';
import { ENCODED } from '../cases/detectors/encoded.ts';
import { glued } from '../cases/detectors/glued.ts';
import { policiesOf } from '../fakes/conversation.ts';
import { fc } from './fast-check.ts';

const sizes = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 8 });
const encoded = fc
  .array(fc.tuple(fc.constantFrom(...ENCODED), fc.constantFrom('', ' ', '\n', '=', '/', '&', '%')), {
    maxLength: 5,
  })
  .map((parts) => parts.flat().join(''));
const texts = fc.oneof(glued, encoded);

const encodedPart = (text: string, encoding: 'base64' | 'hex') => Buffer.from(text).toString(encoding);
const PARTS = [
  ...['abc def g', 'abc', 'abcd efghijkl'].flatMap((text) => [
    encodedPart(text, 'base64'),
    encodedPart(text, 'hex'),
  ]),
  ...[
    '41 42 43 44 45 46 47 48',
    '41 42',
    '42-43-44-45-46-47-48-49',
    '0x',
    ' ',
    ',',
    '.',
    '-',
    '/',
    '=',
    'I',
    'the',
  ],
];

/** Pieces of these sizes; none ends between the halves of a pair. */
function split(text: string, lengths: readonly number[]): string[] {
  const pieces: string[] = [];
  for (let at = 0, turn = 0; at < text.length; turn++) {
    const end = at + (lengths[turn % lengths.length] ?? 1);
    const last = text.charCodeAt(end - 1);
    const whole = last >= 0xd800 && last <= 0xdbff ? end + 1 : end;
    pieces.push(text.slice(at, whole));
    at = whole;
  }
  return pieces;
}

/** Each unit of each spelling with its place. */
function spelled(pieces: readonly string[]): string[][] {
  const spellings = new Spellings();
  const out: string[][] = Array.from({ length: 1 + LEVELS }, () => []);
  const add = (stretch: Stretch, into: string[] | undefined) => {
    for (let unit = 0; unit < stretch.text.length; unit++)
      into?.push(`${stretch.text.charCodeAt(unit)}@${startAt(stretch, unit)}-${endAt(stretch, unit + 1)}`);
  };
  let at = 0;
  for (const [index, piece] of [...pieces, ''].entries()) {
    const { folded, decoded } = spellings.push(piece, at, index === pieces.length);
    for (const [level, stretch] of [folded, ...decoded].entries()) add(stretch, out[level]);
    at += piece.length;
  }
  return out;
}

describe('the spellings of a text', () => {
  it('are the same in any chunking, and come from the same places', () => {
    let decoded = 0;
    fc.assert(
      fc.property(texts, sizes, (text, lengths) => {
        const whole = spelled([text]);
        decoded += whole[1]?.length ?? 0;
        assert.deepEqual(spelled(split(text, lengths)), whole);
      }),
      { numRuns: 600 },
    );
    assert.ok(decoded > 1000, `only ${decoded} characters were decoded`);
  });
});

describe('the search for tokens', () => {
  it('finds the first place where one begins, from wherever it looks', () => {
    const parts = fc.array(fc.constantFrom(...PARTS), { maxLength: 12 }).map((all) => all.join(''));
    let tokens = 0;
    fc.assert(
      fc.property(parts, fc.nat(20), (text, skip) => {
        const from = Math.min(skip, text.length);
        let expected: Found = { at: text.length, encoding: undefined };
        for (let at = from; at < text.length && expected.encoding === undefined; at++) {
          const encoding = mayBegin(text, at, 0) ? probe(text, at) : undefined;
          if (encoding !== undefined && encoding !== MORE) expected = { at, encoding };
        }
        if (expected.encoding !== undefined) tokens++;
        assert.deepEqual(findToken({ text, from, before: 0, final: true }), expected);
      }),
      { numRuns: 5000 },
    );
    assert.ok(tokens > 1000, `only ${tokens} texts held a token`);
  });
});

const [policy] = policiesOf(`
apiVersion: weir.dev/v1alpha1
kind: GuardPolicy
metadata: { name: views }
spec:
  response:
    rules:
      - { name: pii, detector: pii, action: redact }
      - { name: secrets, detector: secrets, action: redact, views: plain }
      - { name: injection, detector: injection, action: deny }
      - { name: hidden, detector: unicode, action: deny }
`).policies;
if (policy === undefined) throw new Error('no policy');
const scanning = scanningOf(ruleViews(policy.response.rules, 'assistant'), {
  direction: 'response',
  fingerprint: (text) => text,
  eager: false,
  judgeEvery: 600,
});
const channel: Channel = { path: 'content', role: 'assistant', settled: true };

function told(found: readonly RuleFinding[]): string[] {
  return found
    .toSorted(compareFindings)
    .map(({ finding: { rule, type, start, end, hash } }) => `${rule} ${type} ${start}-${end} ${hash}`);
}

/** What may be held for thousands of characters: keys in armour and in base 64, tokens of three parts. */
const OPENINGS = [
  ...[
    '-----BEGIN PRIVATE KEY-----\n',
    '-----BEGIN RSA PRIVATE KEY-----\n',
    'PuTTY-User-Key-File-3: ssh-rsa\n',
  ],
  ...[
    encodedPart('-----BEGIN PRIVATE KEY-----\nMIIE', 'base64'),
    'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NSJ9.',
  ],
];
const ENDINGS = [
  '-----END PRIVATE KEY-----\n',
  '\nthe rest is left out here, of course.\n',
  ' ',
  '\n\n',
  '.',
];
const BODY = encodedPart(
  Array.from({ length: 900 }, (_, at) => String.fromCharCode((at * 7919) % 251)).join(''),
  'base64',
);
const longHeld = fc
  .array(
    fc.tuple(
      fc.constantFrom(...OPENINGS, ''),
      fc.integer({ min: 0, max: BODY.length }),
      glued,
      fc.constantFrom(...ENDINGS, ''),
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((parts) =>
    parts.map(([opening, length, text, end]) => opening + BODY.slice(0, length) + text + end).join(''),
  );

describe('a window', () => {
  it('finds in any chunking what a whole scan finds, and nothing before what it has cleared', () => {
    let count = 0;
    fc.assert(
      fc.property(texts, sizes, (text, lengths) => {
        const whole = scanWhole(text, channel, scanning);
        assert.ok(whole !== undefined);
        count += whole.length;
        const window = new ChannelWindow(channel, scanning);
        const found: RuleFinding[] = [];
        const pieces = split(text, lengths);
        for (const [index, piece] of [...pieces, ''].entries()) {
          const { cleared } = window;
          const fresh = window.push(piece, index === pieces.length);
          for (const { finding } of fresh)
            assert.ok(finding.start >= cleared, `${finding.start} < ${cleared}`);
          found.push(...fresh);
        }
        assert.deepEqual(told(found).toSorted(), told(whole).toSorted());
        assert.equal(window.cleared, text.length);
      }),
      { numRuns: 500 },
    );
    assert.ok(count > 300, `the texts held only ${count} findings`);
  });

  it('finds the same where it holds much, and what stood in it when that turns out to be nothing', () => {
    let long = 0;
    const lengths = fc.array(fc.integer({ min: 40, max: 900 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(longHeld, lengths, (text, pieces) => {
        const window = new ChannelWindow(channel, scanning);
        const found: RuleFinding[] = [];
        let at = 0;
        for (const piece of split(text, pieces)) {
          found.push(...window.push(piece, false));
          at += piece.length;
          if (at - window.cleared > 2500) long++;
        }
        found.push(...window.push('', true));
        assert.deepEqual(told(found), told(scanWhole(text, channel, scanning) ?? []));
      }),
      { numRuns: 300 },
    );
    assert.ok(long > 100, `only ${long} times much was held`);
  });
});

const VALUE = 'jane.doe@example.org';

describe('a finding in encoded text', () => {
  it('covers whole groups of digits, which decode to what was found', () => {
    const written = fc
      .string({ unit: 'grapheme-ascii', maxLength: 30 })
      .map((text) => text.replace(/[^a-z ]/g, ''));
    fc.assert(
      fc.property(written, written, fc.constantFrom('base64', 'hex'), (before, after, encoding) => {
        const token = Buffer.from(`${before} ${VALUE} ${after}`).toString(encoding as BufferEncoding);
        const text = `see: ${token} there`;
        const [found] = (scanWhole(text, channel, scanning) ?? []).filter(
          ({ finding }) => finding.type === 'EMAIL',
        );
        assert.ok(found !== undefined, text);
        const { start, end } = found.finding;
        assert.equal((start - 5) % (encoding === 'hex' ? 2 : 4), 0);
        const decoded = Buffer.from(text.slice(start, end), encoding as BufferEncoding).toString();
        assert.ok(decoded.includes(VALUE) && decoded.length <= VALUE.length + 4, decoded);
      }),
      { numRuns: 200 },
    );
  });
});
