/** Paths of a document that stands inside something else. */

/** `$`, `[1]`, `$.*` and `a.b` within `lines[3]`: `lines[3]`, `lines[3][1]`, `lines[3].*` and `lines[3].a.b`. */
export function pathWithin(within: string, path: string): string {
  if (path === '$' || path.startsWith('$.')) return within + path.slice(1);
  return path.startsWith('[') ? within + path : `${within}.${path}`;
}
