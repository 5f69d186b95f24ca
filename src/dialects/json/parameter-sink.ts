/** Listens to a document beside its walker: which parameters it gives, and where it could give those that it lacks. */
import { type Fault, fault } from '../../core/fault.ts';
import type { GivenParameter, Parameter, ParameterName, ParameterNote } from '../../core/parameter.ts';
import type { Place } from './place.ts';
import type { TextPiece, TokenSink } from './token-sink.ts';
import type { Walker } from './walker.ts';

/** Each costs some hundred bytes until the document is complete. */
const MOST_NOTES = 65_536;
const TOO_MANY = `The request has more than ${MOST_NOTES} parameters; send fewer.`;
const LONGEST_TEXT = 256;

/** An object or array that is open. */
interface Level {
  readonly place: Place;
  readonly array: boolean;
  readonly at: number;
  empty: boolean;
  /** Where in the notes it is one itself. */
  note: number | undefined;
  /** Parameters that its members give. */
  given: Set<ParameterName> | undefined;
  /** The first member of a parameter that says null. */
  nulls: Map<ParameterName, Null> | undefined;
}

interface Null {
  readonly place: Place;
  readonly start: number;
  readonly end: number;
}

/** Passes all tokens on to the walker; `notes` are complete when the document is. */
export class ParameterSink implements TokenSink {
  readonly #walker: Walker;
  readonly #names: ReadonlySet<ParameterName>;
  readonly #levels: Level[] = [];
  #text = '';
  #textStart = -1;
  notes: ParameterNote[] = [];

  /** Only of these parameters is told. */
  constructor(walker: Walker, names: ReadonlySet<ParameterName>) {
    this.#walker = walker;
    this.#names = names;
  }

  value(): void {
    const level = this.#levels.at(-1);
    if (level !== undefined) level.empty = false;
    this.#walker.value();
  }

  open(array: boolean, at: number): Fault | undefined {
    const { here } = this.#walker;
    const level: Level = {
      ...{ place: here, array, at, empty: true },
      ...{ note: undefined, given: undefined, nulls: undefined },
    };
    const type = array ? 'array' : 'object';
    const problem = this.#given({ place: here, type, value: undefined, start: at, end: at }, level);
    this.#levels.push(level);
    return problem ?? this.#walker.open(array, at);
  }

  close(at: number): Fault | undefined {
    const level = this.#levels.pop();
    if (level !== undefined) this.#closed(level, at);
    return this.#walker.close(at);
  }

  key(name: string, start: number, end: number): Fault | undefined {
    return this.#walker.key(name, start, end);
  }

  text(piece: TextPiece): Fault | undefined {
    const { here } = this.#walker;
    const problem = here.shape.parameter === undefined ? undefined : this.#piece(here, piece);
    return problem ?? this.#walker.text(piece);
  }

  number(value: number, piece: TextPiece): Fault | undefined {
    const { start, end } = piece;
    const place = this.#walker.here;
    const problem = this.#given({ place, type: 'number', value: Number(piece.text), start, end });
    return problem ?? this.#walker.number(value, piece);
  }

  word(value: boolean | null, start: number, end: number): Fault | undefined {
    const place = this.#walker.here;
    if (value === null) this.#null({ place, start, end });
    else {
      const problem = this.#given({ place, type: 'boolean', value, start, end });
      if (problem !== undefined) return problem;
    }
    return this.#walker.word(value);
  }

  where(): string {
    return this.#walker.where();
  }

  #piece(place: Place, { text, start, end, last }: TextPiece): Fault | undefined {
    if (this.#textStart < 0) this.#textStart = start;
    if (this.#text.length < LONGEST_TEXT) this.#text += text;
    if (!last) return undefined;
    const value = this.#text.slice(0, LONGEST_TEXT);
    const quoted = { start: this.#textStart - 1, end: end + 1 };
    this.#text = '';
    this.#textStart = -1;
    return this.#given({ place, type: 'string', value, ...quoted });
  }

  #given(
    seen: Pick<GivenParameter, 'type' | 'value' | 'start' | 'end'> & { readonly place: Place },
    own?: Level,
  ): Fault | undefined {
    const { place, ...value } = seen;
    const { parameter } = place.shape;
    if (parameter === undefined || !this.#names.has(parameter.name)) return undefined;
    const around = this.#levels.at(-1);
    if (around !== undefined && !around.array && parameter.twin === undefined)
      around.given = (around.given ?? new Set()).add(parameter.name);
    if (asksForNothing(parameter, value)) return undefined;
    if (this.notes.length >= MOST_NOTES) return fault('too-large', TOO_MANY, place.path);
    if (own !== undefined) own.note = this.notes.length;
    this.notes.push({ kind: 'given', parameter, path: place.path, ...value, empty: false });
    return undefined;
  }

  #null(seen: Null): void {
    const { parameter } = seen.place.shape;
    const around = this.#levels.at(-1);
    if (parameter?.insert === undefined || around === undefined || around.array) return;
    around.nulls ??= new Map();
    if (!around.nulls.has(parameter.name)) around.nulls.set(parameter.name, seen);
  }

  #closed(level: Level, at: number): void {
    const { note, empty, place } = level;
    const own = note === undefined ? undefined : this.notes[note];
    if (note !== undefined && own?.kind === 'given') this.notes[note] = { ...own, end: at + 1, empty };
    if (level.array) return;
    for (const [name, members] of place.shape.inserts ?? []) {
      if (!this.#names.has(name) || level.given?.has(name)) continue;
      const nothing = level.nulls?.get(name);
      const start = level.at + 1;
      this.notes.push(
        nothing === undefined
          ? { kind: 'missing', name, path: place.path, members, start, end: start, comma: !empty }
          : { kind: 'missing', name, ...insteadOf(nothing), comma: false },
      );
    }
  }
}

function insteadOf({ place, start, end }: Null) {
  const { parameter } = place.shape;
  const members = parameter === undefined ? [] : [{ member: '', parameter }];
  return { path: place.path, members, start, end };
}

function asksForNothing(
  { holds, idle, asks }: Parameter,
  { type, value }: Pick<GivenParameter, 'type' | 'value'>,
): boolean {
  if (value === undefined) return holds === type;
  if (idle?.includes(value) === true) return true;
  return type === 'string' && asks !== undefined && !asks.includes(String(value));
}
