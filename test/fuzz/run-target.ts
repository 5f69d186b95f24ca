/** The process of one target: `node test/fuzz/run-target.ts NAME RUNS SEED` prints its report as one line of JSON. */
import { watchedRun } from './framework/watched-run.ts';

const [name = '', runs = '1000', seed = '1'] = process.argv.slice(2);
console.log(JSON.stringify(await watchedRun(name, Number(runs), Number(seed))));
