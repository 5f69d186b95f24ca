/** Places of passwords: where only a command, a line of a file or a pipe tells that a password stands. */

/** A place where a password stands. */
export interface PasswordPlace {
  readonly name: string;
  readonly finds: string;
  readonly source: string;
  /** What it is reported as, where that is no secret of any kind. */
  readonly type?: string;
  /** What leads to it, in lower case. */
  readonly literals: readonly string[];
  /** What stands between one of these and the password. */
  readonly ahead: RegExp;
  /** What ends before the password, on its line: a command with all its words up to there. */
  readonly before: RegExp;
  /** What follows the password, where that tells. */
  readonly behind?: RegExp;
  /** Where more than its place has to tell: three classes of characters, a sign among them; or what people choose, or generators make, too. */
  readonly built?: true | 'or-chosen' | 'or-made';
  /** True where words alone may be one, joined, or in quotes with blanks between. */
  readonly mayBeWords?: true;
  /** True where one may stand that an account of mail makes for one application: sixteen letters. */
  readonly mayBeOfApp?: true;
  /** What is one there beside all that looks like a password. */
  readonly alsoIs?: RegExp;
  /** What is one there too, where no pattern tells. */
  readonly alsoAccepts?: (value: string) => boolean;
  /** Its fewest characters, where four would be too few. */
  readonly least?: number;
  /** What ends it when no quote does; left out where a blank, a quote or a sign of the shell does. */
  readonly ends?: RegExp;
  /** True when the lines above its own belong to what ends before it, and those below to what follows it. */
  readonly isSpread?: true;
}

