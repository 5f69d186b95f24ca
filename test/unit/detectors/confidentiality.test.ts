/** Classes of texts, and what quotes from them carries. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Caller } from '../../../src/core/caller.ts';
import type { RequestText } from '../../../src/core/detector.ts';
import type { CallPart, Channel } from '../../../src/core/segment.ts';
import { confidentiality } from '../../../src/detectors/confidentiality/index.ts';
import { Labels } from '../../../src/detectors/confidentiality/labels.ts';
import { classOf } from '../../../src/detectors/confidentiality/marks.ts';
import { confidentialityOptions } from '../../../src/detectors/confidentiality/options.ts';
import { drive } from '../../../src/detectors/drive.ts';
import { fold } from '../../../src/detectors/fold.ts';
import { LABELLED, MARKED, MINUTES, NEWS, PLAN } from '../../cases/detectors/classified.ts';
import { CLEARANCE_CASES } from '../../cases/detectors/clearances.ts';
import { fc } from '../../property/fast-check.ts';

const at = (role: RequestText['role'], text: string): RequestText => ({ role, path: 'x', text });
const REQUEST = [
  at('system', 'You are the clerk of the museum.'),
  at('user', 'What is new with us?'),
  at('retrieved', `TLP:RED\n${PLAN}`),
  at('tool', `COMPANY CONFIDENTIAL\n${MINUTES}`),
  at('retrieved', NEWS),
];

function scannerFor(options: unknown = {}, request: readonly RequestText[] = REQUEST, caller?: Caller) {
  assert.ok(confidentiality.options.safeParse(options).success);
  const bound = confidentiality.bind?.(options);
  assert.ok(bound !== undefined);
  return bound.begin(request, undefined, caller);
}

function typesIn(text: string, options: unknown = {}, request?: readonly RequestText[]): string[] {
  return [...new Set(drive(scannerFor(options, request), [text]).hits.map(({ type }) => type))];
}

const labelsWith = (labels: unknown) => new Labels(confidentialityOptions.parse({ labels }));
const labels = labelsWith({});

describe('marks', () => {
  for (const [text, of] of MARKED)
    it(`${of}: ${JSON.stringify(text)}`, () =>
      assert.equal(classOf(fold(text).text, { own: [], labels }), of));
  it('of the customer count wherever they stand', () =>
    assert.equal(
      classOf('see project halcyon eyes', { own: [['halcyon eyes', 'RESTRICTED']], labels }),
      'RESTRICTED',
    ));
});

describe('labels', () => {
  for (const [name, value, held, free] of LABELLED)
    it(`${name}: ${value} is ${held}, and ${free} among other fields`, () => {
      assert.equal(labels.classOf([{ name, value, held: true }]), held);
      assert.equal(labels.classOf([{ name, value, held: false }]), free);
    });

  it('have names and values of the customer', () => {
    const own = labelsWith({
      names: ['Schutzstufe', 'x-dlp-level'],
      values: { public: ['C0'], restricted: ['C3', 'vorstand'] },
      unknown: 'internal',
    });
    const beside = (name: string, value: string) => own.classOf([{ name, value, held: true }]);
    assert.equal(beside('schutzstufe', 'c3'), 'RESTRICTED');
    assert.equal(beside('xDlpLevel', 'Vorstand'), 'RESTRICTED');
    assert.equal(beside('Schutzstufe', 'C0'), 'PUBLIC');
    assert.equal(beside('Schutzstufe', 'C9'), 'INTERNAL');
    assert.equal(beside('classification', 'secret'), 'PUBLIC');
    assert.equal(own.classIn('{"x_dlp_level": "C3"}'), 'RESTRICTED');
    assert.equal(own.classIn('Schutzstufe: C3'), 'RESTRICTED');
    assert.equal(own.classIn('Classification: secret'), 'PUBLIC');
    assert.equal(labelsWith({ names: [] }).classIn('Classification: secret'), 'PUBLIC');
  });

  it('of a passage that the policy marks have no name', () =>
    assert.equal(labels.classOf([{ name: undefined, value: 'confidential', held: true }]), 'CONFIDENTIAL'));

  it('count with the highest class that they say', () => {
    const said = ['public', 'restricted', 'internal'].map((value) => ({
      ...{ name: 'classification', value, held: true },
    }));
    assert.equal(labels.classOf(said), 'RESTRICTED');
    assert.equal(labels.classOf(undefined), 'PUBLIC');
  });
});

describe('confidentiality', () => {
  const quotes = (text: string) => `They say: "${text}" So it is.`;

  it('gives a quote the class of its text', () => {
    assert.deepEqual(typesIn(quotes(PLAN)), ['RESTRICTED']);
    assert.deepEqual(typesIn(quotes(MINUTES)), ['CONFIDENTIAL']);
    assert.deepEqual(typesIn(quotes(PLAN) + quotes(MINUTES)), ['RESTRICTED', 'CONFIDENTIAL']);
    assert.deepEqual(typesIn(quotes(NEWS)), []);
    assert.deepEqual(typesIn('Nothing is new.'), []);
  });

  it('sees through spellings', () => {
    for (const written of [
      PLAN.toUpperCase(),
      Buffer.from(PLAN).toString('base64'),
      [...PLAN].toReversed().join(''),
      PLAN.split(' ').join('\n- '),
      JSON.stringify({ a: PLAN.slice(0, 48), b: PLAN.slice(48) }),
    ])
      assert.deepEqual(typesIn(written), ['RESTRICTED'], written);
  });

  it('lets pass what the reader is cleared for', () => {
    assert.deepEqual(typesIn(quotes(MINUTES), { clearance: 'confidential' }), []);
    assert.deepEqual(typesIn(quotes(PLAN), { clearance: 'confidential' }), ['RESTRICTED']);
    assert.deepEqual(typesIn(quotes(PLAN), { clearance: 'restricted' }), []);
  });

  it('knows what a caller is cleared for', () => {
    const callers = [
      { ids: ['spiffe://shop/board', 'spiffe://shop/audit/*'], clearance: 'restricted' },
      { ids: ['10.0.0.8'], clearance: 'confidential' },
    ];
    const found = (id: string, kind: Caller['kind']) => {
      const scanner = scannerFor({ callers }, REQUEST, { id, kind, roles: [], claims: {} });
      return drive(scanner, [quotes(PLAN) + quotes(MINUTES)]).hits.map(({ type }) => type);
    };
    assert.deepEqual(found('spiffe://shop/board', 'spiffe'), []);
    assert.deepEqual(found('spiffe://shop/audit/jo', 'spiffe'), []);
    assert.deepEqual([...new Set(found('10.0.0.8', 'address'))], ['RESTRICTED']);
    for (const [id, kind] of [
      ['spiffe://shop/boards', 'spiffe'],
      ['spiffe://shop/board', 'unknown'],
      ['10.0.0.88', 'address'],
    ] as const)
      assert.deepEqual([...new Set(found(id, kind))].toSorted(), ['CONFIDENTIAL', 'RESTRICTED'], id);
  });

  for (const { title, options, caller, tool, tooMuch } of CLEARANCE_CASES)
    it(`tells no more than who is told may know: ${title}`, () => {
      const request = [
        at('retrieved', `TLP:RED\n${PLAN}`),
        at('tool', `TLP:AMBER\n${MINUTES}`),
        at('tool', `TLP:GREEN\n${NEWS}`),
      ];
      const asks: Caller = { id: 'jo', kind: 'jwt', roles: [], claims: {}, ...caller };
      const scanner = scannerFor(options, request, asks);
      const name = tool === null || tool === undefined ? {} : { name: tool };
      const call: CallPart | undefined =
        tool === undefined ? undefined : { part: 'arguments', call: { index: 0, ...name } };
      const channel: Channel = { path: 'x', role: 'assistant', settled: true, call };
      const { hits } = drive(scanner.open?.(channel) ?? scanner, [
        [PLAN, MINUTES, NEWS].map(quotes).join(' '),
      ]);
      const types = new Set(hits.map(({ type }) => type));
      const counted = [...types].filter((type) => scanner.counts?.(type, call) !== false);
      assert.deepEqual(counted.toSorted(), tooMuch.toSorted());
      assert.equal(scanner.bears, 'RESTRICTED');
    });

  it('wants an entry for callers to say whom', () => {
    const { options } = confidentiality;
    assert.ok(!options.safeParse({ callers: [{ clearance: 'internal' }] }).success);
    assert.ok(!options.safeParse({ tools: [{ clearance: 'internal' }] }).success);
  });

  it('takes the label of a source, and marks of its own', () => {
    assert.deepEqual(typesIn(quotes(NEWS), { sources: { retrieved: 'internal' } }), ['INTERNAL']);
    assert.deepEqual(typesIn(quotes(PLAN), { sources: { retrieved: 'internal' } }), ['RESTRICTED']);
    const marks = { confidential: ['salmon climb'] };
    assert.deepEqual(typesIn(quotes(NEWS), { marks }), ['CONFIDENTIAL']);
  });

  it('leaves what the user wrote', () =>
    assert.deepEqual(typesIn(quotes(PLAN), {}, [...REQUEST, at('user', PLAN)]), []));

  it('gives what bears no mark the class of its label', () => {
    const label = { name: 'classification', value: 'internal', held: true };
    const labelled = [{ ...at('retrieved', NEWS), labels: [label] }];
    assert.deepEqual(typesIn(quotes(NEWS), {}, labelled), ['INTERNAL']);
    assert.deepEqual(typesIn(quotes(NEWS), { labels: { names: [] } }, labelled), []);
    assert.deepEqual(typesIn(quotes(NEWS), {}, [{ ...at('user', NEWS), labels: [label] }]), []);
  });

  it('takes a marked passage of a message for no word of the user', () => {
    const passage = {
      ...at('retrieved', `<doc>TLP:RED ${PLAN}</doc>`),
      path: 'x:marked[0]',
      besides: 'user',
    } as const;
    const message = at('user', `Sum up: ${passage.text}. ${MINUTES}`);
    assert.deepEqual(typesIn(quotes(PLAN), {}, [message, passage]), ['RESTRICTED']);
    const told = { ...at('tool', `TLP:AMBER\n${MINUTES}`) };
    assert.deepEqual(typesIn(quotes(MINUTES), {}, [message, passage, told]), []);
  });

  it('finds the same in any chunking, and holds within bounds', () => {
    const scanner = scannerFor();
    const texts = fc
      .array(fc.constantFrom(PLAN, MINUTES, NEWS, PLAN.slice(9, 60), ' and ', 'Well. '), { maxLength: 5 })
      .map((parts) => parts.join(' '));
    let found = 0;
    fc.assert(
      fc.property(texts, fc.integer({ min: 1, max: 30 }), (text, size) => {
        const chunks = text.match(new RegExp(`[\\s\\S]{1,${size}}`, 'g')) ?? [];
        const { hits } = drive(scanner, [text]);
        found += hits.length;
        const driven = drive(scanner, chunks);
        assert.deepEqual(driven.hits, hits);
        for (const held of driven.pending) assert.ok(held <= scanner.lookback + 1);
      }),
      { numRuns: 300 },
    );
    assert.ok(found > 100, `only ${found}`);
  });
});
