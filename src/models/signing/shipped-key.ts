/** The public key that the models of Weir are signed with; written by scripts/sign-models.ts. */
export const SHIPPED_KEY = `-----BEGIN PUBLIC KEY-----
MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEbIH2wSNWvaioJa1f8vQXmkqkfxdb
KRFPIBn/33alW6ZvhxSNq+wGUoQHXQCSkd+l5KYLpoVDiVeI4vTlg+0xlw==
-----END PUBLIC KEY-----
`;
