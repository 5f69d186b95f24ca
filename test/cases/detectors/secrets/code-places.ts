/** Passwords in people's own code: for each place texts with one, what has the same words and none, and words or numbers alone. */

/** `%` is where the password stands. */
export const CODE: Readonly<Record<string, readonly string[]>> = {
  'device-code-password': [
    '#define SECRET_SSID "Barn 2"\n#define SECRET_PASS "%" // of the yard',
    '#define WIFI_PASSWORD    "%"',
    'char ssid[] = "Barn 2";\nchar pass[] = "%";',
    'const char *ssid = "Barn 2";\nconst char *password = "%";',
    'char wifiPassword[64]="%";',
  ],
  'network-call-password': [
    'WiFi.begin("Barn 2", "%");',
    'WiFi.softAP("Barn 2", "%");',
    "wlan.connect('Barn 2', '%')",
  ],
  'device-auth-token': ['char auth[] = "%"; // Your Auth Token', 'char blynk_auth[33] = "%";'],
  'connection-keyword-password': [
    "pymysql.connect(host='db', user='shop', password='%', db='shop')",
    'mysql.createConnection({host: "db", user: "shop", password: "%"})',
    'Redis.createClient({ password: "%" })',
    "ConnectHandler(device_type='cisco_ios', passwd = '%')",
  ],
  'keyword-argument-password': ["open_box(user='eva', password='%')", 'open_box(passwd="%", port=2)'],
  'account-number-password': ['ad.Login("651577316", "%")', "s.login('eva@shop.example', '%')"],
  'service-setting-password': [
    "$dbpass = '%';",
    "define('DB_PASSWORD', '%');",
    'SMTP_PASS = "%"',
    '"mqttPassword": "%"',
  ],
  'inventory-password': [
    '10.0.0.9 ansible_user=ops ansible_ssh_pass=% ansible_port=22',
    'ansible_password: "%"\n',
  ],
  'account-object-password': [
    'post(url, data={"username": "nils", "password": "%"})',
    "{ email: 'nils@shop.example',\n  password: '%' }",
  ],
};

export const OTHER_CODE: Readonly<Record<string, readonly string[]>> = {
  'device-code-password': [
    '#define PASSWORD_MAX "Walnut-28"',
    '#define SECRET_SSID "Walnut-28"',
    '#define SECRET_PASS "12345678"',
    '#define SECRET_PASS "87654321"',
    '#define SECRET_PASS "11223344"',
    '#define SECRET_PASS "40404040"',
    'char ssid[] = "Barn 2";\nchar pass[] = "YourWiFiPass2";',
    'char pass[16] = {0};',
  ],
  'network-call-password': [
    'WiFi.begin("Wokwi-GUEST", "", 6);',
    'WiFi.begin(ssid, "gardenhose8");',
    'WiFi.begin("SSID", "11111111");',
  ],
  'device-auth-token': [
    'char auth[] = "YourAuthToken";',
    'char auth[] = "PasteTheTokenOfYourDeviceHereNow";',
  ],
  'connection-keyword-password': [
    "connect(host='db', password=password)",
    "connect(host='db', password='testpass123')",
    "label(password='gardenhose8')",
  ],
  'keyword-argument-password': [
    "form(password='newPassword2')",
    "form(password='loginForm3')",
    "password='raspberryJam7'",
    "form(password='gardenhose8')",
  ],
  'account-number-password': ['ad.Login("anna", "qq31415927")', 'ad.Login("651577316", "password1")'],
  'service-setting-password': ["$dbpass = '';", "$dbpass = 'root';", "$dbpass = getenv('DB_PASS2');"],
  'inventory-password': [
    'ansible_password: "{{ vault_pass2 }}"',
    'ansible_ssh_pass=12345678',
    'ansible_ssh_pass=vagrant12',
  ],
  'account-object-password': [
    '{"username": "string", "password": "passwordField1"}',
    '{"username": "nils", "password": "gardenhose8"}',
    '{"errors": {"password": "Walnut2891"}}',
  ],
};

/** A word with a number, a number, and what else only its place proves; all rules look. */
export const SIMPLE_PASSWORDS: readonly (readonly [text: string, value: string])[] = [
  ['#define SECRET_SSID "barn"    // of the yard\n#define SECRET_PASS "%"', '73920518'],
  ['char ssid[] = "Barn 2";\nchar pass[] = "%";     // of the yard', '4098765123'],
  ['const char* ssid = "Barn";\nconst char* password = "%";', 'gardenhose8'],
  ['WiFi.begin("Barn 2", "%");', '73920518'],
  ['char auth[] = "%"; // Your Blynk Auth Token', ['r8kQz_4vNw-Xp2b', 'Lm7YcHs5DgJf9E3aT'].join('')],
  ["ssh.connect('10.1.4.7', username='pi', password='%')", 'blueberryJam6'],
  ["open_box(user='eva', password='%')", 'blueberryJam6'],
  ['ad.Login("651577316","%")', 'ww27182845'],
  ["$dbpass = '%';", 'la4471kx'],
  ['10.0.0.9 ansible_user=ops ansible_password=%', 'papillon77'],
  ['post(url, data={"username": "nils", "password": "%"})', 'Heidekraut8'],
  ["cy.get('#pw').type('%')", 'Starflower!901'],
  ["cy.get('input[name=pwd]').type('%')", 'Wanderer2023'],
  ["page.fill('#user_pass', '%')", 'almendra1723'],
  ['driver.find_element(By.ID, "txtPass").send_keys("%")', 'Monsoon@77'],
];

