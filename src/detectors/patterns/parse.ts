/** Reads the regular expressions of policies: the syntax of RE2, less what has no bound. */
import { failed, ok, type Result } from '../../core/fault.ts';
import { classAt, escapeAt } from './classes.ts';
import { characterLeaf, dotLeaf, type Flags, foldedPoints } from './symbol.ts';
import type { Edge, Node } from './syntax.ts';

/** Groups inside of groups; the opening form of an expression grows with it. */
const DEEPEST = 12;
/** RE2 repeats no more often. */
const MOST_REPEATS = 1000;

/** Reads an expression; the fault says what is wrong with it, where, and what to write. */
export function parsePattern(source: string, ignoreCase: boolean): Result<Node> {
  const parser = new Parser(source, { ignoreCase, multiline: false, dotAll: false });
  const node = parser.choice(0);
  const problem = parser.problem ?? parser.leftOver();
  return problem === undefined ? ok(node) : failed('unsupported', problem);
}

const NOTHING: Node = { kind: 'sequence', items: [] };

class Parser {
  readonly #source: string;
  #flags: Flags;
  #at = 0;
  #problem: string | undefined;

  constructor(source: string, flags: Flags) {
    this.#source = source;
    this.#flags = flags;
  }

  /** The first thing that is wrong. */
  get problem(): string | undefined {
    return this.#problem;
  }

  /** What is wrong when the end was not reached. */
  leftOver(): string | undefined {
    return this.#at < this.#source.length ? `a ")" closes nothing at character ${this.#at + 1}` : undefined;
  }

