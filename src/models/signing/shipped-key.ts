/** The public key that the models of Weir are signed with; written by scripts/sign-models.ts. */
export const SHIPPED_KEY = `-----BEGIN PUBLIC KEY-----
MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEdjgp2JGhVxqqk8ljvv37pIXWT6WW
+lvKaW2eMfmgKIUHAY0bOcLVX/rxKh+qlxCqiIQh1Lvl8TOII5WHTN1g6Q==
-----END PUBLIC KEY-----
`;