/** The beginning of a command: of the line, behind another command, in a path or in a string of code. */
const COMMAND = String.raw`(?:^|[\s;&|(\x60/\\"'])`;
/** Further words of the same command. */
const WORDS = String.raw`\s(?:[^;|&]*\s)?`;
const QUOTE = /^["']?/;
const BLANK = /^[ \t=]{0,2}["']?/;
const WORD = String.raw`["']?[^\s"']{1,64}["']?`;

/** One that is no password, which may be an address, and the comma behind it. */
const ARGUMENT = String.raw`\s?(?:"[^"\n]{0,110}"|'[^'\n]{0,110}'|[\w.$]{1,40}),\s?`;

/** A flag of commands, the name of which is followed by what `gap` says. */
function flag(commands: string, flags: string, gap = String.raw`[ \t=]{0,2}`): RegExp {
  return new RegExp(`${COMMAND}(?:${commands})(?:\\.exe)?${WORDS}(?:${flags})${gap}["']?$`);
}

/** Words of a command in their order. */
function words(...parts: readonly string[]): RegExp {
  return new RegExp(`${COMMAND}${parts.join(String.raw`[ \t]+`)}[ \t]+["']?$`, 'i');
}

const LOGINS = '(?:docker|podman|nerdctl|buildah|skopeo|helm|oras|crane|az|oc|cf|ibmcloud|argocd|regctl)';
const MONGO = 'mongo|mongosh|mongo(?:dump|restore|export|import|stat|top|files)';
const MYSQL =
  '(?:mysql|mariadb)(?:-?(?:dump|admin|import|check|show|pump|sh|binlog|slap|upgrade|backup))?|mycli|xtrabackup';
const SNMP = 'snmp(?:walk|get|set|getnext|bulkwalk|bulkget|table|trap|inform|status|test)';
const SAMBA = 'smbclient|rpcclient|smbget|smbmap|net|nmblookup|smbcacls|mount\\.cifs';

export const PASSWORD_PLACES: readonly PasswordPlace[] = [
  {
    name: 'mysql-flag-password',
    finds: 'passwords joined to the flag `-p` of the tools of MySQL and MariaDB, and of archivers',
    source: 'MySQL Reference Manual, command options for connecting to the server; 7-Zip and RAR manuals',
    literals: [' -p', ' -hp'],
    ahead: QUOTE,
    before: flag(`${MYSQL}|7z[ar]?|7zz|rar|unrar`, '-h?p', ''),
  },
  {
    name: 'login-flag-password',
    mayBeWords: true,
    finds: 'passwords behind the flag `-p` of a login to a registry, a cloud or a database',
    source:
      'Docker, Podman, Helm, Azure and OpenShift command references (login); mongosh, cqlsh, cypher-shell',
    literals: [' -p ', ' -p='],
    ahead: QUOTE,
    before: flag(
      `${LOGINS}${WORDS}login|${MONGO}|cqlsh|cypher-shell|beeline|hdbsql|rabbitmqadmin|twine upload|ncftp(?:get|put)?|sshpass|psexec|mydumper|myloader`,
      '-p',
      '[ =]',
    ),
  },
  {
    name: 'capital-flag-password',
    mayBeWords: true,
    finds: 'passwords behind the flag `-P` of tools for SQL Server, archives, brokers and consoles',
    source:
      'Microsoft Learn, sqlcmd and bcp utilities; zip, mosquitto_pub, ipmitool and ssh-keygen manual pages',
    literals: [' -p', ' -n '],
    ahead: BLANK,
    before: flag(
      'sqlcmd|bcp|osql|tsql|mssql-cli|zip|unzip|mosquitto_(?:pub|sub|rr)|ipmitool|ssh-keygen[^;|&]*\\s-[NP]|ssh-keygen',
      '-[NP]',
    ),
  },
  {
    name: 'directory-flag-password',
    finds: 'passwords behind the flag `-w` of the tools of LDAP',
    source: 'OpenLDAP manual pages, ldapsearch(1)',
    literals: [' -w'],
    ahead: BLANK,
    before: flag('ldap(?:search|modify|add|delete|passwd|whoami|compare|modrdn|exop)', '-w'),
  },
  {
    name: 'cache-flag-password',
    finds: 'passwords behind the flag `-a` of the tools of Redis and Valkey',
    source: 'Redis documentation, redis-cli',
    literals: [' -a '],
    ahead: QUOTE,
    before: flag('(?:redis|valkey|keydb)-(?:cli|benchmark)', '-a', ' '),
  },
  {
    name: 'snmp-flag-password',
    mayBeWords: true,
    finds: 'communities and passphrases behind the flags `-c`, `-A` and `-X` of the tools of SNMP',
    source: 'Net-SNMP manual pages, snmpcmd(1)',
    literals: [' -a ', ' -x ', ' -c '],
    ahead: QUOTE,
    before: flag(SNMP, '-[AXc]', ' '),
  },
  {
    name: 'openssl-password',
    finds: 'passwords that OpenSSL is given in its command: `pass:` and `-k`',
    source: 'OpenSSL manual, openssl-passphrase-options and openssl-enc',
    literals: ['pass:', ' -k '],
    ahead: QUOTE,
    before: new RegExp(`${COMMAND}openssl${WORDS}(?:-pass(?:in|out)?[ =]["']?pass:|-k )["']?$`),
  },
  {
    name: 'keystore-password',
    finds: 'passwords of key stores behind the flags of keytool and jarsigner',
    source: 'JDK tool specifications, keytool and jarsigner',
    literals: ['storepass ', 'keypass '],
    ahead: QUOTE,
    before: flag('keytool|jarsigner', '-(?:src|dest)?(?:store|key)pass', ' '),
  },
  {
    name: 'slash-flag-password',
    mayBeWords: true,
    finds: 'passwords behind `/p:` and `/password:` of tools for remote desktops and Windows',
    source: 'FreeRDP command line interface; Microsoft Learn, wmic and schtasks',
    literals: [' /p:', ' /password:', ' /pass:', ' /rp '],
    ahead: QUOTE,
    before: flag(
      '[xwm]?(?:lfree|free)rdp3?|wlfreerdp|wmic|schtasks|cmdkey',
      '/(?:p:|password:|pass:|rp )',
      '',
    ),
  },
  {
    name: 'user-percent-password',
    finds: 'passwords behind a user name and `%`, as the tools of Samba take them',
    source: 'Samba manual pages, smbclient(1)',
    literals: [' -u '],
    ahead: /^["']?[^\s"'%]{1,64}%/,
    before: new RegExp(`${COMMAND}(?:${SAMBA})${WORDS}-U ["']?[^\\s"'%]{1,64}%$`),
  },
  {
    name: 'user-comma-password',
    finds: 'passwords behind a user name and a comma, as lftp takes them',
    source: 'lftp manual page, open',
    literals: [' -u '],
    ahead: /^["']?[^\s"',]{1,64},/,
    before: new RegExp(`${COMMAND}(?:lftp|open)${WORDS}-u ["']?[^\\s"',]{1,64},$`),
  },
  {
    name: 'oracle-logon-password',
    finds: 'passwords behind a user name and a slash in the logon of the tools of Oracle',
    source: 'Oracle SQL*Plus User Guide, logon syntax; Oracle Database Utilities',
    literals: ['sqlplus ', 'expdp ', 'impdp ', 'sqlldr ', 'rman target '],
    ahead: /^(?:-\w+ )?["']?[\w$#]{1,64}\/["']?/,
    before: new RegExp(
      `${COMMAND}(?:sqlplus|expdp|impdp|sqlldr|rman target) (?:-\\w+ )?["']?[\\w$#]{1,64}/["']?$`,
      'i',
    ),
    behind: /^["']?(?:@|\s|$)/,
    ends: /[\s"'`;|&<>()@]/,
  },
  {
    name: 'web-user-password',
    finds: 'passwords that htpasswd is given in its command',
    source: 'Apache HTTP Server documentation, htpasswd',
    literals: ['htpasswd -'],
    ahead: new RegExp(`^(?:\\w*n\\w*|\\w+[ \\t]+(?:-\\w+[ \\t]+){0,3}${WORD})[ \\t]+${WORD}[ \\t]+["']?`),
    before: words(
      'htpasswd',
      `(?:-\\w*(?:nb|bn)\\w*|(?:-\\w+[ \\t]+){0,3}-\\w*b\\w*(?:[ \\t]+-\\w+){0,3}[ \\t]+${WORD})`,
      WORD,
    ),
  },
  {
    name: 'broker-user-password',
    finds: 'passwords that rabbitmqctl is given for a user',
    source: 'RabbitMQ manual page, rabbitmqctl(8)',
    literals: ['add_user ', 'change_password ', 'authenticate_user '],
    ahead: new RegExp(`^${WORD}[ \\t]+["']?`),
    before: words('rabbitmqctl', '(?:[^;|&]*\\s)?(?:add_user|change_password|authenticate_user)', WORD),
  },
  {
    name: 'piped-password',
    finds:
      'passwords that are written to a command which reads them: `docker login --password-stdin`, `chpasswd`',
    source: 'Docker command reference, docker login; chpasswd(8); sudo(8), -S',
    literals: ['echo '],
    ahead: /^(?:-\w+ )?["']?(?:[a-z_][\w-]{0,31}:(?=\S))?/,
    before: /(?:^|[\s;&|(`])echo (?:-\w+ )?["']?(?:[a-z_][\w-]{0,31}:)?$/,
    behind:
      /^["']?[ \t]*\|[ \t]*(?:sudo[ \t]+(?:-\w+[ \t]+)*(?:-S\b|chpasswd)|chpasswd|passwd[ \t]+--stdin|openssl[ \t]+passwd\b[^|;&\n]{0,32}-stdin|\w+[ \t][^|;&\n]{0,96}--password-stdin)/,
  },
  {
    name: 'password-file-line',
    mayBeWords: true,
    finds: 'passwords in a line of `.pgpass`: host, port, database and user before it',
    source: 'PostgreSQL documentation, the password file',
    literals: [':5432:', ':5433:', ':6432:', ':*:'],
    ahead: /^(?:[^\s:]{1,63}:){1,2}/,
    before: /(?:^|[\s"'])[\w.*-]{1,80}:(?:\d{4,5}|\*):[\w.*-]{1,63}:[\w.*@-]{1,63}:$/,
    behind: /^["']?(?:\s|$)/,
  },
  {
    name: 'device-password',
    finds: 'passwords in plain text and communities in the configuration of network devices',
    source: 'Cisco IOS Security Command Reference (password, secret, key), SNMP Command Reference',
    literals: [
      'password 0 ',
      'secret 0 ',
      'secret 5 ',
      'key 0 ',
      'server community ',
      'enable secret ',
      'enable password ',
    ],
    ahead: /^(?:[05] )?["']?/,
    before:
      /(?:^|\s)(?:(?:password|secret|key) 0|snmp-server community|enable (?:secret|password)(?: 0)?)[ \t]+["']?$/i,
  },
  {
    name: 'wireless-code-password',
    finds: 'passwords in the text of codes that join a wireless network',
    source: 'Wi-Fi Alliance WPA3 Specification, section 7 (URI format)',
    literals: [';p:', 'wifi:p:'],
    ahead: QUOTE,
    before: /WIFI:(?:[^\n]*;)?P:["']?$/,
    behind: /^["']?;/,
  },
  {
    name: 'session-cookie',
    finds: 'sessions in cookies: those of common frameworks, and what a cookie header calls a session',
    source:
      'RFC 6265 section 8.4 (session identifiers); manuals of PHP, Jakarta Servlet, ASP.NET, Express, Django',
    literals: ['sessid=', 'sessionid=', 'session_id=', 'session=', 'sid=', '.aspxauth=', 'core.cookies='],
    ahead: /^(?:s(?:%3A|:))?/i,
    before:
      /(?:(?:PHPSESSID|JSESSIONID|ASP\.NET_SessionId|connect\.sid|laravel_session|\.ASPXAUTH|AspNetCore\.(?:Session|Cookies))=|\bCookie["']?[:=,] ?["']?(?:[^\n]*[; ])?[\w.-]{0,40}(?:session|session_?id|sessid|\bsid)=)(?:s(?:%3A|:))?$/i,
    least: 16,
    ends: /[\s"'`;,<>&?#]/,
  },
  {
    name: 'call-password',
    finds: 'passwords behind a user name in the calls that open a connection or make credentials',
    source: 'manuals of Requests, Java SE, .NET, OkHttp, Apache HttpClient, smtplib',
    literals: [
      '.login(',
      'auth=(',
      'basicauth(',
      'credentials.basic(',
      'networkcredential(',
      'passwordcredentials(',
    ],
    ahead: new RegExp(`^${ARGUMENT}["']`),
    before: new RegExp(
      `(?:\\.login|auth=|BasicAuth|[Cc]redentials\\.basic|NetworkCredential|PasswordCredentials)\\(${ARGUMENT}["']$`,
    ),
    mayBeOfApp: true,
    least: 8,
  },
  {
    name: 'connecting-call-password',
    finds: 'passwords behind an address and a user name in the calls that open a database',
    source: 'manuals of mysqli, PDO and JDBC',
    literals: ['mysqli_connect(', 'mysqli(', 'mysql_connect(', 'new pdo(', 'getconnection(', 'dbi->connect('],
    ahead: new RegExp(`^(?:${ARGUMENT}){2}["']`),
    before: new RegExp(`(?:mysqli?_connect|mysqli|PDO|getConnection|DBI->connect)\\((?:${ARGUMENT}){2}["']$`),
    least: 8,
  },
];
