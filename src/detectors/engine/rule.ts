/** Rules: recognizers with what the documentation says of them. */
import type { Recognizer } from './recognizer.ts';

/** One rule of a detector; its row in the documentation derives from it. */
export interface Rule extends Recognizer {
  /** Its name, unique in its detector: lower-case words joined by dashes. */
  readonly name: string;
  /** What it finds and how that is proved, in one line. */
  readonly finds: string;
  /** The standard, registry or vendor's page that the form is taken from. */
  readonly source: string;
}
