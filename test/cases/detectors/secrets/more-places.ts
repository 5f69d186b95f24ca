/** Further places of passwords: in what tools print, in sessions, in stores; and what has the same words and no password. */

/** `%` is where the password stands. */
export const MORE_PLACES: Readonly<Record<string, readonly string[]>> = {
  'printed-secret': [
    `$ kubectl get secret shop-db -n shop -o jsonpath='{.data.password}' | base64 -d; echo\n%\n$ exit`,
    'kubectl -n shop get secret shop-db -o jsonpath="{.data.pw}" | base64 --decode\n%',
    '~ argocd admin initial-password -n argocd\n%\n\n This password must be changed',
    '$ vault kv get -mount=shop -field=password db\n%\n',
    'aws secretsmanager get-secret-value --secret-id shop/db --query SecretString --output text\n%\n',
    '$ az keyvault secret show --vault-name shop --name db --query value -o tsv\n%\n',
    '$ gcloud secrets versions access latest --secret=shop-db\n%\n',
    '$ terraform output -raw db_password\n%\n$',
  ],
  'printed-first-password': [
    'Please use the following password to proceed to installation:\n\n%\n\nThis may also be found at:',
    'Password for the [elastic] user successfully reset.\nNew value: %\n',
    'Password for the elastic user (reset with `bin/elasticsearch-reset-password -u elastic`):\n  %\n',
    '[Server] A temporary password is generated for root@localhost: %\n',
  ],
  'sensitive-output': [
    '"db_login": {\n    "sensitive": true,\n    "type": "string",\n    "value": "%"\n  }',
    '{"api":{"sensitive":true,"type":"string","value":"%"}}',
  ],
  'random-password-result': [
    '"override_special": null,\n "result": "%",\n "special": true,',
    '"result":"%","special":false}',
  ],
  'protocol-password': [
    '220 ready\nUSER anna\n331 Password required\nPASS %\n230 in',
    'C: USER anna\nC: PASS %\n',
    '127.0.0.1:6379> AUTH %\nOK',
    'cache-1:6379[2]> auth "%"\n',
    'AUTH PLAIN %\r\n235 ok',
    '/msg NickServ IDENTIFY %\n',
  ],
  'mailbox-login-password': ['A001 LOGIN anna@shop.example "%"\n', 'a7 LOGIN anna %\r\n', '. LOGIN anna %\n'],
  'typed-password': [
    'driver.find_element(By.ID, "password").send_keys("%")',
    "cy.get('input[name=password]').type('%')",
    "await page.getByLabel('Password').fill('%');",
    'el.findElement(By.name("passwd")).sendKeys("%");',
  ],
  'stored-secret': [
    'gh secret set DEPLOY_KEY --repo shop/app --body "%"',
    'rclone config create box sftp host db1 user anna pass %\n',
    'reg add "HKLM\\Winlogon" /v DefaultPassword /t REG_SZ /d % /f',
  ],
  'stored-pair-secret': [
    'dotnet user-secrets set "Jwt:Key" "%"\n',
    'composer config http-basic.repo.shop.example ci %\n',
    'poetry config http-basic.shop anna %\n',
  ],
  'tool-user-password': [
    'http -a anna:% GET https://shop.example/me',
    "xh POST https://shop.example/me -a 'anna:%'",
  ],
  'database-user-password': ['db2 connect to SALES user anna using %'],
  'device-key-password': ['crypto isakmp key % address 192.0.2.7\n', 'key chain A\n key 1\n  key-string %\n'],
  'database-role-password': [
    "CREATE ROLE reports LOGIN PASSWORD '%';",
    "ALTER USER app\n  WITH ENCRYPTED PASSWORD '%' VALID UNTIL 'infinity';",
    "CREATE LOGIN app WITH PASSWORD = N'%';",
    'ALTER USER hr IDENTIFIED BY "new#One" REPLACE "%";',
  ],
  'database-user-statement-password': [
    "CREATE USER 'app'@'%.shop.example' IDENTIFIED BY '%';",
    "ALTER USER 'app'@'localhost' IDENTIFIED WITH caching_sha2_password BY '%';",
    "GRANT ALL ON shop.* TO 'app'@'10.0.0.1'\n  IDENTIFIED BY '%';",
    'CREATE USER shop IDENTIFIED BY % DEFAULT TABLESPACE users;',
    "SET PASSWORD FOR 'app'@'localhost' = '%';",
    "SET PASSWORD FOR 'app'@'localhost' = PASSWORD('%');",
  ],
  'inserted-password': [
    "INSERT INTO users (login, password) VALUES ('eva', '%');",
    "insert into shop.accounts (`id`,`email`,`user_pwd`) values (1,'a@shop.example','%',NOW());",
    "INSERT INTO [dbo].[People] ([Name], [Password], [Since])\nVALUES (N'O''Hara', N'%', GETDATE())",
  ],
  'install-root-password': [
    'lang en_US\nrootpw --plaintext %\ntimezone UTC',
    'rootpw %\n',
    'd-i passwd/root-password password %\nd-i passwd/root-login boolean true',
    'd-i passwd/user-password-again password %',
  ],
  'build-credentials-password': [
    'credentials += Credentials("Nexus", "nexus.shop.example", "ci", "%")',
    'Credentials(\n  "Artifactory Realm",\n  "repo.shop.example",\n  "ci",\n  "%"\n)',
  ],
  'function-address-key': [
    'curl -d @b.json "https://fn-shop.azurewebsites.net/api/orders/submit?code=%"',
    'https://fn-shop.azurewebsites.net/api/submit?code=%&name=anna',
  ],
  'handed-in-password': [
    "chpasswd <<< 'root:%'",
    'chpasswd <<EOF\nroot:%\nEOF\n',
    'chpasswd:\n  expire: false\n  list: |\n    root:%\n',
  ],
  'mac-call-key': [
    "hmac.new(b'%', body, hashlib.sha256)",
    "hmac.new(\n    key=b'%',\n    msg=body)",
    "crypto.createHmac('sha256', '%').update(body)",
    'mac := hmac.New(sha256.New, []byte("%"))',
    "$mac = hash_hmac('sha256', $body, '%');",
    'OpenSSL::HMAC.hexdigest("SHA256", "%", body)',
    "OpenSSL::HMAC.digest(OpenSSL::Digest.new('sha256'), '%', body)",
  ],
  'token-call-key': [
    "jwt.sign({ id: user.id }, '%', { expiresIn: '1h' });",
    'jwt.encode(payload, "%", algorithm="HS256")',
    'jwt.decode(token, "%", algorithms=["HS256"])',
    "jwt.verify(req.cookies.get(name), '%')",
    "$token = JWT::encode($payload, '%', 'HS256');",
    "JWT::decode($token, new Key('%', 'HS256'))",
    'Keys.hmacShaKeyFor("%".getBytes())',
    'Algorithm.HMAC256("%");',
    'new SecretKeySpec("%".getBytes(), "HmacSHA256")',
  ],
  'telephone-secret': [
    '[2004]\ntype=friend\nsecret=%\nhost=dynamic',
    '[trunk]\ntype = peer\nhost = sip.shop.example\nsecret = %\n',
  ],
  'registration-secret': [
    'register => 4420:%@sip.shop.example\n',
    'register => tls://4420@shop.example:%:anna@sip.shop.example/4420',
  ],
  'cluster-cookie': [
    '    erlangCookie: %\ningress:',
    'RABBITMQ_ERLANG_COOKIE=%\n',
    'erl -name a@b -setcookie % -detached',
  ],
  'signing-key-in-call': ['new SymmetricSecurityKey(Encoding.UTF8.GetBytes("%"));'],
  'storage-alias-secret': [
    'mc alias set b3 http://127.0.0.1:9000 minio %\n',
    'mc alias set b3 https://s3.shop.example "minio" "%" --api S3v4',
  ],
};

