/** Prints the conformance table of a run from the results in a folder, and fails when a cell fails or is missing. */
import { readResults } from '../test/e2e/conformance/support/results.ts';
import { drawTable } from '../test/e2e/conformance/support/table.ts';
import { ENVOY_VERSIONS } from '../test/e2e/conformance/support/versions.ts';

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('usage: conformance-table.ts FOLDER');
const table = drawTable(ENVOY_VERSIONS, readResults(folder));
console.log(table.text);
if (ENVOY_VERSIONS.length === 1) console.log('One version alone, because ENVOY_BIN names it.');
process.exitCode = table.problems === 0 ? 0 : 1;
