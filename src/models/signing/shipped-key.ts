/** The public key that the models of Weir are signed with; written by scripts/sign-models.ts. */
export const SHIPPED_KEY = `-----BEGIN PUBLIC KEY-----
MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEpW8B04ouBbY96k4Q/U8f+Hw9IoY0
GeRl34IGR0R9Bltp00oCJCq9cqS5Igi5XBWw+mNGwGZGloj1Xss57RqIUw==
-----END PUBLIC KEY-----
`;
