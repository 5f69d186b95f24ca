/** Small words that names begin with: `van der Heijden`, `von Bülow`, `de la Torre`, `d'Angelo`, `al-Masri`. */

/** Small words that begin a name, and those behind them. */
const SMALL =
  /^(?:van|von|vom|zu|zum|zur|de|da|do|dos|di|del|della|du|den|ten|ter|te|af|av|al|bin|ben|ibn|d'|[ae]l-)(?: (?:van|der|den|de|het|la|las|los|el|le|zu|und|'t))*(?: |(?<=['-]))(?=\p{Lu})/u;
const SO_FAR = /^[a-z']{1,5}-?(?: [a-z']{0,3}){0,3}$/;
const FIRST = 'vzdtabie';
export const LONGEST_SMALL = 16;

/** May a small word begin here, at a glance? */
export function mayBeSmall(text: string, at: number): boolean {
  return FIRST.includes(text.charAt(at));
}

/** Characters of the small words before the name that begins here, 0 for none; `open` where the text ends before it is told. */
export function smallAt(text: string, at: number, final: boolean): number | 'open' {
  if (at < text.length && !mayBeSmall(text, at)) return 0;
  const slice = text.slice(at, at + LONGEST_SMALL);
  const [small] = SMALL.exec(slice) ?? [];
  if (small !== undefined) return small.length;
  return !final && at + slice.length >= text.length && (slice === '' || SO_FAR.test(slice)) ? 'open' : 0;
}
