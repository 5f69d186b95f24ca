/**
 * JSON Schema (draft 2020-12) -> a graph of nodes. What cannot be kept is refused by name: remote references, patterns that
 * RE2 does not run, schemas too large or deep, keywords of other drafts.
 */
import type { SchemaProblem } from '../../core/structure.ts';
import { beginningsOf } from './beginnings.ts';
import { constants, listedStrings } from './constant.ts';
import { isMembers, SchemaDocument, step } from './document.ts';
import { ANY_KIND, TYPE_NAMES } from './kinds.ts';
import { type Applied, isNever, type Node, type ObjectRules, type Program, plainNode } from './node.ts';
import { Keywords } from './read-keywords.ts';
import { arrayRules, numberRules, objectRules, stringRules } from './rules.ts';

export type Compiled =
  | { readonly ok: true; readonly program: Program }
  | { readonly ok: false; readonly problems: readonly SchemaProblem[] };

/** Compiles a schema; `strict` refuses unknown keywords, which the specification has ignored. */
export function compileSchema(schema: unknown, { strict }: { readonly strict: boolean }): Compiled {
  const document = new SchemaDocument(schema, { strict });
  if (document.problems.length > 0) return { ok: false, problems: document.problems };
  const compiler = new Compiler(document);
  const root = compiler.node(schema, '');
  if (circles(root)) document.problem('', 'refers to itself without reading on, so that it says nothing');
  if (document.problems.length > 0) return { ok: false, problems: document.problems };
  return { ok: true, program: { root, tracks: compiler.tracks } };
}

/** True when a schema applies itself to the same value. */
function circles(root: Node): boolean {
  const done = new Set<Node>();
  const open = new Set<Node>();
  const visit = (node: Node): boolean => {
    if (open.has(node)) return true;
    if (done.has(node)) return false;
    open.add(node);
    const found = node.applied.some(({ nodes }) => nodes.some(visit)) || inside(node).some(visitApart);
    open.delete(node);
    done.add(node);
    return found;
  };
  const apart: Node[] = [root];
  const visitApart = (node: Node): boolean => {
    if (!done.has(node)) apart.push(node);
    return false;
  };
  for (let node = apart.pop(); node !== undefined; node = apart.pop()) if (visit(node)) return true;
  return false;
}

/** The schemas of what stands inside a value. */
function inside({ objects, arrays }: Node): Node[] {
  const found: (Node | undefined)[] = [];
  if (objects !== undefined) {
    found.push(...objects.properties.values(), ...objects.patterns.map(({ node }) => node));
    found.push(objects.additional, objects.unevaluated, ...objects.names);
  }
  if (arrays !== undefined) found.push(...arrays.prefix, arrays.rest, arrays.contains, arrays.unevaluated);
  return found.filter((node) => node !== undefined);
}

const ALWAYS = plainNode(ANY_KIND);

class Compiler {
  readonly #document: SchemaDocument;
  /** By the schema that they are made of. */
  readonly #nodes = new Map<object, Node>();
  tracks = false;

  constructor(document: SchemaDocument) {
    this.#document = document;
  }

  node(schema: unknown, at: string): Node {
    if (schema === true) return ALWAYS;
    if (schema === false) return plainNode(0);
    if (!isMembers(schema)) {
      this.#document.problem(at, 'must be a schema: an object, true or false');
      return ALWAYS;
    }
    const known = this.#nodes.get(schema);
    if (known !== undefined) return known;
    const node = plainNode(ANY_KIND);
    this.#nodes.set(schema, node);
    this.#document.check(schema, at);
    this.#fill(node, new Keywords(schema, at, this.#document));
    return node;
  }

