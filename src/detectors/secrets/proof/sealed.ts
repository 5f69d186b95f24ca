/** What is kept encrypted or as a hash, told by what its tool writes: nobody can use it as it stands. */

const SCHEMES =
  'cipher|aes(?:-?\\d{3})?|3des|des|xor|rsa|s?sha-?\\d{0,3}|s?md5|smd5|crypt|bcrypt|pbkdf2[\\w-]*|argon2\\w*|scrypt|enc|encrypted';
const BASE64 = '[A-Za-z\\d+/]';

const FORMS: readonly RegExp[] = [
  // Hashes of MySQL and PostgreSQL, of Django and Werkzeug, of the crypt of Unix and of devices.
  /^\*[0-9A-F]{40}$/i,
  /^md5[0-9a-f]{32}$/,
  /^SCRAM-SHA-\d{1,3}\$\d/,
  /^(?:pbkdf2|bcrypt|scrypt|argon2)[\w:-]*\$./i,
  /^(?:[\w.@-]{1,64}:)?\$[\w-]{1,12}\$[^$]{1,64}\$/,
  // The scheme in braces, as directories, Spring and WebLogic write it.
  new RegExp(`^\\{(?:${SCHEMES})\\}`, 'i'),
  // dotenvx, SOPS, Jasypt and hiera-eyaml, Vault, Ansible.
  /^(?:encrypted|ciphertext|vault:v\d{1,3}):/,
  /^ENC[[(]|^\$ANSIBLE_VAULT;/,
  // Sealed Secrets: the length of an RSA block in two bytes, the block, and what it seals.
  new RegExp(`^A[gQ][A-D]${BASE64}{24,}={0,2}$`),
  // The services for keys of AWS and Google.
  new RegExp(`^(?:AQICAH|AQECAH|CiQA)${BASE64}{60,}={0,2}$`),
  // Bitwarden, and the credentials of Rails: the text, its vector and its proof.
  new RegExp(`^\\d\\.${BASE64}{22}==\\|${BASE64}+`),
  new RegExp(`^${BASE64}{16,}={0,2}--${BASE64}{16}--${BASE64}{22}==$`),
];

/** Is it the encrypted form or the hash of a secret? */
export function isSealed(value: string): boolean {
  return FORMS.some((form) => form.test(value));
}
