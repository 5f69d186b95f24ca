/**
 * Reader for multipart/form-data (RFC 7578): one unit, whose fields are text. A part with the name of a file is a file,
 * which is read where a dialect has a reader for it; every other part is a field, whatever it says of its type, because
 * servers take it for one.
 */
import type { ReadLimits } from '../../core/dialect.ts';
import { type Fault, fault } from '../../core/fault.ts';
import type { ParameterNote } from '../../core/parameter.ts';
import type { Channel, Facts, Reader, Reading, Skipped } from '../../core/segment.ts';
import { ByteStore } from '../byte-store.ts';
import { type ContentType, mediaOf } from '../content-type.ts';
import type { Format, Shape } from '../json/shape.ts';
import { UnitDocument, type UnitHooks } from '../json/unit-document.ts';
import { kindsAt } from '../json/value-gate.ts';
import { OpenUnit } from '../open-unit.ts';
import { type Inside, InsideReader } from '../read-inside.ts';
import { decodeUtf8 } from '../utf8.ts';
import { fieldParameter } from './field-parameter.ts';
import { FormFields } from './form-fields.ts';
import { type HeadText, type PartHead, parsePartHead, plainName } from './part-head.ts';
import { type PartEvent, PartSplitter } from './part-splitter.ts';

/** What a dialect adds to forms. */
export interface FormHooks extends UnitHooks<undefined> {
  readonly facts: Facts;
  /** A field at a place with a mark, with the whole of its text; a fault where it cannot be one. */
  field?(mark: string, text: string): Fault | undefined;
  /**
   * The reader of a file's content, or why nothing reads it; the fields in front of it are known. All files are of the
   * reason that their type says when left out.
   */
  file?(head: PartHead): Reader | Skipped['reason'];
}

export interface FormOptions {
  readonly boundary: string;
  readonly limits: ReadLimits;
  /** How fields of JSON are read. */
  readonly format: Format;
  /** Fields of the format by their names. */
  readonly fields?: Readonly<Record<string, Shape>>;
  readonly hooks: FormHooks;
}

/** The part being read. */
interface OpenPart {
  readonly head: PartHead;
  /** `parts[2]`. */
  readonly path: string;
  /** Where its content begins in the body, and how much of it came. */
  readonly start: number;
  length: number;
  /** What reads a file. */
  readonly reader: InsideReader | Skipped['reason'];
}

const REPEATED = 'Two parts of the form have one name; send each once, or name a list with [] at its end.';
const NOT_UTF8 = 'A field of the form is not UTF-8; send UTF-8, and the name of the file with a file.';
const LENGTH = 'A part of the form is not as long as its content-length says; leave that out.';

/** How much of a field tells whether it is text. */
const BEGINNING = 128;

/** Reads one form. */
export class FormReader implements Reader {
  readonly facts: Facts;
  readonly #splitter: PartSplitter;
  readonly #document: UnitDocument<undefined>;
  readonly #hooks: FormHooks;
  readonly #fields: FormFields;
  readonly #unit = new OpenUnit();
  readonly #names = new Set<string>();
  /** The content of the part being read. */
  readonly #content = new ByteStore();
  #parts = 0;
  #part: OpenPart | undefined;
  readonly #limits: ReadLimits;
  readonly #parameters: ParameterNote[] = [];
  #fault: Fault | undefined;

  constructor({ boundary, limits, format, fields = {}, hooks }: FormOptions) {
    this.facts = hooks.facts;
    this.#hooks = hooks;
    this.#limits = limits;
    this.#fields = new FormFields(fields);
    this.#splitter = new PartSplitter(boundary);
    this.#document = new UnitDocument({ format, limits, hooks, loneSurrogates: false, apart: true });
  }

  push(bytes: Uint8Array): Reading {
    if (this.#fault === undefined) {
      this.#unit.keep(bytes);
      this.#fault = this.#takeAll(this.#splitter.push(bytes)) ?? this.#splitter.fault;
    }
    return this.#unit.reading(this.#fault);
  }

  end(): Reading {
    this.#fault ??= this.#splitter.end();
    if (this.#fault === undefined) this.#unit.complete(this.#parameters);
    return this.#unit.reading(this.#fault);
  }

  #takeAll(events: readonly PartEvent[]): Fault | undefined {
    for (const event of events) {
      const problem = this.#take(event);
      if (problem !== undefined) return { ...problem, at: problem.at ?? `parts[${this.#parts - 1}]` };
    }
    return undefined;
  }

