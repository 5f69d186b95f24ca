/** The settings that a flag or an environment variable may give, and where they stand in the file. */

export interface Setting {
  readonly flag: string;
  readonly variable: string;
  /** Path in `weir.yaml`. */
  readonly path: readonly string[];
  readonly number?: boolean;
}

/** Every setting; flags win over variables, those over the file. */
export const SETTINGS: readonly Setting[] = [
  { flag: '--grpc', variable: 'WEIR_GRPC', path: ['grpc'] },
  { flag: '--admin', variable: 'WEIR_ADMIN', path: ['admin'] },
  { flag: '--policies', variable: 'WEIR_POLICIES', path: ['policies'] },
  { flag: '--workers', variable: 'WEIR_WORKERS', path: ['workers'], number: true },
  { flag: '--audit-dir', variable: 'WEIR_AUDIT_DIR', path: ['audit', 'dir'] },
  { flag: '--audit-mode', variable: 'WEIR_AUDIT_MODE', path: ['audit', 'mode'] },
  { flag: '--state-folder', variable: 'WEIR_STATE_FOLDER', path: ['state', 'folder'] },
  { flag: '--log-level', variable: 'WEIR_LOG_LEVEL', path: ['log', 'level'] },
];

/** Names the file itself. */
export const CONFIG_SETTING = { flag: '--config', variable: 'WEIR_CONFIG' } as const;

/** The file that is read when none is named and it is there. */
export const DEFAULT_CONFIG_FILE = 'weir.yaml';
