/** Says why an address cannot be listened on, and which setting to change. */
import { errorCode } from '../core/error-code.ts';

export interface BindProblem {
  readonly error: Error;
  /** `host:port`. */
  readonly address: string;
  readonly flag: string;
  readonly variable: string;
}

/** Returns the sentence for the operator. */
export function bindProblem({ error, address, flag, variable }: BindProblem): string {
  return `${flag} ${address}: ${reason(error)}; choose another address with ${flag} or ${variable}`;
}

function reason(error: Error): string {
  const text = `${errorCode(error)} ${error.message}`;
  if (text.includes('EADDRINUSE')) return 'the port is in use by another process';
  if (text.includes('EADDRNOTAVAIL')) return 'this machine has no such address';
  if (text.includes('EACCES')) return 'not permitted (ports below 1024 need a privilege)';
  if (text.includes('ENOTFOUND') || text.includes('EAI_AGAIN')) return 'the host name cannot be resolved';
  return `cannot listen (${error.message})`;
}
