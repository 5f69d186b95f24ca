/** Segments: the text inside a message, channel by channel, with the bytes it came from. */
import type { Fault } from './fault.ts';
import type { ParameterNote } from './parameter.ts';
import type { UsageCounts } from './usage.ts';

/** Who speaks. `unknown` is a role not yet read or not in the format; rules treat it as every role. */
export const ROLES = [
  'system',
  'developer',
  'user',
  'assistant',
  'tool',
  'retrieved',
  'tool-definition',
  'reasoning',
  'other',
  'unknown',
] as const;
export type Role = (typeof ROLES)[number];

/**
 * One continuous text: a message's content, one choice of a streamed answer, the arguments of one tool call. Its text
 * may arrive in many runs. `role` is `unknown` until the reader knows it (JSON may name the role after the content).
 */
export interface Channel {
  /** Where: `messages[2].content`, `choices[0].delta.content`. Holds only names of the format and indices, never content. */
  readonly path: string;
  role: Role;
  /** False while the role may still change. */
  settled: boolean;
  /** False where text cannot be replaced without breaking the document (a key, a number); a redaction there denies. */
  readonly editable?: false;
  /** True in a message that is signed: a redaction denies there as well. */
  readonly signed?: true;
  /** The text that this one is a part of, where models read several as one; the same object for all its parts. */
  readonly within?: Channel;
  /** True of a text whose parts follow one another without a break between them. */
  readonly unbroken?: true;
  /** Of a stream that never says where its texts end: the choice that it is of, whose texts follow one another. */
  readonly choice?: string;
  /**
   * Of a text whose parts come piece by piece: each over several units, or each as a message that somebody waits for; such
   * a one is held for the next only where its end looks like part of a value.
   */
  readonly streamed?: 'parts' | 'messages';
  /** The same text was judged as this role's in another channel; rules for that role do not judge it again. */
  readonly besides?: Role;
  /** What this text is of a tool call; may change while the role is not settled. */
  readonly call?: CallPart | undefined;
  /**
   * Of arguments that came as an object: the names around the text, from the outermost on, as they came; for such a name
   * itself those around it. Content: compared, never recorded. Undefined where the arguments are one text.
   */
  argument?: readonly string[];
}

/** A call of a tool, whatever the wire calls it; its channels share the object. */
export interface ToolCall {
  /** Position among the calls of its message or choice, as the wire counts them. */
  readonly index: number;
  id?: string;
  /** Known when the name is complete. */
  name?: string;
  /** First and last piece of a name that came in several events: some clients join them, others take one. */
  pieces?: readonly [first: string, last: string];
  /** True while events that follow may carry it on; what stands in one unit is complete with it. */
  open?: boolean;
}

/** One text of a tool call: its name, or its arguments as JSON text. */
export interface CallPart {
  readonly part: 'name' | 'arguments';
  readonly call: ToolCall;
}

/** A stretch of a channel's text, and the bytes of its unit which spell it. */
export interface TextRun {
  readonly channel: Channel;
  /** Decoded text; never ends inside a surrogate pair unless the source has a lone surrogate. */
  readonly text: string;
  /** Byte range in the unit: the inside of a JSON string, without its quotes; half open. */
  readonly start: number;
  readonly end: number;
  /** How the bytes spell the text; a `field` of a form may be any text that holds no boundary. */
  readonly spelling: 'json' | 'text' | 'field';
  /** True on the last run of a channel, when no more text can follow. */
  readonly last: boolean;
}

/** The arguments of a call that came as an object, as bytes of their unit spell them; half open. */
export interface CallValue {
  readonly channel: Channel;
  readonly start: number;
  readonly end: number;
}

