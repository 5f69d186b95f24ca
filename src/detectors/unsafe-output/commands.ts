/** Phrases of SQL and of shells that destroy, read out or run what nobody asked for. */
import type { Phrase } from './phrases.ts';

/** ISO/IEC 9075-2, and what vendors add to it; OWASP's pages on SQL injection. */
export const SQL: readonly Phrase[] = [
  ['drop', 'table database schema view index user role login procedure function trigger tablespace sequence'],
  ['truncate', 'table'],
  ['delete', 'from'],
  ['insert', 'into'],
  ['update', '*', 'set'],
  ['alter', 'table user role login system database'],
  ['create', 'user login role trigger function procedure extension'],
  ['create', 'or', 'replace'],
  ['grant', 'all select insert update delete execute dba'],
  ['union', 'select'],
  ['union', 'all distinct', 'select'],
  ['into', 'outfile dumpfile'],
  ['to from', 'program'],
  ['attach', 'database'],
  ['waitfor', 'delay'],
  ['exec execute', 'xp_cmdshell sp_executesql sp_oacreate sp_configure immediate master..xp_cmdshell'],
  [
    'xp_cmdshell load_file( pg_read_file( pg_sleep( benchmark( load_extension( lo_import( utl_http. dbms_scheduler.',
  ],
  ['information_schema sqlite_master pg_shadow pg_authid mysql.user all_tables sysobjects'],
  ['or and', "1=1 '1'='1 'a'='a ''=' \"1\"=\"1 \"\"=\" 'x'='x true--"],
];

const REMOTE = 'http:// https:// ftp:// "http:// "https:// \'http:// \'https:// "$ $';

/** POSIX shells, PowerShell and cmd; LOLBAS, GTFOBins and the pages of MITRE ATT&CK on T1059. */
export const SHELL: readonly Phrase[] = [
  ['rm', '-rf -fr -r -f -rf/ --recursive --force --no-preserve-root'],
  ['|', 'sh bash zsh ksh dash python python3 perl ruby node php sudo iex xargs tee'],
  ['curl wget', `-o -s -sl -fssl -x -d --data -k --upload-file -t -q -qo- ${REMOTE}`],
  ['nc ncat netcat', '-e -c -l -lvp -nv -lvnp'],
  ['bash sh zsh python python3 perl ruby node php', '-c -i -e -r'],
  [
    'powershell pwsh powershell.exe',
    '-e -ec -enc -encodedcommand -c -command -nop -w -exec -ep -noprofile -executionpolicy',
  ],
  ['cmd cmd.exe', '/c /k'],
  ['invoke-expression invoke-webrequest downloadstring( downloadfile( start-process set-executionpolicy'],
  ['iex', '( $ (new-object'],
  ['certutil', '-urlcache -decode'],
  ['bitsadmin', '/transfer'],
  ['mshta rundll32 regsvr32', 'http:// https:// javascript: /s'],
  ['vssadmin', 'delete'],
  ['schtasks', '/create'],
  ['reg', 'add delete'],
  ['net', 'user localgroup'],
  ['del', '/f /s /q'],
  ['rd rmdir', '/s /q'],
  ['sudo', 'su rm bash sh chmod chown dd mkfs tee cat visudo apt yum systemctl -i -s'],
  ['chmod', '777 +x 4755 u+s -r a+x 0777'],
  ['chown', 'root root:root -r'],
  ['dd', 'if= of='],
  ['mkfs mkfs.ext4 mkfs.xfs', '/dev/ -t'],
  ['mkfifo', '/ -m'],
  ['base64', '-d --decode -di'],
  ['xxd', '-r'],
  ['crontab', '-e -r -'],
  ['kill', '-9'],
  ['ssh', '-r -l -o -i'],
  ['scp rsync', '-r -a -p'],
  ['> >>', '/etc/ /dev/sd /dev/nvme /boot/ ~/.ssh/ ~/.bashrc ~/.profile /root/ /usr/'],
  ['/dev/tcp/ /dev/udp/ /etc/passwd /etc/shadow /etc/sudoers ~/.ssh/ .aws/credentials /proc/self/environ'],
  ['$( $ifs :(){ ld_preload='],
];
