/**
 * Writes what the encoder learns from and is measured on as tokens, by the code that Weir runs: `node training/tier1/rows.ts
 * train|own|late|places|dev|left-out`, to `.cache/training/tier1/*.jsonl`. `own` and `late` are the sentences of our own; `places` are more windows of long
 * texts, and those of passages of documents; `left-out` reads places with the linear tier that left the same
 * sources out (`left-out.ts`), and has all rows of these beside the development data.
 */
import { createWriteStream, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { type LinearModel, readLinearModel } from '../../src/detectors/learned/linear-model.ts';
import { documentPassages } from '../documents.ts';
import { readRows } from '../rows.ts';
import { scoringPhrases } from '../screened.ts';
import { oneOf, randomOf } from '../shuffled.ts';
import { lateTexts } from './late-texts.ts';
import { ours } from './ours.ts';
import { ownTexts } from './own-texts.ts';
import { phrasesOf, placesOf, readPieces, sectionsOf, surest, windowAt } from './readings.ts';
import { LEFT_OUT } from './sources.ts';
import { type Labelled, labelled, trainingTexts } from './texts.ts';

const KEPT = '.cache/training/tier1';
const TASKS = ['injection', 'harmful_request', 'toxicity'];
const FILES: Readonly<Record<string, string>> = { harmful_request: 'harmful-request' };
/** Half of the harmless texts that are longer are learned at another place too. */
const LONG = 600;
/** Windows of such a text of which the hardest are learned once more. */
const PLACES = 5;
const SEED = 1;
const NO_PHRASES = { certain: 0, asked: [] };

const data = process.env['DATA'] ?? '../shared/data';
const [, , what = ''] = process.argv;
const pieces = readPieces(`${KEPT}/tokenizer.json`);
const models = new Map(TASKS.map((task) => [task, readModel(fileOf(task))]));
const modelOf = (task: string) => models.get(task) ?? (models.get('injection') as LinearModel);

mkdirSync(KEPT, { recursive: true });
const file = `${KEPT}/${what}.jsonl`;
const out = createWriteStream(`${file}.part`);
if (what === 'train') writeTraining(trainingTexts(data, SEED));
else if (what === 'own') writeTraining(ownTexts(SEED));
else if (what === 'late') writeTraining(lateTexts(SEED));
else if (what === 'places') writePlaces([...longHarmless(), ...documents()]);
else writeMeasured();
out.end(() => renameSync(`${file}.part`, file));

function writeTraining(texts: readonly Labelled[]): void {
  const random = randomOf(SEED);
  for (const { text, ...row } of texts) {
    const places = placesOf(text, modelOf(row.task));
    const best = surest(places);
    const drawn = best === undefined ? [] : [best];
    if (row.labels['injection'] === 0 && text.length > LONG && random() < 0.5)
      drawn.push(oneOf(places, random));
    for (const place of drawn) write({ ...row, ids: windowAt(place, pieces) });
  }
}

/** More windows of long harmless texts, as Weir asks about them: those that the linear tier is surest of. */
function writePlaces(texts: readonly Labelled[]): void {
  for (const { text, ...row } of texts) {
    const sections = sectionsOf(text, modelOf(row.task), pieces).toSorted((one, other) => other.t0 - one.t0);
    const windows = sections.flatMap((section) => section.windows).slice(0, PLACES);
    for (const ids of windows) write({ ...row, ids });
  }
}

function longHarmless(): readonly Labelled[] {
  return trainingTexts(data, SEED).filter(
    ({ text, labels }) => text.length > LONG && !Object.values(labels).includes(1),
  );
}

/** Passages of documents, as whoever may bring them. */
function documents(): Labelled[] {
  return documentPassages().flatMap(({ text, lang }) =>
    (['user', 'retrieved'] as const).map((marker) =>
      ours({ text, kind: `document: ${lang}`, is: 'harmless', marker }),
    ),
  );
}

function writeMeasured(): void {
  const phrases = scoringPhrases();
  for (const [at, { row, text, split }] of measured().entries()) {
    const model = modelOf(row.task);
    const all = surest(placesOf(text, model));
    const asked = row.task === 'injection' ? phrasesOf(text, pieces) : NO_PHRASES;
    const windows = [...sectionsOf(text, model, pieces), ...asked.asked].flatMap(({ t0, windows: cut }) =>
      cut.map((ids) => ({ t0, ids })),
    );
    const phrase = row.task === 'injection' ? phrases(text) : 0;
    // Those of readings in disguise, of which the encoder has no windows here, count as they are.
    const certain = asked.asked.length === 0 ? phrase : asked.certain;
    write({ ...row, at, split, phrase, certain, margin: all?.margin, t0: all?.score ?? 0, windows });
    if (at % 1000 === 0) process.stderr.write(`${what}: ${at} rows\n`);
  }
}

function measured(): { row: Omit<Labelled, 'text'>; text: string; split: string; lang?: string }[] {
  const tasks = what === 'left-out' ? ['injection'] : TASKS;
  return tasks.flatMap((task) =>
    ['dev', 'train'].flatMap((split) =>
      readRows(data, task, split as 'dev' | 'train')
        .filter(({ source }) => split === 'dev' || (what === 'left-out' && LEFT_OUT.includes(source)))
        .map((read) => {
          const { text, ...row } = labelled(read, task, 1);
          return { row: { ...row, lang: read.lang, label: read.positive ? 1 : 0 }, text, split };
        }),
    ),
  );
}

function write(row: object): void {
  out.write(`${JSON.stringify(row)}\n`);
}

function fileOf(task: string): string {
  return what === 'left-out' && task === 'injection'
    ? `${KEPT}/injection-left-out.bin`
    : `models/${FILES[task] ?? task}.bin`;
}

function readModel(file: string): LinearModel {
  const model = readLinearModel(readFileSync(file), '');
  if (!model.ok) throw new Error(`${file} ${model.fault.message}`);
  return model.value;
}
