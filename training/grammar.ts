/** Grammars of sentences (`own/`): a line `name: one | another` says what {name} stands for, a line `kind > pattern` makes sentences of that kind. */

/** Slots within slots; one more is a mistake in the grammar. */
const DEEPEST = 7;

type Random = () => number;

export interface Sentence {
  readonly kind: string;
  readonly text: string;
}

interface Grammar {
  readonly parts: ReadonlyMap<string, readonly string[]>;
  readonly sentences: readonly { readonly kind: string; readonly pattern: string }[];
}

/** What slots are filled with, and how deep within others they may stand. */
interface Filling {
  readonly parts: Grammar['parts'];
  readonly random: Random;
  readonly deepest: number;
}

/** Each sentence once, `each` tries by pattern; the same for the same numbers. */
export function sentencesOf(text: string, each: number, random: Random): Sentence[] {
  const grammar = readGrammar(text);
  const made = new Map<string, Sentence>();
  for (const { kind, pattern } of grammar.sentences)
    for (let count = 0; count < each; count++) {
      const sentence = tidy(filled(pattern, { parts: grammar.parts, random, deepest: DEEPEST }));
      made.set(sentence, { kind, text: sentence });
    }
  return [...made.values()];
}

/** Lines that say something. */
export function linesOf(text: string): string[] {
  return text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
}

function readGrammar(text: string): Grammar {
  const parts = new Map<string, readonly string[]>();
  const sentences: { kind: string; pattern: string }[] = [];
  for (const line of linesOf(text)) {
    const [, name = '', sign, rest = ''] = /^(\w+)( >|:) (.*)$/.exec(line) ?? [];
    if (sign === ':')
      parts.set(
        name,
        rest.split('|').map((part) => part.trim()),
      );
    else if (sign === ' >') sentences.push({ kind: name, pattern: rest });
    else throw new Error(`training/own: what does this line say? ${line}`);
  }
  return { parts, sentences };
}

/** A pattern with its slots filled; double braces stand for braces. */
function filled(pattern: string, { parts, random, deepest }: Filling): string {
  if (deepest === 0) throw new Error(`training/own: slots within slots: ${pattern}`);
  return pattern.replaceAll(/\{\{|\}\}|\{(\w+)\}/g, (slot, name?: string) => {
    if (name === undefined) return slot.charAt(0);
    const choices = parts.get(name);
    if (choices === undefined) throw new Error(`training/own: nothing is called ${name}`);
    const choice = choices[Math.floor(random() * choices.length)] ?? '';
    return filled(choice, { parts, random, deepest: deepest - 1 });
  });
}

/** Without what empty slots leave. */
function tidy(text: string): string {
  const clean = text
    .replaceAll(/ +/g, ' ')
    .replaceAll(/ ([,.;:?])/g, '$1')
    .replaceAll(/([.?!])[.]+/g, '$1')
    .trim();
  return clean.charAt(0).toUpperCase() + clean.slice(1);
}
