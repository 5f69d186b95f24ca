/** The next unit of a kind: looked for nearby unit by unit, and then by the engine, which takes a fraction of that. bench: views */

/** Units that are one of a few, all of them ASCII. */
export interface UnitKind {
  /** Global, one unit long. */
  readonly pattern: RegExp;
  /** By ASCII unit: 1 for those of the kind. */
  readonly units: Uint8Array;
}

/** To ask the engine costs as much as to look at so many units. */
const NEAR = 16;

/** The units of these characters. */
export function unitKind(characters: string): UnitKind {
  const units = new Uint8Array(0x80);
  for (const one of characters) units[one.charCodeAt(0)] = 1;
  return { pattern: new RegExp(`[${characters.replace(/[\\\]^-]/g, '\\$&')}]`, 'g'), units };
}

/** The first offset from `from` on where a unit of a kind stands; -1 for none. */
export function nextOf(text: string, from: number, { pattern, units }: UnitKind): number {
  const near = Math.min(text.length, from + NEAR);
  for (let at = from; at < near; at++) if (units[text.charCodeAt(at)] === 1) return at;
  return near === text.length ? -1 : nextUnit(text, near, pattern);
}

/** The first offset from `from` on where a unit stands that the pattern (global, one unit long) matches; -1 for none. */
export function nextUnit(text: string, from: number, pattern: RegExp): number {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex - 1 : -1;
}
