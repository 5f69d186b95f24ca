/**
 * A document that is written anew. Texts of the client stand apart from what is around them: they are judged as texts
 * without the escapes of the language, and what becomes of one cannot reach beyond its quotes.
 */
import { isJsonNumber } from '../json.ts';
import { type Argument, type ArgumentObject, Word } from './argument.ts';
import type { AskedField } from './document.ts';

/** What stands as it is, a text of the client, or what the policy says. */
type Piece = string | { readonly text: string } | { readonly own: string };

export class Printed {
  readonly #pieces: Piece[] = [];

  /** Adds what is no text. */
  add(code: string): this {
    this.#pieces.push(code);
    return this;
  }

  /** Adds what the policy says; it is not the client's, and not judged. */
  own(code: string): this {
    this.#pieces.push({ own: code });
    return this;
  }

  /** Adds a value of the client; its shape was looked at before. */
  value(value: Argument): this {
    if (typeof value === 'string') this.#pieces.push({ text: value });
    else if (isJsonNumber(value)) this.add(value.rawJSON);
    else if (value instanceof Word) this.add(value.word);
    else if (typeof value !== 'object' || value === null) this.add(String(value));
    else if (Array.isArray(value)) this.#list(value);
    else
      this.add('{')
        .members(value as ArgumentObject)
        .add('}');
    return this;
  }

  members(object: ArgumentObject): this {
    for (const [at, [name, value]] of Object.entries(object).entries())
      this.add(`${at > 0 ? ',' : ''}${name}:`).value(value);
    return this;
  }

  fields(fields: readonly AskedField[]): this {
    return this.add(selected(fields));
  }

  /** The client's texts, in order. */
  get texts(): readonly string[] {
    return this.#pieces.flatMap((piece) =>
      typeof piece !== 'string' && 'text' in piece ? [piece.text] : [],
    );
  }

  /** What stands around them, where each is an empty text. */
  get around(): string {
    return this.#written((piece) => ('text' in piece ? '""' : ''));
  }

  /** The document with these texts in place of its own, as many. */
  with(texts: readonly string[]): string {
    const left = [...texts];
    return this.#written((piece) => ('text' in piece ? quoted(left.shift()) : piece.own));
  }

  #written(write: (piece: Exclude<Piece, string>) => string): string {
    return this.#pieces.map((piece) => (typeof piece === 'string' ? piece : write(piece))).join('');
  }

  #list(values: readonly Argument[]): void {
    this.add('[');
    for (const [at, value] of values.entries()) this.add(at > 0 ? ',' : '').value(value);
    this.add(']');
  }
}

/** A string of GraphQL (section 2.9.4): the escapes of JSON are among its own. */
export function quoted(text = ''): string {
  return JSON.stringify(text);
}

function selected(fields: readonly AskedField[]): string {
  return `{${fields.map(({ name, fields: inner }) => `${name}${inner.length > 0 ? selected(inner) : ''}`).join(' ')}}`;
}
