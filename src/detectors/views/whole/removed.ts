/** Text that is there only to be taken away: deletion characters and what they delete, comments and tags, backslashes. */
import { foldStretch } from '../../fold.ts';
import { type Stretch, StretchBuilder } from '../../stretch.ts';
import { rebuilt } from './rebuilt.ts';

const DELETES = /[\b\x7f]/;
const MARKED = /[a-z]<[!/a-z]/i;
/** A comment ends before the next one begins, so that none is looked through twice. */
const MARKUP = /<!--(?:(?!<!--)[\s\S])*?-->|<\/?[a-z][^<>]{0,200}>/gi;
const ESCAPING = /\\[nrtfv][a-z]/i;
const BACKSLASH = /\\(?=[nrtfv])/g;

/** Raw text after its deletion characters (backspace, delete) have taken what stands before them. */
export function afterDeletions(raw: Stretch): Stretch | undefined {
  const { text } = raw;
  if (!DELETES.test(text)) return undefined;
  const kept: number[] = [];
  for (let at = 0; at < text.length; at++) {
    if (DELETES.test(text.charAt(at))) kept.pop();
    else kept.push(at);
  }
  const built = new StretchBuilder();
  for (const at of kept) built.put(text.charAt(at), raw.at + at, raw.at + at + 1);
  return foldStretch(built.stretch(raw.at, raw.until));
}

/** The text without comments and tags, where one touches a letter. */
export function withoutMarkup(stretch: Stretch): Stretch | undefined {
  return stretch.text.includes('<') && MARKED.test(stretch.text) ? rebuilt(stretch, MARKUP) : undefined;
}

/** Raw text whose backslashes are no escapes: `\rules` is a word, not the end of a line. */
export function withoutBackslashes(raw: Stretch): Stretch | undefined {
  return raw.text.includes('\\') && ESCAPING.test(raw.text)
    ? rebuilt(foldStretch(raw), BACKSLASH)
    : undefined;
}
