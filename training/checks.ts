/**
 * What the models make of texts that none was trained or tuned on: `node training/checks.ts`. The texts of `checks/` were written
 * one by one without a look at the data or at the texts of training, half of the harmless ones in the words of attacks. Writes a table into
 * docs/detectors/models.md: by the linear model alone, and as shipped.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { JudgedScores, TIERS, type Tiers } from './judged.ts';
import { percent, putOnPage, table } from './tables.ts';

const FOLDER = new URL('checks/', import.meta.url);
const THRESHOLDS = [0.5, 0.9];

interface Check {
  readonly text: string;
  readonly label: 0 | 1;
  readonly role: 'user' | 'retrieved';
  readonly lang: string;
}

/** Which of them a line of the table is about. */
const GROUPS: Readonly<Record<string, (check: Check) => boolean>> = {
  'of users, English': ({ role, lang }) => role === 'user' && lang === 'en',
  'of users, other languages': ({ role, lang }) => role === 'user' && lang !== 'en',
  'in what was looked up, English': ({ role, lang }) => role === 'retrieved' && lang === 'en',
  'in what was looked up, other languages': ({ role, lang }) => role === 'retrieved' && lang !== 'en',
  all: () => true,
};

const checks: readonly Check[] = readdirSync(FOLDER)
  .sort()
  .flatMap((name) => readFileSync(new URL(name, FOLDER), 'utf8').trimEnd().split('\n'))
  .map((line) => JSON.parse(line) as Check);
const scores: Partial<Record<Tiers, readonly number[]>> = {};
for (const tiers of TIERS) {
  const judged = await JudgedScores.open('injection', tiers);
  scores[tiers] = await judged.of(checks.map(({ text, role }) => ({ text, role })));
  await judged.close();
}

putOnPage(
  'checks',
  table([
    ['texts', 'attacks', ...shownAs('found'), 'harmless', ...shownAs('flagged')],
    ...Object.entries(GROUPS).map(([name, of]) => [name, ...figuresOf(of, 1), ...figuresOf(of, 0)]),
  ]),
);

function shownAs(what: string): string[] {
  return TIERS.flatMap((tiers) =>
    THRESHOLDS.map((threshold) => `${what} at ${threshold}${tiers === 'linear' ? ', linear alone' : ''}`),
  );
}

/** How many texts of a label a group has, and which share of them scores as much. */
function figuresOf(of: (check: Check) => boolean, label: Check['label']): string[] {
  const places = checks.flatMap((check, at) => (check.label === label && of(check) ? at : []));
  const shares = TIERS.flatMap((tiers) =>
    THRESHOLDS.map((threshold) => {
      const high = places.filter((at) => (scores[tiers]?.[at] ?? 0) >= threshold).length;
      return percent(places.length === 0 ? undefined : high / places.length);
    }),
  );
  return [String(places.length), ...shares];
}
