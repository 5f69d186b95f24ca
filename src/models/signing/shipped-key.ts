/** The public key that the models of Weir are signed with; written by scripts/sign-models.ts. */
export const SHIPPED_KEY = `-----BEGIN PUBLIC KEY-----
MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEl/B1kRQO5YpmYwj2frpEbuSceuT+
XnAatsjP6o/U7Bc8M60tQYnfGd6X/NXZmp3YCQ9hr6Zj4K83NWEcheWO/A==
-----END PUBLIC KEY-----
`;
