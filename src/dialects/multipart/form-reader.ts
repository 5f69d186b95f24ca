/**
 * Reader for multipart/form-data (RFC 7578): one unit, whose fields are text. A part with the name of a file is a file
 * and not read; every other part is a field, whatever it says of its type, because servers take it for one.
 */
import type { ReadLimits } from '../../core/dialect.ts';
import { type Fault, fault } from '../../core/fault.ts';
import type { Channel, Facts, Reader, Reading, Skipped } from '../../core/segment.ts';
import { ByteStore } from '../byte-store.ts';
import { type ContentType, mediaOf } from '../content-type.ts';
import type { Format } from '../json/shape.ts';
import { UnitDocument, type UnitHooks } from '../json/unit-document.ts';
import { OpenUnit } from '../open-unit.ts';
import { decodeUtf8 } from '../utf8.ts';
import { type HeadText, type PartHead, parsePartHead, plainName } from './part-head.ts';
import { type PartEvent, PartSplitter } from './part-splitter.ts';

export interface FormOptions {
  readonly boundary: string;
  readonly limits: ReadLimits;
  /** How fields of JSON are read. */
  readonly format: Format;
  readonly hooks: UnitHooks<undefined> & { readonly facts: Facts };
}

/** The part being read. */
interface OpenPart {
  readonly head: PartHead;
  /** `parts[2]`. */
  readonly path: string;
  /** Where its content begins in the body, and how much of it came. */
  readonly start: number;
  length: number;
}

const REPEATED = 'Two parts of the form have one name; send each once, or name a list with [] at its end.';
const NOT_UTF8 = 'A field of the form is not UTF-8; send UTF-8, and the name of the file with a file.';
const LENGTH = 'A part of the form is not as long as its content-length says; leave that out.';

/** Reads one form. */
export class FormReader implements Reader {
  readonly facts: Facts;
  readonly #splitter: PartSplitter;
  readonly #document: UnitDocument<undefined>;
  readonly #unit = new OpenUnit();
  readonly #names = new Set<string>();
  /** The content of the field being read. */
  readonly #field = new ByteStore();
  #parts = 0;
  #part: OpenPart | undefined;
  #fault: Fault | undefined;

  constructor({ boundary, limits, format, hooks }: FormOptions) {
    this.facts = hooks.facts;
    this.#splitter = new PartSplitter(boundary);
    this.#document = new UnitDocument({ format, limits, hooks, loneSurrogates: false });
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
    if (this.#fault === undefined) this.#unit.complete();
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
    if (part.head.filename === undefined) this.#field.push(event.bytes);
    return undefined;
  }

  #begin({ bytes, start, content }: Extract<PartEvent, { kind: 'head' }>): Fault | undefined {
    const path = `parts[${this.#parts++}]`;
    const parsed = parsePartHead(bytes);
    if (!parsed.ok) return parsed.fault;
    const { name, filename } = parsed.value;
    const seen = plainName(name.text).toLowerCase();
    if (this.#names.has(seen) && !seen.endsWith('[]')) return fault('unreadable', REPEATED);
    this.#names.add(seen);
    const texts = [{ text: name, at: `${path}.name` }];
    if (filename !== undefined) texts.push({ text: filename, at: `${path}.filename` });
    for (const { text, at } of texts.sort((one, other) => one.text.start - other.text.start)) {
      this.#headText(text, at, start);
    }
    this.#part = { head: parsed.value, path, start: content, length: 0 };
    return undefined;
  }

  /** A name is text that cannot be edited: servers look parts up by it. */
  #headText({ text, start, end }: HeadText, path: string, at: number): void {
    const channel: Channel = { path, role: 'unknown', settled: true, editable: false };
    this.#unit.add({ channel, text, start: at + start, end: at + end, spelling: 'text', last: true });
  }

  #end(part: OpenPart): Fault | undefined {
    const { head, path, length } = part;
    if (head.length !== undefined && head.length !== length) return fault('unreadable', LENGTH);
    if (head.filename !== undefined) {
      this.#unit.skip({ path: `${path}.content`, reason: reasonOf(head.type), bytes: length });
      return undefined;
    }
    const bytes = this.#field.take();
    const json = head.type !== undefined && mediaOf(head.type) === 'json';
    return json ? this.#json(bytes, part) : this.#text(bytes, part);
  }

  #text(bytes: Uint8Array, part: OpenPart): Fault | undefined {
    const text = decodeUtf8(bytes, 0, bytes.length);
    const path = `${part.path}.content`;
    if (text === undefined) return fault('unreadable', NOT_UTF8, path);
    if (text === '') return undefined;
    const channel: Channel = { path, role: 'unknown', settled: true, ...fixedLength(part.head) };
    const end = part.start + bytes.length;
    this.#unit.add({ channel, text, start: part.start, end, spelling: 'field', last: true });
    return undefined;
  }

  #json(bytes: Uint8Array, part: OpenPart): Fault | undefined {
    const document = this.#document;
    document.begin();
    const within = { path: `${part.path}.content`, ...fixedLength(part.head) };
    const problem = document.read(bytes, [{ start: 0, end: bytes.length }], within);
    for (const { part: skipped, after } of document.skipped ?? []) this.#unit.skip(skipped, after);
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

function reasonOf(type: ContentType | undefined): Skipped['reason'] {
  const [kind] = (type?.essence ?? '').split('/');
  return kind === 'image' || kind === 'audio' ? kind : 'file';
}
