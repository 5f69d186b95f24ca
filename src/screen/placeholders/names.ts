/** Names of placeholders by their letters and digits, letter by letter: models write them in many ways. */

/** What may follow some letters, and the name that they are all of. */
export interface NameNode {
  /** By character code. */
  readonly next: Map<number, NameNode>;
  name: string | undefined;
  /** Digits of a number on the way here; undefined where no type has ended. */
  digits: number | undefined;
}

/** The beginning of every name. */
export function emptyNames(): NameNode {
  return { next: new Map(), name: undefined, digits: undefined };
}

/** Adds a name (`EMAIL_1`); of two with the same letters the first stays. */
export function addName(root: NameNode, name: string): void {
  const type = codesOf(name.slice(0, name.lastIndexOf('_'))).length;
  let node = root;
  for (const [at, code] of codesOf(name).entries()) {
    const next = node.next.get(code) ?? emptyNames();
    if (at + 1 >= type) next.digits = at + 1 - type;
    node.next.set(code, next);
    node = next;
  }
  node.name ??= name;
}

/** The name that a placeholder is spelled with. */
export function nameIn(root: NameNode, placeholder: string): string | undefined {
  let node: NameNode | undefined = root;
  for (const code of codesOf(placeholder)) node = node?.next.get(code);
  return node?.name;
}

/** The letters and digits of a placeholder in upper case, without what stands around and between them. */
function codesOf(placeholder: string): number[] {
  const letters = placeholder.replaceAll(/&[lg]t;|\\u003[ce]|[^A-Za-z0-9]/gi, '').toUpperCase();
  return [...letters].map((letter) => letter.charCodeAt(0));
}
