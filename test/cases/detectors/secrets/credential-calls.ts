/** Passwords in pairs of code, in calls that make credentials, and behind commands that store them; and what has the same words and none. */

/** `%` is where the password stands. */
export const CREDENTIALS: Readonly<Record<string, readonly string[]>> = {
  'paired-value-password': [
    'creds = ("svc", "%")',
    'session.auth = ("svc", "%")',
    'credentials = [user, "%"]',
    "'auth' => ['svc', '%'],",
    'basic_auth: {"svc", "%"}',
    'const login = [\n  "svc",\n  "%",\n];',
  ],
  'credentials-call-password': [
    'val legacy = BasicAuthCredentials("svc", "%")',
    'Credentials::new("svc@shop.example".to_string(), "%".to_string())',
    'credentials.NewStaticV4("shop", "%", "")',
    'url.UserPassword("svc", "%")',
    "$imap->login('svc', '%');",
    'new PlainTextAuthProvider("cassandra", "%")',
    'httr::authenticate("svc", "%")',
  ],
  'credentials-call-third-password': [
    'ClientSecretCredential(tenant_id, client_id, "%")',
    'smtp.PlainAuth("", "svc@shop.example", "%", "mail.shop.example")',
    "webpush.setVapidDetails('mailto:svc@shop.example', publicKey, '%')",
  ],
  'key-call-secret': ['cipher = Fernet(b"%")', 'new AzureKeyCredential("%")', "request.bearer_auth('%')"],
  'bare-call-password': ["req.basic_auth 'svc', '%'", 'conn.request :authorization, :basic, "svc", "%"'],
  'encoded-pair-password': [
    'btoa("svc:%")',
    "Buffer.from('svc:%').toString('base64')",
    'base64.b64encode(b"svc:%").decode()',
    'Base64.getEncoder().encodeToString("svc:%".getBytes())',
  ],
  'pair-setting-password': ["auth: 'svc:%',", 'curl_setopt($ch, CURLOPT_USERPWD, "svc:%");'],
  'encoded-pair-in-command': ["echo -n 'svc:%' | base64", 'printf "svc:%" | base64 -w0'],
  'piped-secret': [
    'echo % | gh auth login --with-token',
    "printf '%' | wrangler secret put API_KEY",
    'echo "%" | docker secret create db -',
  ],
  'kept-secret': [
    'aws ssm put-parameter --name /shop/db --type SecureString --value %',
    'az keyvault secret set --vault-name shop --name db --value "%"',
    'kubectl create secret generic db --from-literal=username=app --from-literal=password=%',
  ],
  'handed-to-command-password': [
    'sudo -S apt update <<< "%"',
    'restic --password-command "echo %" snapshots',
    'rclone obscure %',
  ],
};

/** What has the same words, and no password. */
export const OTHER_CREDENTIALS: Readonly<Record<string, readonly string[]>> = {
  'paired-value-password': [
    'creds = ("svc", password1)',
    'creds = ("svc", "eu-west-1")',
    'auth: ["user:read", "repo:write2"]',
    'point = ("svc", "Walnut-Comet-!-28")',
    'author = ("Eva", "Walnut-Comet-!-28")',
  ],
  'credentials-call-password': [
    'new UsernamePasswordAuthenticationToken(user, null, authorities2)',
    'login("alice", "wrong-password1")',
    'page.login("standard_user", "secret_sauce")',
    'credentials("user", "name@shop.example")',
    'authenticate("jwt", options2)',
  ],
  'credentials-call-third-password': [
    'ClientSecretCredential(tenant_id, client_id, client_secret2)',
    'ClientSecretCredential("a", "b", "1b4e28ba-2fa1-11d2-883f-0016d3cca427")',
  ],
  'key-call-secret': [
    'new AzureKeyCredential("Walnut-!-28")',
    'AzureKeyCredential("your-azure-api-key-goes-here-1")',
    'AzureKeyCredential(process.env.AZURE_KEY2)',
  ],
  'bare-call-password': ["req.basic_auth 'svc', password1", "http_basic_auth 'svc2'"],
  'encoded-pair-password': [
    'btoa("https://shop.example/v2")',
    'Buffer.from("urn:ietf:params2:x")',
    'btoa("svc:password1")',
    'encode("svc:Walnut-Comet-!-28")',
  ],
  'pair-setting-password': ['auth: "oauth2:clientId2"', 'author: "svc:Walnut-Comet-!-28"'],
  'encoded-pair-in-command': [
    'echo "svc:SGVsbG8gd29ybGQ" | base64 --decode',
    'echo "at 12:Walnut30" | tee log',
  ],
  'piped-secret': ['echo Walnut-Comet-!-28 | tee log', 'echo "$TOKEN2" | gh auth login --with-token'],
  'kept-secret': [
    'aws ssm put-parameter --name /shop/url --type String --value Walnut-Comet-!-28',
    'kubectl create secret generic db --from-literal=username=app2User',
    'kubectl create configmap shop --from-literal=password=Walnut-Comet-!-28',
  ],
  'handed-to-command-password': [
    'grep x2 <<< "Walnut-Comet-!-28"',
    'restic --password-command "pass show r2"',
  ],
};
