/** What proves who approves: tokens of their own file, and those of issuers that the configuration names. */
import type { ApprovalsSection } from '../../approval/section.ts';
import { type IdentitySection, identitySection } from '../../identity/section.ts';

/** The issuers that count for approvers, and nothing that a connection alone would prove. */
export function approverIdentity(
  { approvers }: ApprovalsSection,
  identity: IdentitySection,
): IdentitySection {
  const issuers = Object.entries(identity.issuers).filter(([name]) => approvers.issuers.includes(name));
  return {
    ...identitySection.parse({}),
    issuers: Object.fromEntries(issuers),
    ...(approvers.file === undefined ? {} : { keys: { file: approvers.file, headers: ['authorization'] } }),
  };
}
