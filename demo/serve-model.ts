/** Runs the scripted model by itself: node demo/serve-model.ts [host:port]. */
import { ScriptedModel } from './scripted-model.ts';

const [host = '127.0.0.1', port = '8081'] = (process.argv[2] ?? '127.0.0.1:8081').split(':');
const model = new ScriptedModel();
console.log(`scripted model on http://${await model.listen(Number(port), host)}`);
for (const signal of ['SIGINT', 'SIGTERM'])
  process.once(signal, () => void model.close().then(() => process.exit(0)));