  /** Branches up to the end of the group. */
  choice(depth: number): Node {
    const branches = [this.#sequence(depth)];
    while (this.#take('|')) branches.push(this.#sequence(depth));
    const [only = NOTHING] = branches;
    return branches.length === 1 ? only : { kind: 'choice', branches };
  }

  #sequence(depth: number): Node {
    const items: Node[] = [];
    while (this.#at < this.#source.length && !this.#sees('|') && !this.#sees(')')) {
      const start = this.#at;
      const item = this.#atom(depth);
      if (item !== undefined) items.push(this.#repeated(item, start));
      if (this.#problem !== undefined) break;
    }
    const [only = NOTHING] = items;
    return items.length === 1 ? only : { kind: 'sequence', items };
  }

  /** One character, class, group or edge; undefined for flags. */
  #atom(depth: number): Node | undefined {
    const { point, text } = this.#here();
    switch (text) {
      case '(':
        return this.#group(depth);
      case '[':
        return this.#settle(classAt(this.#source, this.#at, this.#flags));
      case '\\':
        return this.#edgeAt() ?? this.#settle(escapeAt(this.#source, this.#at, this.#flags));
      case '.':
        this.#at++;
        return dotLeaf(this.#flags);
      case '^':
      case '$':
        this.#at++;
        return { kind: 'edge', source: this.#flags.multiline ? `(?m:${text})` : text };
      case '*':
      case '+':
      case '?':
        return this.#refuse(`"${text}" repeats nothing; write \\${text} for the character`);
      default:
        if (/^\{,\d+\}/.test(this.#source.slice(this.#at, this.#at + 10)))
          return this.#refuse('a repetition has no smaller number; write {0,3}, or \\{ for the character');
        this.#at += text.length;
        return this.#character(point);
    }
  }

  #edgeAt(): Edge | undefined {
    const source = this.#source.slice(this.#at, this.#at + 2);
    if (!['\\b', '\\B', '\\A', '\\z'].includes(source)) return undefined;
    this.#at += 2;
    return { kind: 'edge', source };
  }

  /** A character is folded as text is, to none, one or several. */
  #character(point: number): Node {
    const folded = foldedPoints(point);
    if (folded.length === 0)
      return this.#refuse(
        'a character that cannot be seen stands before this place, and text is read without such; remove it',
      );
    const items = folded.map((one) => characterLeaf(one, this.#flags));
    const [only = NOTHING] = items;
    return items.length === 1 ? only : { kind: 'sequence', items };
  }

  #settle(read: ReturnType<typeof classAt>): Node {
    if (read.kind === 'refused') return this.#refuse(read.message);
    this.#at = read.end;
    return read.kind === 'character' ? this.#character(read.point) : read.leaf;
  }

  /** A group, or flags for the rest of the one around it. */
  #group(depth: number): Node | undefined {
    const [opening = '('] =
      /^\((?:\?(?:P?<\w+>|[a-zA-Z]*(?:-[a-zA-Z]+)?[:)]|.{0,2}))?/s.exec(this.#source.slice(this.#at)) ?? [];
    const outer = this.#flags;
    if (opening.startsWith('(?')) {
      const flags = flagsOf(opening, outer);
      if (typeof flags === 'string') return this.#refuse(flags);
      this.#flags = flags;
    }
    if (depth >= DEEPEST) return this.#refuse(`groups lie more than ${DEEPEST} deep; write it flatter`);
    this.#at += opening.length;
    if (opening.endsWith(')')) return undefined;
    const inside = this.choice(depth + 1);
    this.#flags = outer;
    if (!this.#take(')')) this.#refuse('a group is not closed; add ")", or write \\( for the character');
    return inside.kind === 'choice' ? inside : { kind: 'sequence', items: [inside] };
  }

  #repeated(item: Node, start: number): Node {
    const source = this.#source.slice(this.#at);
    const [quantifier, open, least = '', comma, most] =
      /^(?:([*+?])|\{(\d{1,6})(?:(,)(\d{1,6})?)?\})/.exec(source) ?? [];
    if (quantifier === undefined) return item;
    this.#at += quantifier.length;
    if (/^(?:[*+]|\{\d+,?\d*\})/.test(this.#source.slice(this.#at)))
      return this.#refuse('a repetition is repeated; put the first one in a group');
    const isLazy = this.#take('?');
    const written = this.#source.slice(start, this.#at);
    const bounds = boundsOf({ open, least, most: comma === undefined ? least : most });
    if (bounds === undefined) return this.#refuse(unbounded(written, quantifier));
    if (bounds.most > MOST_REPEATS || bounds.most < bounds.least)
      return this.#refuse(
        `"${quantifier}" is no repetition; write at most {0,${MOST_REPEATS}}, the smaller number first`,
      );
    return { kind: 'repeat', item, ...bounds, isLazy };
  }

  #here(): { readonly point: number; readonly text: string } {
    const point = this.#source.codePointAt(this.#at) ?? 0;
    return { point, text: String.fromCodePoint(point) };
  }

  #sees(text: string): boolean {
    return this.#source.startsWith(text, this.#at);
  }

  #take(text: string): boolean {
    const isThere = this.#sees(text);
    if (isThere) this.#at += text.length;
    return isThere;
  }

  #refuse(message: string): Node {
    this.#problem ??= `${message} (character ${this.#at + 1} of the pattern)`;
    return NOTHING;
  }
}

function unbounded(written: string, quantifier: string): string {
  const least = quantifier === '+' ? '1' : (/\d+/.exec(quantifier)?.[0] ?? '0');
  const most = Math.max(40, Number(least));
  const bounded = `${written.slice(0, written.lastIndexOf(quantifier))}{${least},${most}}`;
  return `"${written.slice(0, 60)}" may match without end, and text would be held without end; say how many at most: ${bounded.slice(0, 60)}`;
}

function boundsOf({
  open,
  least,
  most,
}: {
  readonly open: string | undefined;
  readonly least: string;
  readonly most: string | undefined;
}): { readonly least: number; readonly most: number } | undefined {
  if (open === '?') return { least: 0, most: 1 };
  return open !== undefined || most === undefined ? undefined : { least: Number(least), most: Number(most) };
}

/** The flags that a group is opened with, or why it cannot be read. */
function flagsOf(opening: string, flags: Flags): Flags | string {
  if (/^\(\?P?<\w+>$/.test(opening)) return flags;
  if (/^\(\?<?[=!]/.test(opening))
    return 'lookahead and lookbehind cannot run in linear time; write what stands there as part of the pattern, or use "context"';
  const letters = /^\(\?([ims]*)(?:-([ims]+))?[:)]$/.exec(opening);
  if (letters === null)
    return `"${opening}" opens no group that is known; write (?: or one of the flags i, m and s`;
  const [, on = '', off = ''] = letters;
  const is = (letter: string, now: boolean) => !off.includes(letter) && (on.includes(letter) || now);
  return {
    ignoreCase: is('i', flags.ignoreCase),
    multiline: is('m', flags.multiline),
    dotAll: is('s', flags.dotAll),
  };
}
