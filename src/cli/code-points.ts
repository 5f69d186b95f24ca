/** Offsets in code points, as other languages count characters; inside of Weir they are UTF-16 units. */

/** Returns the offsets in code points; the units are asked for in any order. */
export function codePointsAt(text: string): (unit: number) => number {
  let unit = 0;
  let points = 0;
  return (wanted) => {
    if (wanted < unit) {
      unit = 0;
      points = 0;
    }
    for (; unit < wanted; points++) unit += (text.codePointAt(unit) ?? 0) > 0xffff ? 2 : 1;
    return points;
  };
}
