/** Places that people forget (J08, J12, T05, T09, T10), dialect by dialect: each is read, under the role of whoever speaks there. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Dialect } from '../../../src/core/dialect.ts';
import { findDialect } from '../../../src/dialects/index.ts';
import { PLACE_ANSWERS } from '../../dialects/places/answers.ts';
import { PLACE_DATA } from '../../dialects/places/data.ts';
import { PLACE_REQUESTS } from '../../dialects/places/requests.ts';
import { type PlaceRow, WORD } from '../../dialects/places/types.ts';
import { answerCase, requestCase } from '../../property/every-dialect/cases.ts';
import { everyByte, type Outcome, readAll, requestReader } from './read-all.ts';

function read(row: PlaceRow, dialect: Dialect, byByte: boolean): Outcome {
  const { path, body, answer, title: name } = row;
  const target = { name, method: 'POST', path, body: JSON.stringify(body) };
  if (answer === undefined) {
    const { reader, bytes } = requestCase(dialect, target);
    return readAll(reader(), bytes, byByte ? everyByte(bytes) : []);
  }
  const request = readAll(requestReader(dialect), Buffer.from(target.body)).facts;
  const sample = { name, type: answer.type ?? 'application/json', body: answer.body, request };
  const { reader, bytes } = answerCase(dialect, sample);
  return readAll(reader(), bytes, byByte ? everyByte(bytes) : []);
}

/** The texts that hold the word, by path; the runs of one text are joined. */
function rolesIn({ units }: Outcome): Record<string, string> {
  const runs = units.flatMap((unit) => unit.runs);
  const texts = new Map<string, { role: string; text: string }>();
  for (const { path, role, text } of runs)
    texts.set(path, { role, text: (texts.get(path)?.text ?? '') + text });
  const joined = [...texts].filter(([, { text }]) => text.includes(WORD));
  return Object.fromEntries(joined.map(([path, { role }]) => [path, role]));
}

describe('every place is read', () => {
  for (const row of [...PLACE_REQUESTS, ...PLACE_ANSWERS, ...PLACE_DATA]) {
    it(`${row.id} ${row.dialect}: ${row.title}`, () => {
      const dialect = findDialect({ method: 'POST', path: row.path });
      assert.equal(dialect?.name, row.dialect);
      for (const byByte of [false, true]) {
        const outcome = read(row, dialect as Dialect, byByte);
        assert.equal(outcome.fault, undefined);
        assert.deepEqual(rolesIn(outcome), row.roles);
      }
    });
  }
});
