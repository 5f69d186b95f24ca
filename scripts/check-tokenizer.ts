/**
 * Compares our tokenizers with the reference, token by token and offset by offset: over every text of the development
 * data, and over strange ones made by a seed. Usage:
 * node scripts/check-tokenizer.ts --tokenizer tokenizer.json [--python PYTHON] [--texts 100000] [--seed 1] [--keep FILE --every N]
 * `PYTHON` has the package `tokenizers`. `--keep` writes a sample (gzip) with what the reference says, for the tests. `--made` takes the
 * texts of the tests for SentencePiece; the digest of all tokens that the reference says is told in any case.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { gunzipSync, gzipSync } from 'node:zlib';
import { SentencePiece } from '../src/models/sentencepiece/sentence-piece.ts';
import { readTokenizer } from '../src/models/tokenizer/read-tokenizer.ts';
import { madeTexts } from '../test/unit/models/sentencepiece/made-texts.ts';
import { DATA_FOLDER } from './data-folder.ts';

const { values } = parseArgs({
  options: {
    tokenizer: { type: 'string' },
    python: { type: 'string', default: 'python3' },
    texts: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
    keep: { type: 'string' },
    every: { type: 'string', default: '200' },
    made: { type: 'boolean', default: false },
  },
});
const file = values.tokenizer ?? '';
const tokenizer = readTokenizer(readFileSync(file, 'utf8'));
if (!tokenizer.ok) throw new Error(`${file} ${tokenizer.fault.message}`);
const { pieces } = tokenizer.value;

let state = Number(values.seed);
/** A number from 0 to `below`, by the seed (mulberry32). */
function random(below: number): number {
  state = (state + 0x6d2b79f5) | 0;
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
}

const BLOCKS = [
  0x0, 0x80, 0x300, 0x370, 0x530, 0x590, 0x900, 0x1100, 0x1e00, 0x2000, 0x3000, 0x4e00, 0xac00, 0xf900,
];
const ASTRAL = [0x10400, 0x11100, 0x1d400, 0x1f300, 0x1f900, 0x20000, 0x2b800, 0xe0000];

/** A character of any block, most often of one that is in use. */
function strangeChar(): string {
  const where = random(20);
  if (where === 0) return String.fromCodePoint(0x10000 + random(0x100000));
  const block = where < 4 ? ASTRAL[random(ASTRAL.length)]! : BLOCKS[random(BLOCKS.length)]!;
  const code = block + random(0x180);
  return code >= 0xd800 && code < 0xe000 ? '?' : String.fromCodePoint(code);
}

/** A text with strange characters put in, taken out and joined. */
function disturb(text: string): string {
  const chars = [...text.slice(0, 400)];
  for (let at = random(12); at >= 0; at -= 1) {
    const place = random(chars.length + 1);
    if (random(4) === 0) chars.splice(place, 1 + random(3));
    else chars.splice(place, 0, ...Array.from({ length: 1 + random(6) }, strangeChar));
  }
  return chars.join('').toWellFormed();
}

function* dataTexts(): Generator<string> {
  for (const path of globSync(`${DATA_FOLDER}/*/*.jsonl*`).sort()) {
    const bytes = readFileSync(path);
    const lines = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8').split('\n');
    for (const line of lines) {
      const { text } = JSON.parse(line === '' ? '{}' : line) as { text?: unknown };
      if (typeof text === 'string') yield text.toWellFormed();
    }
  }
}

/** The entries of a Unigram vocabulary. */
function entriesOf(path: string): string[] {
  const { model } = JSON.parse(readFileSync(path, 'utf8')) as { model: { vocab: [string, number][] } };
  return model.vocab.map(([text]) => text);
}

function* texts(count: number): Generator<string> {
  if (values.made) return yield* madeTexts(entriesOf(file), count);
  let made = 0;
  const all = [...dataTexts()];
  for (const text of all.slice(0, count)) {
    made += 1;
    yield text;
  }
  for (; made < count; made += 1) yield disturb(all[random(all.length)] ?? '');
}

const reference = spawn(
  values.python,
  [new URL('./tokenizer-reference.py', import.meta.url).pathname, file],
  {
    stdio: ['pipe', 'pipe', 'inherit'],
  },
);
const answers = createInterface({ input: reference.stdout })[Symbol.asyncIterator]();
const kept: string[] = [];
const digest = createHash('sha256');
let compared = 0;
let tokens = 0;
let different = 0;
let otherIds = 0;
let batch: string[] = [];

/** Asks about a batch at a time: neither side waits for a full pipe. */
async function compare(): Promise<void> {
  reference.stdin.write(batch.map((text) => `${JSON.stringify(text)}\n`).join(''));
  for (const text of batch) {
    const { value } = (await answers.next()) as { value: string };
    digest.update(`${(JSON.parse(value) as [number[]])[0].join(' ')}\n`);
    const own = pieces.tokens(text);
    const told = JSON.stringify([own.ids, own.starts.map((start, at) => [start, own.ends[at]])]);
    compared += 1;
    tokens += own.ids.length;
    if (told !== JSON.stringify(JSON.parse(value))) {
      different += 1;
      const [ids] = JSON.parse(value) as [number[]];
      if (ids.join() !== own.ids.join()) otherIds += 1;
      if (different <= 5)
        console.log(
          `different: ${JSON.stringify(text.slice(0, 300))}\n ours ${told.slice(0, 300)}\n theirs ${value.slice(0, 300)}`,
        );
    }
    if (values.keep !== undefined && compared % Number(values.every) === 0 && text.length < 160)
      kept.push(JSON.stringify({ text, tokens: JSON.parse(value) as unknown }));
  }
  batch = [];
}

for (const text of texts(Number(values.texts))) {
  batch.push(text);
  if (batch.length < 500) continue;
  await compare();
  if (process.stderr.isTTY) process.stderr.write(`\r${compared} texts`);
}
await compare();
reference.stdin.end();
if (values.keep !== undefined) writeFileSync(values.keep, gzipSync(`${kept.join('\n')}\n`));
console.log(
  `${compared} texts, ${tokens} tokens, ${different} texts differ, ${otherIds} of them in tokens, the others in offsets`,
);
console.log(`tokens of the reference: ${digest.digest('hex')}`);
// Where a character map or blanks have made one character of several, ours says that it stood for all of them.
process.exitCode = (pieces instanceof SentencePiece ? otherIds : different) === 0 ? 0 : 1;