  #take(event: PartEvent): Fault | undefined {
    if (event.kind === 'head') return this.#begin(event);
    const part = this.#part;
    if (part === undefined) throw new Error('FormReader: a part has no head');
    if (event.kind === 'end') return this.#end(part);
    part.length += event.bytes.length;
    if (part.head.filename === undefined) this.#content.push(event.bytes);
    else if (typeof part.reader !== 'string') return this.#inside(part.reader.push(event.bytes));
    return undefined;
  }

  #begin({ bytes, start, content }: Extract<PartEvent, { kind: 'head' }>): Fault | undefined {
    const path = `parts[${this.#parts++}]`;
    const parsed = parsePartHead(bytes);
    if (!parsed.ok) return parsed.fault;
    const { name } = parsed.value;
    const seen = plainName(name.text).toLowerCase();
    if (this.#names.has(seen) && !seen.endsWith('[]')) return fault('unreadable', REPEATED);
    this.#names.add(seen);
    const variant = this.#fields.variant(name.text);
    if (variant !== undefined) return variant;
    this.#headTexts(parsed.value, path, start);
    const at = { path, start: content };
    this.#part = { head: parsed.value, ...at, length: 0, reader: this.#readerOf(parsed.value, at) };
    return undefined;
  }

  #headTexts({ name, filename }: PartHead, path: string, start: number): undefined {
    const texts = this.#fields.has(name.text) ? [] : [{ text: name, at: `${path}.name` }];
    if (filename !== undefined) texts.push({ text: filename, at: `${path}.filename` });
    for (const { text, at } of texts.sort((one, other) => one.text.start - other.text.start)) {
      this.#headText(text, at, start);
    }
  }

  /** A name is text that cannot be edited: servers look parts up by it. */
  #headText({ text, start, end }: HeadText, path: string, at: number): void {
    const channel: Channel = { path, role: 'unknown', settled: true, editable: false };
    this.#unit.add({ channel, text, start: at + start, end: at + end, spelling: 'text', last: true });
  }

  #readerOf(head: PartHead, { path, start }: Pick<OpenPart, 'path' | 'start'>): OpenPart['reader'] {
    const reader = head.filename === undefined ? undefined : this.#hooks.file?.(head);
    if (reader === undefined || typeof reader === 'string') return reader ?? fileReason(head.type);
    return new InsideReader(reader, { path: `${path}.content`, start, ...fixedLength(head) });
  }

  #end(part: OpenPart): Fault | undefined {
    const { head, length } = part;
    if (head.length !== undefined && head.length !== length) return fault('unreadable', LENGTH);
    if (head.filename !== undefined) return this.#endFile(part);
    const bytes = this.#content.take();
    const json = head.type !== undefined && mediaOf(head.type) === 'json';
    const text = decodeUtf8(bytes, 0, bytes.length);
    this.#parameter(text ?? '', part);
    return json ? this.#json(bytes, part) : this.#text(text, part);
  }

  #endFile({ path, length, reader }: OpenPart): Fault | undefined {
    if (typeof reader !== 'string') return this.#inside(reader.end());
    this.#unit.skip({ path: `${path}.content`, reason: reader, bytes: length });
    return undefined;
  }

  /** Adds what came of a file. */
  #inside({ runs, skipped, parameters, fault: problem }: Inside): Fault | undefined {
    for (const part of skipped) this.#unit.skipWithin(part);
    for (const run of runs) this.#unit.add(run.spelling === 'text' ? { ...run, spelling: 'field' } : run);
    this.#parameters.push(...parameters);
    return problem;
  }

  #text(text: string | undefined, part: OpenPart): Fault | undefined {
    const path = `${part.path}.content`;
    if (text === undefined) return fault('unreadable', NOT_UTF8, path);
    if (text === '') return undefined;
    const shape = this.#fields.of(part.head.name.text);
    const problem = shape.mark === undefined ? undefined : this.#hooks.field?.(shape.mark, text);
    if (problem !== undefined) return problem;
    if (shape.words?.has(text)) return undefined;
    return this.#fieldText(text, shape, part);
  }

  /** Of every field, whatever type it says it has. */
  #parameter(text: string, { head, path: around, start }: OpenPart): void {
    const shape = this.#fields.of(head.name.text);
    const place = { path: `${around}.content`, start, end: start + Buffer.byteLength(text) };
    const on = { ...place, fixed: head.length !== undefined, names: this.#limits.parameters };
    const note = fieldParameter(text, shape, on);
    if (note !== undefined) this.#parameters.push(note);
  }

  #fieldText(text: string, shape: Shape, { head, path: around, start }: OpenPart): undefined {
    const path = `${around}.content`;
    const bytes = Buffer.byteLength(text);
    const kinds = kindsAt(shape, text.slice(0, BEGINNING));
    for (const reason of kinds) this.#unit.skip({ path, reason, bytes });
    if (kinds.length > 0 && shape.media !== 'reference') return;
    const role = shape.role === 'speaker' ? 'unknown' : shape.role;
    const channel: Channel = { path, role, settled: true, ...fixedLength(head) };
    this.#unit.add({ channel, text, start, end: start + bytes, spelling: 'field', last: true });
  }

  #json(bytes: Uint8Array, part: OpenPart): Fault | undefined {
    const document = this.#document;
    document.begin();
    const within = { path: `${part.path}.content`, ...fixedLength(part.head) };
    const problem = document.read(bytes, [{ start: 0, end: bytes.length }], within);
    for (const skipped of document.skipped ?? []) this.#unit.skipWithin(skipped);
    for (const run of document.runs) {
      this.#unit.add({ ...run, start: part.start + run.start, end: part.start + run.end });
    }
    return problem;
  }
}

/** Where a part says how long it is, an edit would make that wrong. */
function fixedLength({ length }: PartHead): { readonly editable?: false } {
  return length === undefined ? {} : { editable: false };
}

/** Why the content of a file is not read, by the type that it comes with. */
export function fileReason(type: ContentType | undefined): Skipped['reason'] {
  const [kind] = (type?.essence ?? '').split('/');
  return kind === 'image' || kind === 'audio' ? kind : 'file';
}
