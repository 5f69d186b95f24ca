/** The contract of a detector: text -> hits, incrementally, in any chunking. */
import type { Caller } from './caller.ts';
import type { Class } from './classes.ts';
import type { SourceLabel } from './document.ts';
import type { Hit } from './finding.ts';
import type { CallPart, Channel, Role } from './segment.ts';

/** What a scanner is given: a stretch of one channel's text, folded or raw as the scanner asks. */
export interface ScanInput {
  /** The text; what stands before `from` is context only. For a scanner that reads what is `fresh`, that alone. */
  readonly text: string;
  /** Where hits may start: everything before it was judged by this scanner already. */
  readonly from: number;
  /** Where the text of this call begins; `from <= fresh`. A scanner which holds much looks for its end from here. */
  readonly fresh: number;
  /** True when no text follows. */
  readonly final: boolean;
  /** True when `text[0]` is the first character of the channel (else context before it was dropped). */
  readonly first: boolean;
}

/** What a scanner answers. */
export interface ScanOutput {
  /** Hits with `start >= from`, in order of start, each reported once: only when no continuation can change it. */
  readonly hits: readonly Hit[];
  /**
   * From here on the text may still become or change a hit; `from <= holdFrom <= text.length`; `text.length` when
   * nothing is pending. With `final` it is `text.length`. At most `lookback` characters may be held.
   */
  readonly holdFrom: number;
}

/** A detector with its options compiled in. One scanner serves every channel and stream. */
export interface Scanner {
  /**
   * For a scanner that remembers what it has read: a fresh one, which is given one text from its first character to its
   * last, in order. A scanner without this is stateless. Where the text stands is said when it will be all of a channel.
   */
  open?(of?: Channel): Scanner;
  /** For one that finds texts which end too early: of an opened one, true while its text may not end here. */
  unfinished?(): boolean;
  /**
   * For one that remembers, and looks at nothing twice: it is given what is new alone. Its `fresh` is 0 then, and what it still
   * holds, or reports, of what came before has offsets below 0.
   */
  readonly reads?: 'fresh';
  /** Which view of the text it reads: folded unless it says `raw` (as it came, before folding). */
  readonly on?: 'folded' | 'raw';
  /**
   * Words in lower case of which one stands in whatever it finds. A scanner that names them is also given what texts say
   * in disguise: backwards, rotated, spaced.
   */
  readonly keyWords?: readonly string[];
  /**
   * A scanner that reads the other of the two, for a rule which needs both; it reads nothing decoded. What the two find
   * where one thing begins is one finding.
   */
  readonly beside?: Scanner;
  /** Where its model is not there: it finds less without, or nothing at all. */
  readonly lacks?: 'some' | 'all';
  /** The judge that is asked about what it is not sure of; left out by those that always are. */
  readonly doubtsTo?: string;
  /** Another scanner of the same spellings; what it finds is found by this one too. */
  readonly also?: Scanner;
  /**
   * Asked where a hit of this type stands, once that is known for good: in text, or in a call of this tool. One that does
   * not count there is none; all count where this is left out.
   */
  counts?(type: string, call: CallPart | undefined): boolean;
  /** Of one that was made for an exchange: the highest class that a text of the request bears; undefined for none. */
  readonly bears?: Class | undefined;
  /** Of one that was made for an exchange: the class that a text of the answer says of itself; undefined for none. */
  classOf?(text: Pick<RequestText, 'role' | 'text' | 'labels'>): Class | undefined;
  /** What it keeps in memory beside the options and the texts it was given, in bytes, give or take; nothing when left out. */
  readonly holding?: number;
  /** The most characters it ever holds. */
  readonly lookback: number;
  /** The most characters before `from` that it looks at. */
  readonly context: number;
  scan(input: ScanInput): ScanOutput;
}

/** One text of a request, or of an answer that may bear a class itself, as detectors of answers are given it. Content: it is compared, and never recorded. */
export interface RequestText {
  readonly role: Role;
  readonly path: string;
  readonly text: string;
  /** True for a word that stands in the prompt only to be watched for. */
  readonly canary?: true;
  /** What stands beside it about it, where a rule asks; those of every rule. */
  readonly labels?: readonly SourceLabel[];
  /** The same text stands in another, of this role, too: it is a marked passage of that. */
  readonly besides?: Role;
}

/** A detector of answers that has to know what the request said; the options are compiled in. */
export interface ExchangeBound {
  /** Roles of the request whose texts it is given. */
  readonly wants: ReadonlySet<Role>;
  /** Roles of the answer that it judges where its rule names none; undefined for all. */
  readonly on?: ReadonlySet<Role>;
  /** Which spelling its scanners read. */
  readonly reads: 'folded' | 'raw';
  /** Names of labels (`labelName`) that its texts are to come with. */
  readonly labels?: ReadonlySet<string>;
  /** True where it is given the request as the JSON document that it is, too. */
  readonly document?: true;
  /** Where its model is not there: its scanners find less without, or nothing at all. */
  readonly lacks?: 'some' | 'all';
  /** The scanner for the answer to one request, asked by a caller. It may keep the texts as long as the exchange lasts. */
  begin(request: readonly RequestText[], document?: string, caller?: Caller): Scanner;
}

/** The part of a zod schema that the core needs to know; every detector exports a real strict zod object. */
export interface OptionsSchema {
  safeParse(value: unknown): { readonly success: boolean };
}

/** One entry of the ordered list in `detectors/index.ts`. */
export interface Detector {
  readonly name: string;
  /** One sentence for the documentation. */
  readonly summary: string;
  /** The types it may report, a closed set unless the options name more. */
  readonly types: readonly string[];
  /** The highest score it ever gives; 1 when left out. */
  readonly surest?: number;
  /** What the policy may write under `options`; strict. */
  readonly options: OptionsSchema;
  /** Options under which it looks for all that it can find, for the batch verbs; left out where none do more than the defaults. */
  readonly widest?: Readonly<Record<string, unknown>>;
  /** Compiles options (already parsed by `options`) into a scanner; throws on nothing. */
  compile(options: unknown): Scanner;
  /**
   * For detectors of answers that have to know the request: rules are compiled with this, and `compile` gives a scanner for
   * a text whose request said nothing.
   */
  bind?(options: unknown): ExchangeBound;
  /** For detectors that look texts up in indexes: the same one with those of the process configuration, by name. */
  using?(indexes: Indexes): Detector;
  /** For one whose rules also read what a user says in several messages as one text, under these options. */
  turns?(options: unknown): JoinedReading | undefined;
  /** The model that it asks, where it asks one that is there. */
  readonly model?: OpenedModel | undefined;
  /** For detectors that ask a model which comes with Weir: the same one with those that are there, by task. */
  asking?(models: Models): Detector;
}

/** How the messages of a user are read together. */
export interface JoinedReading {
  /** Messages in a row, two at least. */
  readonly messages: number;
  /** What reads them; it asks nobody. */
  readonly scanner: Scanner;
}

/** An index in which a detector looks texts up. */
export interface OpenedIndex {
  /** Which detector it is for; `unread` for one of which only the name is known. */
  readonly kind: string;
  /** SHA-256 of its file, hex; policies that use it have another digest when it changes. */
  readonly digest: string;
}

export type Indexes = ReadonlyMap<string, OpenedIndex>;

/** A model that a detector asks. */
export interface OpenedModel {
  /** SHA-256 of its file, hex; policies that use it have another digest when it changes. */
  readonly digest: string;
}

export type Models = ReadonlyMap<string, OpenedModel>;
