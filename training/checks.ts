/**
 * What the models make of texts that none was trained or tuned on: `node training/checks.ts`. The texts of `checks/` were written
 * one by one without a look at the data or at the texts of training, half of the harmless ones in the words of attacks. Writes a table for each
 * detector into docs/detectors/models.md: by the linear model alone, and as shipped.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { JudgedScores, TIERS, type Tiers } from './judged.ts';
import { percent, putOnPage, table } from './tables.ts';

const FOLDER = new URL('checks/', import.meta.url);
const THRESHOLDS = [0.5, 0.9];

interface Check {
  readonly text: string;
  readonly label: 0 | 1;
  readonly role: 'user' | 'tool' | 'retrieved';
  readonly lang: string;
  /** What the label is about; injection where it is missing. */
  readonly task?: 'harmful_request' | 'toxicity';
}

/** Texts of one detector, and how high both ways of judging score them. */
interface Scored {
  readonly checks: readonly Check[];
  readonly scores: Readonly<Record<Tiers, readonly number[]>>;
}

/** Which texts a line of a table is about. */
type Groups = Readonly<Record<string, (check: Check) => boolean>>;

const isEnglish = ({ lang }: Check) => lang === 'en';
const BY_LANGUAGE: Groups = {
  'in English': isEnglish,
  'in other languages': (check) => !isEnglish(check),
  all: () => true,
};
const BY_ROLE: Groups = {
  'of users, English': (check) => check.role === 'user' && isEnglish(check),
  'of users, other languages': (check) => check.role === 'user' && !isEnglish(check),
  'in what was looked up, English': (check) => check.role !== 'user' && isEnglish(check),
  'in what was looked up, other languages': (check) => check.role !== 'user' && !isEnglish(check),
  all: () => true,
};

const all: readonly Check[] = readdirSync(FOLDER)
  .sort()
  .flatMap((name) => readFileSync(new URL(name, FOLDER), 'utf8').trimEnd().split('\n'))
  .map((line) => JSON.parse(line) as Check);

await tell('injection', { of: undefined, place: 'checks', wanted: 'attacks', groups: BY_ROLE });
await tell('harmful-request', {
  ...{ of: 'harmful_request', place: 'checks of requests', wanted: 'harmful' },
  groups: BY_LANGUAGE,
});
await tell('toxicity', {
  of: 'toxicity',
  place: 'checks of comments',
  wanted: 'abusive',
  groups: BY_LANGUAGE,
});

interface About {
  readonly of: Check['task'];
  /** Of the page. */
  readonly place: string;
  /** What those are that should be found. */
  readonly wanted: string;
  readonly groups: Groups;
}

/** Measures one detector and writes its table. */
async function tell(detector: string, { of, place, wanted, groups }: About): Promise<void> {
  const checks = all.filter(({ task }) => task === of);
  const scored: Scored = {
    checks,
    scores: {
      linear: await scoresOf(detector, 'linear', checks),
      both: await scoresOf(detector, 'both', checks),
    },
  };
  const head = ['texts', wanted, ...shownAs('found'), 'harmless', ...shownAs('flagged')];
  const rows = Object.entries(groups).map(([name, group]) => [
    name,
    ...figuresOf(scored, group, 1),
    ...figuresOf(scored, group, 0),
  ]);
  putOnPage(place, table([head, ...rows]));
}

async function scoresOf(
  detector: string,
  tiers: Tiers,
  checks: readonly Check[],
): Promise<readonly number[]> {
  const judged = await JudgedScores.open(detector, tiers);
  const scores = await judged.of(checks.map(({ text, role }) => ({ text, role })));
  await judged.close();
  return scores;
}

function shownAs(what: string): string[] {
  return TIERS.flatMap((tiers) =>
    THRESHOLDS.map((threshold) => `${what} at ${threshold}${tiers === 'linear' ? ', linear alone' : ''}`),
  );
}

/** How many texts of a label a group has, and which share of them scores as much. */
function figuresOf(
  { checks, scores }: Scored,
  of: (check: Check) => boolean,
  label: Check['label'],
): string[] {
  const places = checks.flatMap((check, at) => (check.label === label && of(check) ? at : []));
  const shares = TIERS.flatMap((tiers) =>
    THRESHOLDS.map((threshold) => {
      const high = places.filter((at) => (scores[tiers][at] ?? 0) >= threshold).length;
      return percent(places.length === 0 ? undefined : high / places.length);
    }),
  );
  return [String(places.length), ...shares];
}
