/** Workshop: the rows of one task as bags, and fits to all of them or to all but some sources. */
import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { Bags } from './bags.ts';
import { keptFit } from './kept-fits.ts';
import type { Fitted } from './machine.ts';
import { type Row, readRows } from './rows.ts';
import type { Task } from './tasks.ts';
import { trainingRows, type Weighed } from './weighed-rows.ts';
import { fitTexts, Scorer } from './witnesses.ts';

const PLAN = { epochs: 5, hardest: 3 };
/** What decides the outcome, beside the data and the recipe. */
const CODE = [
  'training/{bags,conversations,documents,everyday,grammar,machine,own-rows,rows,shuffled,technical,weighed-rows,witnesses,written}.ts',
  'training/evasions/*.ts',
  'training/*.jsonl',
  'training/own/*.txt',
  'training/own/written/*.jsonl',
  'src/detectors/learned/{grams,pieces,linear-model}.ts',
  'src/detectors/{fold,views}/*.ts',
];

type Bagged<T> = T & { readonly bag: number };

/** What a workshop is for. */
export interface Order {
  readonly task: Task;
  readonly data: string;
  readonly seed: number;
  /** Hears how it goes. */
  tell(line: string): void;
}

export class Workshop {
  readonly dev: readonly Bagged<Row>[];
  readonly #rows: readonly Bagged<Weighed>[];
  readonly #bags = new Bags();
  readonly #order: Order;
  /** A row with its text read. */
  readonly bag = <T extends Row>(row: T): Bagged<T> => ({ ...row, bag: this.#bags.add(row.text) });

  constructor(order: Order) {
    const { task, data, seed } = order;
    this.#order = order;
    this.#rows = trainingRows(data, task, seed).map(this.bag);
    this.dev = readRows(data, task.name, 'dev').map(this.bag);
    order.tell(`${task.name}: ${this.#rows.length} texts, ${this.#bags.size} features`);
  }

  /** Fits to everything, or to everything but some sources. */
  fit(...without: readonly string[]): Fitted {
    const { task, data, seed, tell } = this.#order;
    const name = JSON.stringify([task.name, task.recipe, task.harmless, data, seed, without, digestOf(CODE)]);
    return keptFit(name, () => {
      const texts = this.#rows
        .filter(({ source }) => !without.includes(source))
        .map(({ bag, positive, cost }) => ({ text: bag, positive, cost: cost * task.recipe.cost }));
      const onRound = (round: number, examples: number) =>
        tell(
          `${task.name}${without.length === 0 ? '' : ` without ${without.join(', ')}`}: round ${round} of ${task.recipe.rounds}, ${examples} windows`,
        );
      return fitTexts(this.#bags, texts, { ...PLAN, ...task.recipe, seed, onRound });
    });
  }

  /** The margin of a text: that of its highest window. */
  margin(fitted: Fitted, { bag }: Bagged<Row>): number {
    return new Scorer(this.#bags, fitted).score(bag);
  }
}

function digestOf(patterns: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of patterns.flatMap((pattern) => globSync(pattern)).sort())
    hash.update(file).update(readFileSync(file));
  return hash.digest('hex');
}
