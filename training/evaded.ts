/**
 * Which attacks escape in disguise? `node training/evaded.ts [--attacks N] [--harmless N] [--seed N] [--only NAME,NAME]`: attacks of the dev data
 * that are found as they are, and harmless texts that are not flagged, in every disguise; by the linear model alone and as shipped,
 * where the encoder is asked too, each at the score that one in a hundred ordinary texts exceeds. Writes the tables into
 * docs/detectors/models.md, unless only some disguises are asked for.
 */
import { parseArgs } from 'node:util';
import { Escapes } from './escapes.ts';
import { EVASIONS } from './evasions/index.ts';
import { JudgedScores, TIERS, type Tiers } from './judged.ts';
import { ADDED, foreignTexts } from './natural.ts';
import { readRows } from './rows.ts';
import { randomOf } from './shuffled.ts';
import { percent, putOnPage, table } from './tables.ts';

const { values } = parseArgs({
  options: {
    attacks: { type: 'string', default: '150' },
    harmless: { type: 'string', default: '100' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string' },
  },
});
const data = process.env['DATA'] ?? '../shared/data';
const sampling = {
  attacks: Number(values.attacks),
  harmless: Number(values.harmless),
  seed: Number(values.seed),
};
const only = values.only?.split(',');
/** Sources that are disguised already. */
const DISGUISED = new Set(['own_encoded', 'codeattack']);

/** What one way of judging makes of all disguises and of all natural texts, by name. */
interface Measured {
  readonly disguises: ReadonlyMap<string, { readonly escaped: number; readonly flagged: number }>;
  readonly natural: ReadonlyMap<string, number>;
}

const rows = readRows(data, 'injection', 'dev').filter(({ source }) => !DISGUISED.has(source));
const measured: Measured[] = [];
for (const tiers of TIERS) measured.push(await measure(tiers));
if (only === undefined) {
  putOnPage('evasions', disguisesTable());
  putOnPage('natural', naturalTable());
}

async function measure(tiers: Tiers): Promise<Measured> {
  const judged = await JudgedScores.open('injection', tiers);
  try {
    const escapes = await Escapes.of(judged, rows, sampling);
    const { attacks, harmless, threshold } = escapes;
    tell(`${tiers}: ${attacks.length} attacks, ${harmless.length} harmless texts, threshold ${threshold}`);
    return { disguises: await disguisesBy(escapes, tiers), natural: await naturalBy(escapes, tiers) };
  } finally {
    await judged.close();
  }
}

async function disguisesBy(escapes: Escapes, tiers: Tiers): Promise<Measured['disguises']> {
  const shares = new Map<string, { escaped: number; flagged: number }>();
  for (const [name, evade] of Object.entries(EVASIONS)) {
    if (only?.includes(name) === false) continue;
    const share = { escaped: await escapes.escaped(evade), flagged: await escapes.flagged(evade) };
    shares.set(name, share);
    tell(`${tiers} ${name}: ${percent(share.escaped)} escape, ${percent(share.flagged)} flagged`);
  }
  return shares;
}

async function naturalBy(escapes: Escapes, tiers: Tiers): Promise<Measured['natural']> {
  const shares = new Map<string, number>();
  for (const [name, add] of Object.entries(ADDED)) shares.set(name, await escapes.flagged(add));
  for (const [name, texts] of Object.entries(foreignTexts(randomOf(sampling.seed))))
    shares.set(name, await escapes.flaggedOf(texts));
  for (const [name, share] of shares) tell(`${tiers} ${name}: ${percent(share)} flagged`);
  return shares;
}

function disguisesTable(): string {
  const head = ['disguise', 'escape tier 0', 'escape both tiers', 'flagged by tier 0', 'flagged by both'];
  const names = Object.keys(EVASIONS);
  const shares = (of: 'escaped' | 'flagged', name: string) =>
    measured.map(({ disguises }) => disguises.get(name)?.[of] ?? 0);
  const mean = (of: 'escaped' | 'flagged') =>
    measured.map(
      (_, way) => names.reduce((sum, name) => sum + (shares(of, name)[way] ?? 0), 0) / names.length,
    );
  const line = (name: string, cells: readonly number[]) => [name, ...cells.map(percent)];
  return table([
    head,
    ...names.map((name) => line(name, [...shares('escaped', name), ...shares('flagged', name)])),
    line('mean', [...mean('escaped'), ...mean('flagged')]),
  ]);
}

function naturalTable(): string {
  const [first] = measured;
  const names = [...(first?.natural.keys() ?? [])];
  const lines = names.map((name) => [name, ...measured.map(({ natural }) => percent(natural.get(name)))]);
  return table([['harmless texts with', 'flagged by tier 0', 'flagged by both tiers'], ...lines]);
}

function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}
