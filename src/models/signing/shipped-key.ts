/** The public key that the models of Weir are signed with; written by scripts/sign-models.ts. */
export const SHIPPED_KEY = `-----BEGIN PUBLIC KEY-----
MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEC55A8zm9trok1e6LgTQZfhknie3z
CpcXufaLfJxyic21FFn2lihkworNmhhFuMPamE94LZcCCYHT40zkPSdvTA==
-----END PUBLIC KEY-----
`;
