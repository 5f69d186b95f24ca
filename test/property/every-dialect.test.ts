/** Laws that every dialect keeps, and its coverage: each place that can hold text is read, or named as skipped. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DIALECTS } from '../../src/dialects/index.ts';
import type { AnswerSample, DialectSamples, RequestSample } from '../dialects/types.ts';
import { answerCase, type Case, requestCase } from './every-dialect/cases.ts';
import { assertEndings, assertRefusals } from './every-dialect/endings.ts';
import { assertEveryPlace } from './every-dialect/every-place.ts';
import { assertAnyChunking, assertCovered, assertIdentity, assertRedactable } from './every-dialect/laws.ts';
import { assertAnswered } from './every-dialect/own-answers.ts';

for (const dialect of DIALECTS) {
  const module: unknown = await import(`../dialects/${dialect.name}.ts`).catch((error: unknown) => ({
    error,
  }));
  const { samples, error } = module as { samples?: DialectSamples; error?: unknown };

  describe(`every dialect: ${dialect.name}`, () => {
    if (samples === undefined) {
      it('has samples', () => assert.fail(`test/dialects/${dialect.name}.ts exports no samples: ${error}`));
      return;
    }
    const { marked } = samples;
    const request = (sample: RequestSample): Case => requestCase(dialect, sample);
    const answer = (sample: AnswerSample): Case => answerCase(dialect, sample);
    const streams = [...samples.streams, ...marked.streams];
    const markedCases = [
      ...marked.requests.map(request),
      ...[...marked.answers, ...marked.streams].map(answer),
    ];
    const cases = [
      ...samples.requests.map(request),
      ...[...samples.answers, ...samples.streams].map(answer),
      ...markedCases,
    ];

    it('has samples of each kind, named apart', () => {
      assert.equal(samples.dialect, dialect.name);
      assert.ok(marked.requests.length + marked.answers.length > 0, 'no marked sample');
      const names = cases.map(({ name }) => name);
      assert.deepEqual(names, [...new Set(names)]);
    });

    it('alone reads its requests', () => {
      for (const { method, path } of [...samples.requests, ...marked.requests]) {
        const claiming = DIALECTS.filter((other) => other.claims({ method, path }));
        assert.deepEqual(
          claiming.map(({ name }) => name),
          [dialect.name],
          `${method} ${path}`,
        );
      }
    });

    for (const one of cases) {
      it(`${one.name}: any chunking reads the same, and what is allowed leaves as it came`, () => {
        assertAnyChunking(one);
        assertIdentity(one);
      });
    }
    for (const one of markedCases) {
      it(`${one.name}: every mark is read or named as skipped`, () => assertCovered(one));
      it(`${one.name}: an edit of one text changes no other`, () => assertRedactable(one));
    }
    for (const [name, formatted] of Object.entries(samples.formats ?? {})) {
      it(`${name}: every place of the format is read or named as skipped`, () => {
        assert.ok(assertEveryPlace(formatted) > 0);
      });
    }
    for (const stream of streams) {
      it(`S11 ${stream.name}: ends after any number of units`, () => assertEndings(dialect, stream));
    }
    it('answers in words of the policy that it can read itself, where it answers so at all', () => {
      const answered = [...samples.requests, ...marked.requests].filter((sample) =>
        assertAnswered(dialect, sample, samples.repeats === true),
      );
      assert.equal(answered.length > 0, dialect.answerWith !== undefined);
    });
    it('says no in documents and streams that it can read itself', () => assertRefusals(dialect, streams));
  });
}
