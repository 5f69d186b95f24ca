/** Versions of Envoy compare by their numbers. */

/** True when `version` is `least` or newer; both are `major.minor.patch`. */
export function reaches(version: string, least: string): boolean {
  const wanted = least.split('.').map(Number);
  const differs = version
    .split('.')
    .map((part, at) => Number(part) - (wanted[at] ?? 0))
    .find((difference) => difference !== 0);
  return (differs ?? 0) >= 0;
}
