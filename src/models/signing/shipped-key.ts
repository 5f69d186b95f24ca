/** The public key that the models of Weir are signed with; written by scripts/sign-models.ts. */
export const SHIPPED_KEY = `-----BEGIN PUBLIC KEY-----
MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE83nxlhlMLB107oWhU+riuM0wpqp+
Sh4qOwtn/adj0YCLfmr74hsNhLZXlyEt1ywrug0N0gvOR72ahy8dqMWRkQ==
-----END PUBLIC KEY-----
`;
