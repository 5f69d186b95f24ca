/** Laws of documents: exactly what a caller may not see is gone, the rest is there byte for byte, in any chunking. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { NO_GRANTS } from '../../src/core/caller.ts';
import type { Dialect } from '../../src/core/dialect.ts';
import { findDialect } from '../../src/dialects/index.ts';
import type { LaneOutput } from '../../src/screen/lane-output.ts';
import { requestLane } from '../../src/screen/request-lane.ts';
import { policiesOf } from '../fakes/conversation.ts';
import { fc } from './fast-check.ts';

const [policy] = policiesOf(`
apiVersion: weir.dev/v1alpha1
kind: GuardPolicy
metadata: { name: shelf }
spec:
  documents:
    visible: 'document.tenant == caller.tenant && document.class in ["public", "internal"]'
    marks: [{ begins: '[[{tenant}/{class}]]', ends: '[[end]]' }]
`).policies;
const path = '/v1/chat/completions';
const dialect = findDialect({ method: 'POST', path }) as Dialect;

function sent(text: string, sizes: readonly number[]): { readonly left: string; readonly removed: number } {
  assert.ok(policy !== undefined);
  const lane = requestLane(policy, dialect, {
    head: { method: 'POST', path, headers: [{ name: 'content-type', value: 'application/json' }] },
    ...{ fingerprint: (one: string) => one, tenant: () => undefined },
    facts: {
      caller: { id: 'ann', kind: 'jwt', tenant: 'shop', ...NO_GRANTS },
      ...{ request: { host: 'h', path, method: 'POST', dialect: dialect.name }, time: new Date(0) },
    },
  });
  assert.ok(lane.ok);
  const bytes = Buffer.from(text);
  const outputs: LaneOutput[] = [];
  for (let at = 0, turn = 0; at < bytes.length; turn++) {
    const size = sizes[turn % sizes.length] ?? 1;
    outputs.push(lane.value.push(bytes.subarray(at, at + size)));
    at += size;
  }
  outputs.push(lane.value.end());
  assert.equal(outputs.find(({ denial }) => denial !== undefined)?.denial, undefined);
  return {
    left: Buffer.concat(outputs.flatMap(({ chunks }) => chunks)).toString(),
    removed: outputs.flatMap(({ findings }) => findings).length,
  };
}

const label = (...values: string[]) => fc.option(fc.constantFrom(...values), { nil: undefined });
const words = fc.constantFrom('a', ' "b" ', 'é😀', '\\n\n', '[[', ']] x', '[end]', '\u0000');
const document = fc.record({
  ...{ tenant: label('shop', 'bank', ''), class: label('public', 'internal', 'secret') },
  ...{ text: words, nested: fc.boolean() },
});
const passage = fc.record({ tenant: fc.constantFrom('shop', 'bank', ''), text: words });
const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 4 });
const isOurs = (one: { readonly tenant?: string | undefined; readonly class?: string | undefined }) =>
  one.tenant === 'shop' && (one.class === 'public' || one.class === 'internal');

describe('documents', () => {
  it('of others are gone, and the rest is as it came', () => {
    fc.assert(
      fc.property(
        fc.array(document, { maxLength: 6 }),
        sizes,
        fc.integer({ min: 0, max: 2 }),
        (all, chunks, indent) => {
          const documents = all.map(({ nested, text, ...labels }) =>
            nested ? { text, metadata: labels } : { ...labels, text },
          );
          const body = { model: 'm', messages: [{ role: 'user', content: 'Hi' }], documents, user: 'u' };
          const text = JSON.stringify(body, null, indent);
          const { left, removed } = sent(text, chunks);
          const ours = documents.filter((_, at) => isOurs(all[at] ?? {}));
          assert.deepEqual(JSON.parse(left), JSON.parse(JSON.stringify({ ...body, documents: ours })));
          assert.equal(removed, documents.length - ours.length);
          if (removed === 0) assert.equal(left, text);
          const behind = text.slice(text.indexOf('"user": "u"'));
          assert.ok(left.startsWith(text.slice(0, text.indexOf('"documents"'))) && left.endsWith(behind));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('that are marked in a text are gone with their marks, and no other character is', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(words, passage), { maxLength: 5 }), sizes, (all, chunks) => {
        const marked = all.map(([before, { tenant, text }]) => ({
          ...{ before: before.replaceAll('[', '('), tenant },
          passage: `[[${tenant}/public]]${text.replaceAll('[', '(')}[[end]]`,
        }));
        const content = `In: ${marked.map(({ before, passage: one }) => before + one).join('')} end`;
        const kept = marked.map(
          ({ before, tenant, passage: one }) => before + (tenant === 'shop' ? one : ''),
        );
        const body = { model: 'm', messages: [{ role: 'user', content }] };
        const { left, removed } = sent(JSON.stringify(body), chunks);
        const expected = { model: 'm', messages: [{ role: 'user', content: `In: ${kept.join('')} end` }] };
        assert.equal(left, JSON.stringify(expected));
        assert.equal(removed, marked.filter(({ tenant }) => tenant !== 'shop').length);
      }),
      { numRuns: 300 },
    );
  });
});
