/** Personal data: what its form, its check digits or the words before it prove. */
import { z } from 'zod';
import type { Detector } from '../../core/detector.ts';
import { RecognizerScanner } from '../engine/recognize.ts';
import type { Rule } from '../engine/rule.ts';
import { columns, joinedColumns } from './columns/index.ts';
import { joined } from './national/index.ts';
import { joinedNumbers } from './numbers.ts';
import { PII_ENTITIES, PII_RULES } from './rules.ts';

/** Types whose rules can only guess: a famous name is a name, and so is that of a shop. They are looked for where they are asked for. */
const GUESSED: ReadonlySet<string> = new Set(['PERSON', 'ADDRESS']);

/** Words that stand for several entities. */
const GROUPS: Readonly<Record<'PROVED' | 'ALL', readonly string[]>> = {
  PROVED: PII_ENTITIES.filter((name) => !GUESSED.has(name)),
  ALL: PII_ENTITIES,
};

const options = z.strictObject({
  entities: z
    .array(z.enum(['PROVED', 'ALL', ...PII_ENTITIES]))
    .min(1)
    .default(['PROVED'])
    .describe(
      'Which entities to look for. `PROVED` stands for all that their form, check digits or a word before them prove: all but PERSON and ADDRESS. `ALL` stands for all.',
    ),
});

/** The detector `pii`. */
export const pii: Detector = {
  name: 'pii',
  summary:
    'Personal data: cards, accounts, ids, wallets, e-mail, phones, IP addresses; names and addresses as far as rules go.',
  types: PII_ENTITIES,
  options,
  widest: { entities: ['ALL'] },
  compile: (value) => {
    const names = new Set(options.parse(value ?? {}).entities.flatMap(entitiesOf));
    const wanted = PII_RULES.filter(({ type }) => names.has(type));
    const [far, near] = [wanted.filter(isColumn), wanted.filter((rule) => !isColumn(rule))];
    return new RecognizerScanner([...joinedColumns(far), ...joinedNumbers(joined(near))]);
  },
};

function isColumn(rule: Rule): boolean {
  return columns.includes(rule);
}

/** The entities that a name of the options stands for. */
function entitiesOf(name: string): readonly string[] {
  return name === 'PROVED' || name === 'ALL' ? GROUPS[name] : [name];
}
