/** Passwords that only their place tells: for each place texts with one, and the same with what stands for one. */
import { ACCOUNT_EXAMPLES, ACCOUNTS, OTHER_ACCOUNTS } from './account-places.ts';
import { CALLS, OTHER_CALLS } from './call-places.ts';
import { CODE, OTHER_CODE } from './code-places.ts';
import { CREDENTIALS, OTHER_CREDENTIALS } from './credential-calls.ts';
import { MORE_OTHERS, MORE_PLACES } from './more-places.ts';
import { type Example, generated } from './tokens.ts';
import { OTHERS_TOLD, SAID_BEFORE, TOLD_IN_PLACES } from './told-places.ts';
import { OTHER_TOOLS, TOOLS } from './tool-places.ts';

const password = generated('a placed password', 14);
const chosen = ['Walnut', 'Comet', '!', '28'].join('-');
/** As generators make them, in three classes of characters without a sign. */
const made = ['6N1jXZ', 'DQeULr', 'Zc2b'].join('');
const hex = generated('an account', 32, 'hex');
const long = generated('a session', 32);
const longest = `${generated('a function', 54)}==`;

/** `%` is where the password stands. */
const PLACES: Readonly<Record<string, readonly string[]>> = {
  'mysql-flag-password': [
    'mysql -u root -p% shop < dump.sql',
    '$ mysqldump -h db.internal --single-transaction -ubackup -p"%" crm',
    "sudo mysqladmin -uroot -p'%' shutdown",
    'mariadb-dump \\\n  -u app \\\n  -p% app',
    '7z x archive.7z -p% -o/tmp',
    'rar a -hp% notes.rar notes',
  ],
  'login-flag-password': [
    'docker login -u builder -p % registry.shop.example',
    'az login --service-principal -u app -p % --tenant shop.example',
    'RUN podman login quay.io -u robot -p="%"',
    'mongodump --host rs0/a,b -u backup -p % --out /dump',
    'beeline -u jdbc:hive2://h:10000 -n hive -p %',
    'rabbitmqadmin -u admin -p % list queues',
    'helm registry login -u me -p "%" shop.example',
  ],
  'capital-flag-password': [
    'sqlcmd -S tcp:sql01,1433 -U sa -P % -Q "select 1"',
    "bcp Orders out o.csv -S sql01 -U sa -P '%' -c",
    'zip -P % notes.zip notes.txt',
    'mosquitto_sub -h mq -t home/# -u app -P %',
    'ssh-keygen -t ed25519 -f id -N "%"',
  ],
  'directory-flag-password': [
    'ldapsearch -x -D "cn=admin,dc=shop,dc=example" -w % -b dc=shop,dc=example',
    'ldapmodify -x -D cn=admin -w "%" -f change.ldif',
  ],
  'cache-flag-password': ['redis-cli -h cache -a % ping', 'valkey-cli -h cache -p 6380 -a "%" info'],
  'snmp-flag-password': [
    'snmpwalk -v3 -u monitor -l authPriv -a SHA -A % 10.1.1.1',
    'snmpget -v 2c -c % 10.1.1.1 sysDescr.0',
  ],
  'openssl-password': [
    'openssl pkcs12 -in cert.p12 -passin pass:% -nodes',
    'openssl enc -aes-256-cbc -salt -in a -out b -k %',
    'openssl rsa -in a.pem -passin "pass:%" -out b.pem',
  ],
  'keystore-password': [
    'keytool -genkeypair -alias app -keystore app.jks -storepass %',
    'jarsigner -keystore app.jks -keypass "%" app.jar app',
  ],
  'slash-flag-password': [
    'xfreerdp /v:srv01 /u:admin /p:% /cert:ignore',
    'wmic /node:srv01 /user:admin /password:% os get caption',
  ],
  'user-percent-password': ['smbclient //nas/share -U backup%%', "net rpc join -S dc01 -U 'CORP\\admin%%'"],
  'user-comma-password': ['lftp -u upload,% sftp://files.shop.example'],
  'oracle-logon-password': [
    'sqlplus scott/%@ORCL',
    'sqlplus -s app/"%"@db01:1521/crm @run.sql',
    'expdp system/% schemas=hr',
  ],
  'web-user-password': [
    'htpasswd -b /etc/nginx/.htpasswd admin %',
    'htpasswd -B -b -c users.txt admin "%"',
    'htpasswd -nbB admin %',
  ],
  'windows-user-password': [
    'net user svcbackup % /add',
    String.raw`net use \\fs01\team /user:backup %`,
    String.raw`net use \\nas\vol1 /u:backup "%"`,
    String.raw`net use Z: \\srv01\data /user:CORP\svc %`,
  ],
  'broker-user-password': ['rabbitmqctl add_user worker %', 'rabbitmqctl -q change_password worker "%"'],
  'piped-password': [
    'echo "%" | docker login -u ci --password-stdin registry.shop.example',
    "echo 'deploy:%' | sudo chpasswd",
    'echo % | sudo -S apt-get update',
    'echo -n % | passwd --stdin deploy',
    "echo -n '%' | openssl passwd -6 -stdin",
  ],
  'password-file-line': ['db.internal:5432:billing:app:%\n', '# ~/.pgpass\nlocalhost:*:*:postgres:%\n'],
  'device-password': [
    'username backup\n password 0 %\n',
    'enable secret %\n',
    'snmp-server community % RO\n',
  ],
  'wireless-code-password': ['WIFI:T:WPA;S:Office;P:%;;', 'WIFI:P:%;S:Office;T:WPA;;'],
  'session-cookie': [
    'Cookie: theme=dark; PHPSESSID=%',
    'Set-Cookie: connect.sid=s%3A%; Path=/; HttpOnly',
    'GET /;JSESSIONID=%?x=1',
    'Cookie: lang=de; app_session=%; theme=dark',
  ],
  'short-name-password': [
    'mdp : %',
    'psw: %',
    'SMTP_PW=%',
    'login: admin / pass: %',
    'PW = "%"',
    'user=admin pw=% host=db',
    '$pass = "%";',
    'let pass = "%"',
  ],
  'call-password': [
    'requests.get(url, auth=("svc", "%"))',
    "server.login(user, '%')",
    'new NetworkCredential("svc", "%")',
  ],
  'shared-drive-password': [
    String.raw`net use Z: \\srv01\data % /user:CORP\svc`,
    String.raw`net use Y: \\fs02\rnd % /user:svc`,
    String.raw`C:\> net use * \\srv01\data "%" /u:svc`,
  ],
  'server-key-password': [
    'radius-server host 192.0.2.4 auth-port 1812 acct-port 1813 key %\n',
    'tacacs-server host 192.0.2.5 key 7 %\n',
    'tacacs-server key %\n',
  ],
  'answered-password': [
    'expect "assword:"\nsend "%"',
    'expect "Password:" { send -- "%" }',
    String.raw`expect "Password:" { send "%\r" }`,
    `expect "me@db's password:"\nsend "%"`,
    "child.expect('password: ')\nchild.sendline('%')",
  ],
  'account-call-token': [
    `client = Client("AC${hex}", "%")`,
    `twilio('AC${hex}', '%')`,
    `require('twilio')('AC${hex}', '%')`,
    `Twilio::REST::Client.new('AC${hex}', '%')`,
    `TwilioClient.Init("AC${hex}", "%");`,
  ],
  'signing-key-setting': [
    '"Jwt": {\n    "Issuer": "shop",\n    "Audience": "shop",\n    "Key": "%"\n  }',
    '"JwtSettings":{"Key":"%","Minutes":30}',
  ],
  'connecting-call-password': [
    'mysqli_connect("localhost", "app", "%", "shop");',
    "DBI->connect($dsn, 'app', '%');",
    'DriverManager.getConnection(url, "sa", "%")',
  ],
};

