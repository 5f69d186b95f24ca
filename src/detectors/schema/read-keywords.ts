/** Reads the values of keywords; one of the wrong type is a problem of the document. */
import { compilePattern, type Pattern } from '../pattern.ts';
import { isMembers, type Members, type SchemaDocument, step } from './document.ts';

const LONGEST_PATTERN = 1000;

/** The keywords of one schema. */
export class Keywords {
  readonly #schema: Members;
  readonly #document: SchemaDocument;
  readonly at: string;

  constructor(schema: Members, at: string, document: SchemaDocument) {
    this.#schema = schema;
    this.#document = document;
    this.at = at;
  }

  /** True when one of them is there. */
  has(...names: string[]): boolean {
    return names.some((name) => this.get(name) !== undefined);
  }

  get(name: string): unknown {
    return Object.hasOwn(this.#schema, name) ? this.#schema[name] : undefined;
  }

  problem(name: string, message: string): undefined {
    this.#document.problem(this.at + step(name), message);
    return undefined;
  }

  number(name: string): number | undefined {
    const value = this.get(name);
    if (value === undefined || (typeof value === 'number' && Number.isFinite(value))) return value;
    return this.problem(name, 'must be a number');
  }

  /** A number of things: 0 or more. */
  count(name: string): number | undefined {
    const value = this.get(name);
    if (value === undefined || (typeof value === 'number' && Number.isInteger(value) && value >= 0))
      return value;
    return this.problem(name, 'must be a whole number, 0 or more');
  }

  flag(name: string): boolean {
    const value = this.get(name);
    if (value === undefined || typeof value === 'boolean') return value === true;
    this.problem(name, 'must be true or false');
    return false;
  }

  text(name: string): string | undefined {
    const value = this.get(name);
    if (value === undefined || typeof value === 'string') return value;
    return this.problem(name, 'must be text');
  }

  names(name: string): readonly string[] {
    const value = this.get(name);
    if (value === undefined) return [];
    if (isNames(value)) return value;
    this.problem(name, 'must be a list of names');
    return [];
  }

  list(name: string): readonly unknown[] | undefined {
    const value = this.get(name);
    if (value === undefined || Array.isArray(value)) return value;
    return this.problem(name, 'must be a list');
  }

  members(name: string): readonly (readonly [string, unknown])[] {
    const value = this.get(name);
    if (value === undefined) return [];
    if (isMembers(value)) return Object.entries(value);
    this.problem(name, 'must be an object');
    return [];
  }

  /** A pattern in the words of RE2: it runs in linear time, whoever wrote it. */
  pattern(name: string, source: string): Pattern | undefined {
    if (source.length > LONGEST_PATTERN)
      return this.problem(name, `holds a pattern of more than ${LONGEST_PATTERN} characters`);
    const compiled = compilePattern(source);
    return compiled.ok ? compiled.value : this.problem(name, `is refused: ${compiled.fault.message}`);
  }
}

function isNames(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}
