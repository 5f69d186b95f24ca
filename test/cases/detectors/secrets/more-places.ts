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
};

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
};
