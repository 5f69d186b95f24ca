/** The Weir that is tested: what the image runs where it was built for a run of all tests, else the sources. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The variable that names the folder of the built Weir. */
export const BUILT_FOLDER = 'WEIR_TEST_BUILT';

/** The folder of the built Weir, where there is one. */
export const BUILT: string | undefined = process.env[BUILT_FOLDER];

/** The module of the command `weir`. */
export const WEIR: string =
  BUILT === undefined
    ? fileURLToPath(new URL('../../../src/cli/weir.ts', import.meta.url))
    : join(BUILT, 'src/cli/weir.js');
