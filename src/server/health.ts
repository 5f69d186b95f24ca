/** The gRPC health service (grpc.health.v1), written by hand: one string in, one number out. */

/** Values of `HealthCheckResponse.ServingStatus`. */
export const SERVING = 1;
export const NOT_SERVING = 2;
export const SERVICE_UNKNOWN = 3;
export type ServingStatus = typeof SERVING | typeof NOT_SERVING | typeof SERVICE_UNKNOWN;

/** Services whose health may be asked for; the empty name is the whole server. */
const SERVICES: ReadonlySet<string> = new Set([
  '',
  'envoy.service.ext_proc.v3.ExternalProcessor',
  'envoy.service.auth.v3.Authorization',
]);

/** Tag of field 1, length-delimited. */
const SERVICE_TAG = 0x0a;
/** Tag of field 1, varint. */
const STATUS_TAG = 0x08;
/** Longest request whose length fits one varint byte; service names we know are shorter. */
const LONGEST_REQUEST = 129;

type Watcher = (status: ServingStatus) => void;

/** Knows whether this process serves, and tells those who watch. */
export class Health {
  readonly #ready: () => boolean;
  readonly #watchers = new Set<{ tell: Watcher; last: ServingStatus }>();

  constructor(ready: () => boolean) {
    this.#ready = ready;
  }

  /** Returns the status of a service, `SERVICE_UNKNOWN` for a name that is not ours. */
  status(service: string | undefined): ServingStatus {
    if (service === undefined || !SERVICES.has(service)) return SERVICE_UNKNOWN;
    return this.#ready() ? SERVING : NOT_SERVING;
  }

  /** Tells the status now and at each change; returns the function that ends it. */
  watch(service: string | undefined, tell: Watcher): () => void {
    const last = this.status(service);
    tell(last);
    if (last === SERVICE_UNKNOWN) return () => {};
    const watcher = { tell, last };
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  /** Something changed: tells those for whom the status differs. */
  changed(): void {
    const status = this.status('');
    for (const watcher of this.#watchers) {
      if (watcher.last === status) continue;
      watcher.last = status;
      watcher.tell(status);
    }
  }
}

/** Reads a `HealthCheckRequest`: the service name, or undefined when it is not a name that we could know. */
export function readHealthRequest(bytes: Uint8Array): string | undefined {
  if (bytes.length === 0) return '';
  if (bytes.length > LONGEST_REQUEST || bytes[0] !== SERVICE_TAG || bytes[1] !== bytes.length - 2)
    return undefined;
  return new TextDecoder().decode(bytes.subarray(2));
}

/** Writes a `HealthCheckResponse`. */
export function writeHealthResponse(status: ServingStatus): Buffer {
  return Buffer.from([STATUS_TAG, status]);
}
