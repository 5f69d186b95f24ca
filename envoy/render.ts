/** Renders Envoy's configuration from the files beside it: other addresses, other body modes, other filters. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse, stringify } from 'yaml';

/** A body mode of the ext_proc filter. */
export type EnvoyBodyMode = 'NONE' | 'STREAMED' | 'BUFFERED' | 'BUFFERED_PARTIAL' | 'FULL_DUPLEX_STREAMED';

/** What differs from the shipped files; addresses are `host:port`. Everything left out stays as shipped. */
export interface RenderOptions {
  readonly listen?: string;
  readonly admin?: string;
  readonly weir?: string;
  readonly model?: string;
  /** The filters before the router; default `ext_proc` alone. */
  readonly filters?: readonly ('ext_proc' | 'ext_authz')[];
  readonly requestBody?: EnvoyBodyMode;
  readonly responseBody?: EnvoyBodyMode;
  /** Merged into `processing_mode`: trailers and headers, SEND or SKIP. */
  readonly processing?: Readonly<Record<string, 'SEND' | 'SKIP' | 'DEFAULT'>>;
  /** Merged into the typed configuration of the ext_proc filter. */
  readonly extProc?: Tree;
  /** Merged into the typed configuration of the ext_authz filter. */
  readonly extAuthz?: Tree;
  /** Merged into the HTTP connection manager, for instance `upgrade_configs`. */
  readonly connectionManager?: Tree;
  /** Merged into the route's action, for instance `retry_policy`. */
  readonly route?: Tree;
  /** Merged into the listener, for instance `per_connection_buffer_limit_bytes`. */
  readonly listener?: Tree;
  /** Merged into the cluster of the model. */
  readonly modelCluster?: Tree;
  /** Merged into the cluster of Weir. */
  readonly weirCluster?: Tree;
  /** Filters of somebody else, before and behind those of Weir. */
  readonly before?: readonly Filter[];
  readonly behind?: readonly Filter[];
  /** Clusters of somebody else. */
  readonly clusters?: readonly Tree[];
  /** Where the access log goes; default the standard output. */
  readonly accessLog?: string;
}

/** A YAML mapping, as it was parsed. */
export type Tree = { [key: string]: unknown };

/** One HTTP filter. */
export interface Filter extends Tree {
  name: string;
  typed_config: Tree;
}

const AUTHZ = 'envoy.filters.http.ext_authz';
const FOLDER = fileURLToPath(new URL('.', import.meta.url));

/** Reads one of the shipped files as a tree. */
export function readShipped(file: 'envoy.yaml' | 'ext-proc.yaml' | 'ext-authz.yaml'): Tree {
  return parse(readFileSync(`${FOLDER}${file}`, 'utf8')) as Tree;
}

/** Builds a whole configuration as a tree. */
export function renderTree(options: RenderOptions): Tree {
  const root = readShipped('envoy.yaml');
  const listener = at(root, 'static_resources.listeners.0') as Tree;
  const manager = at(listener, 'filter_chains.0.filters.0.typed_config') as Tree;
  setAddress(listener['address'], options.listen);
  setAddress(at(root, 'admin.address'), options.admin);
  setEndpoint(at(root, 'static_resources.clusters.0') as Tree, options.weir);
  setEndpoint(at(root, 'static_resources.clusters.1') as Tree, options.model);
  merge(listener, options.listener);
  merge(at(root, 'static_resources.clusters.0') as Tree, options.weirCluster);
  merge(at(root, 'static_resources.clusters.1') as Tree, options.modelCluster);
  merge(manager, options.connectionManager);
  merge(at(manager, 'route_config.virtual_hosts.0.routes.0.route') as Tree, options.route);
  const router = (manager['http_filters'] as Filter[]).at(-1) as Filter;
  const filters = renderFilters(options);
  manager['http_filters'] = [...(options.before ?? []), ...filters, ...(options.behind ?? []), router];
  (at(root, 'static_resources.clusters') as Tree[]).push(...(options.clusters ?? []));
  const authz = filters.find((filter) => filter.name === AUTHZ);
  if (authz !== undefined) repeatLimit(at(manager, 'route_config.virtual_hosts.0.routes.0') as Tree, authz);
  if (options.accessLog !== undefined) logTo(manager, options.accessLog);
  return root;
}

/** Builds a whole configuration as YAML text. */
export function renderEnvoy(options: RenderOptions): string {
  return stringify(renderTree(options));
}

/** Builds the filters that stand before the router. */
export function renderFilters(options: RenderOptions): Filter[] {
  return (options.filters ?? ['ext_proc']).map((name) => {
    const filter = readShipped(name === 'ext_proc' ? 'ext-proc.yaml' : 'ext-authz.yaml') as Filter;
    if (name === 'ext_authz') {
      merge(filter.typed_config, options.extAuthz);
      return filter;
    }
    const mode = filter.typed_config['processing_mode'] as Tree;
    if (options.requestBody !== undefined) mode['request_body_mode'] = options.requestBody;
    if (options.responseBody !== undefined) mode['response_body_mode'] = options.responseBody;
    merge(mode, options.processing);
    merge(filter.typed_config, options.extProc);
    return filter;
  });
}

/** Tells Weir the filter's limit: Envoy calls a body whole that ends exactly there, also when more is coming. */
function repeatLimit(route: Tree, authz: Filter): void {
  const limit = at(authz.typed_config, 'with_request_body.max_request_bytes');
  route['typed_per_filter_config'] = {
    [AUTHZ]: {
      '@type': 'type.googleapis.com/envoy.extensions.filters.http.ext_authz.v3.ExtAuthzPerRoute',
      check_settings: { context_extensions: { 'weir.max_request_bytes': String(limit) } },
    },
  };
}

function at(tree: unknown, path: string): unknown {
  return path.split('.').reduce((node, key) => (node as Tree)[key], tree);
}

/** Sets what `patch` names, deep; lists and scalars replace, `undefined` removes. */
function merge(tree: Tree, patch: Tree | undefined): void {
  for (const [key, value] of Object.entries(patch ?? {})) {
    if (value === undefined) delete tree[key];
    else if (isTree(value) && isTree(tree[key])) merge(tree[key], value);
    else tree[key] = value;
  }
}

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function setAddress(node: unknown, address: string | undefined): void {
  if (address === undefined) return;
  const split = address.lastIndexOf(':');
  const socket = at(node, 'socket_address') as Tree;
  socket['address'] = address.slice(0, split).replace(/^\[|\]$/g, '');
  socket['port_value'] = Number(address.slice(split + 1));
}

function setEndpoint(cluster: Tree, address: string | undefined): void {
  setAddress(at(cluster, 'load_assignment.endpoints.0.lb_endpoints.0.endpoint.address'), address);
}

function logTo(manager: Tree, path: string): void {
  const log = (manager['access_log'] as Filter[])[0] as Filter;
  log.name = 'envoy.access_loggers.file';
  log.typed_config['@type'] = 'type.googleapis.com/envoy.extensions.access_loggers.file.v3.FileAccessLog';
  log.typed_config['path'] = path;
}
