/** The public key that the models of Weir are signed with; written by scripts/sign-models.ts. */
export const SHIPPED_KEY = `-----BEGIN PUBLIC KEY-----
MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE1xHz9XW1XkUBkKDBCGqyDSMFKSLe
jU5zTKMaNcuLfRPYVzzTj3LNlMzwNHMouhgs+Uz3OPaX0R2a7K4yscO2Ww==
-----END PUBLIC KEY-----
`;
