/** Laws of the parameters of requests, on the samples of every dialect. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PARAMETERS, type ParameterNote } from '../../src/core/parameter.ts';
import type { Unit } from '../../src/core/segment.ts';
import { DIALECTS } from '../../src/dialects/index.ts';
import { spliceUnit } from '../../src/dialects/splice.ts';
import { compileParameters, type ParametersSpec } from '../../src/policy/compiled-parameters.ts';
import { parameterBounds } from '../../src/screen/parameter-bounds.ts';
import type { DialectSamples, RequestSample } from '../dialects/types.ts';
import { everyByte, LIMITS, readAll, readUnits } from '../unit/dialects/read-all.ts';
import { fc } from './fast-check.ts';

const CHUNKINGS = 15;
/** Larger messages are not read byte by byte. */
const BYTE_BY_BYTE = 1 << 13;
const ALL = new Set(PARAMETERS);
const PROMPT = 'Be kind.';
const OPEN = { logprobs: 'allow', echo: 'allow', systemPrompts: 'allow' } as const;
const SECTIONS: readonly ParametersSpec[] = [
  { ...OPEN, maxTokens: 3 },
  { ...OPEN, maxTokens: 3, maxTokensAs: 'max_completion_tokens' },
  { ...OPEN, store: false },
  { ...OPEN, systemPrompt: PROMPT },
  { ...OPEN, maxTokens: 3, store: false, systemPrompt: PROMPT },
];
/** Samples that a policy changed, of all dialects. */
let changed = 0;

for (const dialect of DIALECTS) {
  const { samples } = (await import(`../dialects/${dialect.name}.ts`)) as { samples: DialectSamples };
  const requests = [...samples.requests, ...samples.marked.requests].filter(({ body }) => body.length > 0);

  describe(`parameters: ${dialect.name}`, () => {
    for (const request of requests) {
      const bytes = Buffer.from(request.body);
      const readerOf = (names?: ReadonlySet<(typeof PARAMETERS)[number]>) => {
        const { method, path, type = 'application/json' } = request;
        const head = { method, path, headers: [{ name: 'content-type', value: type }] };
        const limits = names === undefined ? LIMITS : { ...LIMITS, parameters: names };
        const reader = dialect.request(limits, head);
        assert.ok(reader.ok);
        return reader.value;
      };
      const unitOf = (body: Buffer, names = ALL): Unit => {
        const { units, readings } = readUnits(readerOf(names), [body]);
        assert.equal(readings.at(-1)?.fault, undefined, body.toString());
        assert.equal(units.length, 1);
        return units[0] as Unit;
      };

      it(`${request.name}: they change nothing of what is read`, () => {
        assert.deepEqual(readAll(readerOf(ALL), bytes), readAll(readerOf(), bytes));
      });

      it(`${request.name}: they are the same in any chunking, and where they say`, () => {
        const { parameters } = unitOf(bytes);
        for (const note of parameters ?? []) assertInPlace(note, bytes, request);
        const same = (pieces: readonly Buffer[]): void => {
          const { units } = readUnits(readerOf(ALL), pieces);
          assert.deepEqual(units[0]?.parameters, parameters);
        };
        if (bytes.length <= BYTE_BY_BYTE) same(cutAt(bytes, everyByte(bytes)));
        const cuts = fc.array(fc.nat(bytes.length), { maxLength: 12 });
        fc.assert(
          fc.property(cuts, (places) => same(cutAt(bytes, places))),
          { numRuns: CHUNKINGS },
        );
      });

      for (const section of SECTIONS) {
        it(`${request.name}: what was settled by ${JSON.stringify(section).slice(0, 90)} is within its bounds`, () => {
          const bounds = compileParameters(section);
          const unit = unitOf(bytes, new Set(bounds.names));
          const outcome = parameterBounds(bounds)(unit);
          if (outcome === undefined || 'kind' in outcome) return;
          changed++;
          const after = Buffer.from(spliceUnit(unit, outcome.edits));
          const again = unitOf(after, new Set(bounds.names));
          assert.deepEqual(textsIn(again), expectedTexts(unit, again));
          const { systemPrompt: _, ...rest } = section;
          const bounded = compileParameters(rest);
          const settled = parameterBounds(bounded)(unitOf(after, new Set(bounded.names)));
          assert.equal(settled, undefined, after.toString());
        });
      }
    }
  });
}

it('many samples were changed', () => assert.ok(changed > 50, String(changed)));

function cutAt(bytes: Buffer, places: readonly number[]): Buffer[] {
  const cuts = [0, ...[...places].sort((one, other) => one - other), bytes.length];
  return cuts.slice(1).map((cut, at) => bytes.subarray(cuts[at], cut));
}

/** The bytes of a value spell it; those of a missing one begin behind a bracket, or are a null. */
function assertInPlace(
  note: ParameterNote,
  bytes: Buffer,
  { type = 'application/json' }: RequestSample,
): void {
  const spelled = bytes.subarray(note.start, note.end).toString();
  if (note.kind === 'missing') {
    if (note.end > note.start) assert.equal(spelled, 'null');
    else assert.equal(bytes[note.start - 1], 0x7b, note.path);
    return;
  }
  if (!type.includes('json')) return;
  const value: unknown = JSON.parse(spelled);
  if (note.value !== undefined) assert.equal(value, note.value);
  else assert.equal(Array.isArray(value), note.type === 'array');
}

/** Texts that could be edited: long numbers, which are none, may have been lowered. */
function textsIn({ runs }: Unit): string[] {
  return runs.filter(({ channel }) => channel.editable !== false).map(({ text }) => text);
}

/** The texts as before, and the operator's: one of its own, or the beginning of another. */
function expectedTexts(before: Unit, after: Unit): string[] {
  const old = textsIn(before);
  const expected: string[] = [];
  for (const text of textsIn(after)) {
    if (text === PROMPT && old[0] !== text) expected.push(text);
    else if (text === `${PROMPT}\n\n${old[0]}`) expected.push(`${PROMPT}\n\n${old.shift()}`);
    else expected.push(old.shift() ?? 'a text was added');
  }
  return [...expected, ...old];
}
