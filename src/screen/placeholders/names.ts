/** Names of placeholders by their letters and digits, letter by letter: models write them in many ways. */

/** What may follow some letters, and the name that they are all of. */
export interface NameNode {
  /** By character code. */
  readonly next: Map<number, NameNode>;
  name: string | undefined;
}

/** The beginning of every name. */
export function emptyNames(): NameNode {
  return { next: new Map(), name: undefined };
}

/** Adds a name; of two with the same letters the first stays. */
export function addName(root: NameNode, name: string): void {
  let node = root;
  for (const code of codesOf(name)) {
    const next = node.next.get(code) ?? emptyNames();
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
