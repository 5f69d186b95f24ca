/** Findings: what a detector saw, where, and how sure it is. Never the text itself. */
import type { Easement } from './easement.ts';
import type { Direction } from './frame.ts';
import type { Role } from './segment.ts';
import type { CallQuestion, CallToHold } from './tool-call.ts';

/** What a scanner is not sure about, and asks a judge for. */
export interface Doubt {
  /** The judge's name in the ports. */
  readonly judge: string;
  /** What it is asked to tell: `injection`. */
  readonly task: string;
  /** The text as the scanner reads it, with what stands before. Content: it is never recorded. */
  readonly text: string;
  /** Sentences of it, one of which has to bear an answer out that would count. Content: they are never recorded. */
  readonly sentences?: readonly string[];
  /** Parts of it that have nothing to do with each other: one has to bear an answer out, or it counts for no more than the likeliest of them. Content, too. */
  readonly apart?: readonly string[];
}

/** What a scanner reports: offsets are UTF-16 units of the text it was given. */
export interface Hit {
  /** Entity or class name: `CREDIT_CARD`, `INJECTION`. */
  readonly type: string;
  readonly start: number;
  readonly end: number;
  /** 0 to 1. */
  readonly score: number;
  /** Which one of the things it was compared with (the id of a document), where that is known. */
  readonly source?: string;
  /** What it covers in the one spelling of its meaning; hashed in place of the text. Content: it is never recorded. */
  readonly spelled?: string;
  /** Who has to be asked first what it comes to. Content: it is never recorded. */
  readonly asks?: CallQuestion;
  /** The id of the reason that was given for it. */
  readonly reason?: string;
  /** What a person has to approve first. Content: it is never recorded. */
  readonly held?: CallToHold;
  /** It counts for nothing until the judge has said how sure it is. */
  readonly doubt?: Doubt;
}

/** A hit, matched to the rule that asked for it, in a channel. */
export interface Finding {
  readonly rule: string;
  readonly detector: string;
  readonly type: string;
  readonly score: number;
  readonly direction: Direction;
  readonly role: Role;
  readonly path: string;
  /** UTF-16 offsets in the channel's whole text, half open. */
  readonly start: number;
  readonly end: number;
  /** Keyed hash of the matched text, for correlation. */
  readonly hash: string;
  /** Which one of the things it was compared with, where the detector knows; or the id of the reason for a decision. */
  readonly source?: string;
  /** Why the rule, which would have acted on it, did not. */
  readonly eased?: Easement;
}
