/** A text with some of its parts taken away, or read as something else. */
import { type Stretch, StretchBuilder } from '../../stretch.ts';

/** Puts what a part is read as, which begins at an offset of the stretch. */
type Put = (built: StretchBuilder, part: string, at: number) => void;

/** The stretch with each of these parts read so, or taken away where nothing is put in its place. */
export function rebuilt(stretch: Stretch, parts: RegExp, put?: Put): Stretch {
  const built = new StretchBuilder();
  let copied = 0;
  for (const { 0: part, index } of stretch.text.matchAll(parts)) {
    built.copy(stretch, copied, index);
    put?.(built, part, index);
    copied = index + part.length;
  }
  if (copied === 0) return stretch;
  built.copy(stretch, copied, stretch.text.length);
  return built.stretch(stretch.at, stretch.until);
}
