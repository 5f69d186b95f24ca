/** Kinds that the encoder tells apart: what the data folder calls them, and which task's texts they are kinds of. */
export interface Kind {
  /** As the encoder's file has it; the label's name too. */
  readonly task: string;
  readonly of: string;
  readonly rows: string;
  /** The label is learned only of texts that have that of the task. */
  readonly within?: true;
}

export const KINDS: readonly Kind[] = [
  { task: 'jailbreak', of: 'injection', rows: 'jailbreak', within: true },
  { task: 'hate', of: 'toxicity', rows: 'hate' },
  { task: 'implicit_hate', of: 'toxicity', rows: 'implicit-hate' },
  { task: 'harmful_compliance', of: 'toxicity', rows: 'harmful-compliance' },
];
