/** The public key that the models of Weir are signed with; written by scripts/sign-models.ts. */
export const SHIPPED_KEY = `-----BEGIN PUBLIC KEY-----
MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEUZ7jx+2SJukgIfi9XB+IA/ps9GqI
DPm1L5OnXdmf68mSbav0KzUO+6zseY79uesZL8hZtud3ZoweI7K6JTh/ZA==
-----END PUBLIC KEY-----
`;
