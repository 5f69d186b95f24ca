/** One share of the chunkings: `node test/property/masked-streams.ts CHUNKINGS SEED` prints what was compared as JSON. */
import { checkStreams } from './masked/check-streams.ts';

const [chunkings = '20000', seed = '1'] = process.argv.slice(2);
console.log(JSON.stringify(checkStreams(Number(chunkings), Number(seed))));