/** The same in files of settings; `%` is where the password stands. */
const SETTINGS: Readonly<Record<string, readonly string[]>> = {
  'netrc-password': [
    'machine git.shop.example login deploy password %\n',
    'default login backup password %',
    'machine api.shop.example\n  login anna\n  password %\nmachine other.example',
    'cat > ~/.netrc <<EOF\nmachine pkg.shop.example login ci account build password %\nEOF',
  ],
  'wireless-key-password': [
    'network={\n  ssid="Hut"\n  psk="%"\n}',
    'interface=wlan0\nwpa_passphrase=%\n',
    'wpa-ssid Attic\nwpa-psk %\n',
    'nmcli connection modify Hut wifi-sec.psk %',
    '[wifi-security]\nkey-mgmt=wpa-psk\npsk = %\n',
  ],
  'wireless-command-password': [
    'wpa_passphrase Hut % > hut.conf',
    'nmcli device wifi connect Hut password %',
    'nmcli d wifi connect "Upper Hut" password "%"',
  ],
  'variable-before-command-password': [
    'SSHPASS=% sshpass -e ssh root@db01 uptime',
    "PGPASSWORD='%' pg_dump -h db01 crm > crm.sql",
    'env MYSQL_PWD=% mysqldump crm',
    'export BORG_PASSPHRASE="%"; borg create ::now /home',
  ],
  'image-variable-password': [
    'FROM postgres\nENV POSTGRES_PASSWORD %\nEXPOSE 5432',
    'ARG ADMIN_PASS %\nRUN make',
    '  SetEnv DB_PASSWORD "%"\n',
    'port 6380\nrequirepass %\nmaxmemory 1gb',
  ],
  'secure-string-password': [
    '$word = ConvertTo-SecureString -String "%" -AsPlainText -Force',
    "ConvertTo-SecureString -AsPlainText -Force -String '%'",
    "ConvertTo-SecureString -AsPlainText -Force '%'",
  ],
};

