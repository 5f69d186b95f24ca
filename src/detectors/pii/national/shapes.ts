/** Shapes: finds which of many forms a text is written in, reading each character once. */
import { isDigit, isLetter } from '../../characters.ts';

const DIGIT = 1;
const LETTER = 2;
/** Characters that stand for themselves in forms; their classes follow those of digits and letters. */
const MARKS = ' -./+';
const CLASSES = 3 + MARKS.length;

/** What characters in forms stand for: classes of units. */
const MEANINGS: ReadonlyMap<string, readonly number[]> = new Map<string, readonly number[]>([
  ['9', [DIGIT]],
  ['A', [LETTER]],
  ['#', [DIGIT, LETTER]],
  ...[...MARKS].map((mark, at) => [mark, [3 + at]] as const),
]);

const classes = new Uint8Array(0x80);
for (let unit = 0; unit < 0x80; unit++) {
  classes[unit] = isDigit(unit) ? DIGIT : isLetter(unit) ? LETTER : 0;
}
for (const [at, mark] of [...MARKS].entries()) classes[mark.charCodeAt(0)] = 3 + at;

/** No form goes on this way. */
export const DEAD = -1;

/** A state of an index: the forms that still fit, all read up to the same place. */
interface State {
  readonly place: number;
  readonly forms: readonly number[];
}

/** An automaton over all forms at once; its first state is 0. */
export class ShapeIndex {
  /** State times the number of classes, plus a class -> next state. */
  readonly #next: Int16Array;
  /** By state: the forms that are whole here, by their position in the list. */
  readonly #whole: readonly (readonly number[])[];
  readonly #goesOn: Uint8Array;
  readonly #isWhole: Uint8Array;

  constructor(forms: readonly string[]) {
    const meanings = forms.map(meaningsOf);
    const states: State[] = [{ place: 0, forms: [...forms.keys()] }];
    const known = new Map<string, number>();
    const next: number[] = [];
    for (let id = 0; id < states.length; id++) next.push(...edgesOf(states, id, { meanings, known }));
    this.#next = Int16Array.from(next);
    this.#whole = states.map((state) => state.forms.filter((form) => forms[form]?.length === state.place));
    this.#isWhole = Uint8Array.from(this.#whole, (forms) => (forms.length > 0 ? 1 : 0));
    this.#goesOn = Uint8Array.from(states, (_, id) =>
      next.slice(id * CLASSES, (id + 1) * CLASSES).some((state) => state !== DEAD) ? 1 : 0,
    );
  }

  /** The state after one more unit, or `DEAD`. */
  step(state: number, unit: number): number {
    return this.#next[state * CLASSES + (classes[unit] ?? 0)] ?? DEAD;
  }

  /** Is a form whole somewhere from an offset on, or may one be that, as far as the text goes? bench: scan */
  mayFit(text: string, start: number): boolean {
    let state = 0;
    for (let at = start; at < text.length; at++) {
      state = this.step(state, text.charCodeAt(at));
      if (state === DEAD) return false;
      if (this.#isWhole[state] === 1) return true;
    }
    return true;
  }

  /** Is a form whole in a state? */
  isWhole(state: number): boolean {
    return this.#isWhole[state] === 1;
  }

  /** The forms that are whole in a state. */
  wholeIn(state: number): readonly number[] {
    return this.#whole[state] ?? [];
  }

  /** May a form become whole further on? */
  goesOn(state: number): boolean {
    return this.#goesOn[state] === 1;
  }
}

function meaningsOf(form: string): readonly (readonly number[])[] {
  return [...form].map((character) => {
    const meaning = MEANINGS.get(character);
    if (meaning === undefined) throw new Error(`no form may hold ${JSON.stringify(character)}`);
    return meaning;
  });
}

/** The next state for each class, `DEAD` for none; a state that is not known yet is added. */
function edgesOf(
  states: State[],
  id: number,
  { meanings, known }: { meanings: readonly (readonly (readonly number[])[])[]; known: Map<string, number> },
): number[] {
  const { place, forms } = states[id] ?? { place: 0, forms: [] };
  return Array.from({ length: CLASSES }, (_, unitClass) => {
    const fitting = forms.filter((form) => meanings[form]?.[place]?.includes(unitClass) === true);
    if (fitting.length === 0) return DEAD;
    const key = `${place + 1} ${fitting.join(' ')}`;
    const target = known.get(key) ?? states.push({ place: place + 1, forms: fitting }) - 1;
    known.set(key, target);
    return target;
  });
}
