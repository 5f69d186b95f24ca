/** Places of passwords in the commands `net user` and `net use` of Windows. */
import type { PasswordPlace } from './places.ts';

const WORD = String.raw`["']?[^\s"']{1,64}["']?`;
/** A host and a directory. Folding reads two backslashes as an escape for one, and one before `f` or `t` as another. */
const SIGN = String.raw`[\\\f\n\r\t\v]`;
const SHARE = String.raw`["']?${SIGN}{1,2}[^\s"'\\]{1,63}(?:${SIGN}{1,2}[^\s"'\\]{1,63}){1,4}["']?`;
const DRIVE = String.raw`(?:(?:[A-Za-z]:|\*)[ \t]+)?`;
const COMMAND = String.raw`(?:^|[\s;&|(>"'\x60])net(?:\.exe)? `;

export const WINDOWS_PLACES: readonly PasswordPlace[] = [
  {
    name: 'windows-user-password',
    finds: 'passwords of `net user` and `net use`, behind the name of the user',
    source: 'Microsoft Learn, net user and net use',
    literals: ['net user ', 'net use '],
    ahead: new RegExp(`^(?:${DRIVE}${SHARE}[ \\t]+/u(?:ser)?:)?${WORD}[ \\t]+["']?`, 'i'),
    before: new RegExp(
      `${COMMAND}(?:user ${WORD}|use ${DRIVE}${SHARE}[ \\t]+/u(?:ser)?:${WORD})[ \\t]+["']?$`,
      'i',
    ),
    isSpread: true,
  },
  {
    name: 'shared-drive-password',
    finds: 'passwords of `net use`, in front of the name of the user',
    source: 'Microsoft Learn, net use',
    literals: ['net use '],
    ahead: new RegExp(`^${DRIVE}${SHARE}[ \\t]+["']?`),
    before: new RegExp(`${COMMAND}use ${DRIVE}${SHARE}[ \\t]+["']?$`, 'i'),
    behind: /^["']?[ \t]+\/u(?:ser)?:/i,
    isSpread: true,
  },
];
