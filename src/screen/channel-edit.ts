/** Channel edit: a range of a channel that leaves as something else, said once the whole range is known. */
import { bracketed } from '../policy/actions/redact.ts';
import type { Replacing } from '../policy/actions/value.ts';
import type { RuleFinding } from './scanning.ts';

/** What an edit is written with. */
export interface EditContext {
  readonly replacing: Replacing;
  /** True where the channel's text is JSON: what is put into its strings has to be escaped. */
  readonly isJson: boolean;
}

/** One edit; later findings that overlap it widen it. */
export class ChannelEdit {
  readonly start: number;
  end: number;
  #found: RuleFinding;
  #matched: string;
  readonly #context: EditContext;
  #replacement: string | undefined;

  constructor(found: RuleFinding, context: EditContext) {
    this.start = found.finding.start;
    this.end = found.finding.end;
    this.#found = found;
    this.#matched = found.matched ?? '';
    this.#context = context;
  }

  /** What stands in place of the range; the first rule says so, and any rule before the way back of a placeholder. */
  get replacement(): string {
    this.#replacement ??= this.#written();
    return this.#replacement;
  }

  /** Takes in a finding that begins inside the range. What is brought back gives way to what is found. */
  widen(found: RuleFinding): void {
    const { finding, matched = '', rule } = found;
    if (rule.action === 'restore') return;
    if (this.#found.rule.action === 'restore') this.#found = found;
    if (finding.end <= this.end) return;
    this.#matched += matched.slice(this.end - finding.start);
    this.end = finding.end;
  }

  #written(): string {
    const { rule, finding } = this.#found;
    const { replacing, isJson } = this.#context;
    const write = rule.write ?? bracketed;
    if (!isJson) return write({ type: finding.type, text: this.#matched }, replacing);
    const written = write({ type: finding.type, text: unescaped(this.#matched) }, replacing);
    return JSON.stringify(written).slice(1, -1);
  }
}

const ESCAPE = /\\(?:u([0-9a-fA-F]{4})|(["\\/bfnrt]))/g;
const SHORT: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

/** The text that a part of a JSON string spells (RFC 8259 section 7). */
function unescaped(part: string): string {
  if (!part.includes('\\')) return part;
  return part.replaceAll(ESCAPE, (_, hex?: string, short = '') =>
    hex === undefined ? (SHORT[short] ?? short) : String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
