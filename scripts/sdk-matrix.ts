/** Prints the matrix of SDKs of a run from the outcomes in a folder, and fails when a cell or a file is missing. */
import { drawMatrix, readOutcomes, sdkFiles } from '../test/e2e/sdk/support/matrix.ts';

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('usage: sdk-matrix.ts FOLDER');
const matrix = drawMatrix(readOutcomes(folder), sdkFiles('.'));
console.log(matrix.text);
process.exitCode = matrix.problems === 0 ? 0 : 1;
