/** Installed: where the files that come with Weir lie, and its own modules, whether the sources run or what they are built to. */

/** The folder above the last `src/` of this module's address: the repository, or what `scripts/build.ts` wrote. Ends with a slash. */
const ROOT = import.meta.url.replace(/src\/(?:(?!src\/).)*$/, '');
/** The sources run as they are (.ts), what is built as `.js`; pieces that modules share lie beside them there. */
const EXTENSION = import.meta.url.endsWith('.ts') ? '.ts' : '.js';

/** A file or folder that comes with Weir, by its path from the root: `models`, `policies/default.yaml`. */
export function installed(path: string): URL {
  return new URL(path, ROOT);
}

/** A module that is started by itself, a thread or a process, by its path below `src` without its extension. */
export function installedModule(path: string): URL {
  return new URL(`src/${path}${EXTENSION}`, ROOT);
}
