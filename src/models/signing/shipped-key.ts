/** The public key that the models of Weir are signed with; written by scripts/sign-models.ts. */
export const SHIPPED_KEY = `-----BEGIN PUBLIC KEY-----
MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEP5Objt4KsNp0erIkOXVxCe8f05IP
/uMNiXe7laaEVm9Gh7o1T4u1pwdEymdhbnXkWywkYRYyGgrCPiII3nzsQA==
-----END PUBLIC KEY-----
`;
