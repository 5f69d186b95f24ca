/** A process that claims the chain `worker-0` of each folder that it is sent, and says what became of that. An entry: it is forked. */
import { ChainOwner } from '../../../src/audit/chain-owner.ts';

const WATCH_MS = 50;

process.on('message', (dir: string) => {
  new ChainOwner(dir, 'worker-0').claim(WATCH_MS).then(
    () => process.send?.('claimed'),
    (cause: unknown) => process.send?.(String(cause)),
  );
});
process.on('disconnect', () => process.exit(0));
process.send?.('up');
