/** Loose tests of a condition: tests of arguments that more texts pass than their words say. */
import { type ASTNode, childrenOf, environmentOf } from './environment.ts';
import { PLACES } from './place.ts';

/** What is loose: the end of a host, the way out of a folder, a part of a text, one recipient of several. */
export type Looseness = 'host' | 'folder' | 'part' | 'list';

/** One test, by its function, and the literal that it compares with. */
export interface LooseTest {
  readonly call: string;
  readonly literal: string;
  readonly looseness: Looseness;
}

/** An address that ends with its host; one with a path, or a path from the root. */
const HOST = /^[a-z][a-z0-9+.-]*:\/\/[^/]+$/i;
const FOLDER = /^(?:[a-z][a-z0-9+.-]*:\/\/[^/]*\/|\/).+/i;
const HAS_HOST = /:\/\/|[a-z0-9-]\.[a-z]{2,}/i;
const RECIPIENT = /^@[^@]+$/;
const BEGINS = /^(?:\(\?[a-z]+\))?\(*(?:\?:)?\^/;
const ENDS = /\$\)*$/;
const ADDRESS = /:\/\/|@/;

/** How loose a test is with that literal, by its function. */
const LOOSE: Readonly<Record<string, (literal: string) => Looseness | undefined>> = {
  startsWith: (literal) => (HOST.test(literal) ? 'host' : FOLDER.test(literal) ? 'folder' : undefined),
  contains: (literal) => (HAS_HOST.test(literal) ? 'part' : undefined),
  endsWith: (literal) => (RECIPIENT.test(literal) ? 'list' : undefined),
  matches: (literal) => {
    const whole = BEGINS.test(literal) && (!ADDRESS.test(literal) || ENDS.test(literal));
    return whole ? undefined : 'part';
  },
};

/** Tests of arguments in the condition of a rule on tools; what is denied (`!`) is left, and so are those beside a stricter one. */
export function looseTestsIn(text: string): LooseTest[] {
  const root = parsed(text);
  if (root === undefined) return [];
  const tests = testsIn(root);
  const asks = (name: string) => text.includes(`.${name}(`);
  return tests.filter(({ looseness }) => {
    if (looseness === 'folder') return !text.includes('".."') && !asks('isWithin');
    return looseness === 'list' || !asks('host');
  });
}

function parsed(text: string): ASTNode | undefined {
  try {
    return environmentOf('tool', () => false).parse(text).ast;
  } catch {
    return undefined;
  }
}

function testsIn(node: ASTNode): LooseTest[] {
  if (node.op === '!_') return [];
  const own = node.op === 'rcall' ? testOf(node) : undefined;
  return [...(own === undefined ? [] : [own]), ...childrenOf(node).flatMap(testsIn)];
}

function testOf({ args: [call, of, [literal]] }: ASTNode & { readonly op: 'rcall' }): LooseTest | undefined {
  if (literal?.op !== 'value' || typeof literal.args !== 'string' || !isArgument(of)) return undefined;
  const looseness = LOOSE[call]?.(literal.args);
  return looseness === undefined ? undefined : { call, literal: literal.args, looseness };
}

/** A part of the arguments, or an item of one. */
function isArgument(node: ASTNode): boolean {
  if (node.op === 'id') return node.args === 'args' || !PLACES.tool.some((name) => name === node.args);
  return childrenOf(node).slice(0, 1).some(isArgument);
}
