/** The public key that the models of Weir are signed with; written by scripts/sign-models.ts. */
export const SHIPPED_KEY = `-----BEGIN PUBLIC KEY-----
MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEXmQ7v2qCNGOGBAm8F6ZSPulHpBAb
c6EsPlOP/zMvGoJ9LrRmPtRZRO5mBHO5Cx36TQvRzjFU6A8BpLFkNfSpqQ==
-----END PUBLIC KEY-----
`;
