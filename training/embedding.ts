/**
 * Makes the embedding that topics are told by: `node training/embedding.ts`, from the data folder that DATA names (default
 * ../shared/data) to `models/embedding.vec`. Needs the packages of `training/requirements.txt`; PYTHON names the interpreter
 * that has them. What the whole model made of texts is kept in `.cache/training/embedding`, so an interrupted run goes on; `rm -r` it to begin anew. Then sign, and `--measure` writes the tables of
 * docs/detectors/topic.md and the figures that CI holds it to.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { LIBRARY } from '../src/detectors/topic/library.ts';
import { calibrate } from './embedding/calibrate.ts';
import { writeTopicFigures } from './embedding/gate.ts';
import { ordinarySentences, topicRows } from './embedding/rows.ts';
import { writeTopics, writeWorth } from './embedding/worth.ts';
import { provenanceOf } from './provenance.ts';

const KEPT = '.cache/training/embedding';
const data = process.env['DATA'] ?? '../shared/data';
const python = process.env['PYTHON'] ?? 'python3';

const { values } = parseArgs({ options: { measure: { type: 'boolean', default: false } } });
if (values.measure) measure();
else make();

function measure(): void {
  writeWorth(`${KEPT}/worth.json`);
  writeTopics(data);
  writeTopicFigures();
}

function make(): void {
  mkdirSync(KEPT, { recursive: true });
  writeFileSync(`${KEPT}/topics.json`, JSON.stringify(topics()));
  if (!existsSync(`${KEPT}/worth.json`))
    run(python, ['-m', 'training.embedding.make', `${KEPT}/embedding.vec`]);
  calibrate(`${KEPT}/embedding.vec`, { to: 'models/embedding.vec', data });
  const base = told(python, [
    '-c',
    'from training.embedding.source import source_folder; print(source_folder())',
  ]);
  const provenance = provenanceOf(['embedding.vec'], {
    ...{
      data,
      seed: 1,
      type: 'https://weir.dev/training/embedding/v1',
      command: 'node training/embedding.ts',
    },
    code: [
      'training/embedding/*.py',
      'training/tier1/{encoder,settings}.py',
      'src/detectors/embedding/*.ts',
      'src/detectors/topic/*.ts',
    ],
    others: { 'all-MiniLM-L6-v2/model.safetensors': `${base}/model.safetensors` },
  });
  writeFileSync('models/embedding-provenance.json', `${JSON.stringify(provenance, undefined, 2)}\n`);
}

/** What the sizes are measured with. */
function topics() {
  const rows = topicRows();
  const of = (kind: 'on' | 'beside') =>
    Object.fromEntries(
      Object.keys(LIBRARY).map((name) => [
        name,
        rows.filter((row) => row.topic === name && row.kind === kind).map(({ text }) => text),
      ]),
    );
  const examples = Object.fromEntries(
    Object.entries(LIBRARY).map(([name, { examples }]) => [name, examples]),
  );
  return { examples, on: of('on'), beside: of('beside'), ordinary: ordinarySentences(data) };
}

function run(command: string, args: readonly string[]): void {
  const { status } = spawnSync(command, args, { stdio: 'inherit' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed`);
}

function told(command: string, args: readonly string[]): string {
  const { stdout, status } = spawnSync(command, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed`);
  return stdout.trim();
}
