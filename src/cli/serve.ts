/** `weir serve`: the servers. */
import type { Verb } from './verb.ts';

const USAGE = `usage: weir serve [options]

Serves ext_proc, ext_authz and health over gRPC to Envoy, and metrics over HTTP. Without --policies the built-in policy
protects. Flags win over environment variables, those over the configuration file.

  --config FILE         process configuration (weir.yaml)          WEIR_CONFIG
  --grpc HOST:PORT      gRPC address, default 127.0.0.1:9002       WEIR_GRPC
  --admin HOST:PORT     metrics and health, default 127.0.0.1:9003 WEIR_ADMIN
  --policies PATH       a policy file or a folder of them          WEIR_POLICIES
  --workers N           worker processes; default one per core,    WEIR_WORKERS
                        fewer where the container has less memory
  --audit-dir DIR       where the journal is kept                  WEIR_AUDIT_DIR
  --audit-mode MODE     buffered (default) or strict               WEIR_AUDIT_MODE
  --state-folder DIR    what tenants made at providers, by hashes  WEIR_STATE_FOLDER
  --log-level LEVEL     debug, info (default), warn, error, silent WEIR_LOG_LEVEL

SIGTERM and SIGINT drain: no new connections, open exchanges finish, the rest ends with an error. A second signal ends at once.
Exit codes: 0 drained, 1 not drained in time, 2 cannot start as configured.
`;

export const serve: Verb = {
  name: 'serve',
  summary: 'serve ext_proc and ext_authz to Envoy',
  usage: USAGE,
  run: async () => (await import('../main.ts')).exited,
};
