/** Places of passwords in files of settings: netrc, wireless networks, images, secure strings. */
import type { PasswordPlace } from './places.ts';

const QUOTE = /^["']?/;

export const SETTING_PLACES: readonly PasswordPlace[] = [
  {
    name: 'server-key-password',
    mayBeWords: true,
    finds: 'keys that network devices share with a server for RADIUS or TACACS+',
    source: 'Cisco IOS Security Command Reference, radius-server and tacacs-server',
    literals: ['radius-server ', 'tacacs-server '],
    ahead: /^(?:host \S{1,64} (?:[a-z-]{1,16} \d{1,5} ){0,4})?key (?:[067] )?["']?/i,
    before:
      /(?:^|\s)(?:radius|tacacs)-server (?:host \S{1,64} (?:[a-z-]{1,16} \d{1,5} ){0,4})?key (?:[067] )?["']?$/i,
  },
  {
    name: 'netrc-password',
    finds: 'passwords of a `.netrc`: behind a machine and a login, in one line or several',
    source: 'The .netrc file, GNU Inetutils manual',
    literals: ['password '],
    ahead: QUOTE,
    before:
      /(?:^|\s)(?:machine\s+[\w.:-]{1,64}|default)\s+login\s+[^\s"']{1,48}\s+(?:account\s+\S{1,24}\s+)?password ["']?$/,
    ends: /[\s"'`<>]/,
    isSpread: true,
    // Some services hand out UUIDs in place of passwords.
    alsoIs: /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/,
    least: 4,
  },
  {
    name: 'wireless-key-password',
    mayBeWords: true,
    finds: 'keys of wireless networks in the settings of wpa_supplicant, hostapd and NetworkManager',
    source: 'wpa_supplicant.conf(5), hostapd.conf, nm-settings-nmcli(5)',
    literals: ['psk=', 'psk =', 'sec.psk ', 'wpa_passphrase=', 'wpa-psk ', 'dev wifi password '],
    ahead: /^[ \t]?["']?/,
    before:
      /(?:(?:^|[\s{;,])(?:psk|wpa_passphrase|wpa_psk)[ \t]?=[ \t]?|(?:^|\s)wpa-psk[ \t]|(?:wifi|wireless)-sec(?:urity)?\.psk[ \t])["']?$/,
    least: 8,
  },
  {
    name: 'wireless-command-password',
    mayBeWords: true,
    finds: 'keys of wireless networks that commands are given behind the name of the network',
    source: 'wpa_passphrase(8); nmcli(1), device wifi connect',
    literals: ['wpa_passphrase ', 'wifi connect '],
    ahead: /^(?:"[^"\n]{1,32}"|'[^'\n]{1,32}'|[^\s"']{1,32})[ \t]+(?:password[ \t]+)?["']?/,
    before:
      /(?:wpa_passphrase[ \t]+|wifi connect[ \t]+)(?:"[^"\n]{1,32}"|'[^'\n]{1,32}'|[^\s"']{1,32})[ \t]+(?:password[ \t]+)?["']?$/,
    least: 8,
  },
  {
    name: 'variable-before-command-password',
    mayBeWords: true,
    finds: 'passwords in the variables that sshpass and the tools of databases read',
    source: 'sshpass(1), MySQL Reference Manual (environment variables), PostgreSQL manual (PGPASSWORD)',
    literals: [
      'sshpass=',
      'mysql_pwd=',
      'pgpassword=',
      'restic_password=',
      'borg_passphrase=',
      'rediscli_auth=',
    ],
    ahead: QUOTE,
    before:
      /(?:^|[\s;&|(])(?:SSHPASS|MYSQL_PWD|PGPASSWORD|RESTIC_PASSWORD|BORG_PASSPHRASE|REDISCLI_AUTH)=["']?$/,
  },
  {
    name: 'image-variable-password',
    finds:
      'passwords that the instructions of an image or a server set behind a blank: `ENV DB_PASSWORD ...`',
    source: 'Dockerfile reference, ENV; Apache HTTP Server documentation, SetEnv; Redis configuration',
    literals: ['password ', 'passwd ', '_pass ', 'requirepass ', 'masterauth '],
    ahead: QUOTE,
    before:
      /(?:^[ \t]{0,8}(?:ENV|ARG|SetEnv|setenv|set -gx)[ \t]+\w{0,48}(?:PASSWORD|PASSWD|_PASS|password)|^[ \t]{0,8}(?:requirepass|masterauth))[ \t]["']?$/,
    ends: /[\s"'`]/,
  },
  {
    name: 'function-address-key',
    finds: 'keys of Azure Functions in the address that calls one',
    source: 'Microsoft Learn, Azure Functions HTTP trigger (access keys)',
    literals: ['?code='],
    ahead: /^/,
    before: /\bazurewebsites\.net\/api\/[\w./-]{1,80}\?code=$/i,
    least: 40,
    ends: /[\s"'`<>&#]/,
  },
  {
    name: 'install-root-password',
    finds:
      'passwords of root in the answers that an installation is given: Kickstart, and the installer of Debian',
    source: 'Red Hat Enterprise Linux, Kickstart commands (rootpw); Debian installation guide, preseeding',
    literals: ['rootpw ', '-password-again password ', '-password password '],
    ahead: /^(?:--(?:plaintext|lock|allow-ssh) ){0,3}["']?(?!-)/,
    before:
      /(?:^[ \t]{0,8}rootpw (?:--(?:plaintext|lock|allow-ssh) ){0,3}|^[ \t]{0,8}d-i passwd\/(?:root|user)-password(?:-again)? password )["']?$/,
    ends: /[\s"'`]/,
  },
  {
    name: 'build-credentials-password',
    finds: 'passwords behind a realm, a host and a user name in the credentials of sbt',
    source: 'sbt Reference Manual, publishing (credentials)',
    literals: ['credentials('],
    ahead: /^\s{0,8}"[^"\n]{0,60}",\s{0,8}"[^"\n]{1,60}",\s{0,8}"[^"\n]{1,40}",\s{0,8}"/,
    before: /\bCredentials\(\s{0,8}(?:"[^"\n]{0,60}",\s{0,8}){3}"$/,
    least: 6,
    isSpread: true,
  },
  {
    name: 'secure-string-password',
    finds: 'passwords that PowerShell makes a secure string of by the name of the parameter',
    source: 'Microsoft Learn, ConvertTo-SecureString',
    literals: ['securestring -string ', 'securestring -asplaintext ', '-asplaintext -force '],
    ahead: /^(?:-string )?["']?/i,
    before: /ConvertTo-SecureString (?:-AsPlainText )?(?:-Force )?(?:-String )?["']?$/i,
  },
];
