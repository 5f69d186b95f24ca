/** The content type of a message: one strict reading of the header, and the readers that it chooses. */
import { failed, ok, type Result } from '../core/fault.ts';
import { type HeaderList, headerValues } from '../core/headers.ts';

/** A content type (RFC 9110, section 8.3.1). */
export interface ContentType {
  /** `application/json`, in lower case. */
  readonly essence: string;
  /** Values as they stand, without quotes, by names in lower case. */
  readonly parameters: ReadonlyMap<string, string>;
}

/** What a body is read as: one JSON document, one to a line, an event stream, plain text, or the parts of a form. */
export type Media = 'json' | 'lines' | 'events' | 'text' | 'form';

const UTF8_NAMES = new Set(['utf-8', 'utf8', 'us-ascii']);
const SHOWN = 60;

const TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
const ESSENCE = new RegExp(`${TOKEN}/${TOKEN}`, 'y');
/** A parameter, or nothing between two semicolons. A backslash in quotes is refused: not all readers undo it. */
const PARAMETER = new RegExp(
  `[ \\t]*;[ \\t]*(?:(${TOKEN})=(?:(${TOKEN})|"([\\t\\x20\\x21\\x23-\\x5b\\x5d-\\x7e]*)"))?`,
  'y',
);
const BLANKS = /[ \t]*$/y;

const MEDIA: ReadonlyMap<string, Media> = new Map<string, Media>([
  ['application/json', 'json'],
  ['application/x-ndjson', 'lines'],
  ['application/ndjson', 'lines'],
  ['application/jsonl', 'lines'],
  ['application/x-jsonl', 'lines'],
  ['application/json-lines', 'lines'],
  ['text/event-stream', 'events'],
  ['text/plain', 'text'],
  ['multipart/form-data', 'form'],
]);

const SEVERAL = 'The message has more than one content-type; send one.';
const MALFORMED = 'The content-type cannot be read; write it as type/subtype; name=value.';
const REPEATED = 'The content-type names a parameter twice; name each once.';
const FOREIGN = 'The message names a charset other than UTF-8; send UTF-8.';

/** The content type of a message, or undefined when it names none; a fault when readers could disagree on it. */
export function contentTypeOf(headers: HeaderList): Result<ContentType | undefined> {
  const [value, ...more] = headerValues(headers, 'content-type');
  if (more.length > 0) return unreadable(SEVERAL);
  return value === undefined ? ok(undefined) : parseContentType(value);
}

/** Parses the value of a content-type header; only charsets that are UTF-8 or a part of it are taken. */
export function parseContentType(value: string): Result<ContentType> {
  ESSENCE.lastIndex = 0;
  const essence = ESSENCE.exec(value)?.[0];
  if (essence === undefined) return unreadable(MALFORMED);
  const parameters = new Map<string, string>();
  let end = essence.length;
  for (let part = parameterAt(value, end); part !== undefined; part = parameterAt(value, end)) {
    end = part.end;
    if (part.name === undefined) continue;
    if (parameters.has(part.name)) return unreadable(REPEATED);
    parameters.set(part.name, part.value);
  }
  BLANKS.lastIndex = end;
  if (!BLANKS.test(value)) return unreadable(MALFORMED);
  const charset = parameters.get('charset');
  if (charset !== undefined && !UTF8_NAMES.has(charset.toLowerCase())) return unreadable(FOREIGN);
  return ok({ essence: essence.toLowerCase(), parameters });
}

/** What bodies of a type are read as; undefined when nothing here knows it. */
export function mediaOf({ essence }: ContentType): Media | undefined {
  return MEDIA.get(essence) ?? (essence.endsWith('+json') ? 'json' : undefined);
}

/** What an answer is read as, out of what its dialect reads; a fault for anything else. */
export function answerMedia<Known extends Media>(
  headers: HeaderList,
  known: readonly Known[],
): Result<Known> {
  const type = contentTypeOf(headers);
  if (!type.ok) return type;
  if (type.value === undefined) return unsupported('The answer has a body but no content-type.');
  const media = mediaOf(type.value);
  const found = known.find((one) => one === media);
  if (found !== undefined) return ok(found);
  return unsupported(`Nothing reads answers of the content-type "${shownType(type.value)}".`);
}

/** The type as a message may show it. */
export function shownType({ essence }: ContentType): string {
  return essence.replaceAll(/[^a-z0-9.+/-]/g, '?').slice(0, SHOWN);
}

interface Parameter {
  /** Undefined where nothing stands between two semicolons. */
  readonly name: string | undefined;
  readonly value: string;
  readonly end: number;
}

function parameterAt(text: string, at: number): Parameter | undefined {
  PARAMETER.lastIndex = at;
  const match = PARAMETER.exec(text);
  if (match === null) return undefined;
  const [, name, token, quoted] = match;
  return { name: name?.toLowerCase(), value: token ?? quoted ?? '', end: PARAMETER.lastIndex };
}

function unreadable(message: string): ReturnType<typeof failed> {
  return failed('unreadable', message, 'content-type');
}

function unsupported(message: string): ReturnType<typeof failed> {
  return failed('unsupported', message, 'content-type');
}
