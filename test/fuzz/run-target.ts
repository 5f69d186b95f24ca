/** The process of one target: `node test/fuzz/run-target.ts NAME RUNS SEED` prints its report as one line of JSON. */
import { watchedRun } from './framework/watched-run.ts';
import { targetNamed } from './targets/index.ts';

const [name = '', runs = '1000', seed = '1'] = process.argv.slice(2);
console.log(JSON.stringify(await watchedRun(targetNamed(name).name, Number(runs), Number(seed))));
