/** Next ids: what tells events apart and is new in each. Nobody puts such strings together. */

/** As long as ids are at least, where nothing but their length is alike. */
const SHORTEST = 16;
/** Characters that ids share in front of what tells them apart. */
const SHARED = 4;
const WORD = /^[\w.:+/=-]+$/;
const NUMBER = /^\d{1,15}$/;
const LETTER = /[A-Za-z]/;

/** True for a string that follows another as an id does: as long as that, the next number, or with another end. */
export function isNextId(before: string, text: string): boolean {
  if (!WORD.test(text) || before === text) return false;
  if (text.length === before.length && text.length >= SHORTEST) return WORD.test(before);
  if (NUMBER.test(text) && NUMBER.test(before)) return Number(text) === Number(before) + 1;
  const shared = sharedBy(before, text);
  return shared.length >= SHARED && shared.length * 2 >= text.length && LETTER.test(shared);
}

function sharedBy(one: string, other: string): string {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  return one.slice(0, at);
}