const phrase = ['comet', 'violet', 'walnut', 'pepper'].join('-');
const uuid = ['404ae0bc', 'a041', '480f', '9f10', '2f5805a91740'].join('-');
/** Letters alone, as chance makes them. */
const letters = ['tqkz', 'uviR', 'tdBN', 'Mn'].join('');

/** Words alone and the like, where the place leaves no doubt. */
export const WORD_PLACES: readonly (readonly [rule: string, text: string, value: string])[] = [
  ['snmp-flag-password', "snmpwalk -v3 -u netmon -A '%' 192.0.2.3", 'Fulmar_dive'],
  ['wireless-key-password', 'network={\n  psk="%"\n}', 'heron drying feathers'],
  ['capital-flag-password', "ssh-keygen -t ed25519 -N '%' -f id", 'otter lamp 9 quay'],
  ['slash-flag-password', 'cmdkey /add:fs02 /user:SHOP\\backup /pass:%\n', 'n0rthernHer0n'],
  ['storage-alias-secret', 'mc alias set b3 http://127.0.0.1:9000 minio %\n', 'gorse-Wagtail-drum'],
  ['call-password', 'smtp.login("eva@shop.example", "%")', 'kxwd rofa vbnt gmqe'],
  ['credentials-call-password', 'yagmail.SMTP("eva@shop.example", "%")', 'kxwdrofavbntgmqe'],
  ['credentials-call-third-password', 'smtp.PlainAuth("", me, "%", host)', 'kxwd rofa vbnt gmqe'],
  ['handed-to-command-password', 'restic --password-command "echo %" ls', 'copper-lantern-drizzle-violin'],
  ['cluster-cookie', 'erlangCookie: %\n', 'QWMVBTRYPLXKCJHNSDGF'],
  ['inserted-password', "INSERT INTO users (login, password) VALUES ('mira', '%');", phrase],
  ['inserted-password', "INSERT INTO users (login, password) VALUES ('mira', '%');", 'Velvet$3434'],
  // Some services hand out UUIDs.
  ['netrc-password', 'machine api.shop.example\n  login anna\n  password %\n', uuid],
  ['short-name-password', "auth: { user: 'noreply', pass: '%' },", letters],
  ['short-name-told-password', "i rotated the db pass, it's % now - please", 'Marble!7385'],
];

