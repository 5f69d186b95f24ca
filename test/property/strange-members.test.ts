/** What no format knows, in the samples of every dialect: members (J09), lines of streams (S05), bytes behind the end (S06). */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DIALECTS } from '../../src/dialects/index.ts';
import type { DialectSamples } from '../dialects/types.ts';
import { answerCase, requestCase } from './every-dialect/cases.ts';
import {
  assertEnded,
  assertNoticed,
  assertOneText,
  withLines,
  withMember,
  withPieces,
} from './every-dialect/strange.ts';

const EVENTS = 'text/event-stream';
const LINES = 'application/x-ndjson';
const LATE = Buffer.from('data: {"note":"late words"}\n\n');

/** The document of a JSON body; undefined where the body is none. */
function documentOf(type: string | undefined, body: string | Uint8Array): unknown {
  if (type !== undefined && !type.startsWith('application/json')) return undefined;
  try {
    return JSON.parse(Buffer.from(body).toString()) as unknown;
  } catch {
    return undefined;
  }
}

for (const dialect of DIALECTS) {
  const { samples } = (await import(`../dialects/${dialect.name}.ts`)) as { samples: DialectSamples };
  const { marked } = samples;
  const requests = [...samples.requests, ...marked.requests];
  const answers = [...samples.answers, ...marked.answers];
  const streams = [...samples.streams, ...marked.streams];

  describe(`what ${dialect.name} has never heard of`, () => {
    it(`J09 ${dialect.name}: a member of any object is read, or refused by name`, () => {
      let tried = 0;
      const cases = [
        ...requests.map((sample) => ({ sample, one: requestCase(dialect, sample) })),
        ...answers.map((sample) => ({ sample, one: answerCase(dialect, sample) })),
      ];
      for (const { sample, one } of cases) {
        const document = documentOf(sample.type, sample.body);
        for (const text of withMember(document)) {
          tried++;
          assertNoticed(one, Buffer.from(text), Buffer.from(JSON.stringify(document)));
        }
      }
      assert.ok(tried > 0);
    });

    for (const sample of streams.filter(({ type }) => type === EVENTS || type === LINES)) {
      it(`S05 ${dialect.name}: a line that is no event is read or refused, ${sample.name}`, () => {
        const separator = sample.type === EVENTS ? '\n\n' : '\n';
        const text = Buffer.from(sample.body).toString().replaceAll('\r\n', '\n');
        for (const changed of withLines(text, separator))
          assertNoticed(answerCase(dialect, sample), Buffer.from(changed), Buffer.from(text));
      });
    }

    // Lines of results stand for themselves.
    for (const sample of streams.filter(
      ({ type }) => type === EVENTS || (type === LINES && dialect.name !== 'openai-batch'),
    )) {
      it(`S05 ${dialect.name}: a member says one text over several events, ${sample.name}`, () => {
        const text = Buffer.from(sample.body).toString().replaceAll('\r\n', '\n');
        for (const changed of withPieces(text, sample.type === EVENTS ? '\n\n' : '\n'))
          assertOneText(answerCase(dialect, sample), Buffer.from(changed));
      });
    }

    for (const sample of streams.filter(({ type }) => type === EVENTS)) {
      it(`S06 ${dialect.name}: nothing leaves behind the end mark, where there is one, ${sample.name}`, () => {
        const ended = assertEnded(answerCase(dialect, sample), LATE);
        const mark = Buffer.from(sample.body).toString().includes('[DONE]');
        assert.ok(ended || !mark);
      });
    }
  });
}