/** Words and numbers in addresses of servers that anybody reaches. */
export const SIMPLE_ADDRESSES: readonly string[] = [
  'mongodb+srv://tran310703:310703@cluster-two.kd5flzh.mongodb.net/shop?retryWrites=true',
  'mongodb+srv://greta:KEEPBEESALWAYS@cluster0.wq71ntz.mongodb.net/',
  'mongodb+srv://hillcombe:hillcombe@cluster0.bzqpk.mongodb.net/db',
  'mongodb+srv://mirela:mirela.in@cluster0.t8fvwy3.mongodb.net/db',
  'mongodb+srv://admin:admin@cluster0.zkqwd.mongodb.net/db',
  'postgresql://owner:violets@ep-green-moon-a52.eu-central-1.aws.neon.tech/db',
  'redis://default:lighthouse@redis-18210.c10.us-east-1-3.ec2.cloud.redislabs.com:18210',
  'mysql://shopdb:740912@82.61.14.203:3306/shop',
  'ftp://lindner:sommer@ftp.baeckerei-lindner.de/htdocs',
];

/** What stands for a password there, or for a server. */
export const NO_SIMPLE_ADDRESSES: readonly string[] = [
  'mongodb+srv://username:password@cluster0.bzqpk.mongodb.net/db',
  'mongodb+srv://greta:KEEPBEESALWAYS@cluster0.abcde.mongodb.net/db',
  'mongodb+srv://greta:sommer@cluster0.xxxxx.mongodb.net/db',
  'mongodb+srv://greta:sommer@cluster.mongodb.net/db',
  'mongodb+srv://%s:%s@cluster0.bzqpk.mongodb.net/',
  `mongodb+srv://\${USER}:\${PASS}@cluster0.bzqpk.mongodb.net/`,
  'mongodb+srv://<user>:<db_password>@cluster0.bzqpk.mongodb.net/',
  'postgres://postgres:postgres@localhost:5432/app',
  'postgres://shop:shop@db:5432/shop',
  'mysql://root:root@mysql:3306/x',
  'postgres://hillcombe:hillcombe@10.0.4.9/shop',
  'postgres://hillcombe:hillcombe@db.internal/shop',
  'postgres://hillcombe:hillcombe@db.example.com/shop',
  'postgres://hillcombe:hillcombe@203.0.113.7/shop',
  'mysql://shopdb:12345678@82.61.14.203:3306/shop',
  'oracle://scott:tiger@db.oracle.com:1521/orcl',
  'ftp://anonymous:guest@ftp.gnu.org/',
  'http://foo:barbar@proxy.company.com:8080',
  'https://user:passwd@shop.net/',
  'ssh://git:gitgit@git.shop.net/',
];

const UUID = ['6b1f0c5e', '92d7', '4a38', 'b6e4', '0d7f5a1c93e2'].join('-');

/** A UUID that code calls a key, and the same called something else. */
export const UUID_KEYS: readonly string[] = [
  `const API_KEY = '${UUID}';`,
  `"auth_token": "${UUID}"`,
  `$secret_key = "${UUID}";`,
];
export const NO_UUID_KEYS: readonly string[] = [
  `const AGENT_ID = '${UUID}';`,
  `"api_key_id": "${UUID}"`,
  `partition_key = "${UUID}"`,
  `idempotency_key: "${UUID}"`,
  `api_key=${UUID}`,
  'api_key = "123e4567-e89b-12d3-a456-426614174000"',
  'api_key = "f47ac10b-58cc-4372-a567-0e02b2c3d479"',
  'api_key = "00000000-0000-0000-0000-000000000000"',
];
export const KEY_UUID: string = UUID;

/** What tests type to be refused, and fields that are none for a password. */
export const NO_TYPED: readonly string[] = [
  "page.fill('#password', 'wrongPassword1!')",
  "cy.get('#password').type('invalid_password1')",
  "cy.get('#password').type('notapassword1')",
  "cy.get('#compass').type('Northeast45')",
  "page.fill('#passport', 'Kx882017')",
  "cy.get('#pw').type('{enter}')",
];
