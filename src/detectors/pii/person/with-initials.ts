/** Names with initials behind what somebody has done with a paper, or behind a word for a customer: `checked by K. Quill`. */
import type { Announced } from './announced.ts';
import { standsApart } from './evidence.ts';
import type { NameRead } from './names.ts';
import { DONE, DONE_BY, HOLDERS } from './words.ts';

export const WITH_INITIALS: readonly Announced[] = [
  {
    name: 'person-paper-done-by',
    finds: 'names with initials behind what somebody has done with a paper: `checked by K. Quill`',
    words: DONE_BY,
    gap: /^:? $/,
    initials: true,
    score: 0.6,
    accepts: (name, { text }) => isOfInitials(name) && endsEntry(text, name.end),
  },
  {
    name: 'person-paper-done',
    finds:
      'names with two initials, or one and a small word, behind the same without `by`, and with one behind its colon: `approved M.T. Quill`, `Approved: M. Quill`',
    words: DONE,
    gap: /^:? $/,
    initials: true,
    score: 0.6,
    accepts: (name, { text, word }) =>
      (isOfMore(name) || (isOfInitials(name) && text.slice(word, name.end).includes(':'))) &&
      endsEntry(text, name.end),
  },
  {
    name: 'person-holder-with-initials',
    finds:
      'names with two initials, or one and a small word, behind a word for a customer or the like: `holder C. de Boer`',
    words: [...HOLDERS, 'holder', 'payee', 'account name'],
    gap: /^(?:,? | \()$/,
    initials: true,
    score: 0.6,
    accepts: (name, { text }) => isOfMore(name) && standsApart(text, name.end),
  },
];

/** Behind a lone letter any sentence may begin: `customer A. Next we`. */
function isOfMore(name: NameRead): boolean {
  return isOfInitials(name) && (name.words[0] ?? '').length > 2;
}

function isOfInitials({ words: [first = ''] }: NameRead): boolean {
  return /^\p{Lu}\./u.test(first);
}

/** Does a mark or a date follow: `on 3 May`? */
function endsEntry(text: string, end: number): boolean {
  return standsApart(text, end) || /^ (?:\d|on )/.test(text.slice(end, end + 4));
}
