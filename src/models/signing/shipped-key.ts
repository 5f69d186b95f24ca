/** The public key that the models of Weir are signed with; written by scripts/sign-models.ts. */
export const SHIPPED_KEY = `-----BEGIN PUBLIC KEY-----
MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEWPEtJ9Vn/AznLdzRQ/dDEcZppny0
6j4puLaRSkQP8cHZOr3XrqVfJFnh23eOVzlpZbWUj0Z0hr5jsOtVomAK8g==
-----END PUBLIC KEY-----
`;
