/** A bound on models: what names none is refused where its format has a place for one, and passes where it has not. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findDialect } from '../../../src/dialects/index.ts';
import { requestLane } from '../../../src/screen/request-lane.ts';
import { policiesOf } from '../../fakes/conversation.ts';

const [policy] = policiesOf(
  'apiVersion: weir.dev/v1alpha1\nkind: GuardPolicy\nmetadata: { name: models }\nspec:\n  request: { models: { allow: [small] } }\n',
).policies;

const CALL = '{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"t","arguments":{}}}';
const TASK = '{"jsonrpc":"2.0","id":1,"method":"tasks/get","params":{"id":"t"}}';
const form = (purpose: string, file: string) =>
  ['purpose', 'file']
    .map((name) => {
      const filename = name === 'file' ? '; filename="a.jsonl"' : '';
      const content = name === 'file' ? file : purpose;
      return `--b\r\nContent-Disposition: form-data; name="${name}"${filename}\r\n\r\n${content}\r\n`;
    })
    .join('');
const line = (model: string) =>
  `{"custom_id":"1","method":"POST","url":"/v1/chat/completions","body":{"model":"${model}","messages":[]}}`;
const FORM = 'multipart/form-data; boundary=b';

interface Row {
  readonly what: string;
  readonly method?: string;
  readonly path: string;
  readonly type?: string;
  readonly body: string;
}

const PASS: readonly Row[] = [
  { what: 'a call of a tool', path: '/mcp', body: CALL },
  { what: 'a task of an agent', path: '/a2a', body: TASK },
  { what: 'a list of files', method: 'GET', path: '/v1/files', body: '' },
  {
    what: 'a batch of a file that was judged',
    path: '/v1/batches',
    body: '{"endpoint":"/v1/chat/completions"}',
  },
  {
    what: 'a file for an assistant',
    path: '/v1/files',
    type: FORM,
    body: `${form('assistants', '{"a":"b"}')}--b--`,
  },
  {
    what: 'a batch file for the model',
    path: '/v1/files',
    type: FORM,
    body: `${form('batch', line('small'))}--b--`,
  },
  { what: 'the model', path: '/v1/chat/completions', body: '{"model":"small","messages":[]}' },
];
const DENIED: readonly Row[] = [
  { what: 'another model', path: '/v1/chat/completions', body: '{"model":"large","messages":[]}' },
  { what: 'no model', path: '/v1/chat/completions', body: '{"messages":[]}' },
  {
    what: 'a batch file for another model',
    path: '/v1/files',
    type: FORM,
    body: `${form('batch', line('large'))}--b--`,
  },
  {
    what: 'a batch file for several models',
    path: '/v1/files',
    type: FORM,
    body: `${form('batch', `${line('small')}\n${line('large')}`)}--b--`,
  },
];

function outcome({ method = 'POST', path, type = 'application/json', body }: Row): string {
  assert.ok(policy);
  const dialect = findDialect({ method, path });
  assert.ok(dialect, `${path} has a dialect`);
  const headers = [{ name: 'content-type', value: type }];
  const head = { method, path, headers };
  const lane = requestLane(policy, dialect, { head, fingerprint: () => 'h', tenant: () => undefined });
  assert.ok(lane.ok);
  const outputs = [lane.value.push(Buffer.from(body)), lane.value.end()];
  const denial = outputs.find((output) => output.denial)?.denial;
  return denial === undefined ? 'passes' : denial.kind === 'limit' ? denial.rule : JSON.stringify(denial);
}

describe('a bound on models', () => {
  for (const row of PASS) it(`passes ${row.what}`, () => assert.equal(outcome(row), 'passes'));
  for (const row of DENIED) it(`refuses ${row.what}`, () => assert.equal(outcome(row), 'models'));
});
