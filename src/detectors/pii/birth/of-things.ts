/** Births of things: `the band was born in`, `the birth of a nation`. */

/** Characters before a date in which one is told. */
export const THING_REACH = 72;
const THINGS =
  'band|company|firm|product|idea|project|start-?up|brand|website|site|service|club|movement|nation|country|state|republic|concept|festival|' +
  'magazine|genre|league|museum|app|software|language|tradition|myth|legend|standard|protocol|network|team|party|union|internet|web|industry|' +
  'franchise|show|series|game|system|model|group|organi[sz]ation|institution|city|town';
const PEOPLE =
  'child|baby|boy|girl|son|daughter|grand(?:son|daughter|child)|twins|first|second|third|patient|infant|kid';
const BORN = new RegExp(`\\b(?:${THINGS})s?(?: \\w+)? (?:was|were|is) (?:\\w+ )?born\\b[^.!?\\n]*$`, 'i');
const BIRTH = new RegExp(
  `(?<!dates? of )\\bbirth of (?:an?|the|modern|our|this) (?!(?:\\w+ )?(?:${PEOPLE})\\b)[^.!?\\n:]*$`,
  'i',
);

/** Is what is said to be born, before the date that begins here, no person? */
export function isOfThing(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - THING_REACH), start);
  return BORN.test(before) || BIRTH.test(before);
}