/** What leaves or waits as a whole: one SSE event, one JSON document, one stretch of plain text. */
export interface Unit {
  /** All its bytes, framing included. For a unit still being read: undefined. */
  bytes: Uint8Array | undefined;
  /** Whoever takes the unit may take runs out of the list; the reader only appends to it. */
  readonly runs: TextRun[];
  /** Parts of it that were not read, in order; also in the reading. May be taken out as runs are. */
  readonly skipped?: SkippedPart[];
  /** What the provider keeps from now on, by what this unit of an answer says. */
  readonly kept?: Kept[];
  /** What a request asks for beside its text; in a unit that is complete, and only where the limits name it. */
  parameters?: readonly ParameterNote[];
  /** Arguments of calls beside those that came as text; in a unit that is complete, and only where the limits ask. */
  values?: readonly CallValue[];
  /** True where the reader has written it anew: these are not the bytes that came. */
  readonly rewritten?: true;
  /** Where it says again what units before it said, as far as that came: once something was redacted it may not leave. */
  readonly restates?: string;
  /** True on an end marker (`[DONE]`): nothing after it is forwarded. */
  readonly closes: boolean;
  /** How it is put together again after an edit; left out where its bytes are what they spell. */
  readonly sealing?: Sealing;
}

/** A unit that counts its own bytes, or carries its text packed. */
export interface Sealing {
  /** What the runs point into, where that is not the unit itself. */
  readonly opened?: Uint8Array;
  /** The unit for what was edited: packed, measured and summed anew. */
  seal(edited: Uint8Array): Uint8Array;
}

/** A stretch which Weir passes without having judged it, and why. */
export interface Skipped {
  readonly path: string;
  readonly reason:
    | 'image'
    | 'audio'
    | 'file'
    | 'vector'
    | 'opaque'
    | 'reference'
    | 'sealed'
    | 'nested'
    | 'after-end'
    | 'unterminated';
  readonly bytes: number;
}

/** Kinds of what providers keep under an id that they give out, and of what only they can read (`sealed`). */
export const KEPT_KINDS = [
  'response', // of the Responses API, with all that it answered
  'item', // one of its items
  'conversation',
  'container', // where a provider's tools work
  'file',
  'cache', // a prompt that was sent ahead
  'audio', // what an answer said
  'sealed', // a blob that the provider made and wants back
] as const;
export type KeptKind = (typeof KEPT_KINDS)[number];

/** One such thing: its id, or the blob itself. Content: it is hashed, and never recorded. */
export interface Kept {
  readonly kind: KeptKind;
  readonly id: string;
  /** It is no secret: it spells the text of its answer again. */
  readonly repeats?: true;
}

/** A skipped part of a unit, and how many of the unit's runs come before it. */
export interface SkippedPart {
  readonly part: Skipped;
  readonly after: number;
  /** What it stands for, where Weir may have seen that being made. */
  readonly kept?: Kept;
}

/** What a message says about itself, known at the latest when the reader ends. */
export interface Facts {
  /** Left out where it names several. */
  model?: string;
  /** Models that it names to be asked in the place of its own. */
  otherModels?: ReadonlySet<string>;
  /** True of a request whose format names no model: a bound on models does not speak of it. */
  modelless?: true;
  stream?: boolean;
  messages?: number;
  choices?: number;
  /** True of an answer that says: the provider goes on with it where nobody sees it. */
  unfinished?: boolean;
  /** The id of a JSON-RPC request, which its answer repeats. */
  rpcId?: string | number;
  /** What a request asks for, in a word of its dialect's own, where the dialect takes requests of several kinds. */
  asks?: string;
  /** What the provider says that the exchange took. */
  usage?: UsageCounts;
}

/** What one push brought. Runs come in byte order; a run's unit is the one which holds it in `units` or `open`. */
export interface Reading {
  /** Units which received runs or were completed by this push, in order; the last may still be open (`bytes` undefined). */
  readonly units: readonly Unit[];
  readonly skipped: readonly Skipped[];
  /** Set when the bytes cannot be read; the reader takes nothing after it. */
  readonly fault?: Fault;
}

/**
 * Bytes of one message -> units, in any chunking. An open unit is handed out again on each push that adds runs to it
 * (the same object); its new runs are appended to `runs`.
 */
export interface Reader {
  readonly facts: Facts;
  push(bytes: Uint8Array): Reading;
  /** No more bytes follow: completes or drops what is open. */
  end(): Reading;
}
