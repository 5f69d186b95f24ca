/** Passwords in the settings and commands of further tools, and what has the same words and none. */

/** `%` is where the password stands. */
export const TOOLS: Readonly<Record<string, readonly string[]>> = {
  'device-shared-key': [
    '<security>\n  shared_key %\n</security>',
    'set security ike policy p pre-shared-key ascii-text "%"',
    'ip ospf message-digest-key 1 md5 %',
    'snmp-server user mon grp v3 auth sha % priv aes 128 x',
    'snmp-server user mon grp v3 auth sha Amber priv aes 128 %',
    "config wifi-iface 'radio0'\n\toption key '%'",
  ],
  'filled-field-password': [
    'When I fill in "Password" with "%"',
    "browser.type('input[type=password]', '%')",
    'await page.fill("[name=password]", "%")',
  ],
  'key-prompt-password': [
    "Enter passphrase for key '/home/eva/.ssh/id_rsa': %\n",
    'Enter passphrase for /home/eva/.ssh/id_ed25519: %\n',
  ],
  'document-flag-password': [
    'pdftotext -upw % in.pdf',
    'signtool sign /f cert.pfx /p % app.exe',
    'security unlock-keychain -p "%" build.keychain',
    'xcrun altool --upload-app -u eva@shop.example -p %',
  ],
  'gem-source-password': ['BUNDLE_GEMS__SHOP__EXAMPLE: "ci:%"', 'export BUNDLE_GEMS__SHOP__EXAMPLE=ci:%'],
  'tunnel-user-password': ['<auth-user-pass>\nvpnuser\n%\n</auth-user-pass>'],
  'substituted-password': [
    'rsync --password-file=<(echo %) a eva@host::m',
    'vncpasswd -f <<< "%" > passwd',
    "cryptsetup open /dev/sdb1 data <<< '%'",
  ],
};

/** What has the same words and none. */
export const OTHER_TOOLS: Readonly<Record<string, readonly string[]>> = {
  'device-shared-key': [
    'the shared_key Walnut-Comet-28 of both',
    'the file has md5 Walnut-Comet-28',
    "the option key 'Walnut-Comet-28' is old",
    'auth sha Walnut-Comet-28',
  ],
  'filled-field-password': [
    'compare "password" with "Walnut-Comet-28"',
    "find('input[type=password]', 'Walnut-Comet-28')",
    'fill in "Name" with "Walnut-Comet-28"',
  ],
  'key-prompt-password': [
    "Bad passphrase for key 'a': try Walnut-Comet-28 again",
    'passphrase for eva Walnut-2',
  ],
  'document-flag-password': ['mkdir -p Walnut-Comet-28', 'pdftotext -f 2 in2.pdf', 'dir /p Walnut-Comet-28'],
  'gem-source-password': ['BUNDLE_PATH: vendor/ruby2', 'BUNDLE_GEMS__SHOP__EXAMPLE: "token"'],
  'tunnel-user-password': [
    '<auth-user-pass>\nvpnuser\n</auth-user-pass>',
    'auth-user-pass\nvpnuser\nWalnut-Comet-28',
  ],
  'substituted-password': [
    'diff <(echo Walnut-Comet-28) b',
    'grep -c x <<< "Walnut-Comet-28"',
    'read -r a <<< "Walnut-Comet-28"',
  ],
};
