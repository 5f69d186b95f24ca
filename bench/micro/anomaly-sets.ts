/**
 * Measures how well profiles tell deviations where texts are not those of one assistant: of each source of ordinary texts one
 * half is learned and the other judged. `node bench/micro/anomaly-sets.ts ROWS.jsonl[.gz]`, rows {"text","label","source"}; those
 * with label 1 are left out.
 */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { learnProfile } from '../../src/detectors/anomaly/learn.ts';
import { OpenedProfile } from '../../src/detectors/anomaly/opened-profile.ts';
import { DEVIATIONS, deviating } from '../../test/cases/anomaly/deviations.ts';
import { compiled, EMBEDDING, found, SAID } from '../../test/fakes/profiles.ts';

/** A source needs so many texts, and no more of each half are taken. */
const LEAST = 200;
const MOST = 500;
const OF_EACH = 40;

interface Row {
  readonly text: string;
  readonly label?: number;
  readonly source?: string;
}

const [file = ''] = process.argv.slice(2);
const bytes = readFileSync(file);
const lines = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8').split('\n');
const rows = lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Row);
const sources = Map.groupBy(
  rows.filter(({ label }) => label !== 1),
  ({ source = 'all' }) => source,
);
const names = Object.keys(DEVIATIONS);
const told = new Map(names.map((name) => [name, 0]));
let [sets, judged, flagged] = [0, 0, 0];
for (const [source, texts] of sources) {
  if (texts.length < LEAST) continue;
  const half = (odd: number) => texts.filter((_, at) => at % 2 === odd).slice(0, MOST);
  const learned = learnProfile(
    half(1).map(({ text }) => text),
    7,
    EMBEDDING,
  );
  if (!learned.ok) continue;
  const scanner = compiled(new OpenedProfile(learned.value, ''));
  const isFlagged = (text: string) =>
    found(scanner.open?.(SAID) ?? scanner, [text]).some(({ score }) => score >= 0.5);
  const others = half(0);
  const wrong = others.filter(({ text }) => isFlagged(text)).length;
  sets++;
  judged += others.length;
  flagged += wrong;
  for (const name of names) {
    const right = deviating(name, OF_EACH, 5).filter(isFlagged).length / OF_EACH;
    told.set(name, (told.get(name) ?? 0) + right);
  }
  console.log(`${source.padEnd(28)} ${String(wrong).padStart(4)} of ${others.length} flagged`);
}
console.log(`\n${flagged} of ${judged} flagged in ${sets} sets; told on the mean of the sets:`);
for (const [name, sum] of told) console.log(`${name.padEnd(24)} ${((100 * sum) / sets).toFixed(0)}%`);