export const MORE_OTHERS: Readonly<Record<string, readonly string[]>> = {
  'printed-secret': [
    '$ echo aGVsbG8= | base64 -d\nWalnut-Comet-!-28\n',
    '$ kubectl get secret shop-db -o yaml\nWalnut-Comet-!-28\n',
    "$ kubectl get secret shop-db -o jsonpath='{.data.pw}' | base64 -d\nError from server: no secret-9 here\n",
    '$ terraform output -raw region1\neu-central-1\n',
    '$ vault kv get -field=password db\nadmin7@build-01:~$ ls\n',
    '$ vault kv get -field=password db\nadmin7@build-01:~$ \n',
  ],
  'printed-first-password': [
    'New value: 12 characters',
    'New value: Walnut-Comet-!-28',
    'proceed to installation: 2024',
  ],
  'sensitive-output': [
    '"sensitive": false, "type": "string", "value": "Walnut-Comet-!-28"',
    '"sensitive": true, "type": "bool", "value": true',
  ],
  'random-password-result': ['"result": "Walnut-Comet-!-28", "status": 200'],
  'protocol-password': [
    'USER guide\nsee Chapter-12\nPASS Walnut-Comet-28 here',
    'SMTP AUTH Walnut-28 failed',
  ],
  'mailbox-login-password': ['the LOGIN screen Version-2024!', 'step1 LOGIN with Walnut-28 and go on'],
  'typed-password': [
    'cy.get("#name").type("Walnut-Comet-28")',
    'page.getByLabel("Password").fill(password)',
    'the password field: editor.fill("Walnut-Comet-28")',
  ],
  'stored-secret': [
    'gh pr create --body "Release-2024!"',
    'gh issue create --title x --body Walnut-Comet-28',
    'all 12 tests pass on Node-20!',
    'dir /d C2!Data',
  ],
  'stored-pair-secret': [
    'dotnet user-secrets set "Shop:Region" "eu-west-2024"',
    'http-basic.auth is Walnut-28',
  ],
  'database-user-password': ['connect to Sales-1 using Walnut-28'],
  'tool-user-password': ['ls -a home:Walnut-28', 'log in using Walnut-28', 'docker run -a http:Web-2024!'],
  'device-key-password': ['the key-string Walnut-28', 'crypto isakmp key'],
  'database-role-password': [
    "the password 'Walnut-Comet-28' is asked for",
    'CREATE ROLE reports NOLOGIN; password "Walnut-Comet-28"',
    "SELECT REPLACE 'Walnut-28'",
  ],
  'database-user-statement-password': [
    "CREATE USER app IDENTIFIED BY VALUES 'S:8F2A';",
    'CREATE USER app IDENTIFIED BY :pw2;',
    'CREATE USER app IDENTIFIED EXTERNALLY;',
    'the tree is identified by Walnut-28',
    "order by 'Walnut-28'",
    "ALTER USER app IDENTIFIED BY '<password>'",
  ],
  'inserted-password': [
    "INSERT INTO users (login, role) VALUES ('eva', 'Walnut-28');",
    "INSERT INTO users (password, login) VALUES (?, 'Walnut-28');",
    "INSERT INTO users (login, password) VALUES ('Walnut-28', NULL);",
    "INSERT INTO users (login, password) VALUES ('eva', '5d41402abc4b2a76b9719d911017c592');",
    "INSERT INTO users (login, password) VALUES ('eva', '{SSHA}Walnut-28');",
    "the password (see above) values 'Walnut-28'",
  ],
  'install-root-password': [
    'rootpw --iscrypted $6$Walnut28',
    'rootpw --lock\n',
    'the rootpw Walnut-28 is not set here',
    'd-i passwd/username string walnut28',
  ],
  'build-credentials-password': [
    'Credentials("Nexus", "nexus.shop.example", "ci", env2)',
    'Credentials("svc", "Walnut-28")',
    'Credentials(Path.userHome / ".sbt" / "credentials2")',
  ],
  'function-address-key': [
    'https://fn-shop.azurewebsites.net/api/submit?code=200',
    'https://shop.example/callback?code=h1VD1iEMIl6mh1VD1iEMIl6mh1VD1iEMIl6mh1VD1iEMIl6m',
  ],
  'handed-in-password': ['chpasswd <<< "$PAIRS1"', 'chpasswd < users2.txt', 'chpasswd:\n  expire: false\n'],
  'mac-call-key': [
    'hmac.new(key2, body, hashlib.sha256)',
    "hmac.new(os.environ['HMAC_KEY_2'], body)",
    "crypto.createHmac('sha256', process.env.KEY_2)",
    "createHmac('sha256', secret2).update('Walnut-28')",
    "hash_hmac('sha256', 'Walnut-28', $key2)",
    'hmac.New(sha256.New, []byte(key2))',
  ],
  'token-call-key': [
    'jwt.sign(payload, secret2, { issuer: "Walnut-28" })',
    'jwt.decode(token, options={"verify_signature": False})',
    'jwt.verify(token, publicKey2)',
    "jwt.sign(payload, process.env['JWT_KEY_2'])",
    'new SecretKeySpec(bytes2, "AES")',
  ],
  'telephone-secret': [
    '[a]\ntype=friend\n[b]\nsecret=Walnut-28',
    'the secret=Walnut-28',
    '[a]\ntype=oauth\nsecret=Walnut-28',
  ],
  'registration-secret': [
    'register => 4420@sip.shop.example',
    'register = Walnut:Comet-28',
    'register => a:Walnut-28 ',
  ],
  'cluster-cookie': [
    'erlangCookie: monster',
    'the erlang cookie Walnut-28',
    'erlangCookieSecretKey: cookie-key-2',
  ],
  'signing-key-in-call': [
    'Encoding.UTF8.GetBytes("Walnut-Comet-28")',
    'new SymmetricSecurityKey(Encoding.UTF8.GetBytes(key2))',
  ],
  'storage-alias-secret': [
    'mc alias list Walnut-Comet-28',
    'mc alias set b3 http://127.0.0.1:9000 $USER $PASS2word',
  ],
};
