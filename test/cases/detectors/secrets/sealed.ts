/** What stands behind a name for a secret and is encrypted or a hash, as tools write it; invented and put together here. */
import { generated } from './tokens.ts';

const base64 = (length: number) => generated(`sealed ${length}`, length, 'base64');
const hex = (length: number) => generated(`a hash ${length}`, length, 'hex');
const scram = ['SCRAM-SHA-256$4096', `${base64(22)}==$${base64(43)}=`, `${base64(43)}=`].join(':');

export const SEALED_VALUES: readonly string[] = [
  `spec:\n  encryptedData:\n    password: AgB${base64(340)}=\n    apiToken: AgA${base64(300)}==\n`,
  `  encryptedData:\n    db-password: ${base64(96)}\n`,
  `db_password: ENC[AES256_GCM,data:${base64(23)}=,iv:${base64(43)}=,tag:${base64(22)}==,type:str]`,
  `api_key: ENC[PKCS7,MIIBeQ${base64(120)}]`,
  `vault_password: !vault |\n  $ANSIBLE_VAULT;1.1;AES256\n  ${generated('a vault', 80, 'digit')}\n`,
  `spring.datasource.password=ENC(${base64(43)}=)`,
  `spring.datasource.password={cipher}${hex(64)}`,
  `password: "{AES}${base64(43)}="`,
  `<password>{AQAAABAAAAAQ${base64(43)}=}</password>`,
  `DB_PASSWORD="encrypted:${base64(140)}"`,
  `secret: vault:v1:${base64(64)}==`,
  `"password": "2.${base64(22)}==|${base64(22)}==|${base64(43)}="`,
  `KMS_SECRET=AQICAHh${base64(180)}==`,
  `credentials.yml.enc: ${base64(80)}--${base64(16)}--${base64(22)}==`,
  `encrypted_password: "${base64(62)}=="`,
  `encryptedApiKey = "${base64(64)}"`,
  `MASTER_KEY_ENCRYPTED=${base64(64)}`,
  `token_ciphertext: ${base64(64)}`,
  `wrapped_key: ${base64(64)}`,
  `sealed_secret: ${base64(64)}`,
  `ALTER ROLE app PASSWORD '${scram}';`,
  `ALTER ROLE app PASSWORD 'md5${hex(32)}';`,
  `CREATE USER 'app'@'%' IDENTIFIED BY PASSWORD '*${hex(40).toUpperCase()}';`,
  `password=pbkdf2_sha256$600000$${base64(22)}$${base64(43)}=`,
  `hashed_password = "${base64(43)}="`,
  `enable secret 9 $9$${generated('a salt', 14)}$${base64(43)}`,
  `htpasswd: admin:$apr1$${generated('a salt', 8)}$${generated('a hash', 22)}`,
  `-----BEGIN PGP MESSAGE-----\n\n${base64(64)}\n${base64(64)}\n=aB3d\n-----END PGP MESSAGE-----`,
  `-----BEGIN AGE ENCRYPTED FILE-----\n${base64(64)}\n-----END AGE ENCRYPTED FILE-----`,
];

/** The same words where nothing is encrypted. */
export const NOT_SEALED: readonly (readonly [text: string, value: string])[] = [
  ['encryption_key: %', `${base64(43)}=`],
  ['CSRF_SECRET=%', generated('a secret of forms', 40)],
  ['UNSEALED_TOKEN=%', generated('an open token', 40)],
  ['data:\n  password: %\n', base64(32)],
];
