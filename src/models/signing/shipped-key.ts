/** The public key that the models of Weir are signed with; written by scripts/sign-models.ts. */
export const SHIPPED_KEY = `-----BEGIN PUBLIC KEY-----
MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEnTYxOTR8xNoDsUp8grIfYTFMQGni
dvlE0b/smgy+T+r6Y+CoG5HT1dkaFA02y3ue9ZH3/+cNHi9/bh2uNpMCSQ==
-----END PUBLIC KEY-----
`;
