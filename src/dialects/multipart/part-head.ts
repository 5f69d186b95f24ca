/** The header lines of one part of a form (RFC 7578, section 4). */
import { failed, ok, type Result } from '../../core/fault.ts';
import { type ContentType, parseContentType } from '../content-type.ts';
import { decodeUtf8 } from '../utf8.ts';

/** A text in a head and the bytes of the head that spell it. */
export interface HeadText {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

export interface PartHead {
  readonly name: HeadText;
  /** Undefined also where the name of the file is empty or blank: many servers take such a part for a field. */
  readonly filename: HeadText | undefined;
  readonly type: ContentType | undefined;
  /** What the part says its content has, in bytes. */
  readonly length: number | undefined;
}

/** One header line: its value, and where in the head that begins, in bytes. */
interface Line {
  readonly value: string;
  readonly at: number;
}

type Lines = ReadonlyMap<string, Line>;

const LINE = /^([A-Za-z-]+):[ \t]*(.*)$/su;
const CONTROL = /[\p{Cc}\u2028\u2029]/u;
const KNOWN = new Set(['content-disposition', 'content-type', 'content-transfer-encoding', 'content-length']);
const PLAIN_ENCODINGS = new Set(['7bit', '8bit', 'binary']);

const KIND = /^form-data/i;
/** A backslash in quotes is refused: readers differ in what it does to the character behind it. */
const PARAMETER = /[ \t]*;[ \t]*(name|filename)=(?:"([^"\\]*)"|([!#$%&'*+.^_`|~0-9A-Za-z-]+))/iuy;

const DISPOSITION =
  'A part needs content-disposition: form-data; name="..." and may have one filename="..."; send no other parameter.';
const CHARSET_FIELD = 'The field _charset_ would change how others are read; leave it out and send UTF-8.';

/** Reads the head of a part; what servers could read in two ways is a fault. */
export function parsePartHead(bytes: Uint8Array): Result<PartHead> {
  const lines = linesOf(bytes);
  if (!lines.ok) return lines;
  const encoding = lines.value.get('content-transfer-encoding')?.value.toLowerCase();
  if (encoding !== undefined && !PLAIN_ENCODINGS.has(encoding)) {
    return odd('A part has a content-transfer-encoding; send it plain.');
  }
  const length = lines.value.get('content-length')?.value;
  if (length !== undefined && !/^\d{1,15}$/.test(length)) {
    return odd('A part has a content-length that is no number; leave it out.');
  }
  const names = namesOf(lines.value.get('content-disposition'));
  if (!names.ok) return names;
  const type = typeOf(lines.value.get('content-type'));
  if (!type.ok) return type;
  return ok({
    ...names.value,
    type: type.value,
    length: length === undefined ? undefined : Number(length),
  });
}

function linesOf(bytes: Uint8Array): Result<Lines> {
  const text = decodeUtf8(bytes, 0, bytes.length);
  if (text === undefined) return odd('The header lines of a part are not UTF-8; send UTF-8.');
  const lines = new Map<string, Line>();
  let at = 0;
  for (const line of text.split('\r\n')) {
    const [, name = '', value = ''] = LINE.exec(line) ?? [];
    const known = name.toLowerCase();
    if (!KNOWN.has(known)) return odd('A part has a header line that no form needs; leave it out.');
    if (lines.has(known)) return odd('A part has two header lines of one name; send each once.');
    if (CONTROL.test(value.replaceAll('\t', ' '))) {
      return odd('A header line of a part holds a control character; send each on one line.');
    }
    const length = Buffer.byteLength(line);
    lines.set(known, { value: value.replace(/[ \t]$/, ''), at: at + length - Buffer.byteLength(value) });
    at += length + 2;
  }
  return ok(lines);
}

function namesOf(line: Line | undefined): Result<Pick<PartHead, 'name' | 'filename'>> {
  const found = line === undefined ? undefined : disposition(line);
  const name = found?.get('name');
  const filename = found?.get('filename');
  if (name === undefined || name.text === '') return odd(DISPOSITION);
  if (plainName(name.text).toLowerCase() === '_charset_') return odd(CHARSET_FIELD);
  return ok({ name, filename: filename?.text.trim() === '' ? undefined : filename });
}

/** The parameters of a disposition, or undefined when it is none of a form. */
function disposition({ value, at }: Line): ReadonlyMap<string, HeadText> | undefined {
  const found = new Map<string, HeadText>();
  const kind = KIND.exec(value)?.[0];
  if (kind === undefined) return undefined;
  for (let end = kind.length; end < value.length; end = PARAMETER.lastIndex) {
    PARAMETER.lastIndex = end;
    const [all, written = '', quoted, token = ''] = PARAMETER.exec(value) ?? [];
    const name = written.toLowerCase();
    if (all === undefined || found.has(name)) return undefined;
    const text = quoted ?? token;
    const stop = end + all.length - (quoted === undefined ? 0 : 1);
    const last = at + Buffer.byteLength(value.slice(0, stop));
    found.set(name, { text, start: last - Buffer.byteLength(text), end: last });
  }
  return found;
}

function typeOf(line: Line | undefined): Result<ContentType | undefined> {
  if (line === undefined) return ok(undefined);
  const type = parseContentType(line.value);
  if (!type.ok) return odd(`A part cannot be read: ${type.fault.message}`);
  if (/^(?:multipart|message)\//.test(type.value.essence)) {
    return odd('A part holds parts of its own; send each part by itself.');
  }
  return type;
}

/** The name as readers see it that undo its escapes. */
export function plainName(name: string): string {
  return name.replaceAll(/%([0-9a-f]{2})/gi, (_, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 16)),
  );
}

function odd(message: string): ReturnType<typeof failed> {
  return failed('unreadable', message);
}