  #fill(node: Node, words: Keywords): void {
    this.#type(node, words);
    this.#strings(node, words);
    this.#objects(node, words);
    this.#arrays(node, words);
    this.#values(node, words);
    this.#applied(node, words);
  }

  #type(node: Node, words: Keywords): void {
    const given = words.get('type');
    const types = given === undefined || Array.isArray(given) ? given : [given];
    let kinds = 0;
    for (const name of types ?? []) {
      const kind = TYPE_NAMES.get(name);
      if (kind === undefined) words.problem('type', 'must name a type, such as "object", or a list of types');
      else kinds |= kind;
    }
    const integer = types?.includes('integer') === true && !types.includes('number');
    node.typed = types !== undefined;
    if (node.typed) node.kinds = kinds;
    this.#numbers(node, words, integer);
  }

  #numbers(node: Node, words: Keywords, integer: boolean): void {
    const bounds = ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'];
    if (!integer && !words.has(...bounds)) return;
    const multipleOf = words.number('multipleOf');
    if (multipleOf !== undefined && multipleOf <= 0) words.problem('multipleOf', 'must be more than 0');
    node.numbers = numberRules({
      integer,
      min: words.number('minimum') ?? Number.NEGATIVE_INFINITY,
      max: words.number('maximum') ?? Number.POSITIVE_INFINITY,
      over: words.number('exclusiveMinimum') ?? Number.NEGATIVE_INFINITY,
      under: words.number('exclusiveMaximum') ?? Number.POSITIVE_INFINITY,
      multipleOf,
    });
  }

  #strings(node: Node, words: Keywords): void {
    if (!words.has('minLength', 'maxLength', 'pattern')) return;
    const source = words.text('pattern');
    node.strings = stringRules({
      min: words.count('minLength') ?? 0,
      max: words.count('maxLength') ?? Number.POSITIVE_INFINITY,
      pattern: source === undefined ? undefined : words.pattern('pattern', source),
      beginnings: source === undefined ? undefined : beginningsOf(source),
    });
  }

  #objects(node: Node, words: Keywords): void {
    const named = ['properties', 'patternProperties', 'additionalProperties', 'propertyNames', 'required'];
    const counted = ['dependentRequired', 'minProperties', 'maxProperties', 'unevaluatedProperties'];
    if (!words.has(...named, ...counted)) return;
    const properties = this.#schemas(words, 'properties');
    const patterns = [...this.#schemas(words, 'patternProperties')].flatMap(([source, member]) => {
      const pattern = words.pattern('patternProperties', source);
      return pattern === undefined ? [] : [{ pattern, node: member }];
    });
    const rules = objectRules({
      ...{ properties, patterns },
      additional: this.#child(words, 'additionalProperties'),
      required: words.names('required'),
      dependent: dependentNames(words),
      min: words.count('minProperties') ?? 0,
      max: words.count('maxProperties') ?? Number.POSITIVE_INFINITY,
      unevaluated: this.#tracked(words, 'unevaluatedProperties'),
    });
    const names = this.#names(rules, this.#child(words, 'propertyNames'));
    const onlyLower =
      rules.max === Infinity &&
      !words.has(...named.slice(0, 4), 'dependentRequired', 'unevaluatedProperties');
    node.objects = { ...rules, ...names, onlyLower };
  }

  /** Where no other member may stand, its names are a list. */
  #names(
    { properties, patterns, additional }: ObjectRules,
    named: Node | undefined,
  ): Pick<ObjectRules, 'names' | 'listed'> {
    const own = named === undefined ? [] : [named];
    if (additional === undefined || !isNever(additional) || patterns.length > 0)
      return { names: own, listed: Number.POSITIVE_INFINITY };
    const names = [...properties].flatMap(([name, node]) => (isNever(node) ? [] : [name]));
    return { names: [...own, listedStrings(names)], listed: names.length };
  }

  #arrays(node: Node, words: Keywords): void {
    const placed = ['prefixItems', 'items', 'contains', 'uniqueItems', 'unevaluatedItems', 'maxItems'];
    if (!words.has(...placed, 'minItems')) return;
    const prefix = words.list('prefixItems') ?? [];
    const rules = arrayRules({
      prefix: prefix.map((item, index) => this.node(item, `${words.at}/prefixItems/${index}`)),
      rest: this.#child(words, 'items'),
      contains: this.#child(words, 'contains'),
      minContains: words.count('minContains') ?? 1,
      maxContains: words.count('maxContains') ?? Number.POSITIVE_INFINITY,
      min: words.count('minItems') ?? 0,
      max: words.count('maxItems') ?? Number.POSITIVE_INFINITY,
      unique: words.flag('uniqueItems'),
      unevaluated: this.#tracked(words, 'unevaluatedItems'),
    });
    const open = words.has('prefixItems', 'items', 'unevaluatedItems') || rules.unique;
    const onlyLower = !open && rules.max === Infinity && rules.maxContains === Infinity;
    node.arrays = { ...rules, onlyLower };
  }

  #values(node: Node, words: Keywords): void {
    const listed = words.list('enum');
    const only = words.get('const');
    for (const values of [listed, only === undefined ? undefined : [only]]) {
      if (values === undefined) continue;
      const nodes = constants(values);
      node.applied.push({ kind: nodes.length === 1 ? 'all' : 'any', nodes, values: true });
    }
  }

  #applied(node: Node, words: Keywords): void {
    const reference = words.text('$ref');
    const target =
      reference === undefined ? undefined : this.#document.resolve(reference, `${words.at}/$ref`);
    const referred = target === undefined ? [] : [this.node(target.schema, target.at)];
    const all = [...referred, ...this.#alternatives(words, 'allOf')];
    if (all.length > 0) node.applied.push({ kind: 'all', nodes: all });
    if (words.has('anyOf')) node.applied.push({ kind: 'any', nodes: this.#alternatives(words, 'anyOf') });
    if (words.has('oneOf')) node.applied.push({ kind: 'one', nodes: this.#alternatives(words, 'oneOf') });
    const not = this.#child(words, 'not');
    if (not !== undefined) node.applied.push({ kind: 'not', nodes: [not] });
    node.applied.push(...this.#conditions(words));
  }

  #conditions(words: Keywords): Applied[] {
    const found: Applied[] = [];
    const condition = this.#child(words, 'if');
    const then = this.#child(words, 'then') ?? ALWAYS;
    const otherwise = this.#child(words, 'else') ?? ALWAYS;
    if (condition !== undefined) found.push({ kind: 'if', nodes: [condition, then, otherwise] });
    for (const [name, schema] of this.#schemas(words, 'dependentSchemas'))
      found.push({ kind: 'with', name, nodes: [schema] });
    return found;
  }

  #alternatives(words: Keywords, name: string): Node[] {
    const schemas = words.list(name) ?? [];
    if (words.has(name) && schemas.length === 0) words.problem(name, 'must be a list of schemas');
    return schemas.map((schema, index) => this.node(schema, `${words.at}/${name}/${index}`));
  }

  #schemas(words: Keywords, name: string): Map<string, Node> {
    const members = words.members(name);
    return new Map(
      members.map(([key, schema]) => [key, this.node(schema, words.at + step(name) + step(key))]),
    );
  }

  #child(words: Keywords, name: string): Node | undefined {
    const schema = words.get(name);
    return schema === undefined ? undefined : this.node(schema, words.at + step(name));
  }

  #tracked(words: Keywords, name: string): Node | undefined {
    const node = this.#child(words, name);
    this.tracks ||= node !== undefined;
    return node;
  }
}

function dependentNames(words: Keywords): Map<string, readonly string[]> {
  const needed = new Map<string, readonly string[]>();
  for (const [name, names] of words.members('dependentRequired')) {
    if (Array.isArray(names) && names.every((one) => typeof one === 'string')) needed.set(name, names);
    else words.problem('dependentRequired', 'must hold lists of names');
  }
  return needed;
}