/** What stands where a password would. */
const STAND_INS = [
  ...['changeme', '<password>', `\${PASSWORD}`, '$DB_PASSWORD', 'YOUR_PASSWORD', 'mysecretpassword'],
  ...['********', 'password', '{{ password }}', '$(cat secret)', 'example-pass-1', 'xxxxxxxx'],
];

const filled = (text: string, value: string) => text.replace(/%(?!.*%)/s, () => value);

const BUILT = new Set([
  ...['short-name-password', 'cache-call-password', 'cache-command-password'],
  ...['mail-pair-password', 'other-one-password'],
]);

/** What is told by a short name has to look like a password, and a session like nothing people choose. */
function foundIn(rule: string, at: number): string {
  if (rule === 'session-cookie') return long;
  if (rule === 'function-address-key') return longest;
  if (rule === 'account-call-token') return hex;
  if (
    rule === 'header-value-call' ||
    rule === 'device-auth-token' ||
    rule === 'issued-key' ||
    rule === 'key-call-secret' ||
    /^inserted-(?!password)/.test(rule)
  )
    return long;
  if (BUILT.has(rule)) return at % 2 === 1 ? chosen : made;
  return at % 2 === 1 ? chosen : password;
}

/** What has the same words, and no password. */
const OTHERS: Readonly<Record<string, readonly string[]>> = {
  'mysql-flag-password': [
    'mysql -u root -p shop < dump.sql',
    'docker run -d -p3306:3306 mysql',
    'ps -ef | grep -pattern9',
    'mysql -u root | tee -p7file.txt',
    'mysql -uroot; mkdir -p2024/logs',
  ],
  'login-flag-password': [
    'docker run -p 8080:80 shop/login',
    'mkdir -p docker/login2',
    'ssh -p 2222 me@host',
  ],
  'capital-flag-password': [
    'scp -P 2222 a me@host:b',
    'zip -r notes2.zip notes',
    'ssh-keygen -t ed25519 -N ""',
  ],
  'piped-password': ['echo Build-2024! | tee log.txt', 'echo deploy:web01 | sort', 'echo "Done in 12s!"'],
  'password-file-line': ['listen 127.0.0.1:5432:5432', 'ports: 5432:5432', 'a:*:b:c:d e1'],
  'device-password': ['password 0 characters', 'the community Berlin2024 meets'],
  'user-percent-password': ['docker run -U 50%100', 'sort -u file%20name'],
  'oracle-logon-password': ['sqlplus / as sysdba', 'sqlplus app@ORCL', 'sqlplus /nolog @run2.sql'],
  'netrc-password': [
    'the machine at reception asks to login and a password Berlin2024 opens it',
    'machine git.shop.example login deploy\n# no password Berlin2024 here',
  ],
  'wireless-key-password': ['psk=short1', 'key-mgmt=wpa-psk\nNext9Value', 'gpsk=Walnut-Comet-28'],
  'wireless-command-password': ['nmcli device wifi connect Hut', 'wpa_passphrase Hut'],
  'variable-before-command-password': ['unset MYSQL_PWD=', 'NOSSHPASS=Walnut-Comet-28'],
  'image-variable-password': ['the password Berlin2024 stands', 'ENV PASSWORD_FILE Walnut-Comet-28'],
  'secure-string-password': ['Read-Host -AsSecureString -Prompt "Walnut-Comet-28"'],
  'shared-drive-password': ['net use Z: /delete', String.raw`net use Z: \\srv01\data1 /persistent:yes`],
  'server-key-password': ['radius-server timeout 10', 'the tacacs-server key is 12 characters'],
  'answered-password': [
    'expect "login:"\nsend "backup7-user\\r"',
    'expect "Password:"\nsend "$password1\\r"',
    'expect "Password:"\nputs "Walnut-Comet-!-28"',
  ],
  'account-call-token': [
    'Client("AC", "auth-token-2")',
    'Client(account_sid, auth_token2)',
    'Client.new("AC", "auth-token-2")',
  ],
  'signing-key-setting': ['"Jwt": { "Issuer": "shop", "Audience": "shop-2024" }'],
  'session-cookie': [
    'Set-Cookie: session=deleted; Max-Age=0',
    'Cookie: _ga=GA1.2.123456789.1700000000',
    'analytics session=a1b2c3d4e5f6a7b8c9',
    'Cookie: sid=a1b2',
  ],
  'short-name-password': [
    ...['tests pass: Test_Login2', 'to pass: 12!', 'bypass: Walnut-Comet-!-28'],
    ...['tests pass: BuildNumber12Of40OK', 'first pass: HTTP2xxTo3xxRedirects', 'pass: Test2024Suite11x'],
    ...['pass = getPassFromEnv2FooBar', 'pass: 5f4dcc3b5aa765d61d8327deb882cf99'],
  ],
  'call-password': [
    'auth=("svc", password)',
    'page.login("svc", "secret")',
    'session.login("me@shop.example")',
  ],
};

const ALL_OTHERS = {
  ...OTHERS,
  ...MORE_OTHERS,
  ...OTHER_CALLS,
  ...OTHER_CODE,
  ...OTHER_CREDENTIALS,
  ...OTHERS_TOLD,
  ...OTHER_ACCOUNTS,
  ...OTHER_TOOLS,
};

const ALL_PLACES = Object.entries({
  ...PLACES,
  ...SETTINGS,
  ...MORE_PLACES,
  ...CALLS,
  ...CODE,
  ...CREDENTIALS,
  ...TOLD_IN_PLACES,
  ...ACCOUNTS,
  ...TOOLS,
}).flatMap(([rule, texts]) =>
  texts.map((text, at) => {
    const found = foundIn(rule, at);
    return {
      ...{
        rule,
        type: rule === 'account-call-token' ? 'TWILIO_KEY' : 'GENERIC_SECRET',
        score: 0.9,
        found,
        text: filled(text, found),
      },
      misses: [...STAND_INS.map((value) => filled(text, value)), ...(ALL_OTHERS[rule] ?? [])],
    };
  }),
);

export const PLACE_EXAMPLES: readonly Example[] = [...ALL_PLACES, ...SAID_BEFORE, ...ACCOUNT_EXAMPLES];
