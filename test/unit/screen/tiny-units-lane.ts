/** Reads one message of very many tiny units in a thread with little memory: `workerData` is its content type and a unit. */
import { parentPort, workerData } from 'node:worker_threads';
import { answerLane } from '../../../src/screen/answer-lane.ts';
import { policiesOf } from '../../fakes/conversation.ts';

const BYTES = 1_048_576;
const { type, unit } = workerData as { readonly type: string; readonly unit: string };
const [policy] = policiesOf(
  'apiVersion: weir.dev/v1alpha1\nkind: GuardPolicy\nmetadata: { name: tiny }\nspec:\n  response:\n    rules:\n      - { name: pii, detector: pii, action: redact }\n',
).policies;
if (policy === undefined) throw new Error('no policy');
const opened = answerLane({
  policy,
  dialect: undefined,
  head: { status: 200, headers: [{ name: 'content-type', value: type }] },
  request: {},
  fingerprint: () => '',
  eager: false,
  enforced: true,
});
if (!opened.ok) throw new Error(opened.fault.message);
const { lane } = opened.value;
const body = Buffer.from(unit.repeat(BYTES / unit.length));
const outputs = [lane.push(body), lane.end()];
const left = Buffer.concat(outputs.flatMap(({ chunks }) => chunks));
parentPort?.postMessage({
  same: left.equals(body),
  ended: outputs.at(-1)?.ended,
  chunks: outputs[0]?.chunks.length,
});
